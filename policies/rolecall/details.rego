# METADATA
# title: What the users' details show
# description: The facts of a name, an email address and a phone number, of the users who count.
# schemas:
#   - input: schema["input.schema"]
package rolecall.details

import data.rolecall.organisation

names[i] := input.users[i].facts.name if some i in organisation.counted

emails[i] := input.users[i].facts.email if some i in organisation.counted

phones[i] := input.users[i].facts.phone if some i in organisation.counted

# The mail service at which anybody can have an address, of those who have one there. The nearest domain says it.
free[i] := domain if {
	some place in input.facts.user_domains
	domain := [name | some name in place.names; data.mail.free_providers[name]][0]
	some i in place.users
	organisation.counted[i]
}

# The part before an at sign without what people put between its words: pensions.team, no-reply.
plain(local) := replace(replace(replace(local, ".", ""), "-", ""), "_", "")

# I.T. and H.R. are people.
has_initial(local) if {
	some word in split(replace(replace(local, "-", "."), "_", "."), ".")
	count(word) == 1
}

# The violation that a user's detail is.
wrong(i, field, args) := {
	"path": ["users", i, field],
	"args": object.union({"user": organisation.name_of(input.users[i])}, args),
}
