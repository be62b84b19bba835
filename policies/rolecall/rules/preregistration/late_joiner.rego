# METADATA
# title: A primary contact who joins a live organisation
# description: >-
#   A live organisation can add a primary contact who was not preregistered. PDP then has nothing to compare their details
#   with, and verifies their identity.
# related_resources:
#   - description: Roles and responsibilities
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/roles-and-responsibilities
# custom:
#   severity: warning
#   basis: reading
#   facts: [F17]
#   quote: Their details must be supplied during the preregistration process.
#   message: "{user} was not preregistered as a {role}, so PDP will verify their identity"
#   remedy: "Make sure that {user} knows, and that the details here are right."
#   requires: [preregistration]
#   personal: [user]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.preregistration.late_joiner

import data.rolecall.preregistration

violations contains violation if {
	preregistration.live
	some violation in preregistration.strangers
}
