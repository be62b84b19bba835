# METADATA
# title: A declaration that the register does not know
# description: >-
#   PDP’s register has no entry for the reference of a declaration, so nothing that the organisation gave at
#   preregistration was compared with it. A declaration that connects through a third party needs no entry.
# custom:
#   severity: warning
#   basis: ours
#   facts: []
#   message: "‘{reference}’ is declared, but PDP’s register has no entry for it"
#   remedy: >-
#     Check that ‘reference’ is written as it is in the register. If it is, the organisation has not preregistered, or the
#     register is out of date.
#   requires: [register]
#   personal: []
# schemas:
#   - input: schema["across.schema"]
package rolecall.rules.across.unregistered

violations contains {"path": ["reference"], "args": {}} if {
	input.reference.registered == false
	input.reference.declarations > input.reference.not_applicable
}
