package rolecall.rules.users.same_person_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.users.same_person

shown(form, address, mailbox, number) := {
	"name": {"form": form},
	"email": {"address": address, "mailbox": mailbox},
	"phone": {"number": number},
}

beside(facts) := declare.organisation([
	declare.showing(declare.priya([]), shown("priya", "p@x", "p@x", "1")),
	declare.showing(declare.tom([]), facts),
])

same(field) := {{
	"path": ["users", 1, field],
	"args": {"user": "Tom Okafor", "other": "Priya Shah"},
	"related": [{"in": "declaration", "path": ["users", 0, field]}],
}}

test_fail_the_same_name_and_number if same_person.violations == same("name") with input as beside(shown("priya", "q@x", "q@x", "1"))

test_fail_the_same_mailbox if same_person.violations == same("email") with input as beside(shown("tom", "p+1@x", "p@x", "2"))

test_fail_the_same_name_and_mailbox if {
	same_person.violations == same("name") with input as beside(shown("priya", "p+1@x", "p@x", "2"))
}

test_fail_the_same_mailbox_of_somebody_without_a_name if {
	facts := object.remove(shown("priya", "p+1@x", "p@x", "2"), ["name"])
	same_person.violations == same("email") with input as beside(facts)
}

test_success_only_the_name_or_only_the_number if {
	same_person.violations == set() with input as beside(shown("priya", "q@x", "q@x", "2"))
	same_person.violations == set() with input as beside(shown("tom", "q@x", "q@x", "1"))
}

test_success_the_same_address_is_another_rule if same_person.violations == set() with input as beside(shown("priya", "p@x", "p@x", "1"))
