# METADATA
# title: Too many holders of a role
# description: >-
#   The connection portal allows no more holders of a mandatory role than this. Planned, requested, invited and active
#   users count. The suspended, deactivated and rejected do not.
# related_resources:
#   - description: Roles and responsibilities
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/roles-and-responsibilities
# custom:
#   severity: error
#   basis: guidance
#   facts: [F3, F9]
#   quote: You can have a maximum of 2 PBCs.
#   message: "{role} has {count} holders; at most {limit} are allowed"
#   remedy: "Take the role away from {excess} of them."
#   requires: []
#   personal: []
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.roles.role_limit

import data.rolecall.organisation

violations contains violation if {
	some role, details in data.roles
	details.mandatory
	entries := organisation.holders[role]

	# There is one only where there are more of them than the limit.
	beyond := entries[details.limit]
	violation := {
		"path": beyond,
		"args": {"role": role, "count": count(entries), "limit": details.limit, "excess": count(entries) - details.limit},
		"related": organisation.in_declaration(entries),
	}
}
