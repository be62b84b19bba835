# METADATA
# title: The roles do not apply behind a third party
# description: >-
#   The connection portal’s roles are for organisations that connect directly. One that connects through an integrated
#   service provider or third-party administrator assigns nobody, and needs no declaration.
# related_resources:
#   - description: Roles and responsibilities
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/roles-and-responsibilities
# custom:
#   severity: error
#   basis: guidance
#   facts: [F13]
#   quote: >-
#     They do not apply to pension providers and schemes connecting through a third-party administrator or ISP.
#   message: The roles do not apply to an organisation that connects through a third party, so nothing else was checked
#   remedy: "Delete this declaration. If the organisation connects directly, write ‘connection: direct’."
#   requires: []
#   personal: []
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.organisation.third_party_connection

import data.rolecall.organisation

violations contains {"path": ["organisation", "connection"], "args": {}} if organisation.third_party
