# METADATA
# title: Nobody holds a mandatory role
# description: >-
#   Every organisation that connects directly needs at least one holder of each of the five mandatory roles. Planned and
#   active users fill a role. The suspended, deactivated and rejected do not.
# related_resources:
#   - description: "Registration: Create additional users"
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/add-additional-users-guidance
# custom:
#   severity: error
#   basis: guidance
#   facts: [F1, F10, F11]
#   quote: You must have all the following roles assigned in the connection portal
#   message: "No user holds the role of {role}"
#   remedy: "Give the role of {role} to a user. A user can hold more than one role."
#   requires: []
#   personal: []
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.roles.mandatory_role

import data.rolecall.organisation

violations contains {"path": ["users"], "args": {"role": role}} if {
	input.users
	some role, details in data.roles
	details.mandatory
	organisation.holders[role] == []
}
