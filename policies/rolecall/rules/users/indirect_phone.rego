# METADATA
# title: A phone number that is not direct
# description: >-
#   PDP phones a user to verify their identity, on a mobile or landline number that they have direct access to. A
#   personal number (070), a pager, a freephone number, a special rate number or a premium rate number is neither.
# related_resources:
#   - description: "Registration: Create additional users"
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/add-additional-users-guidance
# custom:
#   severity: error
#   basis: reading
#   facts: [F16]
#   quote: >-
#     direct phone number (mobile or landline) that you have direct access to: this number will be used for identity
#     verification only
#   message: The phone number of {user} is {kind}, which is not a direct mobile or landline number
#   remedy: Give the number of a mobile or landline that {user} answers.
#   requires: []
#   personal: [user]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.users.indirect_phone

import data.rolecall.details

violations contains details.wrong(i, "phone", {"kind": phone.kind}) if {
	some i, phone in details.phones
	indirect[phone.kind]
}

indirect := {"personal", "pager", "freephone", "special_rate", "premium_rate"}
