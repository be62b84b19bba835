package rolecall.rules.across.unregistered_test

import data.rolecall.rules.across.unregistered

test_fail_a_direct_connection_without_an_entry if {
	unregistered.violations == {
		{"path": ["organisations", 0], "args": {"reference": "alder"}},
		{"path": ["organisations", 2], "args": {"reference": "cedar"}},
	} with input as {"organisations": [
		{"reference": "alder", "registered": false, "declarations": 1, "not_applicable": 0},
		{"reference": "birch", "registered": true, "declarations": 1, "not_applicable": 0},
		{"reference": "cedar", "registered": false, "declarations": 2, "not_applicable": 1},
	]}
}

test_success_only_behind_a_third_party if {
	unregistered.violations == set() with input as {"organisations": [
		{"reference": "alder", "registered": false, "declarations": 1, "not_applicable": 1},
		{"reference": "birch", "registered": false, "declarations": 2, "not_applicable": 2},
	]}
}

test_success_without_a_register_nobody_knows if {
	unregistered.violations == set() with input as {"organisations": [{
		"reference": "alder",
		"declarations": 1,
		"not_applicable": 0,
	}]}
}
