package rolecall.rules.preregistration.form_difference_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.preregistration.form_difference

business := "primary_business_contact"

# A name, and what is left of it but for one difference; what is left out there is in its form.
named(text, but_for) := {"name": text, "comparison": {"name": object.union({"form": "priya shah"}, but_for)}}

# A user and a contact who differ in the name only.
names(declared, registered) := declare.preregistered(
	[object.union(declare.priya([business]), declared)],
	[object.union({"role": business}, registered)],
)

differs(declared, registered, differences) := {{
	"path": ["users", 0, "name"],
	"args": {
		"user": declared,
		"role": business,
		"field": "name",
		"differences": differences,
		"declared": declared,
		"registered": registered,
	},
	"related": [{"in": "declaration", "path": ["preregistration", "contacts", 0, "name"]}],
}}

plain := named("Priya Shah", {"but_for": {"case": "Priya Shah"}})

test_fail_in_each_aspect_that_differs if {
	capitals := named("PRIYA SHAH", {"but_for": {"case": "PRIYA SHAH"}})
	form_difference.violations == differs("Priya Shah", "PRIYA SHAH", ["case"]) with input as names(plain, capitals)

	wide := named("Priya  Shah", {"but_for": {"case": "Priya Shah", "spacing": "priya  shah"}})
	form_difference.violations == differs("Priya  Shah", "Priya Shah", ["spacing"]) with input as names(wide, plain)

	both := named("PRIYA  SHAH", {"but_for": {"case": "PRIYA SHAH", "spacing": "priya  shah"}})
	form_difference.violations == differs("Priya Shah", "PRIYA  SHAH", ["case", "spacing"]) with input as names(plain, both)

	small := named("priya shah", {})
	form_difference.violations == differs("Priya Shah", "priya shah", ["case"]) with input as names(plain, small)
	form_difference.violations == differs("priya shah", "Priya Shah", ["case"]) with input as names(small, plain)
}

test_success_equal if form_difference.violations == set() with input as names(plain, plain)

test_success_different_in_substance if {
	users := [declare.known(declare.priya([business]), {"name": "Priya Shah", "phone": "1"})]
	contacts := [declare.contact(business, {"name": "Priya Shah", "phone": "2"})]
	form_difference.violations == set() with input as declare.preregistered(users, contacts)
}

test_fail_while_the_account_is_made if {
	contacts := [declare.contact(business, {"name": "PRIYA"})]
	every status in ["requested", "invited"] {
		users := [declare.in_state(declare.known(declare.priya([business]), {"name": "Priya"}), status)]
		count(form_difference.violations) == 1 with input as declare.preregistered(users, contacts)
	}
}

test_success_once_the_account_is_active_or_does_not_count if {
	contacts := [declare.contact(business, {"name": "PRIYA"})]
	every status in ["active", "rejected", "suspended", "deactivated"] {
		users := [declare.in_state(declare.known(declare.priya([business]), {"name": "Priya"}), status)]
		form_difference.violations == set() with input as declare.preregistered(users, contacts)
	}
}
