# METADATA
# title: A primary contact who was not preregistered
# description: >-
#   While an organisation is registering, its primary business contacts and primary technical contacts are those whom it
#   named at preregistration. No contact that was named for this role has this user’s name, email address or phone number.
# related_resources:
#   - description: Roles and responsibilities
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/roles-and-responsibilities
# custom:
#   severity: error
#   basis: guidance
#   facts: [F17, F18]
#   quote: Their details must be supplied during the preregistration process.
#   message: "{user} was not preregistered as a {role}"
#   remedy: "Give the role to whoever was preregistered as {role}, or ask PDP to change your preregistration first."
#   requires: [preregistration]
#   personal: [user]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.preregistration.not_preregistered

import data.rolecall.preregistration

violations contains violation if {
	not preregistration.live
	some violation in preregistration.strangers
}
