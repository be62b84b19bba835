package rolecall.rules.roles.pending_cover_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.roles.pending_cover

test_fail_only_requested_or_invited if {
	users := [
		declare.in_state(declare.priya(["scheme_admin"]), "requested"),
		declare.in_state(declare.tom(["security_lead", "test_manager"]), "requested"),
		declare.in_state(declare.ana(["test_manager"]), "deactivated"),
		declare.in_state(declare.ana(["test_manager"]), "invited"),
		declare.in_state(declare.nameless(["service_manager", "test_manager"]), "requested"),
	]
	pending_cover.violations == {
		{
			"path": ["users", 1, "roles", 1],
			"args": {"role": "test_manager"},
			"related": [declare.entry(3, 0), declare.entry(4, 1)],
		},
		{"path": ["users", 1, "roles", 0], "args": {"role": "security_lead"}, "related": []},
		{"path": ["users", 4, "roles", 0], "args": {"role": "service_manager"}, "related": []},
	} with input as declare.organisation(users)
}

test_success_somebody_fills_the_role if {
	pending := declare.in_state(declare.priya(["test_manager"]), "invited")
	every holder in [declare.tom(["test_manager"]), declare.in_state(declare.tom(["test_manager"]), "active")] {
		pending_cover.violations == set() with input as declare.organisation([pending, holder])
	}
}

test_success_a_role_without_any_holder_is_not_pending if {
	pending_cover.violations == set() with input as declare.organisation([])
}

test_success_nobody_needs_a_scheme_admin if {
	users := [declare.in_state(declare.priya(["scheme_admin"]), "invited")]
	pending_cover.violations == set() with input as declare.organisation(users)
}

test_success_those_who_do_not_count_are_not_pending if {
	every status in ["rejected", "suspended", "deactivated"] {
		users := [declare.in_state(declare.priya(["test_manager"]), status)]
		pending_cover.violations == set() with input as declare.organisation(users)
	}
}
