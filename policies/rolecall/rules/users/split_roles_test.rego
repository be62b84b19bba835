package rolecall.rules.users.split_roles_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.users.split_roles

business := "primary_business_contact"

technical := "primary_technical_contact"

admin := "scheme_admin"

at(person) := declare.showing(person, declare.at_email("a@x"))

# The violation where the second user's entry `later` clashes with the first one's `earlier`.
clash(earlier, later, roles) := {{
	"path": ["users", 1, "roles", later],
	"args": {"user": "Tom Okafor", "other": "Priya Shah", "roles": roles},
	"related": [declare.entry(0, earlier)],
}}

split(one, other) := declare.organisation([at(declare.priya(one)), at(declare.tom(other))])

test_fail_each_pair if {
	every role in [business, technical, admin] {
		every other in {business, technical, admin} - {role} {
			split_roles.violations == clash(0, 0, [role, other]) with input as split([role], [other])
		}
	}
}

test_fail_at_the_first_entries_that_clash if {
	split_roles.violations == clash(1, 2, [business, technical]) with input as split(
		["test_manager", business],
		["security_lead", business, technical, admin],
	)
	split_roles.violations == clash(0, 1, [technical, business]) with input as split([technical, business], ["test_manager", business])
	split_roles.violations == clash(1, 0, [technical, business]) with input as split([business, technical], [business, technical])
}

test_success_roles_that_go_together if {
	split_roles.violations == set() with input as split([business, "test_manager"], ["security_lead", business])
	split_roles.violations == set() with input as split([business, technical], ["security_lead"])
}

test_fail_beside_the_earliest if {
	users := [at(declare.ana([admin])), at(declare.priya([admin])), at(declare.tom([business]))]
	split_roles.violations == {{
		"path": ["users", 2, "roles", 0],
		"args": {"user": "Tom Okafor", "other": "Ana Ribeiro", "roles": [admin, business]},
		"related": [declare.entry(0, 0)],
	}} with input as declare.organisation(users)
}

test_success_two_people if {
	users := [at(declare.priya([business])), declare.showing(declare.tom([technical]), declare.at_email("b@x"))]
	split_roles.violations == set() with input as declare.organisation(users)
}
