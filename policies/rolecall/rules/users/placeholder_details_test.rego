package rolecall.rules.users.placeholder_details_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.users.placeholder_details

showing(drama, domains) := declare.showing(declare.nameless([]), {
	"phone": {"placeholder": drama},
	"email": {"domains": domains},
})

at(paths) := {{
	"path": ["users"],
	"args": {"count": count(paths)},
	"related": [{"in": "declaration", "path": path} | some path in paths],
}}

test_fail_a_number_for_drama if {
	users := [showing(false, ["harbour.internal", "internal"]), showing(true, [])]
	placeholder_details.violations == at([["users", 1, "phone"]]) with input as declare.organisation(users)
}

test_fail_a_reserved_domain_or_one_below if {
	every domains in [["example.com", "com"], ["a.harbour.example", "harbour.example", "example"], ["x.test", "test"]] {
		placeholder_details.violations == at([["users", 0, "email"]]) with input as declare.organisation([showing(false, domains)])
	}
}

test_fail_one_finding_for_all_in_the_order_of_the_users if {
	users := array.concat(
		[showing(false, ["x.test", "test"]), declare.nameless([]), showing(true, ["a.example.org", "example.org", "org"])],
		[showing(true, []) | some _ in numbers.range(1, 9)],
	)
	paths := array.concat(
		[["users", 0, "email"], ["users", 2, "email"], ["users", 2, "phone"]],
		[["users", i, "phone"] | some i in numbers.range(3, 11)],
	)
	placeholder_details.violations == at(paths) with input as declare.organisation(users)
}

test_success_details_that_may_be_real if {
	users := [showing(false, ["example.co.uk", "co.uk", "uk"]), declare.priya([]), declare.showing(declare.tom([]), {})]
	placeholder_details.violations == set() with input as declare.organisation(users)
}

test_success_those_who_do_not_count if {
	every status in ["rejected", "suspended", "deactivated"] {
		users := [declare.in_state(showing(true, ["x.test", "test"]), status)]
		placeholder_details.violations == set() with input as declare.organisation(users)
	}
}
