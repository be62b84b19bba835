# METADATA
# title: Two users with the same email address
# description: >-
#   Every user has an account and details of their own, and the account is known by its email address.
# related_resources:
#   - description: "Registration: Create additional users"
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/add-additional-users-guidance
# custom:
#   severity: error
#   basis: reading
#   facts: [F14]
#   quote: you must provide the following details for each user you are creating an account for
#   message: "{user} has the same email address as {other}"
#   remedy: >-
#     If they are one person, make them one user with all of the roles. If not, give each their own email address.
#   requires: []
#   personal: [user, other]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.users.duplicate_email

import data.rolecall.people

violations contains people.pair(i, j, "email") if some j, i in people.told.duplicate_email
