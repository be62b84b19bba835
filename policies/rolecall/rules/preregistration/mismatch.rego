# METADATA
# title: Details differ from preregistration
# description: >-
#   PDP creates an account for a primary business contact or primary technical contact only where the name, phone number
#   and email address are those that were given at preregistration. Each user is compared with the contact of the same
#   role who is most like them.
# related_resources:
#   - description: "Registration: Create additional users"
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/add-additional-users-guidance
# custom:
#   severity: error
#   basis: guidance
#   facts: [F17, F18]
#   quote: >-
#     For primary business contacts and primary technical contacts, the name, phone number and organisational email address
#     must match those provided during preregistration.
#   message: "The {field} of {user} is ‘{declared}’, but the {role} was preregistered with ‘{registered}’"
#   remedy: Write what was given at preregistration. If that is wrong or out of date, ask PDP to correct it first.
#   requires: [preregistration]
#   personal: [user, declared, registered]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.preregistration.mismatch

import data.rolecall.organisation
import data.rolecall.preregistration

violations contains difference.violation if {
	some difference in preregistration.differences
	difference.kind == "substance"
	organisation.status[difference.user] != "active"
}
