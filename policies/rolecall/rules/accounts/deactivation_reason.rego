# METADATA
# title: A deactivation without a reason
# description: >-
#   PDP asks for the reason when an account is deactivated. With it in the declaration, everybody knows later why the
#   account is not used.
# related_resources:
#   - description: Activate or deactivate a user account
#     ref: https://www.pensionsdashboardsprogramme.org.uk/connection/how-to-connect/activate-or-deactivate-a-user-account
# custom:
#   severity: error
#   basis: guidance
#   facts: [F22]
#   quote: Provide a reason for deactivating the user account
#   message: There is no reason for the deactivation of {user}
#   remedy: Add a ‘deactivation_reason’.
#   requires: []
#   personal: [user]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.accounts.deactivation_reason

import data.rolecall.organisation

violations contains {"path": ["users", i, "status"], "args": {"user": organisation.name_of(user)}} if {
	some i, user in input.users
	user.status == "deactivated"
	not user.deactivation_reason
}
