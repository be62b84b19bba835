package rolecall.details_test

import data.rolecall.declarations_test as declare
import data.rolecall.details

test_success_of_the_users_who_count if {
	users := [declare.showing(user, {"name": {"form": ""}, "email": {"local": ""}, "phone": {"kind": ""}}) | some user in declare.one_of_each([])]

	# planned, requested, invited, active
	object.keys(details.names) == {0, 1, 3, 4} with input as declare.organisation(users)
	object.keys(details.emails) == {0, 1, 3, 4} with input as declare.organisation(users)
	object.keys(details.phones) == {0, 1, 3, 4} with input as declare.organisation(users)
}

test_success_of_those_details_that_are_there if {
	users := [declare.priya([]), declare.showing(declare.tom([]), {}), declare.showing(declare.ana([]), {"phone": {"kind": "pager"}})]
	object.keys(details.names) == set() with input as declare.organisation(users)
	object.keys(details.emails) == set() with input as declare.organisation(users)
	{i: phone.kind | some i, phone in details.phones} == {2: "pager"} with input as declare.organisation(users)
}

in_domains(domains) := declare.organisation([declare.showing(declare.tom([]), {"email": {"domains": domains}})])

test_success_free_is_the_nearest_domain if {
	details.free == {0: "gmail.com"} with input as in_domains(["a.gmail.com", "gmail.com", "outlook.com", "com"])
}

test_success_free_of_the_users_who_count if {
	users := [declare.showing(user, {"email": {"domains": ["gmail.com", "com"]}}) | some user in declare.one_of_each([])]
	object.keys(details.free) == {0, 1, 3, 4} with input as declare.organisation(users)
}

test_fail_nothing_free if {
	every domains in [[], ["harbour.example", "example"], ["notgmail.com", "com"]] {
		details.free == {} with input as in_domains(domains)
	}
}

test_success_plain if {
	every written in ["noreply", "no-reply", "no_reply", "no.reply", "no-re.ply"] {
		details.plain(written) == "noreply"
	}
}

test_success_initials_are_a_persons if {
	every local in ["i.t", "i-t", "h_r", "t.okafor", "i"] {
		details.has_initial(local)
	}
}

test_fail_initials_of_nobody if {
	every local in ["it", "hr.team", "no-reply", "pensions_team"] {
		not details.has_initial(local)
	}
}

test_success_role_mailboxes_are_plain if {
	every name, _ in data.mail.role_mailboxes {
		details.plain(name) == name
		count(name) > 1
	}
}

test_success_wrong if {
	details.wrong(1, "phone", {"kind": "pager"}) == {
		"path": ["users", 1, "phone"],
		"args": {"user": "Tom Okafor", "kind": "pager"},
	} with input as declare.organisation([declare.priya([]), declare.tom([])])
}

test_success_wrong_of_somebody_without_a_name if {
	details.wrong(0, "email", {}) == {
		"path": ["users", 0, "email"],
		"args": {"user": ""},
	} with input as declare.organisation([declare.nameless([])])
}
