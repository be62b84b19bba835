package rolecall.rules.roles.scheme_admin_limit_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.roles.scheme_admin_limit

admins(count) := declare.organisation([declare.nameless(["scheme_admin"]) | some _ in numbers.range(1, count)])

approved(count, approval, now) := object.union_n([admins(count), now, {"register": {
	"path": ["organisations", 7],
	"scheme_admin_limit": approval,
}}])

at_the_approval := {"in": "register", "path": ["organisations", 7, "approvals", "scheme_admin_limit"]}

# The one violation there is, when so many are more than the limit.
too_many(count, limit, also) := {{
	"path": ["users", limit, "roles", 0],
	"args": {"role": "scheme_admin", "count": count, "limit": limit, "excess": count - limit},
	"related": array.concat([declare.entry(i, 0) | some i in numbers.range(0, count - 1)], also),
}}

test_success_at_the_limit_and_below if {
	every count in [1, 3, 4] {
		scheme_admin_limit.violations == set() with input as admins(count)
	}
}

test_fail_beyond_the_limit if {
	scheme_admin_limit.violations == too_many(5, 4, []) with input as admins(5)
	scheme_admin_limit.violations == too_many(7, 4, []) with input as admins(7)
}

test_success_up_to_the_approval_from_its_first_moment if {
	every now in [1000, 1001] {
		declaration := approved(6, {"limit": 6, "approved_on": 1000}, {"now": now})
		scheme_admin_limit.violations == set() with input as declaration
	}
}

test_fail_beyond_the_approval if {
	declaration := approved(7, {"limit": 6, "approved_on": 1000}, {"now": 1000})
	scheme_admin_limit.violations == too_many(7, 6, [at_the_approval]) with input as declaration
}

test_fail_before_the_approval if {
	declaration := approved(5, {"limit": 6, "approved_on": 1000}, {"now": 999})
	scheme_admin_limit.violations == too_many(5, 4, [at_the_approval]) with input as declaration
}

test_fail_an_approval_without_a_day_is_not_in_force if {
	declaration := approved(5, {"limit": 6}, {"now": 1000})
	scheme_admin_limit.violations == too_many(5, 4, [at_the_approval]) with input as declaration
}

test_fail_without_a_clock_an_approval_is_not_in_force if {
	declaration := approved(5, {"limit": 6, "approved_on": 1000}, {})
	scheme_admin_limit.violations == too_many(5, 4, [at_the_approval]) with input as declaration
}

test_fail_an_approval_never_lowers_the_limit if {
	declaration := approved(4, {"limit": 3, "approved_on": 1000}, {"now": 1000})
	scheme_admin_limit.violations == set() with input as declaration
	scheme_admin_limit.violations == too_many(5, 4, [at_the_approval]) with input as approved(
		5,
		{"limit": 3, "approved_on": 1000},
		{"now": 1000},
	)
}

test_fail_a_register_without_an_approval if {
	declaration := object.union(admins(5), {"register": {"path": ["organisations", 7]}, "now": 1000})
	scheme_admin_limit.violations == too_many(5, 4, []) with input as declaration
}
