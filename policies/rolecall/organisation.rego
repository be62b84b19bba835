# METADATA
# title: The organisation's users and who holds what
# description: Views of the input that rules share. Indexes are the declaration's, so a path made here is one in the file.
# schemas:
#   - input: schema["input.schema"]
package rolecall.organisation

third_party if input.organisation.connection == "third_party"

# No status, or an unknown one, means that the account is only planned.
status := [object.get(user, "status", "planned") | some user in input.users]

# In these states a user counts towards the limits (F9). Sets that never change are rules of their own: Wasm would make
# one anew for every user that is held against it.
counting := {"planned", "requested", "invited", "active"}

counted contains i if {
	some i, state in status
	counting[state]
}

# The users who fill their roles: whoever is only requested or invited does not yet.
filling := {"planned", "active"}

covering contains i if {
	some i, state in status
	filling[state]
}

# Where each known role first stands in each user's list. A role that is there twice counts once.
place := [places |
	some user in input.users
	places := {role: first |
		some role in {held | some held in user.roles; data.roles[held]}
		first := min([j | some j, held in user.roles; held == role])
	}
]

# The role entries of the users who count, by role, in the order of the document. They come in that order because users
# are a list. On the Wasm target sort() is an insertion sort and `x in set` goes through the whole set, so either would
# make this quadratic.
holders[role] := entries if {
	some role, _ in data.roles
	entries := [entry(i, places[role]) | some i, places in place; counted[i]]
}

# The group of each role of which one person holds at most one.
exclusive[role] := details.exclusive_group if some role, details in data.roles

entry(i, j) := ["users", i, "roles", j]

in_declaration(paths) := [{"in": "declaration", "path": path} | some path in paths]

# A user without a name is somebody else's business: here it is just nameless.
name_of(user) := object.get(user, "name", "")
