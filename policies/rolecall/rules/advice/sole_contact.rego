# METADATA
# title: Only one primary business contact
# description: >-
#   The primary business contact resets accounts and creates users. Nobody else can do that for the only one: their own
#   reset goes through PDP’s support, and they cannot deactivate themselves.
# related_resources:
#   - description: Reset account
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/reset-account
# custom:
#   severity: info
#   basis: guidance
#   facts: [F12]
#   quote: >-
#     If you are the sole primary business contact (PBC) and need to reset your account, you need to request this via
#     support.
#   message: If {user} leaves or is locked out, nobody can reset accounts or create users; PDP’s support must help
#   remedy: Make a second user primary business contact. There can be {limit}.
#   requires: []
#   personal: [user]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.advice.sole_contact

import data.rolecall.organisation

violations contains {"path": entry, "args": {"user": organisation.name_of(input.users[entry[1]]), "limit": limit}} if {
	limit := data.roles.primary_business_contact.limit
	limit > 1
	[entry] := organisation.holders.primary_business_contact
	organisation.covering[entry[1]]
}
