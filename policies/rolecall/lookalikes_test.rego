package rolecall.lookalikes_test

import data.rolecall.declarations_test as declare
import data.rolecall.lookalikes

business := "primary_business_contact"

technical := "primary_technical_contact"

# Somebody of whom these are known: name, address, mailbox and phone number.
somebody(roles, name, address, mailbox, number) := declare.showing(declare.nameless(roles), {
	"name": {"form": name},
	"email": {"address": address, "mailbox": mailbox},
	"phone": {"number": number},
})

test_success_facts_of_the_users_who_count if {
	users := [declare.showing(user, declare.on_phone("1")) | some user in declare.one_of_each([])]

	# planned, requested, invited, active
	{i: facts.phone.number | some i, facts in lookalikes.facts} == {0: "1", 1: "1", 3: "1", 4: "1"} with input as declare.organisation(users)
}

test_success_mailboxes_of_the_users_who_count if {
	users := [declare.showing(user, declare.at_email("a")) | some user in declare.one_of_each([])]
	lookalikes.mailboxes == {"a": {0, 1, 3, 4}} with input as declare.organisation(users)
}

test_success_facts_of_those_who_share_a_mailbox_or_a_number if {
	users := [
		somebody([], "a", "a", "a", "1"),
		somebody([], "b", "b", "b", "2"),
		somebody([], "c", "c", "a", "3"),
		somebody([], "d", "d", "d", "4"),
		somebody([], "b", "e", "e", "4"),
		declare.nameless([]),
		declare.showing(declare.nameless([]), {}),
	]
	lookalikes.facts == {i: users[i].facts | some i in {0, 2, 3, 4}} with input as declare.organisation(users)
}

test_success_an_address_without_a_tag_is_its_mailbox if {
	users := [
		declare.showing(declare.nameless([]), {"email": {"mailbox": "a"}}),
		declare.showing(declare.nameless([]), {"email": {"address": "a+tag", "mailbox": "a"}}),
	]
	{i: facts.email.address | some i, facts in lookalikes.facts} == {0: "a", 1: "a+tag"} with input as declare.organisation(users)
}

test_success_exclusive_roles_are_some_and_of_those_who_share if {
	users := [
		somebody(["test_manager", business, "scheme_admin", business], "a", "a", "a", "1"),
		somebody([technical], "b", "b", "b", "2"),
		somebody(["security_lead"], "a", "a", "a", "3"),
	]
	lookalikes.exclusive == {0: {business, "scheme_admin"}, 2: set()} with input as declare.organisation(users)
}

test_success_candidates_by_address_are_the_first_of_each_set_of_roles if {
	users := [
		somebody([], "a", "x", "m", "1"),
		somebody([business], "b", "x", "m", "2"),
		somebody(["test_manager"], "c", "x", "m", "3"),
		somebody([business, "test_manager"], "d", "x", "m", "4"),
		somebody([technical], "e", "y", "m", "5"),
	]
	lookalikes.nearest_by_address == {"x": {0, 1}, "y": {4}} with input as declare.organisation(users)
}

test_success_candidates_by_mailbox_have_two_addresses_of_each_set_of_roles if {
	users := [
		somebody([], "a", "x", "m", "1"),
		somebody([], "b", "x", "m", "2"),
		somebody([], "c", "y", "m", "3"),
		somebody([], "d", "z", "m", "4"),
		somebody([business], "e", "z", "m", "5"),
		somebody([], "f", "n", "n", "6"),
	]
	lookalikes.nearest_by_mailbox == {"m": {0, 2, 4}} with input as declare.organisation(users)
}

test_success_candidates_by_name_and_number_have_two_addresses_of_each_set_of_roles if {
	users := [
		somebody([], "a", "x", "x", "1"),
		somebody([], "a", "x", "x", "1"),
		somebody([], "a", "y", "y", "1"),
		somebody([], "a", "z", "z", "1"),
		somebody([], "b", "x", "x", "1"),
		somebody([], "a", "x", "x", "2"),
		somebody([technical], "a", "x", "x", "1"),
	]
	lookalikes.nearest_by_person == {"1": {"a": {0, 2, 6}, "b": {4}}, "2": {"a": {5}}} with input as declare.organisation(users)
}

test_success_candidates_by_number_differ_in_name_and_mailbox if {
	users := [
		somebody([], "a", "x", "x", "1"),
		somebody([], "a", "x", "x", "1"),
		somebody([], "a", "y", "y", "1"),
		somebody([], "b", "x", "x", "1"),
		somebody([], "b", "y", "y", "1"),
		somebody([], "c", "z", "z", "1"),
		somebody([], "d", "w", "w", "2"),
		somebody([], "e", "v", "v", "2"),
		somebody([], "f", "u", "u", "3"),
	]
	lookalikes.nearest_by_number == {"1": {0, 2, 3, 4}, "2": {6, 7}} with input as declare.organisation(users)
}

test_success_candidates_of_each_are_those_by_any_likeness if {
	users := [
		somebody([], "a", "x", "x", "1"),
		somebody([], "b", "x", "x", "2"),
		somebody([], "c", "z+1", "z", "3"),
		somebody([], "d", "z", "z", "4"),
		somebody([], "e", "u", "u", "5"),
		somebody([], "e", "v", "v", "5"),
		somebody([], "f", "w", "w", "5"),
	]
	lookalikes.candidates == {
		0: {0}, 1: {0, 1}, 2: {2, 3}, 3: {2, 3},
		4: {4, 5, 6}, 5: {4, 5, 6}, 6: {4, 5, 6},
	} with input as declare.organisation(array.concat(users, [somebody([], "a", "t", "t", "9")]))
}

test_success_few_of_one_or_of_the_alike if {
	users := [somebody([], "a", "x", "x", "1"), somebody([], "a", "x", "x", "1")]
	lookalikes.few({1}, [["name", "form"]]) == {1} with input as declare.organisation(users)
	lookalikes.few({0, 1}, [["name", "form"]]) == {0} with input as declare.organisation(users)
}

test_success_unlike_is_who_differs_from_the_first if {
	users := [
		somebody([], "a", "x", "x", "1"),
		somebody([], "b", "x", "x", "1"),
		somebody([], "a", "y", "y", "1"),
		declare.showing(declare.nameless([]), declare.on_phone("1")),
		declare.showing(declare.nameless([]), declare.on_phone("1")),
	]
	lookalikes.unlike({0, 1, 2, 3}, ["name", "form"]) == {1, 3} with input as declare.organisation(users)
	lookalikes.unlike({3, 4}, ["name", "form"]) == {4} with input as declare.organisation(users)
	lookalikes.unlike(set(), ["name", "form"]) == set() with input as declare.organisation(users)
}
