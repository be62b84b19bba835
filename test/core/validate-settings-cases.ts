import type { Case } from "./validate-cases.ts";

const configuration = (name: string, yaml: string, ...tells: string[]): Case => ({
  name,
  kind: "configuration",
  yaml,
  tells,
});

/** One exception with this in the place of what is right. */
const exception = (name: string, parts: Readonly<Record<string, string>>, ...tells: string[]): Case => {
  const right = {
    rule: "roles/role-limit",
    organisation: "harbour",
    reason: "Because.",
    approved_by: "Ana",
    expires: "2026-12-31",
  };
  const keys = Object.entries({ ...right, ...parts }).map(([key, value]) => `${key}: ${value}`);
  return { name, kind: "exceptions", yaml: `exceptions: [{ ${keys.join(", ")} }]`, tells };
};

/** What validation tells of files of settings. */
export const SETTINGS_CASES: readonly Case[] = [
  configuration("a sound configuration", "{ fail_on: warning, off: { roles/role-limit: Because. }, patterns: [a] }"),
  configuration(
    "keys that were meant to be others",
    "{ fail-on: error, exception: [], severities: {} }",
    "unknown-key /fail-on: ‘fail-on’ is not a key of the configuration. Did you mean ‘fail_on’? If not, take it out.",
    "unknown-key /exception: ‘exception’ is not a key of the configuration. Did you mean ‘exceptions’? If not, take it out.",
    "unknown-key /severities: ‘severities’ is not a key of the configuration. Take it out. The keys of the configuration are ‘register’, ‘patterns’, ‘fail_on’, ‘severity’, ‘off’, ‘formats’, ‘exceptions’ and ‘exceptions_file’.",
  ),
  configuration(
    "a rule that is switched off without a reason",
    "off: { roles/role-limit: , advice/sole-contact: ' ' }",
    "missing-value /off/roles/role-limit: ‘roles/role-limit’ has no value. Write the value, or take it out.",
    "empty-text /off/advice/sole-contact: ‘advice/sole-contact’ is empty. Write the value.",
  ),
  configuration(
    "a list of rules where each has its severity",
    "{ severity: [roles/role-limit], fail_on: [error], formats: json }",
    "wrong-type /fail_on: ‘fail_on’ should be text, but is a list. Write text here, in quotes.",
    "wrong-type /severity: ‘severity’ should be a mapping, but is a list. Write its keys below it, each on an indented line such as ‘name: ...’.",
    "wrong-type /formats: ‘formats’ should be a list, but is text. Write each item on a line of its own that begins with a dash, or in [brackets].",
  ),
  configuration(
    "values that resemble those that there are",
    "{ severity: { roles/role-limit: eror }, fail_on: Warning, formats: [{ format: jsn }, { output: a }] }",
    "value-spelling /fail_on: ‘Warning’ was read as ‘warning’. Write ‘warning’. [warning]",
    "unknown-value /severity/roles/role-limit: ‘eror’ is not a value of ‘roles/role-limit’. Did you mean ‘error’?",
    "unknown-value /formats/0/format: ‘jsn’ is not a value of ‘format’. Did you mean ‘json’?",
    "missing-key /formats/1: ‘format’ is missing from this format. Add ‘format’.",
  ),
  exception("a sound exception", { path: "/users/2/email" }),
  exception(
    "a path that is none",
    { path: "users.2.email" },
    "invalid-pointer /exceptions/0/path: ‘path’ is not a JSON Pointer. Write it as ‘rolecall check --format json’ prints it, such as /users/2/email.",
  ),
  exception(
    "a day that there is not, and a reference that is none",
    { expires: "2026-02-30", organisation: "Harbour Pensions" },
    "invalid-reference /exceptions/0/organisation: A reference has only lower-case letters, digits and single hyphens between them. Write it as the register does, such as harbour-pensions.",
    "invalid-date /exceptions/0/expires: ‘expires’ is not a date such as 2026-11-02. Write the year, the month and the day, with hyphens between them.",
  ),
  {
    name: "an exception without an end",
    kind: "exceptions",
    yaml: "exceptions: [{ rule: roles/role-limit, organisation: a, reason: b, approver: c }]",
    tells: [
      "unknown-key /exceptions/0/approver: ‘approver’ is not a key of an exception. Take it out. The keys of an exception are ‘rule’, ‘organisation’, ‘path’, ‘reason’, ‘approved_by’ and ‘expires’.",
      "missing-key /exceptions/0: ‘approved_by’ is missing from this exception. Add ‘approved_by’.",
      "missing-key /exceptions/0: ‘expires’ is missing from this exception. Add ‘expires’.",
    ],
  },
];
