# METADATA
# title: One person in several organisations
# description: >-
#   Users of several organisations have the same name and phone number, or email addresses of one mailbox, and hold roles.
#   That may well be right, as for somebody who works for several schemes. Nobody is named: the key file lets the same
#   person be found again without keeping who it is.
# custom:
#   severity: info
#   basis: ours
#   facts: []
#   message: "One person seems to hold roles in {count} organisations"
#   remedy: Ask the organisations whether they know of each other’s role holder, and whether the person still works for each.
#   requires: [key_file]
#   personal: []
# schemas:
#   - input: schema["across.schema"]
package rolecall.rules.across.several_organisations

violations contains {"path": ["person"], "args": {"count": input.person.organisations}} if {
	input.person.organisations > 1
}
