package rolecall.rules.roles.redundant_scheme_admin_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.roles.redundant_scheme_admin

test_fail_beside_primary_business_contact if {
	users := [
		declare.tom(["scheme_admin"]),
		declare.priya(["scheme_admin", "security_lead", "primary_business_contact", "scheme_admin"]),
	]
	redundant_scheme_admin.violations == {{
		"path": ["users", 1, "roles", 0],
		"args": {"user": "Priya Shah"},
		"related": [declare.entry(1, 2)],
		"fix": {"op": "remove", "path": ["users", 1, "roles", 0]},
	}} with input as declare.organisation(users)
}

test_fail_the_counted_only if {
	users := declare.one_of_each(["primary_business_contact", "scheme_admin"])
	violations := redundant_scheme_admin.violations with input as declare.organisation(users)

	# planned, requested, invited, active
	{violation.path[1] | some violation in violations} == {0, 1, 3, 4}
}

test_success_one_without_the_other if {
	users := [
		declare.priya(["primary_business_contact", "test_manager"]),
		declare.tom(["primary_technical_contact", "scheme_admin"]),
	]
	redundant_scheme_admin.violations == set() with input as declare.organisation(users)
}
