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

# The roles that preregistration records.
recorded contains role if {
	some role, details in data.roles
	details.in_preregistration
}

# Where the counted users hold those roles.
primaries[role] := organisation.holders[role] if some role in recorded

# The contact of that role with whom a user has most fields equal in form, ties to the first. None, where no field is.
compared[i][role] := j if {
	some role, entries in primaries
	some entry in entries
	i := entry[1]
	j := nearest(role, input.users[i])
}

# Most users are in their record with all three fields, and nothing is nearer than that.
nearest(role, user) := j if {
	j := min({k |
		some k in addressed[role][form(user, "email")]
		contact := input.preregistration.contacts[k]
		form(contact, "name") == form(user, "name")
		form(contact, "phone") == form(user, "phone")
	})
} else := j if {
	[_, j] := min({[0 - equal, k] |
		some field in fields
		some k in having[role][form(user, field)]
		contact := input.preregistration.contacts[k]
		equal := count([one | some one in fields; form(contact, one) == form(user, one)])
		equal > 0
	})
}

# The contacts of a role who have an email address in that form.
addressed[role][form(contact, "email")] contains j if {
	some j, contact in input.preregistration.contacts
	role := contact.role
}

# Those who have a field in that form, whichever it is.
having[role][form(contact, field)] contains j if {
	some j, contact in input.preregistration.contacts
	role := contact.role
	some field in fields
}

fields := ["name", "email", "phone"]

# What somebody has in a field, in the form in which it is compared.
form(person, field) := object.get(person.forms, field, person[field])

# Fields that are not equal character for character, each as the violation it would be. A field that either side lacks
# is not compared: the schema asks for it.
differences contains {"user": i, "kind": kind, "form": declared, "violation": violation} if {
	some i, nearest in compared
	some role, j in nearest
	user := input.users[i]
	contact := input.preregistration.contacts[j]
	some field in fields
	user[field] != contact[field]
	declared := form(user, field)
	kind := {true: "form", false: "substance"}[declared == form(contact, field)]
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

# A place in the list of contacts, in whichever document that is.
contact_at(path) := {
	"in": input.preregistration.source,
	"path": array.concat(input.preregistration.path, path),
}

# The primary contacts whom no record of their role resembles, as violations.
strangers contains violation if {
	supplied
	some role, entries in primaries
	some entry in entries
	not compared[entry[1]][role]
	violation := {
		"path": entry,
		"args": {"user": organisation.name_of(input.users[entry[1]]), "role": role},
	}
}
