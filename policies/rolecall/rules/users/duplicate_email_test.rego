package rolecall.rules.users.duplicate_email_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.users.duplicate_email

at(person, address) := declare.showing(person, declare.at_email(address))

test_fail_each_after_the_first if {
	users := [at(declare.nameless([]), "b@x"), at(declare.priya([]), "a@x"), at(declare.tom([]), "a@x"), at(declare.ana([]), "a@x")]
	duplicate_email.violations == {
		{
			"path": ["users", 2, "email"],
			"args": {"user": "Tom Okafor", "other": "Priya Shah"},
			"related": [{"in": "declaration", "path": ["users", 1, "email"]}],
		},
		{
			"path": ["users", 3, "email"],
			"args": {"user": "Ana Ribeiro", "other": "Priya Shah"},
			"related": [{"in": "declaration", "path": ["users", 1, "email"]}],
		},
	} with input as declare.organisation(users)
}

test_success_different_addresses if {
	users := [at(declare.priya([]), "a@x"), at(declare.tom([]), "b@x")]
	duplicate_email.violations == set() with input as declare.organisation(users)
}

test_success_roles_that_one_person_cannot_hold_are_another_rule if {
	users := [at(declare.priya(["primary_business_contact"]), "a@x"), at(declare.priya(["scheme_admin"]), "a@x")]
	duplicate_email.violations == set() with input as declare.organisation(users)
}
