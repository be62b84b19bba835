package rolecall.rules.preregistration.form_difference_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.preregistration.form_difference

business := "primary_business_contact"

# Names of one form, and what is left of each but for one difference; what is left out there is in its form.
but_for := {
	"Priya Shah": {"case": "Priya Shah"},
	"PRIYA SHAH": {"case": "PRIYA SHAH"},
	"Priya  Shah": {"case": "Priya Shah", "spacing": "priya  shah"},
	"PRIYA  SHAH": {"case": "PRIYA SHAH", "spacing": "priya  shah"},
}

named(person, name) := object.union(person, {"name": name, "forms": {"name": "priya shah"}})

# A user and a contact who differ in the name only.
names(declared, registered) := object.union(
	declare.preregistered([named(declare.priya([business]), declared)], [named({"role": business}, registered)]),
	{"facts": {"but_for": {"name": but_for}}},
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

test_fail_in_each_aspect_that_differs if {
	every case in [
		["Priya Shah", "PRIYA SHAH", ["case"]],
		["Priya  Shah", "Priya Shah", ["spacing"]],
		["Priya Shah", "PRIYA  SHAH", ["case", "spacing"]],
		["Priya Shah", "priya shah", ["case"]],
		["priya shah", "Priya Shah", ["case"]],
	] {
		[declared, registered, aspects] := case
		form_difference.violations == differs(declared, registered, aspects) with input as names(declared, registered)
	}
}

test_success_equal if form_difference.violations == set() with input as names("Priya Shah", "Priya Shah")

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
