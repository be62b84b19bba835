# METADATA
# title: Letters of different alphabets in one word
# description: >-
#   Some letters of different alphabets look the same, such as the Latin and the Cyrillic ‘a’. A word that mixes them
#   is a slip of the keyboard or made to look like another, and does not match what a person types.
# custom:
#   severity: warning
#   basis: ours
#   facts: []
#   message: Letters of different alphabets are mixed in ‘{words}’
#   remedy: Delete the name and type it again, with one keyboard.
#   requires: []
#   personal: [words]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.users.mixed_script_name

import data.rolecall.details

violations contains {"path": ["users", i, "name"], "args": {"words": words}} if {
	some i, name in details.names
	words := name.mixed
}
