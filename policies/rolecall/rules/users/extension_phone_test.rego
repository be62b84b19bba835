package rolecall.rules.users.extension_phone_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.users.extension_phone

on(kind, extension) := declare.organisation([
	declare.tom([]),
	declare.showing(declare.priya([]), {"phone": {"kind": kind, "extension": extension}}),
])

test_fail_an_extension if {
	every kind in ["geographic", "mobile", "freephone", "foreign"] {
		extension_phone.violations == {{"path": ["users", 1, "phone"], "args": {"user": "Priya Shah"}}} with input as on(kind, true)
	}
}

test_success_none if extension_phone.violations == set() with input as on("geographic", false)

test_success_invalid_is_another_rule if extension_phone.violations == set() with input as on("invalid", true)
