package rolecall.rules.across.duplicate_declaration_test

import data.rolecall.rules.across.duplicate_declaration

declared(count, not_applicable) := {"reference": {
	"registered": true,
	"declarations": count,
	"not_applicable": not_applicable,
}}

test_fail_two_or_more if {
	every count in [2, 3] {
		duplicate_declaration.violations == {{"path": ["reference"], "args": {"count": count}}} with input as declared(count, 0)
	}
}

test_fail_behind_a_third_party_they_are_declarations_still if {
	duplicate_declaration.violations == {{"path": ["reference"], "args": {"count": 2}}} with input as declared(2, 2)
}

test_success_one_or_none if {
	every counts in [[0, 0], [1, 0], [1, 1]] {
		duplicate_declaration.violations == set() with input as declared(counts[0], counts[1])
	}
}
