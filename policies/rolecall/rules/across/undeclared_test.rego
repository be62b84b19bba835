package rolecall.rules.across.undeclared_test

import data.rolecall.rules.across.undeclared

declared(registered, count, not_applicable) := {"reference": {
	"registered": registered,
	"declarations": count,
	"not_applicable": not_applicable,
}}

test_fail_an_entry_without_a_declaration if {
	undeclared.violations == {{"path": ["reference"], "args": {}}} with input as declared(true, 0, 0)
}

test_success_declared if {
	every counts in [[1, 0], [2, 0], [1, 1]] {
		undeclared.violations == set() with input as declared(true, counts[0], counts[1])
	}
}

test_success_not_in_the_register if {
	undeclared.violations == set() with input as declared(false, 0, 0)
	undeclared.violations == set() with input as {"reference": {"declarations": 0, "not_applicable": 0}}
}
