# METADATA
# title: Too many scheme admins
# description: >-
#   An organisation can have 4 scheme admins, or more where PDP has approved more. The approval comes from PDP's register
#   and is in force from the day it was approved on. A claim in the organisation’s own file is not an approval.
# related_resources:
#   - description: Roles and responsibilities
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/roles-and-responsibilities
# custom:
#   severity: error
#   basis: guidance
#   facts: [F4, F9]
#   quote: >-
#     There is a default limit of 4 role holders. You can ask for more holders: this will be approved on a case by case
#     basis.
#   message: "Scheme admin has {count} holders; at most {limit} are allowed"
#   remedy: "Take the role away from {excess} of them, or ask PDP to approve more holders."
#   requires: []
#   personal: []
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.roles.scheme_admin_limit

import data.rolecall.organisation

violations contains violation if {
	entries := organisation.holders.scheme_admin

	# There is one only where there are more of them than the limit.
	beyond := entries[limit]
	violation := {
		"path": beyond,
		"args": {"role": "scheme_admin", "count": count(entries), "limit": limit, "excess": count(entries) - limit},
		"related": array.concat(organisation.in_declaration(entries), approvals),
	}
}

# An approval never lowers the limit.
limit := max({data.roles.scheme_admin.limit} | approved)

# Without a clock nobody can tell that an approval is in force.
approved contains input.register.scheme_admin_limit.limit if {
	input.register.scheme_admin_limit.approved_on <= input.now
}

approvals := [{"in": "register", "path": array.concat(input.register.path, ["approvals", "scheme_admin_limit"])} |
	input.register.scheme_admin_limit
]
