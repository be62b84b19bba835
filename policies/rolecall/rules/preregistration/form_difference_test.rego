package rolecall.rules.preregistration.form_difference_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.preregistration.form_difference

business := "primary_business_contact"

form(text, case, spacing) := {"text": text, "form": "priya shah", "but_for": {"spacing": spacing, "case": case}}

# A user and a contact who differ in the name only.
names(declared, registered) := declare.preregistered(
	[object.union(declare.priya([business]), {"comparison": {"name": declared}})],
	[{"role": business, "name": registered.text, "comparison": {"name": registered}}],
)

differs(declared, registered, differences) := {{
	"path": ["users", 0, "name"],
	"args": {
		"user": "Priya Shah",
		"role": business,
		"field": "name",
		"differences": differences,
		"declared": declared,
		"registered": registered,
	},
	"related": [{"in": "declaration", "path": ["preregistration", "contacts", 0, "name"]}],
}}

plain := form("Priya Shah", "Priya Shah", "priya shah")

test_fail_in_each_aspect_that_differs if {
	capitals := form("PRIYA SHAH", "PRIYA SHAH", "priya shah")
	form_difference.violations == differs("Priya Shah", "PRIYA SHAH", ["case"]) with input as names(plain, capitals)

	wide := form("Priya  Shah", "Priya Shah", "priya  shah")
	form_difference.violations == differs("Priya  Shah", "Priya Shah", ["spacing"]) with input as names(wide, plain)

	both := form("PRIYA  SHAH", "PRIYA SHAH", "priya  shah")
	form_difference.violations == differs("Priya Shah", "PRIYA  SHAH", ["case", "spacing"]) with input as names(plain, both)
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
