package rolecall.rules.users.indirect_phone_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.users.indirect_phone

on_kind(kind) := declare.showing(declare.priya([]), {"phone": {"kind": kind}})

wrong := {"personal", "pager", "freephone", "special_rate", "premium_rate"}

test_fail_each_such_kind if {
	every kind in wrong {
		indirect_phone.violations == {{
			"path": ["users", 1, "phone"],
			"args": {"user": "Priya Shah", "kind": kind},
		}} with input as declare.organisation([declare.tom([]), on_kind(kind)])
	}
}

test_success_every_other_kind if {
	every kind in {"geographic", "mobile", "personal", "pager", "freephone", "special_rate", "premium_rate", "non_geographic", "corporate", "internet", "foreign", "invalid"} - wrong {
		indirect_phone.violations == set() with input as declare.organisation([on_kind(kind)])
	}
}
