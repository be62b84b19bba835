package rolecall.rules.accounts.deactivation_reason_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.accounts.deactivation_reason

test_fail_without_a_reason if {
	deactivation_reason.violations == {{
		"path": ["users", 1, "status"],
		"args": {"user": "Priya Shah"},
	}} with input as declare.organisation([declare.tom([]), declare.in_state(declare.priya([]), "deactivated")])
}

test_success_with_a_reason if {
	user := object.union(declare.in_state(declare.priya([]), "deactivated"), {"deactivation_reason": "Left in May"})
	deactivation_reason.violations == set() with input as declare.organisation([user])
}

test_success_any_other_status if {
	every status in ["planned", "requested", "rejected", "invited", "active", "suspended"] {
		deactivation_reason.violations == set() with input as declare.organisation([declare.in_state(declare.priya([]), status)])
	}
}
