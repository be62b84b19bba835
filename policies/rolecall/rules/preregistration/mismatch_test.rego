package rolecall.rules.preregistration.mismatch_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.preregistration.mismatch

business := "primary_business_contact"

priya := declare.known(declare.priya([business]), {"name": "Priya Shah", "email": "priya@x.example", "phone": "1"})

contact := declare.contact(business, {"name": "Priya Shah", "email": "priya.shah@x.example", "phone": "2"})

differs(field, declared, registered, related) := {
	"path": ["users", 0, field],
	"args": {"user": "Priya Shah", "role": business, "field": field, "declared": declared, "registered": registered},
	"related": [related],
}

test_fail_each_field_that_differs if {
	mismatch.violations == {
		differs("email", "priya@x.example", "priya.shah@x.example", {
			"in": "declaration",
			"path": ["preregistration", "contacts", 0, "email"],
		}),
		differs("phone", "1", "2", {"in": "declaration", "path": ["preregistration", "contacts", 0, "phone"]}),
	} with input as declare.preregistered([priya], [contact])
}

test_fail_beside_the_register if {
	mismatch.violations == {
		differs("email", "priya@x.example", "priya.shah@x.example", {
			"in": "register",
			"path": ["organisations", 7, "contacts", 0, "email"],
		}),
		differs("phone", "1", "2", {"in": "register", "path": ["organisations", 7, "contacts", 0, "phone"]}),
	} with input as declare.in_register([priya], [contact])
}

test_fail_while_the_account_is_made if {
	every status in ["requested", "invited"] {
		count(mismatch.violations) == 2 with input as declare.preregistered([declare.in_state(priya, status)], [contact])
	}
}

test_success_once_the_account_is_active_or_does_not_count if {
	every status in ["active", "rejected", "suspended", "deactivated"] {
		mismatch.violations == set() with input as declare.preregistered([declare.in_state(priya, status)], [contact])
	}
}

test_success_equal_or_different_in_form_only if {
	every details in [
		{"name": "Priya Shah", "email": "priya@x.example", "phone": "1"},
		{"name": "PRIYA SHAH", "email": "Priya@X.example", "phone": "1"},
	] {
		mismatch.violations == set() with input as declare.preregistered([priya], [declare.contact(business, details)])
	}
}
