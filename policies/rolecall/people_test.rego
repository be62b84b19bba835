package rolecall.people_test

import data.rolecall.declarations_test as declare
import data.rolecall.people

business := "primary_business_contact"

technical := "primary_technical_contact"

admin := "scheme_admin"

# Two users with these roles, who have these details: each is [name, address, mailbox, number], null where there is none.
two(one, other, roles) := declare.organisation([
	declare.showing(declare.nameless(roles[0]), facts(one)),
	declare.showing(declare.nameless(roles[1]), facts(other)),
])

facts([name, address, mailbox, number]) := object.union_n([
	{true: {"name": {"form": name}}, false: {}}[is_string(name)],
	{true: {"email": {"address": address, "mailbox": mailbox}}, false: {}}[is_string(address)],
	{true: {"phone": {"number": number}}, false: {"phone": {"kind": "invalid"}}}[is_string(number)],
])

priya := ["priya", "priya@x", "priya@x", "1"]

# The other of the two, the relation while their roles go together, and the relation while they do not.
relations := [
	{"other": ["priya", "priya@x", "priya@x", "1"], "together": "duplicate_email", "apart": "split_roles"},
	{"other": ["tom", "priya@x", "priya@x", "2"], "together": "duplicate_email", "apart": "split_roles"},
	{"other": ["tom", "priya+1@x", "priya@x", "2"], "together": "same_person", "apart": "split_roles"},
	{"other": ["priya", "priya+1@x", "priya@x", "1"], "together": "same_person", "apart": "split_roles"},
	{"other": ["priya", "other@x", "other@x", "1"], "together": "same_person", "apart": "split_roles"},
	{"other": ["priya", null, null, "1"], "together": "same_person", "apart": "split_roles"},
	{"other": ["tom", "other@x", "other@x", "1"], "together": "shared_phone", "apart": "shared_phone"},
	{"other": [null, null, null, "1"], "together": "shared_phone", "apart": "shared_phone"},
]

test_success_relations_of_those_whose_roles_go_together if {
	every case in relations {
		people.relation(0, 1) == case.together with input as two(priya, case.other, [["test_manager"], [business]])
		people.relation(0, 1) == case.together with input as two(case.other, priya, [[business], [business]])
	}
}

test_success_relations_of_those_whose_roles_do_not if {
	every case in relations {
		every roles in [[[business], [technical]], [["test_manager", business], [business, admin]]] {
			people.relation(0, 1) == case.apart with input as two(priya, case.other, roles)
		}
	}
}

test_fail_no_relation if {
	every other in [
		["priya", "other@x", "other@x", "2"],
		["priya", null, null, null],
		["tom", "priya@y", "priya@y", null],
	] {
		not people.relation(0, 1) with input as two(priya, other, [[business], [technical]])
	}
}

# Both have something in common with others, who share their numbers.
test_fail_a_name_alone_relates_nobody if {
	details := [priya, ["priya", "other@x", "other@x", "2"], ["ana", "ana@x", "ana@x", "1"], ["tom", "tom@x", "tom@x", "2"]]
	users := [declare.showing(declare.nameless([]), facts(detail)) | some detail in details]
	people.relation(0, 2) == "shared_phone" with input as declare.organisation(users)
	not people.relation(0, 1) with input as declare.organisation(users)
}

test_fail_what_is_not_there_is_nobody_elses if {
	every nothing in [[null, null, null, null], ["priya", null, null, null]] {
		not people.relation(0, 1) with input as two(nothing, nothing, [[business], [technical]])
		people.earliest == {} with input as two(nothing, nothing, [[business], [technical]])
	}
}

# What each of these users is told, beside whom. Each is [name, address, mailbox, number].
told(details, roles) := beside if {
	beside := people.told with input as declare.organisation([user |
		some i, detail in details
		user := declare.showing(declare.nameless(roles[i]), facts(detail))
	])
}

no_roles := [[], [], [], [], []]

tagged(tag) := ["priya", $"priya+{tag}@x", "priya@x", "1"]

