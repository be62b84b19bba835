package rolecall.rules.users.mixed_script_name_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.users.mixed_script_name

named(facts) := declare.organisation([declare.tom([]), declare.showing(declare.priya([]), {"name": facts})])

test_fail_what_is_found_is_named if {
	found := ["Pr\u0456ya", "Sh\u0430h"]
	mixed_script_name.violations == {{
		"path": ["users", 1, "name"],
		"args": {"words": found},
	}} with input as named({"mixed": found})
}

test_success_nothing_is_found if {
	mixed_script_name.violations == set() with input as named({"unsafe": ["x"]})
}
