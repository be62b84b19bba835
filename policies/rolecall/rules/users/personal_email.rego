# METADATA
# title: A personal email address
# description: >-
#   The email address of a user is one of the organisation’s. Anybody can have an address of this kind, and it stays
#   with them when they leave the organisation.
# related_resources:
#   - description: "Registration: Create additional users"
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/add-additional-users-guidance
# custom:
#   severity: error
#   basis: reading
#   facts: [F15]
#   quote: organisational email address
#   message: The email address of {user} is at {domain} ({provider}), where anyone can have one
#   remedy: Give an email address of the organisation.
#   requires: []
#   personal: [user]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.users.personal_email

import data.rolecall.details

violations contains details.wrong(i, "email", {"domain": domain, "provider": data.mail.free_providers[domain]}) if {
	some i, domain in details.free
}
