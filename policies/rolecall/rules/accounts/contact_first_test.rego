package rolecall.rules.accounts.contact_first_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.accounts.contact_first

requested(person, time) := object.union(person, {"requested_at": time})

priya := declare.priya(["security_lead", "primary_business_contact"])

registering(users) := object.union(declare.organisation(users), {"organisation": {"phase": "registration"}})

early(i, contacts) := {
	"path": ["users", i, "requested_at"],
	"args": {"user": "Tom Okafor"},
	"related": [{"in": "declaration", "path": ["users", j, "requested_at"]} | some j in contacts],
}

tom := declare.tom(["primary_technical_contact"])

test_fail_before_the_contact if {
	contact_first.violations == {early(0, [1])} with input as registering([requested(tom, 99), requested(priya, 100)])
}

test_success_with_the_contact_or_after if {
	every time in [100, 101] {
		contact_first.violations == set() with input as registering([requested(tom, time), requested(priya, 100)])
	}
}

test_fail_before_every_contact if {
	users := [requested(priya, 102), requested(tom, 99), requested(priya, 100), requested(tom, 50), requested(tom, 101)]
	contact_first.violations == {early(1, [0, 2]), early(3, [0, 2])} with input as registering(users)
}

test_success_without_a_contact if contact_first.violations == set() with input as registering([requested(tom, 99)])

test_success_while_a_contact_may_have_been_first if {
	users := [requested(tom, 99), requested(priya, 100), priya]
	contact_first.violations == set() with input as registering(users)
}

test_success_whoever_has_not_been_requested if {
	contact_first.violations == set() with input as registering([tom, requested(priya, 100)])
}

test_fail_whatever_the_status_but_rejected if {
	every status in ["requested", "invited", "active", "suspended", "deactivated"] {
		users := [requested(declare.in_state(tom, status), 99), requested(declare.in_state(priya, status), 100)]
		contact_first.violations == {early(0, [1])} with input as registering(users)
	}
}

test_success_the_rejected_do_not_count if {
	rejected := [requested(declare.in_state(tom, "rejected"), 99), requested(priya, 100)]
	contact_first.violations == set() with input as registering(rejected)
	nobody := [requested(tom, 99), requested(declare.in_state(priya, "rejected"), 100)]
	contact_first.violations == set() with input as registering(nobody)
}

test_success_in_any_other_phase if {
	users := [requested(tom, 99), requested(priya, 100)]
	every phase in ["preregistration", "technical_connection", "live"] {
		declaration := object.union(registering(users), {"organisation": {"phase": phase}})
		contact_first.violations == set() with input as declaration
	}
	contact_first.violations == set() with input as declare.organisation(users)
	contact_first.violations == set() with input as object.union(registering(users), {"register": {"phase": "live"}})
}

test_fail_registering_by_the_register if {
	users := [requested(tom, 99), requested(priya, 100)]
	declaration := object.union(declare.live(declare.organisation(users)), {"register": {"phase": "registration"}})
	contact_first.violations == {early(0, [1])} with input as declaration
}

test_fail_beside_ten_contacts_at_most if {
	users := array.concat([requested(tom, 99)], [requested(priya, 100) | some _ in numbers.range(1, 11)])
	contact_first.violations == {early(0, numbers.range(1, 10))} with input as registering(users)
}
