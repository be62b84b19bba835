# METADATA
# title: Two declarations of one organisation
# description: >-
#   A reference stands for one organisation, and an organisation has one declaration. Each of these was checked by itself,
#   so nobody knows which of them holds, or whether their users together keep to the limits.
# custom:
#   severity: error
#   basis: ours
#   facts: []
#   message: "{count} declarations have the reference ‘{reference}’"
#   remedy: >-
#     Keep the one that holds and take the others away. If they are of different organisations, give each its own
#     reference, as it is in PDP’s register.
#   requires: []
#   personal: []
# schemas:
#   - input: schema["across.schema"]
package rolecall.rules.across.duplicate_declaration

violations contains {"path": ["reference"], "args": {"count": input.reference.declarations}} if {
	input.reference.declarations > 1
}
