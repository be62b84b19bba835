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

# A mail service at which anybody can have an address, if that is where this one is. The nearest domain says it.
free_domain(email) := [domain | some domain in email.domains; data.mail.free_providers[domain]][0]

# The part before an at sign without what people put between its words: pensions.team, no-reply.
plain(local) := concat("", words(local)) if not initials(local)

# I.T. and H.R. are people.
plain(local) := local if initials(local)

initials(local) if {
	some word in words(local)
	count(word) == 1
}

words(local) := split(replace(replace(local, "-", "."), "_", "."), ".")

# The violation that a user's detail is.
wrong(i, field, args) := {
	"path": ["users", i, field],
	"args": object.union({"user": organisation.name_of(input.users[i])}, args),
}
