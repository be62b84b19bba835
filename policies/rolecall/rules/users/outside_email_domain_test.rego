package rolecall.rules.users.outside_email_domain_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.users.outside_email_domain

at(email, own) := object.union(
	declare.organisation([declare.tom([]), declare.showing(declare.priya([]), {"email": email})]),
	{"facts": {"email_domains": own}},
)

elsewhere := {"domain": "mail.elsewhere.example", "domains": ["mail.elsewhere.example", "elsewhere.example", "example"]}

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

test_success_an_address_without_a_domain if {
	outside_email_domain.violations == set() with input as at({"domains": []}, ["harbour.example"])
}

test_success_a_personal_address_is_another_rule if {
	email := {"domain": "gmail.com", "domains": ["gmail.com", "com"]}
	outside_email_domain.violations == set() with input as at(email, ["harbour.example"])
}
