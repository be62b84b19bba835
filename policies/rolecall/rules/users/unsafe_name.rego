# METADATA
# title: Characters in a name that nobody can see
# description: >-
#   Control characters and characters without a width are invisible, and some change the order in which a name is read.
#   Such a name is not what it seems, and does not match what a person sees.
# related_resources:
#   - description: "Registration: Create additional users"
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/add-additional-users-guidance
# custom:
#   severity: error
#   basis: reading
#   facts: [F17]
#   quote: must match those provided during preregistration
#   message: "This name holds what nobody can see: {characters}"
#   remedy: Delete the name and type it again.
#   requires: []
#   personal: []
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.users.unsafe_name

import data.rolecall.details

violations contains {"path": ["users", i, "name"], "args": {"characters": characters}} if {
	some i, name in details.names
	characters := name.unsafe
}
