package rolecall.rules.preregistration.late_joiner_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.preregistration.late_joiner

tom := declare.known(declare.tom(["security_lead", "primary_technical_contact"]), {"name": "Tom Okafor"})

beside(name) := declare.preregistered([tom], [declare.contact("primary_technical_contact", {"name": name})])

test_fail_nobody_like_that_in_a_live_organisation if {
	late_joiner.violations == {{
		"path": ["users", 0, "roles", 1],
		"args": {"user": "Tom Okafor", "role": "primary_technical_contact"},
	}} with input as declare.live(beside("Ana Ribeiro"))
}

test_success_preregistered if late_joiner.violations == set() with input as declare.live(beside("Tom Okafor"))

test_success_registering if late_joiner.violations == set() with input as beside("Ana Ribeiro")
