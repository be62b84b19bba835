package rolecall.rules.roles.role_limit_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.roles.role_limit

limited := [
	"primary_business_contact",
	"primary_technical_contact",
	"security_lead",
	"service_manager",
	"test_manager",
]

holders(count, role) := [declare.nameless([role]) | some _ in numbers.range(1, count)]

test_success_at_the_limit_and_below if {
	every role in limited {
		every count in [1, 2] {
			role_limit.violations == set() with input as declare.organisation(holders(count, role))
		}
	}
}

test_fail_beyond_the_limit if {
	every role in limited {
		role_limit.violations == {{
			"path": ["users", 2, "roles", 0],
			"args": {"role": role, "count": 3, "limit": 2, "excess": 1},
			"related": [declare.entry(0, 0), declare.entry(1, 0), declare.entry(2, 0)],
		}} with input as declare.organisation(holders(3, role))
	}
}

test_fail_far_beyond_the_limit if {
	users := array.concat([declare.priya(["security_lead", "test_manager"])], holders(4, "test_manager"))
	role_limit.violations == {{
		"path": ["users", 2, "roles", 0],
		"args": {"role": "test_manager", "count": 5, "limit": 2, "excess": 3},
		"related": [declare.entry(0, 1), declare.entry(1, 0), declare.entry(2, 0), declare.entry(3, 0), declare.entry(4, 0)],
	}} with input as declare.organisation(users)
}

test_fail_the_planned_requested_invited_and_active_count if {
	# At the limit but for the one in this state.
	every status in ["requested", "invited", "active"] {
		users := array.concat([declare.in_state(declare.priya(["test_manager"]), status)], holders(2, "test_manager"))
		count(role_limit.violations) == 1 with input as declare.organisation(users)
	}
}

test_success_the_rejected_suspended_and_deactivated_do_not if {
	every status in ["rejected", "suspended", "deactivated"] {
		users := array.concat([declare.in_state(declare.priya(["test_manager"]), status)], holders(2, "test_manager"))
		role_limit.violations == set() with input as declare.organisation(users)
	}
}

test_success_a_role_twice_in_one_list_counts_once if {
	users := [declare.priya(["test_manager", "test_manager"]), declare.tom(["test_manager"])]
	role_limit.violations == set() with input as declare.organisation(users)
}

test_success_scheme_admins_have_a_rule_of_their_own if {
	role_limit.violations == set() with input as declare.organisation(holders(9, "scheme_admin"))
}
