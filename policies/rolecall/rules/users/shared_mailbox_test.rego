package rolecall.rules.users.shared_mailbox_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.users.shared_mailbox

at(local) := declare.organisation([declare.tom([]), declare.showing(declare.priya([]), {"email": {"local": local}})])

test_fail_a_role_rather_than_a_person if {
	every local in ["info", "admin", "pensions", "pensions.team", "pensions-team", "no_reply", "customer-services"] {
		shared_mailbox.violations == {{
			"path": ["users", 1, "email"],
			"args": {"user": "Priya Shah", "local": local},
		}} with input as at(local)
	}
}

test_success_a_person if {
	every local in ["priya.shah", "information.technology", "p", "i.t", "h-r", "s.ales"] {
		shared_mailbox.violations == set() with input as at(local)
	}
}
