# METADATA
# title: An organisation that has not declared
# description: >-
#   PDP’s register has an entry for an organisation, and none of the declarations that were audited has its reference.
# custom:
#   severity: info
#   basis: ours
#   facts: []
#   message: "‘{reference}’ is in PDP’s register, but nothing that was audited declares it"
#   remedy: >-
#     Ask the organisation for its declaration. If it has sent one, look among those that could not be judged, and those
#     whose reference the register does not know.
#   requires: [register]
#   personal: []
# schemas:
#   - input: schema["across.schema"]
package rolecall.rules.across.undeclared

violations contains {"path": ["reference"], "args": {}} if {
	input.reference.registered
	input.reference.declarations == 0
}
