package rolecall.rules.users.unsafe_name_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.users.unsafe_name

named(facts) := declare.organisation([declare.tom([]), declare.showing(declare.priya([]), {"name": facts})])

test_fail_what_is_found_is_named if {
	found := ["U+202E", "U+200B"]
	unsafe_name.violations == {{
		"path": ["users", 1, "name"],
		"args": {"characters": found},
	}} with input as named({"unsafe": found})
}

test_success_nothing_is_found if {
	unsafe_name.violations == set() with input as named({"mixed": ["x"]})
}
