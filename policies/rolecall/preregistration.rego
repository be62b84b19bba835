# METADATA
# title: Users beside what was given at preregistration
# description: Whom each primary contact is compared with, and where they differ.
# schemas:
#   - input: schema["input.schema"]
package rolecall.preregistration

import data.rolecall.organisation

supplied if input.preregistration.source != "none"

# PDP's record beats what the organisation says of itself.
phase := input.register.phase

phase := input.organisation.phase if not input.register

# A record without a phase says that it is registering.
default live := false

live if phase == "live"

# The counted users whose role preregistration records, as [user, role].
primaries contains [i, role] if {
	some i in organisation.counted
	some role, _ in organisation.place[i]
	data.roles[role].in_preregistration
}

combinations := [
	["name", "email", "phone"],
	["name", "email"], ["name", "phone"], ["email", "phone"],
	["name"], ["email"], ["phone"],
]

# Every likeness that a person can have with another: the forms of one field, of two or of three. Looking these up
# finds the record with most fields equal without going through all the records for every user.
likenesses(person) := {likeness |
	forms := {field: comparison.form | some field, comparison in person.comparison}
	some fields in combinations
	likeness := object.filter(forms, fields)
	likeness != {}
}

contacts[role][likeness] contains j if {
	some j, contact in input.preregistration.contacts
	role := contact.role
	some likeness in likenesses(contact)
}

# The contact of that role with whom a user has most fields equal in form, ties to the first. None, where no field is.
compared[i][role] := j if {
	some [i, role] in primaries
	j := nearest(role, input.users[i])
}

# Most users are in their record with all three fields, and nothing is nearer than that.
nearest(role, user) := j if {
	j := min(twins[role][whole(user)])
} else := j if {
	[_, j] := min({[0 - count(likeness), min(contacts[role][likeness])] | some likeness in likenesses(user)})
}

twins[role][whole(contact)] contains j if {
	some j, contact in input.preregistration.contacts
	role := contact.role
}

# The forms of a person who has all three fields.
whole(person) := [person.comparison.name.form, person.comparison.email.form, person.comparison.phone.form]

# Fields that are not equal character for character, each as the violation it would be. A field that either side lacks
# is not compared: the schema asks for it.
differences contains {"user": i, "kind": kind(declared, registered), "aspects": aspects, "violation": violation} if {
	some i, nearest in compared
	some role, j in nearest
	user := input.users[i]
	contact := input.preregistration.contacts[j]
	some field, declared in user.comparison
	user[field] != contact[field]
	registered := contact.comparison[field]
	aspects := sort([aspect |
		some aspect in (object.keys(but_for(declared)) | object.keys(but_for(registered)))
		object.get(but_for(declared), aspect, declared.form) != object.get(but_for(registered), aspect, registered.form)
	])
	violation := {
		"path": ["users", i, field],
		"args": {
			"user": organisation.name_of(user),
			"role": role,
			"field": field,
			"declared": user[field],
			"registered": contact[field],
		},
		"related": [contact_at([j, field])],
	}
}

# An aspect that is not there is as the form has it.
but_for(comparison) := object.get(comparison, "but_for", {})

kind(declared, registered) := "form" if declared.form == registered.form

kind(declared, registered) := "substance" if declared.form != registered.form

# A place in the list of contacts, in whichever document that is.
contact_at(path) := {
	"in": input.preregistration.source,
	"path": array.concat(input.preregistration.path, path),
}

# The primary contacts whom no record of their role resembles, as violations.
strangers contains violation if {
	supplied
	some [i, role] in primaries
	not compared[i][role]
	violation := {
		"path": organisation.entry(i, organisation.place[i][role]),
		"args": {"user": organisation.name_of(input.users[i]), "role": role},
	}
}
