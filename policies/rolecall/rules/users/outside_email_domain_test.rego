package rolecall.rules.users.outside_email_domain_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.users.outside_email_domain

at(email, own) := object.union(
	declare.organisation([declare.tom([]), declare.showing(declare.priya([]), {"email": email})]),
	{"facts": {"email_domains": own}},
)

elsewhere := {"place": "mail.elsewhere.example", "domains": ["mail.elsewhere.example", "elsewhere.example", "example"]}

test_fail_at_none_of_the_domains if {
	own := ["harbour.example", "harbour.internal", "a.mail.elsewhere.example"]
	outside_email_domain.violations == {{
		"path": ["users", 1, "email"],
		"args": {"user": "Priya Shah", "domain": "mail.elsewhere.example", "domains": own},
		"related": [{"in": "declaration", "path": ["organisation", "email_domains"]}],
	}} with input as at(elsewhere, own)
}

test_success_at_one_of_the_domains_or_below if {
	every own in [["mail.elsewhere.example"], ["elsewhere.example"], ["harbour.example", "elsewhere.example"]] {
		outside_email_domain.violations == set() with input as at(elsewhere, own)
	}
}

test_success_no_domains_are_declared if outside_email_domain.violations == set() with input as at(elsewhere, [])

test_fail_a_place_that_is_no_domain if {
	outside_email_domain.violations == {{
		"path": ["users", 1, "email"],
		"args": {"user": "Priya Shah", "domain": "[10.0.0.1]", "domains": ["harbour.example"]},
		"related": [{"in": "declaration", "path": ["organisation", "email_domains"]}],
	}} with input as at({"place": "[10.0.0.1]", "domains": []}, ["harbour.example"])
}

# The schema says what is wrong with it.
test_success_an_address_at_no_place if {
	outside_email_domain.violations == set() with input as at({"domains": []}, ["harbour.example"])
}

test_success_a_personal_address_is_another_rule if {
	email := {"place": "gmail.com", "domains": ["gmail.com", "com"]}
	outside_email_domain.violations == set() with input as at(email, ["harbour.example"])
}
