package rolecall.rules.across.several_organisations_test

import data.rolecall.rules.across.several_organisations

test_fail_two_or_more if {
	several_organisations.violations == {
		{"path": ["people", 1], "args": {"count": 2}},
		{"path": ["people", 2], "args": {"count": 3}},
	} with input as {"people": [{"organisations": 1}, {"organisations": 2}, {"organisations": 3}]}
}

test_success_one if several_organisations.violations == set() with input as {"people": [{"organisations": 1}]}
