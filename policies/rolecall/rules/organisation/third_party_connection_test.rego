package rolecall.rules.organisation.third_party_connection_test

import data.rolecall.rules.organisation.third_party_connection

test_fail_behind_a_third_party if {
	third_party_connection.violations == {{"path": ["organisation", "connection"], "args": {}}} with input as {"organisation": {"connection": "third_party"}}
}

test_success_direct if {
	third_party_connection.violations == set() with input as {"organisation": {"connection": "direct"}}
}

test_success_no_connection if third_party_connection.violations == set() with input as {"organisation": {}}
