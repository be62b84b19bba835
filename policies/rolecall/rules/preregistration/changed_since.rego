# METADATA
# title: An active user’s details have changed since preregistration
# description: >-
#   The account exists, so the details matched once. They have moved on since, or were changed here by mistake. A
#   difference that is only in the way they are written is not reported.
# related_resources:
#   - description: "Registration: Create additional users"
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/add-additional-users-guidance
# custom:
#   severity: warning
#   basis: reading
#   facts: [F17]
#   quote: must match those provided during preregistration
#   message: "The {field} of {user} is ‘{declared}’ now, but the {role} was preregistered with ‘{registered}’"
#   remedy: Make sure that this is right and that PDP knows about the change.
#   requires: [preregistration]
#   personal: [user, declared, registered]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.preregistration.changed_since

import data.rolecall.organisation
import data.rolecall.preregistration

violations contains difference.violation if {
	some difference in preregistration.differences
	difference.kind == "substance"
	organisation.status[difference.user] == "active"
}
