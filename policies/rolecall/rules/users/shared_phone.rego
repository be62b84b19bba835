# METADATA
# title: Two users with the same phone number
# description: >-
#   PDP phones a user to verify their identity. On a number that two users share, it cannot tell who will answer.
# custom:
#   severity: warning
#   basis: ours
#   facts: []
#   message: "{user} has the same phone number as {other}"
#   remedy: Give each of them a number that only they answer.
#   requires: []
#   personal: [user, other]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.users.shared_phone

import data.rolecall.people

violations contains people.pair(i, j, "phone") if some j, i in people.told.shared_phone
