package rolecall.rules.advice.single_holder_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.advice.single_holder

single(roles, entries) := {{"path": ["users"], "args": {"roles": roles}, "related": entries}}

test_fail_one_finding_for_all_in_the_order_of_the_role_table if {
	users := [
		declare.priya(["test_manager", "security_lead", "primary_business_contact"]),
		declare.tom(["service_manager", "scheme_admin"]),
		declare.in_state(declare.ana(["primary_technical_contact"]), "active"),
	]
	roles := ["primary_technical_contact", "service_manager", "security_lead", "test_manager"]
	entries := [declare.entry(2, 0), declare.entry(1, 0), declare.entry(0, 1), declare.entry(0, 0)]
	single_holder.violations == single(roles, entries) with input as declare.organisation(users)
}

test_success_the_order_has_every_mandatory_role_but_one if {
	{role | some [_, role] in single_holder.order} == {role |
		some role, details in data.roles
		details.mandatory
	} - {"primary_business_contact"}
}

test_success_the_role_table_has_the_last_word if {
	roles := object.union(data.roles, {"test_manager": {"limit": 1}, "service_manager": {"order": 9}})
	order := ["primary_technical_contact", "security_lead", "service_manager"]
	[role | some [_, role] in single_holder.order] == order with data.roles as roles
}

test_fail_only_the_roles_with_one_holder if {
	users := [declare.priya(["test_manager", "security_lead"]), declare.tom(["security_lead"])]
	single_holder.violations == single(["test_manager"], [declare.entry(0, 0)]) with input as declare.organisation(users)
}

test_success_a_second_holder if {
	every status in ["requested", "invited", "active"] {
		users := [declare.priya(["test_manager"]), declare.in_state(declare.tom(["test_manager"]), status)]
		single_holder.violations == set() with input as declare.organisation(users)
	}
}

test_success_nobody_covers_the_role if {
	every status in ["requested", "invited", "suspended"] {
		users := [declare.in_state(declare.priya(["test_manager"]), status)]
		single_holder.violations == set() with input as declare.organisation(users)
	}
	single_holder.violations == set() with input as declare.organisation([])
}
