# METADATA
# title: An email address outside the organisation
# description: >-
#   The email address of a user is one of the organisation’s. This one is at none of the domains that the organisation
#   declares, nor below one; an IP address is none either.
# related_resources:
#   - description: "Registration: Create additional users"
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/add-additional-users-guidance
# custom:
#   severity: error
#   basis: reading
#   facts: [F15]
#   quote: organisational email address
#   message: The email address of {user} is at {domain}, which is not a domain of the organisation ({domains})
#   remedy: Give an email address of the organisation. If {domain} is its own, add it to ‘email_domains’.
#   requires: [email_domains]
#   personal: [user]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.users.outside_email_domain

import data.rolecall.details

violations contains violation if {
	input.facts.email_domains != []
	some i, email in details.emails
	not inside[i]
	not details.free[i]
	violation := object.union(
		details.wrong(i, "email", {"domain": email.place, "domains": input.facts.email_domains}),
		{"related": [{"in": "declaration", "path": ["organisation", "email_domains"]}]},
	)
}

inside contains i if {
	some place in input.facts.user_domains
	some name in place.names
	own[name]
	some i in place.users
}

own contains domain if some domain in input.facts.email_domains
