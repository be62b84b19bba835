# METADATA
# title: Details that are made for examples
# description: >-
#   Ofcom keeps some phone numbers for drama, and some domains are reserved for examples. They reach nobody, so in a
#   real declaration they have been left in by mistake.
# custom:
#   severity: info
#   basis: ours
#   facts: []
#   message: >-
#     {count} {count|phone number or email address is|phone numbers and email addresses are} made for examples, and
#     {count|reaches|reach} nobody
#   remedy: Before you submit anything, give the details of real people.
#   requires: []
#   personal: []
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.users.placeholder_details

import data.rolecall.details
import data.rolecall.organisation

# At the users and not at the first of them, so that it stays the same finding when they change places.
violations contains {
	"path": ["users"],
	"args": {"count": count(found)},
	"related": organisation.in_declaration(found),
} if found != []

found := [["users", i, field] |
	some i, _ in input.users
	some field in ["email", "phone"]
	placeholder[field][i]
]

placeholder.phone contains i if {
	some i, phone in details.phones
	phone.placeholder
}

placeholder.email contains i if {
	some place in input.facts.user_domains
	some name in place.names
	data.mail.reserved_domains[name]
	some i in place.users
	organisation.counted[i]
}
