package rolecall.rules.roles.mandatory_role_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.roles.mandatory_role

mandatory := [
	"primary_business_contact",
	"primary_technical_contact",
	"security_lead",
	"service_manager",
	"test_manager",
]

missing(roles) := {{"path": ["users"], "args": {"role": role}} | some role in roles}

test_fail_nobody_at_all if mandatory_role.violations == missing(mandatory) with input as declare.organisation([])

test_fail_each_role_on_its_own if {
	every role in mandatory {
		users := [declare.nameless([other | some other in mandatory; other != role]), declare.nameless(["scheme_admin"])]
		mandatory_role.violations == missing([role]) with input as declare.organisation(users)
	}
}

test_fail_only_by_those_who_do_not_count if {
	every status in ["rejected", "suspended", "deactivated"] {
		users := [declare.in_state(declare.nameless(mandatory), status)]
		mandatory_role.violations == missing(mandatory) with input as declare.organisation(users)
	}
}

test_success_one_holder_of_each if {
	every status in ["requested", "invited", "active"] {
		users := [declare.in_state(declare.nameless(mandatory), status)]
		mandatory_role.violations == set() with input as declare.organisation(users)
	}
}

test_success_the_smallest_organisation if {
	users := [
		declare.priya(["primary_business_contact", "security_lead"]),
		declare.tom(["primary_technical_contact", "service_manager", "test_manager"]),
	]
	mandatory_role.violations == set() with input as declare.organisation(users)
}

test_success_a_declaration_without_users_is_for_the_schema if {
	mandatory_role.violations == set() with input as {"organisation": {}}
}
