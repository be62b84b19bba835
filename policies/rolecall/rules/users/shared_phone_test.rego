package rolecall.rules.users.shared_phone_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.users.shared_phone

on(person, number) := declare.showing(person, declare.on_phone(number))

test_fail_each_after_the_first if {
	users := [on(declare.priya([]), "1"), on(declare.tom([]), "1"), on(declare.ana([]), "1"), on(declare.nameless([]), "2")]
	shared_phone.violations == {
		{
			"path": ["users", 1, "phone"],
			"args": {"user": "Tom Okafor", "other": "Priya Shah"},
			"related": [{"in": "declaration", "path": ["users", 0, "phone"]}],
		},
		{
			"path": ["users", 2, "phone"],
			"args": {"user": "Ana Ribeiro", "other": "Priya Shah"},
			"related": [{"in": "declaration", "path": ["users", 0, "phone"]}],
		},
	} with input as declare.organisation(users)
}

test_success_one_person_is_another_rule if {
	user := declare.showing(declare.priya([]), {"name": {"form": "priya"}, "phone": {"number": "1"}})
	shared_phone.violations == set() with input as declare.organisation([user, user])
}

test_success_with_somebody_who_does_not_count if {
	users := [declare.in_state(on(declare.priya([]), "1"), "deactivated"), on(declare.tom([]), "1")]
	shared_phone.violations == set() with input as declare.organisation(users)
}
