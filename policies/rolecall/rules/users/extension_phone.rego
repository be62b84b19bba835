# METADATA
# title: A phone number with an extension
# description: >-
#   PDP phones a user to verify their identity. A number with an extension goes through a switchboard, and may not
#   reach the user directly.
# related_resources:
#   - description: "Registration: Create additional users"
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/add-additional-users-guidance
# custom:
#   severity: warning
#   basis: reading
#   facts: [F16]
#   quote: >-
#     direct phone number (mobile or landline) that you have direct access to: this number will be used for identity
#     verification only
#   message: The phone number of {user} has an extension, so it may not reach them directly
#   remedy: Give the number of a mobile or a direct line, if {user} has one.
#   requires: []
#   personal: [user]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.users.extension_phone

import data.rolecall.details

violations contains details.wrong(i, "phone", {}) if {
	some i, phone in details.phones
	phone.extension
	phone.kind != "invalid"
}
