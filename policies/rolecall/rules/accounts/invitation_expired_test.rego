package rolecall.rules.accounts.invitation_expired_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.accounts.invitation_expired

# 24 hours are 86,400,000 milliseconds.
invited(status, age) := object.union(
	declare.organisation([declare.tom([]), object.union(declare.in_state(declare.priya([]), status), {"invited_at": 1000})]),
	{"now": 1000 + age},
)

test_success_for_24_hours if {
	every age in [-5000, 0, 86399999, 86400000] {
		invitation_expired.violations == set() with input as invited("invited", age)
	}
}

test_fail_later if {
	every age in [86400001, 99999999999] {
		invitation_expired.violations == {{
			"path": ["users", 1, "invited_at"],
			"args": {"user": "Priya Shah"},
		}} with input as invited("invited", age)
	}
}

test_success_any_other_status if {
	every status in ["planned", "requested", "rejected", "active", "suspended", "deactivated"] {
		invitation_expired.violations == set() with input as invited(status, 86400001)
	}
}

test_success_without_a_clock_or_a_time if {
	invitation_expired.violations == set() with input as object.remove(invited("invited", 86400001), ["now"])
	users := [declare.in_state(declare.priya([]), "invited")]
	invitation_expired.violations == set() with input as object.union(declare.organisation(users), {"now": 99999999999})
}
