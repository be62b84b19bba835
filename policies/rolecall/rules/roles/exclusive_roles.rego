# METADATA
# title: Roles that one user cannot hold together
# description: >-
#   A user holds at most one of primary business contact, primary technical contact and scheme admin. Test manager,
#   service manager and security lead go with any of them. A suspended user keeps their roles, and is judged as well.
# related_resources:
#   - description: Roles and responsibilities
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/roles-and-responsibilities
# custom:
#   severity: error
#   basis: guidance
#   facts: [F5]
#   quote: "and one of the following roles:"
#   message: "{user} holds the roles of {roles}, which one user cannot hold together"
#   remedy: Keep one of these roles, and give the other to another user.
#   requires: []
#   personal: [user]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.roles.exclusive_roles

import data.rolecall.organisation

violations contains violation if {
	some i, places in organisation.place
	keeping[organisation.status[i]]

	# The least is the first entry that clashes, with the first that it clashes with.
	[later, earlier] := min({[second, first] |
		some role, second in places
		group := organisation.exclusive[role]
		some other, first in places
		first < second
		organisation.exclusive[other] == group
		{role, other} != redundant
	})
	user := input.users[i]
	violation := {
		"path": organisation.entry(i, later),
		"args": {"user": organisation.name_of(user), "roles": [user.roles[earlier], user.roles[later]]},
		"related": organisation.in_declaration([organisation.entry(i, earlier)]),
	}
}

# The suspended keep their roles.
keeping := organisation.counting | {"suspended"}

# This pair is redundant rather than forbidden, and has a rule and a remedy of its own (F6).
redundant := {"primary_business_contact", "scheme_admin"}
