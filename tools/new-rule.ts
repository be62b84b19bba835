// `npm run new:rule -- category/name`: writes a rule, its test and its fixtures to start from. It compiles; its test
// fails, and `npm run generate` refuses it, until they are filled in. Nothing that is there is overwritten.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const ID = /^[a-z]+\/[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

process.exitCode = scaffold(process.argv.slice(2));

function scaffold([id, ...rest]: readonly string[]): number {
  if (!id || rest.length > 0 || !ID.test(id)) {
    console.error("Say which rule, in lower case: npm run new:rule -- users/shared-phone");
    return 2;
  }
  if (!existsSync("policies/rolecall")) {
    console.error("There is no policies/rolecall here: run this at the root of the repository.");
    return 2;
  }
  const files = filesOf(id);
  const there = Object.keys(files).filter((file) => existsSync(file));
  if (there.length > 0) {
    console.error(`Nothing was written, because this is there already:\n${there.join("\n")}`);
    return 1;
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: "wx" });
  }
  console.log(`${Object.keys(files).join("\n")}\n\nFill in every TODO, then run: npm run generate && npm run policies`);
  return 0;
}

function filesOf(id: string): Readonly<Record<string, string>> {
  const [category = "", name = ""] = id.split("/");
  const rule = `policies/rolecall/rules/${category}/${name.replaceAll("-", "_")}`;
  const fixtures = `test/fixtures/rules/${id}`;
  if (category === "across")
    return {
      [`${rule}.rego`]: acrossOf(name.replaceAll("-", "_")),
      [`${rule}_test.rego`]: acrossTestOf(id, name.replaceAll("-", "_")),
      [`${fixtures}/bad.yaml`]: `${declarationOf("")}---\n${declarationOf(` # expect: ${id}`)}`,
      [`${fixtures}/ok.yaml`]: declarationOf(""),
      [`${fixtures}/context.yaml`]: "options: { kind: declarations }\n",
    };
  return {
    [`${rule}.rego`]: ruleOf(category, name.replaceAll("-", "_")),
    [`${rule}_test.rego`]: testOf(id, category, name.replaceAll("-", "_")),
    [`${fixtures}/bad.yaml`]: declarationOf(` # expect: ${id}`),
    [`${fixtures}/ok.yaml`]: declarationOf(""),
  };
}

function ruleOf(category: string, name: string): string {
  return `# METADATA
# title: TODO what is wrong, in a few words
# description: TODO why it matters, in whole sentences.
# related_resources:
#   - description: Roles and responsibilities
#     ref: https://www.pensionsdashboardsprogramme.org.uk/standards/roles-and-responsibilities
# custom:
#   severity: error
#   basis: guidance
#   facts: [TODO]
#   quote: TODO the guidance's own words, or take basis "ours" and leave this and related_resources out
#   message: "TODO what is wrong with {user}"
#   remedy: "TODO what to do about it."
#   requires: []
#   personal: [user]
# schemas:
#   - input: schema["input.schema"]
package rolecall.rules.${category}.${name}

import data.rolecall.organisation

violations contains {"path": ["users", i], "args": {"user": organisation.name_of(user)}} if {
	some i, user in input.users

	# TODO what is wrong with this user.
	false
}
`;
}

/** A rule about what many declarations have in common sees numbers only. */
function acrossOf(name: string): string {
  return `# METADATA
# title: TODO what is wrong, in a few words
# description: TODO why it matters, in whole sentences.
# custom:
#   severity: error
#   basis: ours
#   facts: []
#   message: "TODO what is wrong with ‘{reference}’"
#   remedy: "TODO what to do about it."
#   requires: []
#   personal: []
# schemas:
#   - input: schema["across.schema"]
package rolecall.rules.across.${name}

violations contains {"path": ["reference"], "args": {"count": input.reference.declarations}} if {
	# TODO what is wrong with this reference.
	input.reference.declarations < 0
}
`;
}

function acrossTestOf(id: string, name: string): string {
  return `package rolecall.rules.across.${name}_test

import data.rolecall.rules.across.${name}

test_fail_todo_the_rule_is_not_written_yet if {
	print("${id} finds nothing yet: write here what it finds, then the rule. Test it at the limit, one below, one above.")
	${name}.violations == {{
		"path": ["reference"],
		"args": {"count": 2},
	}} with input as {"reference": {"declarations": 2, "not_applicable": 0}}
}

test_success_none if ${name}.violations == set() with input as {"reference": {"declarations": 0, "not_applicable": 0}}
`;
}

function testOf(id: string, category: string, name: string): string {
  return `package rolecall.rules.${category}.${name}_test

import data.rolecall.declarations_test as declare
import data.rolecall.rules.${category}.${name}

test_fail_todo_the_rule_is_not_written_yet if {
	print("${id} finds nothing yet: write here what it finds, then the rule. Test it at the limit, one below, one above.")
	${name}.violations == {{
		"path": ["users", 0],
		"args": {"user": "Priya Shah"},
	}} with input as declare.organisation([declare.priya(["test_manager"])])
}

test_success_nobody if ${name}.violations == set() with input as declare.organisation([])
`;
}

function declarationOf(mark: string): string {
  return `organisation:
  name: Harbour Pensions
  reference: harbour-pensions
  type: pension_provider
  connection: direct
  phase: registration
  email_domains: [harbour-pensions.example]
users:
  - { name: Priya Shah, email: priya.shah@harbour-pensions.example, phone: "020 7946 0123", roles: [primary_business_contact, security_lead] }${mark}
  - { name: Tom Okafor, email: tom.okafor@harbour-pensions.example, phone: "07700 900456", roles: [primary_technical_contact, service_manager, test_manager] }
preregistration:
  contacts:
    - { role: primary_business_contact, name: Priya Shah, email: priya.shah@harbour-pensions.example, phone: "020 7946 0123" }
    - { role: primary_technical_contact, name: Tom Okafor, email: tom.okafor@harbour-pensions.example, phone: "07700 900456" }
`;
}
