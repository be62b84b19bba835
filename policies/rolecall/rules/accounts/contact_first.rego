# METADATA
# title: A user who was requested before the primary business contact
# description: >-
#   While an organisation is registering, its primary business contact is the first user to be created, and creates the
#   others.
# related_resources:
#   - description: Roles and responsibilities
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/roles-and-responsibilities
# custom:
#   severity: warning
#   basis: guidance
#   facts: [F19]
#   quote: The primary business contact is the first user to be created
#   message: "{user} was requested before the primary business contact, who is the first user to be created"
#   remedy: Correct ‘requested_at’, or wait for the account of the primary business contact.
#   requires: []
#   personal: [user]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.accounts.contact_first

import data.rolecall.organisation

import data.rolecall.preregistration

violations contains violation if {
	preregistration.phase == "registration"
	some i, user in input.users
	user.requested_at < first
	organisation.status[i] != "rejected"
	violation := {
		"path": requested(i),
		"args": {"user": organisation.name_of(user)},
		"related": related,
	}
}

# The users who are primary business contacts, or have been.
contacts := [j |
	some j, places in organisation.place
	places.primary_business_contact
	organisation.status[j] != "rejected"
]

# There is none where a contact does not say.
first := min([input.users[j].requested_at | some j in contacts]) if {
	every j in contacts { input.users[j].requested_at }
}

related := organisation.in_declaration([requested(j) | some k, j in contacts; k < most_related])

requested(i) := ["users", i, "requested_at"]

# There can be 2. Thousands, each told beside thousands of users, would be too much for anybody's memory.
most_related := 10
