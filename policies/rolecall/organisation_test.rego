package rolecall.organisation_test

import data.rolecall.declarations_test as declare
import data.rolecall.organisation

test_success_third_party if organisation.third_party with input as {"organisation": {"connection": "third_party"}}

test_fail_third_party_direct if not organisation.third_party with input as {"organisation": {"connection": "direct"}}

test_fail_third_party_unknown if not organisation.third_party with input as {"organisation": {}}

test_success_no_status_is_planned if {
	organisation.status == declare.statuses with input as declare.organisation(declare.one_of_each([]))
}

test_success_status_without_users if organisation.status == [] with input as {"organisation": {}}

test_success_counted if {
	# planned, requested, invited, active
	organisation.counted == {0, 1, 3, 4} with input as declare.organisation(declare.one_of_each([]))
}

test_success_covering if {
	# planned, active
	organisation.covering == {0, 4} with input as declare.organisation(declare.one_of_each([]))
}

test_success_place_is_the_first_of_its_role_and_knows_only_roles if {
	users := [
		declare.priya(["test_manager", "", "scheme_admin", "test_manager"]),
		{"name": "Tom Okafor"},
		declare.ana(["director"]),
	]
	organisation.place == [{"test_manager": 0, "scheme_admin": 2}, {}, {}] with input as declare.organisation(users)
}

test_success_holders_are_in_the_order_of_the_document if {
	users := array.concat([declare.nameless(["scheme_admin"]) | some _ in numbers.range(1, 12)], [
		declare.in_state(declare.priya(["scheme_admin"]), "deactivated"),
		declare.tom(["test_manager", "scheme_admin", "scheme_admin"]),
	])
	holders := organisation.holders with input as declare.organisation(users)
	holders.scheme_admin == array.concat(
		[["users", i, "roles", 0] | some i in numbers.range(0, 11)],
		[["users", 13, "roles", 1]],
	)
	holders.test_manager == [["users", 13, "roles", 0]]
}

test_success_every_role_has_a_list_of_holders if {
	holders := organisation.holders with input as {"organisation": {}}
	holders == {role: [] | some role, _ in data.roles}
}

test_success_exclusive_by_their_group if {
	organisation.exclusive == {
		"primary_business_contact": "primary",
		"primary_technical_contact": "primary",
		"scheme_admin": "primary",
	}
}

test_success_entry if organisation.entry(3, 1) == ["users", 3, "roles", 1]

test_success_in_declaration if {
	organisation.in_declaration([["users"], []]) == [{"in": "declaration", "path": ["users"]}, {"in": "declaration", "path": []}]
}

test_success_name_of if organisation.name_of({"name": "Priya Shah"}) == "Priya Shah"

test_success_name_of_somebody_without_one if organisation.name_of({}) == ""
