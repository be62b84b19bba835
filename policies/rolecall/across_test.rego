package rolecall.across_test

import data.rolecall
import data.rolecall.across

# Something for every rule to say.
everything := {
	"organisations": [
		{"reference": "alder", "registered": false, "declarations": 2, "not_applicable": 0},
		{"reference": "birch", "registered": true, "declarations": 0, "not_applicable": 0},
	],
	"people": [{"organisations": 2}],
}

test_success_a_rule_shows_under_the_id_that_its_package_makes if {
	result := across.result with input as {"organisations": [], "people": []}
		with data.rolecall.rules as {"across": {"some_rule": {"violations": {{"path": ["people", 0], "args": {"n": 1}}}}}}
	result == {"input_seen": true, "violations": {{"rule": "across/some-rule", "path": ["people", 0], "args": {"n": 1}}}}
}

test_success_the_real_rules_show if {
	result := across.result with input as everything
	{violation.rule | some violation in result.violations} == {
		"across/duplicate-declaration",
		"across/several-organisations",
		"across/undeclared",
		"across/unregistered",
	}
}

test_success_of_one_declaration_they_say_nothing if {
	result := rolecall.result with input as {"organisation": {"connection": "direct"}, "users": []}
	{rule | some violation in result.violations; rule := violation.rule; startswith(rule, "across/")} == set()
}

test_success_an_empty_object_is_an_input if across.result == {"input_seen": true, "violations": set()} with input as {}

test_fail_without_an_input_there_is_no_answer if not across.result

test_fail_an_input_that_is_no_object_has_no_answer if not across.result with input as []
