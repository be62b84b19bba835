# METADATA
# title: The violations as conftest wants them
# description: conftest asks a namespace for `deny`; this hands it what rolecall's policies say.
package main

deny contains {"msg": violation.rule, "violation": violation} if some violation in data.rolecall.result.violations
