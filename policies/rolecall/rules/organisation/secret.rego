# METADATA
# title: A secret in the declaration
# description: >-
#   A declaration is read by many and kept for long. A password, a one-time passcode, an authenticator app’s seed, a
#   registration code or a private key is for one person, and never belongs in it. Secrets are found by the names of keys
#   and by what stands in front of them in a text; in a comment they are hidden wherever lines are shown, but not told.
# custom:
#   severity: error
#   basis: ours
#   facts: []
#   message: "This is {kind}, which does not belong in a declaration"
#   remedy: Delete it here and in the history of the file. Then replace it, because others may have seen it.
#   requires: []
#   personal: []
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.organisation.secret

violations contains {"path": secret.path, "args": {"kind": secret.kind}} if some secret in input.facts.secrets
