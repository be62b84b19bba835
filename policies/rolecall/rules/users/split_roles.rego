# METADATA
# title: Roles that one person cannot hold, in two accounts
# description: >-
#   A user holds at most one of primary business contact, primary technical contact and scheme admin. These users have
#   the same name and phone number, or email addresses of one mailbox, and two of these roles between them. A second
#   account does not make a second person.
# related_resources:
#   - description: Roles and responsibilities
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/roles-and-responsibilities
# custom:
#   severity: error
#   basis: reading
#   facts: [F5]
#   quote: "and one of the following roles:"
#   message: "{user} seems to be the same person as {other}, and one person cannot hold the roles of {roles} together"
#   remedy: >-
#     If they are one person, keep one of these roles and give the other to somebody else. If not, correct the details
#     that are the same.
#   requires: []
#   personal: [user, other]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.users.split_roles

import data.rolecall.lookalikes
import data.rolecall.organisation
import data.rolecall.people

violations contains violation if {
	some j, i in people.told.split_roles

	# The least is the first role that clashes, with the first that it clashes with.
	[later, earlier] := min({[second, first] |
		some role in lookalikes.exclusive[j]
		some other in lookalikes.exclusive[i]
		role != other
		second := organisation.place[j][role]
		first := organisation.place[i][other]
	})
	violation := {
		"path": organisation.entry(j, later),
		"args": object.union(
			people.names(i, j),
			{"roles": [input.users[i].roles[earlier], input.users[j].roles[later]]},
		),
		"related": organisation.in_declaration([organisation.entry(i, earlier)]),
	}
}
