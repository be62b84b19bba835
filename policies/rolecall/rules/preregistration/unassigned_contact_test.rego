package rolecall.rules.preregistration.unassigned_contact_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.preregistration.unassigned_contact

business := "primary_business_contact"

priya := declare.known(declare.priya([business]), {"name": "Priya Shah"})

ana := declare.contact(business, {"name": "Ana Ribeiro"})

registered_priya := declare.contact(business, {"name": "Priya Shah"})

test_fail_a_contact_in_the_declaration if {
	unassigned_contact.violations == {{
		"path": ["preregistration", "contacts", 1],
		"args": {"contact": "Ana Ribeiro", "role": business},
	}} with input as declare.preregistered([priya], [registered_priya, ana])
}

test_fail_a_contact_in_the_register if {
	unassigned_contact.violations == {{
		"path": ["users"],
		"args": {"contact": "Ana Ribeiro", "role": business},
		"related": [{"in": "register", "path": ["organisations", 7, "contacts", 1]}],
	}} with input as declare.in_register([priya], [registered_priya, ana])
}

test_fail_a_second_record_of_the_same_person if {
	unassigned_contact.violations == {{
		"path": ["preregistration", "contacts", 1],
		"args": {"contact": "Priya Shah", "role": business},
	}} with input as declare.preregistered([priya], [registered_priya, registered_priya])
}

test_fail_another_role_and_a_user_who_does_not_count if {
	users := [
		declare.in_state(priya, "suspended"),
		declare.known(declare.ana(["primary_technical_contact"]), {"name": "Ana Ribeiro"}),
	]
	unassigned_contact.violations == {
		{"path": ["preregistration", "contacts", 0], "args": {"contact": "Priya Shah", "role": business}},
		{"path": ["preregistration", "contacts", 1], "args": {"contact": "Ana Ribeiro", "role": business}},
	} with input as declare.preregistered(users, [registered_priya, ana])
}

test_fail_a_contact_without_a_name if {
	unassigned_contact.violations == {{
		"path": ["preregistration", "contacts", 0],
		"args": {"contact": "", "role": business},
	}} with input as declare.preregistered([], [declare.contact(business, {})])
}

test_success_everybody_has_a_user if {
	unassigned_contact.violations == set() with input as declare.preregistered([priya], [registered_priya])
}

test_success_a_role_that_is_not_preregistered_or_none if {
	contacts := [declare.contact("scheme_admin", {"name": "Ana"}), declare.known({}, {"name": "Ana"})]
	unassigned_contact.violations == set() with input as declare.preregistered([priya], contacts)
}
