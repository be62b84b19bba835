# METADATA
# title: An invitation that has expired
# description: >-
#   An invited user has 24 hours to set up their account. After that, the link and the one-time passcode do not work
#   any more.
# related_resources:
#   - description: "Registration: Create additional users"
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/add-additional-users-guidance
# custom:
#   severity: error
#   basis: guidance
#   facts: [F20]
#   quote: >-
#     This must all be completed within one session and within 24 hours of receiving an email inviting them to set up
#     their account.
#   message: "{user} was invited more than 24 hours ago, so the invitation has expired"
#   remedy: Request the account for {user} again. They then have 24 hours to set it up, in one session.
#   requires: [now]
#   personal: [user]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.accounts.invitation_expired

import data.rolecall.organisation

violations contains violation if {
	some i, user in input.users
	user.status == "invited"
	input.now - user.invited_at > day
	violation := {"path": ["users", i, "invited_at"], "args": {"user": organisation.name_of(user)}}
}

# Milliseconds in 24 hours.
day := 86400000
