package rolecall.rules.preregistration.not_supplied_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.preregistration.not_supplied

business := "primary_business_contact"

technical := "primary_technical_contact"

not_checked(roles) := {{"path": ["organisation"], "args": {"roles": roles}}}

test_fail_each_role_that_was_not_checked if {
	users := [declare.priya([technical]), declare.tom(["test_manager", business]), declare.ana([technical])]
	not_supplied.violations == not_checked([business, technical]) with input as declare.organisation(users)
	not_supplied.violations == not_checked([technical]) with input as declare.organisation([declare.priya([technical])])
	not_supplied.violations == not_checked([business]) with input as declare.organisation([declare.priya([business])])
}

test_success_nobody_to_check if {
	users := [
		declare.priya(["scheme_admin", "test_manager", "security_lead", "service_manager"]),
		declare.in_state(declare.tom([business]), "suspended"),
	]
	not_supplied.violations == set() with input as declare.organisation(users)
}

test_success_supplied if {
	users := [declare.priya([business])]
	contacts := [declare.contact(business, {"name": "Priya Shah"})]
	not_supplied.violations == set() with input as declare.preregistered(users, contacts)
	not_supplied.violations == set() with input as declare.in_register(users, contacts)
}
