package rolecall.rules.across.several_organisations_test

import data.rolecall.rules.across.several_organisations

test_fail_two_or_more if {
	every count in [2, 3] {
		several_organisations.violations == {{
			"path": ["person"],
			"args": {"count": count},
		}} with input as {"person": {"organisations": count}}
	}
}

test_success_one if several_organisations.violations == set() with input as {"person": {"organisations": 1}}
