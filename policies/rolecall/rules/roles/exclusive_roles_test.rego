package rolecall.rules.roles.exclusive_roles_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.roles.exclusive_roles

business := "primary_business_contact"

technical := "primary_technical_contact"

admin := "scheme_admin"

free := ["test_manager", "service_manager", "security_lead"]

# The violation of Priya, the only user, where the entry `later` clashes with the entry `earlier`.
clash(earlier, later, roles) := {{
	"path": ["users", 0, "roles", later],
	"args": {"user": "Priya Shah", "roles": roles},
	"related": [declare.entry(0, earlier)],
}}

test_fail_each_pair_in_each_order if {
	every pair in [[business, technical], [technical, business], [technical, admin], [admin, technical]] {
		exclusive_roles.violations == clash(0, 1, pair) with input as declare.organisation([declare.priya(pair)])
	}
}

test_success_scheme_admin_beside_primary_business_contact_is_another_rule if {
	every pair in [[business, admin], [admin, business]] {
		exclusive_roles.violations == set() with input as declare.organisation([declare.priya(pair)])
	}
}

test_fail_all_three_at_the_first_entry_that_clashes if {
	every case in [
		{"roles": [business, admin, technical], "earlier": 0, "later": 2},
		{"roles": [admin, business, technical], "earlier": 0, "later": 2},
		{"roles": [business, technical, admin], "earlier": 0, "later": 1},
		{"roles": [admin, technical, business], "earlier": 0, "later": 1},
		{"roles": [technical, business, admin], "earlier": 0, "later": 1},
		{"roles": [technical, admin, business], "earlier": 0, "later": 1},
	] {
		pair := [case.roles[case.earlier], case.roles[case.later]]
		exclusive_roles.violations == clash(case.earlier, case.later, pair) with input as declare.organisation([declare.priya(case.roles)])
	}
}

test_fail_with_other_roles_between_and_a_role_twice if {
	roles := ["test_manager", technical, technical, "security_lead", business, technical]
	exclusive_roles.violations == clash(1, 4, [technical, business]) with input as declare.organisation([declare.priya(roles)])
}

test_success_one_of_the_three_with_the_free_roles if {
	every role in [business, technical, admin] {
		exclusive_roles.violations == set() with input as declare.organisation([declare.priya(array.concat(free, [role]))])
	}
}

test_success_the_free_roles_go_together if {
	exclusive_roles.violations == set() with input as declare.organisation([declare.priya(free)])
}

test_success_the_same_role_twice_is_no_clash if {
	exclusive_roles.violations == set() with input as declare.organisation([declare.priya([technical, technical])])
}

test_success_different_users_may_hold_different_roles if {
	users := [declare.priya([business]), declare.tom([technical]), declare.ana([admin])]
	exclusive_roles.violations == set() with input as declare.organisation(users)
}

test_fail_the_counted_and_the_suspended if {
	violations := exclusive_roles.violations with input as declare.organisation(declare.one_of_each([business, technical]))

	# planned, requested, invited, active, suspended; each at its second role
	{violation.path[1] | some violation in violations} == {0, 1, 3, 4, 5}
	{violation.args.user | some violation in violations} == {""}
}
