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
	some i, email in emails
	domain := [one | some one in email.domains; data.mail.free_providers[one]][0]
}

# The part before an at sign without what people put between its words: pensions.team, no-reply.
plain(local) := joined(local, words(local))

# I.T. and H.R. are people.
joined(local, parts) := local if {
	some word in parts
	count(word) == 1
} else := concat("", parts)

words(local) := split(replace(replace(local, "-", "."), "_", "."), ".")

# The violation that a user's detail is.
wrong(i, field, args) := {
	"path": ["users", i, field],
	"args": object.union({"user": organisation.name_of(input.users[i])}, args),
}
