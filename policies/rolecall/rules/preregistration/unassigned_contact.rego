# METADATA
# title: A preregistered contact without a user
# description: >-
#   This contact was named at preregistration, and no user with that role has their name, email address or phone number, or
#   each who has is more like another contact. Either a user is missing or the role has gone to somebody else.
# related_resources:
#   - description: "Registration: Create additional users"
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/add-additional-users-guidance
# custom:
#   severity: warning
#   basis: reading
#   facts: [F17]
#   quote: must match those provided during preregistration
#   message: "{contact} was preregistered as a {role}, but no user with that role matches"
#   remedy: Add a user for this contact, or tell PDP that somebody else takes the role.
#   requires: [preregistration]
#   personal: [contact]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.preregistration.unassigned_contact

import data.rolecall.preregistration

violations contains object.union(place(j), {"args": {"contact": name, "role": contact.role}}) if {
	some j, contact in input.preregistration.contacts
	preregistration.recorded[contact.role]
	not j in compared_with
	name := object.get(contact, "name", "")
}

compared_with contains j if {
	some nearest in preregistration.compared
	some j in nearest
}

# A contact in the register is not in the file that is checked: there, the users are what lacks them.
place(j) := {"path": preregistration.contact_at([j]).path} if input.preregistration.source == "declaration"

place(j) := {"path": ["users"], "related": [preregistration.contact_at([j])]} if {
	input.preregistration.source == "register"
}
