# METADATA
# title: Details are written differently from preregistration
# description: >-
#   The details are the same but not character for character: capital letters, spaces, apostrophes, hyphens, the Unicode
#   form of a letter, or the punctuation or country code of a phone number differ. PDP asks for an exact match, and may
#   not look past this.
# related_resources:
#   - description: "Registration: Create a primary business contact (PBC) account and register your organisation"
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/create-a-pbc-account
# custom:
#   severity: warning
#   strict_severity: error
#   basis: reading
#   facts: [F17, F18]
#   quote: If they do not match exactly, we will not be able to create an account for you.
#   message: >-
#     The {field} of {user} is ‘{declared}’, but the {role} was preregistered with ‘{registered}’: they differ in
#     {differences}
#   remedy: "Write the {field} exactly as it was given at preregistration."
#   requires: [preregistration]
#   personal: [user, declared, registered]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.preregistration.form_difference

import data.rolecall.organisation
import data.rolecall.preregistration

violations contains object.union(difference.violation, {"args": {"differences": aspects}}) if {
	some difference in preregistration.differences
	difference.kind == "form"
	organisation.status[difference.user] != "active"
	declared := but_for(difference.violation.args.field, difference.violation.args.declared)
	registered := but_for(difference.violation.args.field, difference.violation.args.registered)

	# An aspect that is not there is as the form has it.
	aspects := sort([aspect |
		some aspect in (object.keys(declared) | object.keys(registered))
		object.get(declared, aspect, difference.form) != object.get(registered, aspect, difference.form)
	])
}

but_for(field, text) := object.get(input.facts.but_for, [field, text], {})
