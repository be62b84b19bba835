package rolecall.across_test

import data.rolecall
import data.rolecall.across

rules(answer) := {violation.rule | some violation in answer.violations}

test_success_a_rule_shows_under_the_id_that_its_package_makes if {
	result := across.result with input as {"person": {"organisations": 1}}
		with data.rolecall.rules as {"across": {"some_rule": {"violations": {{"path": ["person"], "args": {"n": 1}}}}}}
	result == {"input_seen": true, "violations": {{"rule": "across/some-rule", "path": ["person"], "args": {"n": 1}}}}
}

test_success_the_real_rules_show if {
	twice := across.result with input as {"reference": {"registered": false, "declarations": 2, "not_applicable": 0}}
	rules(twice) == {"across/duplicate-declaration", "across/unregistered"}
	never := across.result with input as {"reference": {"registered": true, "declarations": 0, "not_applicable": 0}}
	rules(never) == {"across/undeclared"}
	person := across.result with input as {"person": {"organisations": 2}}
	rules(person) == {"across/several-organisations"}
}

test_success_of_one_declaration_they_say_nothing if {
	result := rolecall.result with input as {"organisation": {"connection": "direct"}, "users": []}
	{rule | some rule in rules(result); startswith(rule, "across/")} == set()
}

test_success_an_empty_object_is_an_input if across.result == {"input_seen": true, "violations": set()} with input as {}

test_fail_without_an_input_there_is_no_answer if not across.result

test_fail_an_input_that_is_no_object_has_no_answer if not across.result with input as []
