package rolecall.preregistration_test

import data.rolecall.declarations_test as declare
import data.rolecall.preregistration

business := "primary_business_contact"

technical := "primary_technical_contact"

# One user, who is compared with these contacts.
beside(person, contacts) := declare.preregistered([declare.known(declare.nameless([business]), person)], [declare.contact(business, details) |
	some details in contacts
])

test_success_supplied if {
	every source in ["register", "declaration"] {
		preregistration.supplied with input as {"preregistration": {"source": source}}
	}
}

test_fail_supplied_none if not preregistration.supplied with input as {"preregistration": {"source": "none"}}

test_success_phase_by_its_own_account if {
	preregistration.phase == "registration" with input as {"organisation": {"phase": "registration"}}
}

test_success_phase_by_the_register if {
	preregistration.phase == "live" with input as {"organisation": {"phase": "registration"}, "register": {"phase": "live"}}
}

test_fail_phase_of_a_record_without_one if {
	not preregistration.phase with input as {"organisation": {"phase": "live"}, "register": {"path": ["organisations", 0]}}
}

test_success_live_by_its_own_account if preregistration.live with input as {"organisation": {"phase": "live"}}

test_fail_live_in_another_phase if {
	every phase in ["preregistration", "registration", "technical_connection"] {
		not preregistration.live with input as {"organisation": {"phase": phase}}
	}
}

test_fail_live_without_a_phase if not preregistration.live with input as {"organisation": {}}

test_success_live_by_the_register_whatever_it_says_itself if {
	preregistration.live with input as {"organisation": {"phase": "registration"}, "register": {"phase": "live"}}
}

test_fail_live_the_register_knows_better if {
	every entry in [{"phase": "registration"}, {"path": ["organisations", 0]}] {
		not preregistration.live with input as {"organisation": {"phase": "live"}, "register": entry}
	}
}

test_success_primaries_are_the_counted_users_of_two_roles if {
	users := [
		declare.priya(["test_manager", business]),
		declare.tom([technical, business]),
		declare.ana(["scheme_admin", "security_lead", "service_manager"]),
		declare.in_state(declare.ana([business]), "suspended"),
		declare.in_state(declare.ana([technical]), "active"),
	]
	preregistration.primaries == {
		business: [["users", 0, "roles", 1], ["users", 1, "roles", 1]],
		technical: [["users", 1, "roles", 0], ["users", 4, "roles", 0]],
	} with input as declare.organisation(users)
}

test_success_compared_with_whom_most_fields_are_shared if {
	person := {"name": "Priya", "email": "priya", "phone": "1"}
	one := {"name": "PRIYA", "email": "x", "phone": "y"}
	two := {"name": "x", "email": "priya", "phone": "1"}
	every case in [
		{"contacts": [one, two, person, person], "nearest": 2},
		{"contacts": [object.union(person, {"phone": "2"}), person], "nearest": 1},
		{"contacts": [one, two], "nearest": 1},
		{"contacts": [two, one], "nearest": 0},
		{"contacts": [{"name": "x", "email": "x", "phone": "x"}, one], "nearest": 1},
		{"contacts": [two, {"name": "Priya", "email": "x", "phone": "1"}], "nearest": 0},
		{"contacts": [one, {"email": "priya"}, {"phone": "1"}], "nearest": 0},
		{"contacts": [{"email": "priya"}, two, {"name": "Priya", "email": "priya"}], "nearest": 1},
	] {
		preregistration.compared == {0: {business: case.nearest}} with input as beside(person, case.contacts)
	}
}

test_fail_compared_with_nobody_whom_no_field_is_shared_with if {
	every contacts in [[], [{"name": "x", "email": "y", "phone": "z"}], [{}]] {
		preregistration.compared == {} with input as beside({"name": "Priya", "email": "priya", "phone": "1"}, contacts)
	}
}

