# METADATA
# title: A phone number that cannot be dialled
# description: >-
#   PDP phones a user to verify their identity. This number has letters, too few or too many digits, a code that nobody
#   has, characters that nobody can see, or a (0) behind a country code, which is only dialled without that code.
# related_resources:
#   - description: "Registration: Create additional users"
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/add-additional-users-guidance
# custom:
#   severity: error
#   basis: reading
#   facts: [F16]
#   quote: >-
#     direct phone number (mobile or landline) that you have direct access to: this number will be used for identity
#     verification only
#   message: The phone number of {user} cannot be dialled as it is written
#   remedy: >-
#     Write the whole number, with its area code or country code, in digits and spaces: without (0), letters or curly
#     quotes (“ ”).
#   requires: []
#   personal: [user]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.users.invalid_phone

import data.rolecall.details

violations contains details.wrong(i, "phone", {}) if {
	some i, phone in details.phones
	phone.kind == "invalid"
}

# With the zero, or what nobody can see, it cannot be dialled; without it, it can.
violations contains object.union(wrong, {"fix": {"op": "replace", "path": wrong.path, "value": rewritten}}) if {
	some i, phone in details.phones
	phone.kind != "invalid"
	rewritten := phone.rewritten
	wrong := details.wrong(i, "phone", {})
}
