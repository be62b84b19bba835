package rolecall.rules.across.unregistered_test

import data.rolecall.rules.across.unregistered

declared(registered, count, not_applicable) := {"reference": {
	"registered": registered,
	"declarations": count,
	"not_applicable": not_applicable,
}}

test_fail_a_direct_connection_without_an_entry if {
	every counts in [[1, 0], [2, 1], [2, 0]] {
		unregistered.violations == {{"path": ["reference"], "args": {}}} with input as declared(false, counts[0], counts[1])
	}
}

test_success_with_an_entry if unregistered.violations == set() with input as declared(true, 1, 0)

test_success_only_behind_a_third_party if {
	every counts in [[0, 0], [1, 1], [2, 2]] {
		unregistered.violations == set() with input as declared(false, counts[0], counts[1])
	}
}

test_success_without_a_register_nobody_knows if {
	unregistered.violations == set() with input as {"reference": {"declarations": 1, "not_applicable": 0}}
}
