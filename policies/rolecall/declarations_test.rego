# METADATA
# title: Declarations for tests
# description: Short ways to say who is in an organisation, in the shape in which the policies see it.
package rolecall.declarations_test

priya(roles) := {"name": "Priya Shah", "roles": roles}

tom(roles) := {"name": "Tom Okafor", "roles": roles}

ana(roles) := {"name": "Ana Ribeiro", "roles": roles}

# A crowd is for tests of numbers.
nameless(roles) := {"roles": roles}

in_state(user, status) := object.union(user, {"status": status})

statuses := ["planned", "requested", "rejected", "invited", "active", "suspended", "deactivated"]

# One user for each status there is; the planned one has none.
one_of_each(roles) := [user |
	some status in statuses
	user := {true: nameless(roles), false: in_state(nameless(roles), status)}[status == "planned"]
]

# An organisation that connects directly, with these users and nothing to compare them with.
organisation(users) := {
	"organisation": {"connection": "direct"},
	"users": users,
	"preregistration": {"source": "none", "path": ["preregistration", "contacts"], "contacts": []},
	"facts": {"secrets": [], "user_domains": user_domains(users), "but_for": {}},
}

# Tests say of each user at which domains they are.
user_domains(users) := [{"names": names, "users": [i]} |
	some i, user in users
	names := user.facts.email.domains
	names != []
]

# A person of whom these details are known, each in the form in which it is compared: here, in lower case.
known(person, details) := object.union_n([person, details, {"forms": {field: form |
	some field, text in details
	form := lower(text)
	form != text
}}])

contact(role, details) := known({"role": role}, details)

preregistered(users, contacts) := object.union(
	organisation(users),
	{"preregistration": {"source": "declaration", "contacts": contacts}},
)

in_register(users, contacts) := object.union(organisation(users), {
	"preregistration": {"source": "register", "path": ["organisations", 7, "contacts"], "contacts": contacts},
	"register": {"path": ["organisations", 7]},
})

live(declaration) := object.union(declaration, {"organisation": {"phase": "live"}})

# Where the entry of a role is.
entry(user, index) := {"in": "declaration", "path": ["users", user, "roles", index]}

# A person whose details show these facts.
showing(person, facts) := object.union(person, {"facts": facts})

at_email(address) := {"email": {"address": address, "mailbox": address}}

on_phone(number) := {"phone": {"number": number}}
