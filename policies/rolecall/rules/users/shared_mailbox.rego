# METADATA
# title: A mailbox that several people may read
# description: >-
#   An account is for one person, and the invitation to it and the link to reset it are sent to this address. The
#   address looks like one that a team reads.
# custom:
#   severity: warning
#   basis: ours
#   facts: []
#   message: The email address of {user} begins with ‘{local}’, like a mailbox that several people read
#   remedy: Give an email address that only {user} reads.
#   requires: []
#   personal: [user, local]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.users.shared_mailbox

import data.rolecall.details

violations contains details.wrong(i, "email", {"local": email.local}) if {
	some i, email in details.emails
	data.mail.role_mailboxes[details.plain(email.local)]
	not details.has_initial(email.local)
}
