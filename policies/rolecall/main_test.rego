package rolecall.main_test

import data.rolecall
import data.rolecall.declarations_test as declare

test_success_a_rule_shows_under_the_id_that_its_package_makes if {
	result := rolecall.result with input as declare.organisation([])
		with data.rolecall.rules as {"roles": {"some_rule": {"violations": {{"path": ["users"], "args": {"n": 1}}}}}}
	result == {"input_seen": true, "violations": {{"rule": "roles/some-rule", "path": ["users"], "args": {"n": 1}}}}
}

test_success_every_category_has_a_say_on_a_direct_connection if {
	rules := {"organisation": {"a": {"violations": {{"path": []}}}}, "roles": {"b": {"violations": {{"path": []}}}}}
	result := rolecall.result with input as declare.organisation([]) with data.rolecall.rules as rules
	result.violations == {{"rule": "organisation/a", "path": []}, {"rule": "roles/b", "path": []}}
}

test_success_only_the_organisation_has_a_say_behind_a_third_party if {
	rules := {"organisation": {"a": {"violations": {{"path": []}}}}, "roles": {"b": {"violations": {{"path": []}}}}}
	result := rolecall.result with input as {"organisation": {"connection": "third_party"}} with data.rolecall.rules as rules
	result.violations == {{"rule": "organisation/a", "path": []}}
}

test_success_the_real_rules_show if {
	result := rolecall.result with input as declare.organisation([declare.priya(["primary_business_contact", "scheme_admin"])])
	{violation.rule | some violation in result.violations} == {
		"advice/sole-contact",
		"preregistration/not-supplied",
		"roles/mandatory-role",
		"roles/redundant-scheme-admin",
	}
}

test_success_an_empty_object_is_an_input if rolecall.result.input_seen with input as {}

test_fail_without_an_input_there_is_no_answer if not rolecall.result

test_fail_an_input_that_is_no_object_has_no_answer if not rolecall.result with input as []
