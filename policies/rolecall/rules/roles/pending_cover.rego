# METADATA
# title: A mandatory role is not covered yet
# description: >-
#   Everyone who is to hold the role has been requested or invited, and has not finished setting up their account. Until
#   one of them does, nobody fills the role.
# related_resources:
#   - description: "Registration: Create additional users"
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/add-additional-users-guidance
# custom:
#   severity: warning
#   basis: reading
#   facts: [F1]
#   quote: You must have all the following roles assigned in the connection portal
#   message: "Nobody fills the role of {role} yet: its holders have not finished setting up their accounts"
#   remedy: Help one of them to finish setting up their account.
#   requires: []
#   personal: []
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.roles.pending_cover

import data.rolecall.organisation

violations contains violation if {
	some role, details in data.roles
	details.mandatory
	entries := organisation.holders[role]
	not covered(entries)
	violation := {
		"path": entries[0],
		"args": {"role": role},
		"related": organisation.in_declaration(array.slice(entries, 1, count(entries))),
	}
}

covered(entries) if {
	some entry in entries
	organisation.covering[entry[1]]
}