test_fail_fields_are_not_compared_with_other_fields if {
	preregistration.compared == {} with input as beside({"name": "same"}, [{"email": "same"}])
}

test_success_each_role_is_compared_with_its_own_contacts if {
	details := {"name": "Priya"}
	contacts := [
		declare.contact("scheme_admin", details),
		declare.contact(technical, details),
		declare.known({}, details),
		declare.contact(business, details),
	]
	users := [declare.known(declare.nameless([business, technical, "scheme_admin"]), details)]
	preregistration.compared == {0: {business: 3, technical: 1}} with input as declare.preregistered(users, contacts)
}

test_success_only_those_who_hold_the_role_are_compared if {
	details := {"name": "Priya"}
	users := [declare.known(declare.nameless(roles), details) | some roles in [["test_manager"], [business], []]]
	preregistration.compared == {1: {business: 0}} with input as declare.preregistered(users, [declare.contact(business, details)])
}

test_success_a_contact_may_serve_two_users if {
	details := {"name": "Priya"}
	user := declare.known(declare.nameless([business]), details)
	preregistration.compared == {0: {business: 0}, 1: {business: 0}} with input as declare.preregistered(
		[user, user],
		[declare.contact(business, details)],
	)
}

# What a difference would say of the only user.
said(field, declared, registered) := {
	"path": ["users", 0, field],
	"args": {"user": "Priya Shah", "role": business, "field": field, "declared": declared, "registered": registered},
	"related": [{"in": "declaration", "path": ["preregistration", "contacts", 0, field]}],
}

test_success_differences_of_form_and_substance if {
	priya := declare.known(declare.priya([business]), {"name": "Priya Shah", "email": "Priya@x.example", "phone": "1"})
	contact := {"name": "Priya Shah", "email": "priya@x.example", "phone": "2"}
	preregistration.differences == {
		{"user": 0, "kind": "form", "form": "priya@x.example", "violation": said("email", "Priya@x.example", "priya@x.example")},
		{"user": 0, "kind": "substance", "form": "1", "violation": said("phone", "1", "2")},
	} with input as declare.preregistered([priya], [declare.contact(business, contact)])
}

test_success_no_differences_where_a_field_is_missing if {
	every contact in [{"name": "Priya"}, {"name": "Priya", "phone": "2"}] {
		person := {"name": "Priya", "email": "priya@x.example"}
		preregistration.differences == set() with input as beside(person, [contact])
	}
}

test_success_no_differences_with_a_contact_of_whom_nothing_is_shared if {
	preregistration.differences == set() with input as beside({"name": "Priya"}, [{"name": "Tom"}])
}

test_success_contact_at_in_either_document if {
	preregistration.contact_at([3, "name"]) == {
		"in": "declaration",
		"path": ["preregistration", "contacts", 3, "name"],
	} with input as declare.preregistered([], [])

	preregistration.contact_at([3]) == {
		"in": "register",
		"path": ["organisations", 7, "contacts", 3],
	} with input as declare.in_register([], [])
}

test_success_strangers_are_those_compared_with_nobody if {
	users := [
		declare.known(declare.priya([business]), {"name": "Priya"}),
		declare.known(declare.tom(["test_manager", technical, business]), {"name": "Tom Okafor"}),
		declare.known(declare.in_state(declare.nameless([technical]), "active"), {"phone": "2"}),
		declare.ana(["scheme_admin"]),
	]
	contacts := [declare.contact(business, {"name": "priya"}), declare.contact(technical, {"name": "tom okafor", "phone": "1"})]
	preregistration.strangers == {
		{"path": ["users", 1, "roles", 2], "args": {"user": "Tom Okafor", "role": business}},
		{"path": ["users", 2, "roles", 0], "args": {"user": "", "role": technical}},
	} with input as declare.preregistered(users, contacts)
}

test_success_no_strangers_where_nothing_was_supplied if {
	preregistration.strangers == set() with input as declare.organisation([declare.priya([business])])
}
