package rolecall.rules.preregistration.not_preregistered_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.preregistration.not_preregistered

tom := declare.known(declare.tom(["security_lead", "primary_technical_contact"]), {"name": "Tom Okafor", "phone": "1"})

contact(details) := declare.contact("primary_technical_contact", details)

stranger := {{
	"path": ["users", 0, "roles", 1],
	"args": {"user": "Tom Okafor", "role": "primary_technical_contact"},
}}

test_fail_nobody_like_that_while_registering if {
	not_preregistered.violations == stranger with input as declare.preregistered([tom], [contact({"name": "Ana", "phone": "2"})])
}

test_fail_only_another_role_was_preregistered if {
	contacts := [declare.contact("primary_business_contact", {"name": "Tom Okafor", "phone": "1"})]
	not_preregistered.violations == stranger with input as declare.preregistered([tom], contacts)
}

test_fail_active_users_too if {
	users := [declare.in_state(tom, "active")]
	not_preregistered.violations == stranger with input as declare.preregistered(users, [contact({"name": "Ana"})])
}

test_success_one_field_equal_in_form if {
	not_preregistered.violations == set() with input as declare.preregistered([tom], [contact({"name": "TOM OKAFOR", "phone": "2"})])
}

test_success_live if {
	declaration := declare.live(declare.preregistered([tom], [contact({"name": "Ana"})]))
	not_preregistered.violations == set() with input as declaration
}

test_success_nothing_was_supplied if not_preregistered.violations == set() with input as declare.organisation([tom])
