package rolecall.rules.advice.sole_contact_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.advice.sole_contact

business := "primary_business_contact"

test_fail_the_only_one if {
	every status in ["planned", "active"] {
		users := [declare.tom(["primary_technical_contact"]), {
			"planned": declare.priya(["security_lead", business]),
			"active": declare.in_state(declare.priya(["security_lead", business]), "active"),
		}[status]]
		sole_contact.violations == {{
			"path": ["users", 1, "roles", 1],
			"args": {"user": "Priya Shah", "limit": 2},
		}} with input as declare.organisation(users)
	}
}

test_fail_by_the_limit_of_the_role_table if {
	users := [declare.priya([business])]
	limited := {limit: violations |
		some limit in [1, 2, 3]
		roles := object.union(data.roles, {business: {"limit": limit}})
		violations := sole_contact.violations with input as declare.organisation(users) with data.roles as roles
	}
	limited[1] == set()
	{violation.args.limit | some violation in limited[2]} == {2}
	{violation.args.limit | some violation in limited[3]} == {3}
}

test_success_a_second_one if {
	every second in [
		declare.tom([business]),
		declare.in_state(declare.tom([business]), "requested"),
		declare.in_state(declare.tom([business]), "invited"),
		declare.in_state(declare.tom([business]), "active"),
	] {
		sole_contact.violations == set() with input as declare.organisation([declare.priya([business]), second])
	}
}

test_fail_a_second_one_who_does_not_count if {
	every status in ["rejected", "suspended", "deactivated"] {
		users := [declare.priya([business]), declare.in_state(declare.tom([business]), status)]
		count(sole_contact.violations) == 1 with input as declare.organisation(users)
	}
}

test_success_nobody_covers_the_role if {
	every status in ["requested", "invited", "suspended"] {
		users := [declare.in_state(declare.priya([business]), status)]
		sole_contact.violations == set() with input as declare.organisation(users)
	}
	sole_contact.violations == set() with input as declare.organisation([])
}
