package rolecall.rules.users.personal_email_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.users.personal_email

at(domains) := declare.organisation([
	declare.tom([]),
	declare.showing(declare.priya([]), {"email": {"domains": domains}}),
])

personal(domain, provider) := {{
	"path": ["users", 1, "email"],
	"args": {"user": "Priya Shah", "domain": domain, "provider": provider},
}}

test_fail_at_a_free_provider_or_below_it if {
	personal_email.violations == personal("gmail.com", "Google") with input as at(["gmail.com", "com"])
	personal_email.violations == personal("outlook.com", "Microsoft") with input as at(["a.outlook.com", "outlook.com", "com"])
}

test_fail_even_if_the_organisation_says_that_it_is_its_own if {
	declaration := object.union(at(["gmail.com", "com"]), {"facts": {"email_domains": ["gmail.com"]}})
	personal_email.violations == personal("gmail.com", "Google") with input as declaration
}

test_success_at_any_other_domain if {
	every domains in [["notgmail.com", "com"], ["gmail.com.example", "com.example", "example"], ["harbour.example", "example"]] {
		personal_email.violations == set() with input as at(domains)
	}
}
