# METADATA
# title: A phone number that belongs to no place
# description: >-
#   PDP phones a user to verify their identity. An 03 number, a corporate number or an internet phone number is often a
#   switchboard or a queue, and may not reach the user directly.
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
#   message: The phone number of {user} is {kind}, which may not reach them directly
#   remedy: Make sure that it does, or give the number of a mobile or landline that {user} answers.
#   requires: []
#   personal: [user]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.users.non_geographic_phone

import data.rolecall.details

violations contains details.wrong(i, "phone", {"kind": phone.kind}) if {
	some i, phone in details.phones
	non_geographic[phone.kind]
}

non_geographic := {"non_geographic", "corporate", "internet"}
