# METADATA
# title: Roles with only one holder
# description: >-
#   A mandatory role needs a holder at all times. Where there is only one, nobody can stand in when they are ill or
#   leave.
# custom:
#   severity: info
#   basis: ours
#   facts: []
#   message: Nobody can stand in for the {roles} while they are away, or once they leave
#   remedy: Name a second holder. A user can hold several roles.
#   requires: []
#   personal: []
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.advice.single_holder

import data.rolecall.organisation

violations contains {"path": ["users"], "args": {"roles": single}, "related": organisation.in_declaration(entries)} if {
	single != []
	entries := [entry | some role in single; some entry in organisation.holders[role]]
}

# The mandatory roles that can have a second holder, in the order of the role table: OPA gives the roles in none. That
# there is one primary business contact only is another rule.
order := sort([[details.order, role] |
	some role, details in data.roles
	details.mandatory
	details.limit > 1
	role != "primary_business_contact"
])

single := [role | some [_, role] in order; alone[role]]

alone contains role if {
	some role, [entry] in organisation.holders
	organisation.covering[entry[1]]
}
