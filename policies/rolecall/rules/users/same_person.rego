# METADATA
# title: Two users who may be one person
# description: >-
#   These users have the same name and phone number, or email addresses of one mailbox. One person needs one account,
#   and can hold several roles in it.
# custom:
#   severity: warning
#   basis: ours
#   facts: []
#   message: "{user} seems to be the same person as {other}"
#   remedy: >-
#     If they are one person, make them one user with all of the roles. If not, correct the details that are the same.
#   requires: []
#   personal: [user, other]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.users.same_person

import data.rolecall.lookalikes
import data.rolecall.people

violations contains people.pair(i, j, same(lookalikes.facts[i], lookalikes.facts[j])) if {
	some j, i in people.told.same_person
}

same(one, other) := "name" if one.name.form == other.name.form

same(one, other) := "email" if not one.name.form == other.name.form
