package rolecall.rules.users.invalid_phone_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.users.invalid_phone

on(phone) := declare.organisation([declare.tom([]), declare.showing(declare.priya([]), {"phone": phone})])

wrong := {"path": ["users", 1, "phone"], "args": {"user": "Priya Shah"}}

test_fail_invalid if invalid_phone.violations == {wrong} with input as on({"kind": "invalid", "number": "+44"})

test_fail_a_zero_that_is_dialled_at_home_only if {
	fixed := {"fix": {"op": "replace", "path": ["users", 1, "phone"], "value": "+44 20 7946 0123"}}
	every kind in ["geographic", "mobile", "foreign"] {
		phone := {"kind": kind, "number": "+442079460123", "rewritten": "+44 20 7946 0123"}
		invalid_phone.violations == {object.union(wrong, fixed)} with input as on(phone)
	}
}

test_fail_invalid_without_the_zero_too_is_not_mended if {
	invalid_phone.violations == {wrong} with input as on({"kind": "invalid", "rewritten": "+44 20 7946 012"})
}

test_success_every_other_kind if {
	every kind in ["geographic", "mobile", "personal", "freephone", "foreign"] {
		invalid_phone.violations == set() with input as on({"kind": kind, "number": "+442079460123"})
	}
}
