package rolecall.rules.preregistration.changed_since_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.preregistration.changed_since

business := "primary_business_contact"

priya := declare.known(declare.priya([business]), {"name": "Priya Shah", "phone": "1"})

contact := declare.contact(business, {"name": "PRIYA SHAH", "phone": "2"})

test_fail_an_active_user_whose_phone_is_another if {
	changed_since.violations == {{
		"path": ["users", 0, "phone"],
		"args": {"user": "Priya Shah", "role": business, "field": "phone", "declared": "1", "registered": "2"},
		"related": [{"in": "register", "path": ["organisations", 7, "contacts", 0, "phone"]}],
	}} with input as declare.in_register([declare.in_state(priya, "active")], [contact])
}

test_success_anybody_else if {
	changed_since.violations == set() with input as declare.in_register([priya], [contact])
	every status in ["requested", "invited", "rejected", "suspended", "deactivated"] {
		changed_since.violations == set() with input as declare.in_register([declare.in_state(priya, status)], [contact])
	}
}

test_success_a_difference_of_form_only if {
	contacts := [declare.contact(business, {"name": "PRIYA SHAH", "phone": "1"})]
	changed_since.violations == set() with input as declare.in_register([declare.in_state(priya, "active")], contacts)
}