test_success_one_person_is_told_once_a_user if {
	accounts := [priya, tagged(1), tagged(2)]
	told(accounts, [[business], [technical], [technical]]) == {"split_roles": {1: 0, 2: 0}}
	told([priya, tagged(1), tagged(1)], no_roles) == {"same_person": {1: 0}, "duplicate_email": {2: 1}}
	told([tagged(1), priya, tagged(1)], [[business], [technical], [technical]]) == {"split_roles": {1: 0, 2: 0}}
}

test_success_a_duplicate_of_the_same_person_is_not_told_again if {
	told([priya, tagged(1), tagged(1)], [[business], [technical], [technical]]) == {"split_roles": {1: 0, 2: 0}}
}

# Who has the third user's phone is one person with the second, as whom the third is told.
test_success_a_phone_of_the_same_person_is_not_told_again if {
	by_mailbox := [["tom", "m@x", "m@x", "1"], ["priya", "m+1@x", "m@x", "1"], ["priya", "n@x", "n@x", "1"]]
	told(by_mailbox, no_roles) == {"same_person": {1: 0, 2: 1}}
	told(by_mailbox, [[], [business], [technical]]) == {"same_person": {1: 0}, "split_roles": {2: 1}}

	by_name := [["priya", "m@x", "m@x", "1"], ["priya", "n@x", "n@x", "1"], ["tom", "n@x", "n@x", "1"]]
	told(by_name, no_roles) == {"same_person": {1: 0}, "duplicate_email": {2: 1}}
}

# Tom shares the phone, but is somebody else.
test_success_another_person_is_told_too if {
	tom := ["tom", "tom@x", "tom@x", "1"]
	told([tom, priya, tagged(1)], no_roles) == {"shared_phone": {1: 0, 2: 0}, "same_person": {2: 1}}
	told([tom, priya, priya], no_roles) == {"shared_phone": {1: 0, 2: 0}, "duplicate_email": {2: 1}}
	told([tom, priya, tagged(1)], [[], [business], [technical]]) == {"shared_phone": {1: 0, 2: 0}, "split_roles": {2: 1}}
}

test_success_a_group_is_told_beside_its_earliest if {
	details := [priya, priya, ["tom", "tom@x", "tom@x", "1"], ["ana", "ana@x", "ana@x", "3"], priya]
	users := [declare.showing(declare.nameless([]), facts(detail)) | some detail in details]
	people.told == {"duplicate_email": {1: 0, 4: 0}, "shared_phone": {2: 0, 4: 2}} with input as declare.organisation(users)
}

# A crowd in which everybody is related to many, and of every kind, in two orders.
crowd(step) := [everybody[(i * step) % count(everybody)] | some i in numbers.range(0, count(everybody) - 1)]

everybody := [declare.showing(declare.nameless(roles), facts([name, address, mailbox, "1"])) |
	some name in ["priya", "tom"]
	some [address, mailbox] in [["a@x", "a@x"], ["a+1@x", "a@x"], ["b@x", "b@x"], [null, null]]
	some roles in [[business], [admin, business]]
]

# The answer without any shortcut: by comparing everybody with everybody.
compared[kind][j] contains i if {
	some j, _ in input.users
	some i in numbers.range(0, j - 1)
	i < j
	kind := people.relation(i, j)
}

test_success_the_earliest_is_found_without_comparing_all_with_all if {
	every step in [1, 11] {
		declaration := declare.organisation(crowd(step))
		all_pairs := compared with input as declaration
		count(all_pairs) == 4
		people.earliest == {kind: {j: min(users) | some j, users in by_user} |
			some kind, by_user in all_pairs
		} with input as declaration
	}
}

test_success_pair if {
	people.pair(0, 1, "phone") == {
		"path": ["users", 1, "phone"],
		"args": {"user": "Tom Okafor", "other": "Priya Shah"},
		"related": [{"in": "declaration", "path": ["users", 0, "phone"]}],
	} with input as declare.organisation([declare.priya([]), declare.tom([])])
}

test_success_names_of_somebody_without_one if {
	people.names(0, 1) == {"user": "", "other": ""} with input as declare.organisation([declare.nameless([]), declare.nameless([])])
}
