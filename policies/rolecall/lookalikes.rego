# METADATA
# title: Users who are alike
# description: >-
#   Whom a user has to be compared with, without comparing everybody with everybody: thousands of users may be one person,
#   or share one phone number, and that would take minutes.
# schemas:
#   - input: schema["input.schema"]
package rolecall.lookalikes

import data.rolecall.organisation

# The facts of those who have a mailbox or a phone number in common with somebody else. Nobody else is related to anybody.
facts[i] := addressed(input.users[i].facts) if {
	some groups in [mailboxes, numbers]
	some group in groups
	count(group) > 1
	some i in group
}

# An address without a tag is that of the mailbox.
addressed(details) := object.union({"email": {"address": details.email.mailbox}}, details)

addressed(details) := details if not details.email

mailboxes[input.users[i].facts.email.mailbox] contains i if some i in organisation.counted

numbers[input.users[i].facts.phone.number] contains i if some i in organisation.counted

# Of the roles of which one person holds at most one, those that each of them holds.
exclusive[i] := {role | some role, _ in organisation.place[i]; organisation.exclusive[role]} if some i, _ in facts

# For each user, the few others of whom the earliest in any relation with them is one. Two users are related by what they
# have in common, by the exclusive roles that each holds, and by what else they have in common or not.
candidates[j] contains i if {
	some j, one in facts
	some i in nearest_by_address[one.email.address]
}

candidates[j] contains i if {
	some j, one in facts
	some i in nearest_by_mailbox[one.email.mailbox]
}

candidates[j] contains i if {
	some j, one in facts
	some i in nearest_by_person[one.phone.number][one.name.form]
}

candidates[j] contains i if {
	some j, one in facts
	some i in nearest_by_number[one.phone.number]
}

nearest_by_address[address] contains min(group) if {
	some address, groups in by_address
	some group in groups
}

nearest_by_mailbox[mailbox] contains i if {
	some mailbox, groups in by_mailbox
	some group in groups
	some i in few(group, [["email", "address"]])
}

nearest_by_person[number][form] contains i if {
	some number, forms in by_person
	some form, groups in forms
	some group in groups
	some i in few(group, [["email", "address"]])
}

nearest_by_number[number] contains i if {
	some number, group in numbers
	count(group) > 1
	some i in few(group, [["name", "form"], ["email", "mailbox"]])
}

by_address[one.email.address][exclusive[i]] contains i if some i, one in facts

by_mailbox[one.email.mailbox][exclusive[i]] contains i if some i, one in facts

by_person[one.phone.number][one.name.form][exclusive[i]] contains i if some i, one in facts

# Whatever the values of these details, the first of a group who has none of them is one of these few: the first of all,
# the first of those who differ from that one in a detail, or the first of those who differ from both.
few(group, details) := {min(group)} | {i |
	some detail in details
	seconds := unlike(group, detail)
	some rest in array.concat([seconds], [unlike(seconds, other) | some other in details; other != detail])
	i := min(rest)
}

# Those who differ from the first in a detail. One that is not there is like nobody else's.
unlike(group, detail) := {i |
	first := min(group)
	some i in group
	object.get(facts[i], detail, i) != object.get(facts[first], detail, first)
}
