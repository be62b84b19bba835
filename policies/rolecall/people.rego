# METADATA
# title: Users who may be one person
# description: >-
#   What two users have to do with each other by their details. A pair is told once, by the strongest relation that it is
#   in. A user is told beside the earliest user of a relation, and once beside all who are one person.
# schemas:
#   - input: schema["input.schema"]
package rolecall.people

import data.rolecall.lookalikes
import data.rolecall.organisation

# From the strongest to the weakest.
relation(i, j) := "split_roles" if {
	one_person(lookalikes.facts[i], lookalikes.facts[j])
	some role in lookalikes.exclusive[i]
	some other in lookalikes.exclusive[j]
	role != other
} else := "duplicate_email" if {
	lookalikes.facts[i].email.address == lookalikes.facts[j].email.address
} else := "same_person" if {
	one_person(lookalikes.facts[i], lookalikes.facts[j])
} else := "shared_phone" if {
	lookalikes.facts[i].phone.number == lookalikes.facts[j].phone.number
}

one_person(one, other) if one.email.mailbox == other.email.mailbox

one_person(one, other) if {
	one.name.form == other.name.form
	one.phone.number == other.phone.number
}

# The user beside whom another is told, by relation.
told[kind][j] := i if {
	some kind, by_user in earliest
	some j, i in by_user
	not told_already(kind, i, j)
}

# Whether somebody is told beside the same person by a stronger relation.
told_already(kind, i, j) if {
	some stronger in stronger_than[kind]
	one_person(lookalikes.facts[i], lookalikes.facts[earliest[stronger][j]])
}

stronger_than := {
	"duplicate_email": ["split_roles"],
	"same_person": ["split_roles", "duplicate_email"],
	"shared_phone": ["split_roles", "duplicate_email", "same_person"],
}

earliest[kind][j] := min(users) if {
	some kind, by_user in before
	some j, users in by_user
}

before[kind][j] contains i if {
	some j, users in lookalikes.candidates
	some i in users
	i < j
	kind := relation(i, j)
}

# The violation that the same detail of two users is.
pair(i, j, field) := {
	"path": ["users", j, field],
	"args": names(i, j),
	"related": organisation.in_declaration([["users", i, field]]),
}

names(i, j) := {
	"user": organisation.name_of(input.users[j]),
	"other": organisation.name_of(input.users[i]),
}
