package rolecall.rules.across.duplicate_declaration_test

import data.rolecall.rules.across.duplicate_declaration

declared(counts) := {"organisations": [
{"reference": $"org-{i}", "registered": true, "declarations": count, "not_applicable": not_applicable} |
	some i, [count, not_applicable] in counts
]}

test_fail_two_or_more if {
	duplicate_declaration.violations == {
		{"path": ["organisations", 1], "args": {"reference": "org-1", "count": 2}},
		{"path": ["organisations", 2], "args": {"reference": "org-2", "count": 3}},
	} with input as declared([[1, 0], [2, 0], [3, 0]])
}

test_fail_behind_a_third_party_they_are_declarations_still if {
	duplicate_declaration.violations == {{
		"path": ["organisations", 0],
		"args": {"reference": "org-0", "count": 2},
	}} with input as declared([[2, 2]])
}

test_success_one_or_none if duplicate_declaration.violations == set() with input as declared([[1, 0], [0, 0], [1, 1]])
