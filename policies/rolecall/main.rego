# METADATA
# title: What rolecall says about a declaration
# description: Every violation of every rule. A rule is a package below data.rolecall.rules, and its path is its id.
# schemas:
#   - input: schema["input.schema"]
package rolecall

import data.rolecall.organisation

# METADATA
# description: The answer. Without an input there is none, so that a broken host never reads silence as a pass.
# entrypoint: true
result := {"input_seen": true, "violations": violations} if is_object(input)

violations contains object.union(violation, {"rule": $"{category}/{replace(name, "_", "-")}"}) if {
	some category, name
	speaks(category)
	some violation in data.rolecall.rules[category][name].violations
}

# The roles do not apply behind a third party (F13), so only the rules about the organisation itself have a say.
speaks(_) if not organisation.third_party

speaks("organisation")
