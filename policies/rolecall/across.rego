# METADATA
# title: What rolecall says across declarations
# description: >-
#   Every violation that no declaration shows by itself, but many of them together, or the register beside them. A rule is
#   a package below data.rolecall.rules.across, and its path is its id.
# schemas:
#   - input: schema["across.schema"]
package rolecall.across

# METADATA
# description: The answer. Without an input there is none, so that a broken host never reads silence as a pass.
# entrypoint: true
result := {"input_seen": true, "violations": violations} if is_object(input)

violations contains object.union(violation, {"rule": $"across/{replace(name, "_", "-")}"}) if {
	some name
	some violation in data.rolecall.rules.across[name].violations
}
