# METADATA
# title: No preregistration details to compare with
# description: >-
#   The details of primary business contacts and primary technical contacts must match those given at preregistration.
#   Nothing was supplied to compare them with, so they were not checked, and that must not look like a pass.
# related_resources:
#   - description: "Registration: Create additional users"
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/add-additional-users-guidance
# custom:
#   severity: error
#   basis: reading
#   facts: [F17]
#   quote: must match those provided during preregistration
#   message: "There are no preregistration details to compare the {roles} with"
#   remedy: >-
#     Without a register, add a ‘preregistration’ section with the contacts that you gave to PDP. With one (--register),
#     that section is ignored: check that ‘reference’ is written as it is in the register, or ask for your organisation to
#     be added to it.
#   requires: []
#   personal: []
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.preregistration.not_supplied

import data.rolecall.preregistration

violations contains {"path": ["organisation"], "args": {"roles": sort(roles)}} if {
	not preregistration.supplied
	roles := {role | some role, entries in preregistration.primaries; entries != []}
	roles != set()
}
