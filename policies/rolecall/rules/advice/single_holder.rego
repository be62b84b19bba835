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
#   remedy: Name a second holder. A mandatory role can have 2, and a user can hold several roles.
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

# In the order of the role table. OPA gives the roles in none.
order := ["primary_technical_contact", "service_manager", "security_lead", "test_manager"]

single := [role |
	some role in order
	[entry] := organisation.holders[role]
	organisation.covering[entry[1]]
]
