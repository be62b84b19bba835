# METADATA
# title: Scheme admin beside primary business contact
# description: >-
#   A primary business contact can do all that a scheme admin can. Holding both takes up one of the scheme admin places
#   and adds nothing.
# related_resources:
#   - description: Roles and responsibilities
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/roles-and-responsibilities
# custom:
#   severity: error
#   basis: guidance
#   facts: [F6]
#   quote: >-
#     The role of scheme admin is part of the primary business contact role, so there is no reason to hold both.
#   message: "{user} is a primary business contact and does not need the role of scheme admin as well"
#   remedy: Remove the role of scheme admin.
#   requires: []
#   personal: [user]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.roles.redundant_scheme_admin

import data.rolecall.organisation

violations contains violation if {
	some i in organisation.counted
	place := organisation.place[i]
	redundant := organisation.entry(i, place.scheme_admin)
	violation := {
		"path": redundant,
		"args": {"user": organisation.name_of(input.users[i])},
		"related": organisation.in_declaration([organisation.entry(i, place.primary_business_contact)]),
		"fix": {"op": "remove", "path": redundant},
	}
}
