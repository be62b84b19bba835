package rolecall.rules.across.undeclared_test

import data.rolecall.rules.across.undeclared

entry(reference, registered, declarations, not_applicable) := {
	"reference": reference,
	"registered": registered,
	"declarations": declarations,
	"not_applicable": not_applicable,
}

test_fail_an_entry_without_a_declaration if {
	undeclared.violations == {{"path": ["organisations", 1], "args": {"reference": "birch"}}} with input as {"organisations": [
		entry("alder", true, 1, 0),
		entry("birch", true, 0, 0),
	]}
}

test_success_declared if {
	undeclared.violations == set() with input as {"organisations": [
		entry("alder", true, 1, 0),
		entry("birch", true, 2, 0),
		entry("cedar", true, 1, 1),
	]}
}

test_success_not_in_the_register if {
	undeclared.violations == set() with input as {"organisations": [
		entry("alder", false, 0, 0),
		entry("birch", false, 1, 0),
	]}
}
