package rolecall.rules.organisation.secret_test

import data.rolecall.rules.organisation.secret

test_fail_each_secret_at_its_place if {
	facts := {"secrets": [
		{"path": ["users", 0, "otp"], "kind": "passcode"},
		{"path": ["password"], "kind": "password"},
	]}
	secret.violations == {
		{"path": ["users", 0, "otp"], "args": {"kind": "passcode"}},
		{"path": ["password"], "args": {"kind": "password"}},
	} with input as {"facts": facts}
}

test_success_no_secrets if secret.violations == set() with input as {"facts": {"secrets": []}}
