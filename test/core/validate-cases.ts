import type { Kind } from "../../src/core/validate/fault.ts";

/** A document, and all that validation tells of it: `rule /path: message. remedy [fix]`. */
export interface Case {
  readonly name: string;
  readonly kind: Kind;
  readonly yaml: string;
  readonly tells: readonly string[];
}

const ORGANISATION = `organisation:
  { name: Harbour Pensions, reference: harbour, type: pension_scheme, connection: direct, phase: live, email_domains: [harbour.example] }
`;

const NAME = "name: Priya Shah";
const EMAIL = "email: priya@harbour.example";
const PHONE = 'phone: "020 7946 0123"';
const ROLES = "roles: [security_lead]";

/** A sound declaration of one user, but for the parts that are given. */
function user(
  name: string,
  parts: { name?: string; email?: string; phone?: string; roles?: string; more?: string },
  ...tells: string[]
): Case {
  const lines = [
    parts.name ?? NAME,
    parts.email ?? EMAIL,
    parts.phone ?? PHONE,
    parts.roles ?? ROLES,
    parts.more ?? "",
  ];
  const yaml = `${ORGANISATION}users:\n  -\n${lines.map((line) => (line === "" ? "" : `    ${line}\n`)).join("")}`;
  return { name, kind: "declaration", yaml, tells };
}

function organisation(name: string, yaml: string, ...tells: string[]): Case {
  return { name, kind: "declaration", yaml: `organisation: ${yaml}\nusers: []\n`, tells };
}

function contact(name: string, yaml: string, ...tells: string[]): Case {
  return {
    name,
    kind: "declaration",
    yaml: `${ORGANISATION}users: []\npreregistration: { contacts: [${yaml}] }\n`,
    tells,
  };
}

function register(name: string, yaml: string, ...tells: string[]): Case {
  return { name, kind: "register", yaml, tells };
}

const ROLE_IDS =
  "‘primary_business_contact’, ‘primary_technical_contact’, ‘service_manager’, ‘security_lead’, ‘test_manager’ or ‘scheme_admin’";
const QUOTE = "Put double quotes around it.";

export const CASES: readonly Case[] = [
  user("a sound declaration", {}),
  user("every optional key", {
    more: 'status: deactivated\n    requested_at: "2026-11-02T09:30:00Z"\n    invited_at: 2024-02-29T23:59:59.5+01:00\n    deactivation_reason: Left',
  }),

  // Keys
  user(
    "a misspelt key is told once, and not as missing too",
    { email: "emial: priya@harbour.example" },
    "unknown-key /users/0/emial: ‘emial’ is not a key of a user. Did you mean ‘email’? If not, take it out.",
  ),
  user(
    "another spelling of a key",
    { more: "requestedAt: 2026-11-02T09:30:00Z" },
    "unknown-key /users/0/requestedAt: ‘requestedAt’ is not a key of a user. Did you mean ‘requested_at’? If not, take it out.",
  ),
  user(
    "a key with a known one in it",
    { phone: 'phone_number: "020 7946 0123"' },
    "unknown-key /users/0/phone_number: ‘phone_number’ is not a key of a user. Did you mean ‘phone’? If not, take it out.",
  ),
  user(
    "a key in the wrong place, though it looks like one here",
    { more: "phase: live" },
    "unknown-key /users/0/phase: ‘phase’ is not a key of a user. It is a key of the organisation: move it there.",
  ),
  user(
    "a key in the wrong place with a word of one that is known here",
    { more: "email_domains: [harbour.example]" },
    "unknown-key /users/0/email_domains: ‘email_domains’ is not a key of a user. It is a key of the organisation: move it there.",
  ),
  user(
    "a status over several lines",
    { more: 'status: "left\\n\\n  in May"' },
    "unknown-value /users/0/status: ‘left in May’ is not a value of ‘status’. Write one of ‘requested’, ‘rejected’, ‘invited’, ‘active’, ‘suspended’ or ‘deactivated’.",
  ),
  user(
    "a key like nothing known",
    { more: "nickname: Pri" },
    "unknown-key /users/0/nickname: ‘nickname’ is not a key of a user. Take it out. The keys of a user are ‘name’, ‘email’, ‘phone’, ‘roles’, ‘status’, ‘requested_at’, ‘invited_at’ and ‘deactivation_reason’.",
  ),
  user(
    "a key that is long",
    { more: `${"k".repeat(80)}: 1` },
    `unknown-key /users/0/${"k".repeat(80)}: ‘${"k".repeat(60)}…’ is not a key of a user. Take it out. The keys of a user are ‘name’, ‘email’, ‘phone’, ‘roles’, ‘status’, ‘requested_at’, ‘invited_at’ and ‘deactivation_reason’.`,
  ),
  user(
    "keys that every object has",
    { more: "__proto__: 1\n    constructor: 2" },
    "unknown-key /users/0/__proto__: ‘__proto__’ is not a key of a user. Take it out. The keys of a user are ‘name’, ‘email’, ‘phone’, ‘roles’, ‘status’, ‘requested_at’, ‘invited_at’ and ‘deactivation_reason’.",
    "unknown-key /users/0/constructor: ‘constructor’ is not a key of a user. Take it out. The keys of a user are ‘name’, ‘email’, ‘phone’, ‘roles’, ‘status’, ‘requested_at’, ‘invited_at’ and ‘deactivation_reason’.",
  ),
  user(
    "a merge key",
    { more: "<<: { status: active }" },
    "merge-key /users/0/<<: ‘<<’ does not merge anything into this user. Write the keys out. A single value can be an alias (*name).",
  ),
  {
    name: "missing sections",
    kind: "declaration",
    yaml: "organisation: {}\n",
    tells: [
      "missing-key /: ‘users’ is missing from the declaration. Add ‘users’.",
      "missing-key /organisation: ‘name’ is missing from the organisation. Add ‘name’.",
      "missing-key /organisation: ‘reference’ is missing from the organisation. Add ‘reference’.",
      "missing-key /organisation: ‘type’ is missing from the organisation. Add ‘type’.",
      "missing-key /organisation: ‘connection’ is missing from the organisation. Add ‘connection’.",
    ],
  },
  {
    name: "a key in the wrong place that belongs in several",
    kind: "declaration",
    yaml: `${ORGANISATION}users: []\nname: Priya Shah\n`,
    tells: [
      "unknown-key /name: ‘name’ is not a key of the declaration. Take it out. The keys of the declaration are ‘organisation’, ‘users’ and ‘preregistration’.",
    ],
  },
  user("a missing phone", { phone: "" }, "missing-key /users/0: ‘phone’ is missing from this user. Add ‘phone’."),
  contact(
    "a contact without an email",
    '{ role: primary_business_contact, name: Priya Shah, phone: "020 7946 0123" }',
    "missing-key /preregistration/contacts/0: ‘email’ is missing from this contact. Add ‘email’.",
  ),

  // Types
  user(
    "an unquoted phone",
    { phone: "phone: 07700900123" },
    'unquoted-phone /users/0/phone: YAML reads this phone number as a plain number and loses its zero or plus: put it in quotes. Put double quotes around it, such as "020 7946 0123". [07700900123]',
  ),
  user(
    "an unquoted phone with a plus",
    { phone: "phone: +447700900123" },
    'unquoted-phone /users/0/phone: YAML reads this phone number as a plain number and loses its zero or plus: put it in quotes. Put double quotes around it, such as "020 7946 0123". [+447700900123]',
  ),
  user(
    "a phone that lost its zero before is not mended",
    { phone: "phone: 7700900123" },
    'unquoted-phone /users/0/phone: YAML reads this phone number as a plain number and loses its zero or plus: put it in quotes. Put double quotes around it, such as "020 7946 0123".',
  ),
  user(
    "a phone with a dot",
    { phone: "phone: 0207946.0123" },
    'unquoted-phone /users/0/phone: YAML reads this phone number as a plain number and loses its zero or plus: put it in quotes. Put double quotes around it, such as "020 7946 0123". [0207946.0123]',
  ),
  user(
    "a name in digits",
    { name: "name: 007" },
    `unquoted-text /users/0/name: ‘name’ is read as a number, not as text: put it in quotes. ${QUOTE} [007]`,
  ),
  user(
    "a name that YAML takes for a truth",
    { name: "name: True" },
    `unquoted-text /users/0/name: ‘name’ is read as true or false, not as text: put it in quotes. ${QUOTE} [True]`,
  ),
  user(
    "somebody called Null",
    { name: "name: Null" },
    `unquoted-text /users/0/name: ‘name’ is read as nothing, not as text: put it in quotes. ${QUOTE} [Null]`,
  ),
  user(
    "no value",
    { name: "name:", phone: "phone: ~" },
    "missing-value /users/0/name: ‘name’ has no value. Write the value, or take it out.",
    "missing-value /users/0/phone: ‘phone’ has no value. Write the value, or take it out.",
  ),
  user(
    "one role without a list",
    { roles: "roles: security_lead" },
    "wrong-type /users/0/roles: ‘roles’ should be a list, but is text. Write each item on a line of its own that begins with a dash, or in [brackets].",
  ),
  user(
    "a list for a text",
    { name: "name: [Priya, Shah]" },
    "wrong-type /users/0/name: ‘name’ should be text, but is a list. Write text here, in quotes.",
  ),
  user(
    "a mapping for a role",
    { roles: "roles: [{ name: security_lead }]" },
    "wrong-type /users/0/roles/0: Item 1 of ‘roles’ should be text, but is a mapping. Write text here, in quotes.",
  ),
  {
    name: "users that are no mappings",
    kind: "declaration",
    yaml: `${ORGANISATION}users: [Priya Shah, null]\n`,
    tells: [
      "wrong-type /users/0: Item 1 of ‘users’ should be a mapping, but is text. Write its keys below it, each on an indented line such as ‘name: ...’.",
      "missing-value /users/1: Item 2 of ‘users’ has no value. Write the value, or take it out.",
    ],
  },
  organisation(
    "a number for a mapping",
    "7",
    "wrong-type /organisation: ‘organisation’ should be a mapping, but is a number. Write its keys below it, each on an indented line such as ‘name: ...’.",
  ),

  // Roles and other choices
  user(
    "spellings of roles",
    { roles: "roles: [PBC, Security Lead, test-manager]" },
    "role-spelling /users/0/roles/0: ‘PBC’ was read as ‘primary_business_contact’. Write ‘primary_business_contact’. [primary_business_contact]",
    "role-spelling /users/0/roles/1: ‘Security Lead’ was read as ‘security_lead’. Write ‘security_lead’. [security_lead]",
    "role-spelling /users/0/roles/2: ‘test-manager’ was read as ‘test_manager’. Write ‘test_manager’. [test_manager]",
  ),
  user(
    "a slip in a role",
    { roles: "roles: [securty_lead]" },
    "unknown-role /users/0/roles/0: ‘securty_lead’ is not a role of the connection portal. Did you mean ‘security_lead’?",
  ),
  user(
    "no role at all",
    { roles: "roles: [admin, 1, true]" },
    ...["admin", "1", "true"].map(
      (value, index) =>
        `unknown-role /users/0/roles/${index}: ‘${value}’ is not a role of the connection portal. Write one of ${ROLE_IDS}.`,
    ),
  ),
  user(
    "an empty list of roles",
    { roles: "roles: []" },
    "too-few-items /users/0/roles: This user has no role. Add at least one role, or take the user out.",
  ),
  user(
    "a role three times",
    { roles: "roles: [security_lead, test_manager, security_lead, security_lead]" },
    "duplicate-item /users/0/roles/2: This is in ‘roles’ twice; it counts once. Take it out, or write what was meant instead. [remove]",
    "duplicate-item /users/0/roles/3: This is in ‘roles’ twice; it counts once. Take it out, or write what was meant instead. [remove]",
  ),
  user(
    "too many roles",
    {
      roles: `roles: [${[...Array.from({ length: 20 }, (_, i) => `PBC${"!".repeat(i)}`), "nobody", "nobody"].join(", ")}]`,
    },
    "too-many-items /users/0/roles: ‘roles’ has 22 items; at most 20 are allowed. Check that this is the right file, and take out 2 of them.",
    ...Array.from(
      { length: 20 },
      (_, i) =>
        `role-spelling /users/0/roles/${i}: ‘PBC${"!".repeat(i)}’ was read as ‘primary_business_contact’. Write ‘primary_business_contact’. [primary_business_contact]`,
    ),
  ),
  user(
    "another spelling of a status",
    { more: "status: Active" },
    "value-spelling /users/0/status: ‘Active’ was read as ‘active’. Write ‘active’. [active]",
  ),
  user(
    "a slip in a status",
    { more: "status: actve" },
    "unknown-value /users/0/status: ‘actve’ is not a value of ‘status’. Did you mean ‘active’?",
  ),
  user(
    "an unknown status",
    { more: "status: on\n    deactivation_reason: x" },
    "unknown-value /users/0/status: ‘on’ is not a value of ‘status’. Write one of ‘requested’, ‘rejected’, ‘invited’, ‘active’, ‘suspended’ or ‘deactivated’.",
  ),
  contact(
    "a contact of a role that is not preregistered",
    `{ role: security lead, ${NAME}, ${EMAIL}, ${PHONE} }`,
    "contact-role /preregistration/contacts/0/role: Preregistration does not record who is security lead. Take this contact out, or give it the role that it has in preregistration.",
  ),
  contact(
    "a contact of no role",
    `{ role: scheme_admn, ${NAME}, ${EMAIL}, ${PHONE} }`,
    "unknown-role /preregistration/contacts/0/role: ‘scheme_admn’ is not a role of the connection portal. Write one of ‘primary_business_contact’ or ‘primary_technical_contact’.",
  ),

  // Texts
  user(
    "empty texts",
    { name: 'name: ""', email: 'email: " "', more: 'deactivation_reason: "\\t"' },
    "empty-text /users/0/name: ‘name’ is empty. Write the value.",
    "empty-text /users/0/email: ‘email’ is empty. Write the value.",
    "empty-text /users/0/deactivation_reason: ‘deactivation_reason’ is empty. Write the value.",
  ),
  user(
    "too long a text, in characters and not in code units",
    { name: `name: ${"😀".repeat(201)}` },
    "too-long /users/0/name: ‘name’ has 201 characters; at most 200 are allowed. Shorten it, and check that its quotes are closed.",
  ),
  ...(
    [
      ["Priya <priya@harbour.example>", "there is a space in it"],
      ["<priya@harbour.example>", "there is punctuation in it where no address has any"],
      ["mailto:priya@harbour.example", "there is punctuation in it where no address has any"],
      ["priya@harbour", "there is no dot behind the @"],
      ["priya@harbour.", "there is no dot behind the @"],
      ["priya@harbour..example", "there is punctuation in it where no address has any"],
      ["priya@gmail.com:25", "there is punctuation in it where no address has any"],
      ["priya@harbour.example/é", "there is punctuation in it where no address has any"],
      ["priya@harbour.example?é", "there is punctuation in it where no address has any"],
      ["priya@harbour.example#é", "there is punctuation in it where no address has any"],
      ["priya@[10.0.0.1", "there is punctuation in it where no address has any"],
      ["priya@@harbour.example", "there is more than one @ in it"],
      ["a@harbour.example, b@harbour.example", "there is a space in it"],
      ["priya.harbour.example", "there is no @ in it"],
      ["@harbour.example", "there is nothing before the @"],
      ["priya@", "there is nothing behind the @"],
      ["pri\\u200Bya@harbour.example", "it holds what nobody can see (U+200B)"],
      ["priya@har\\u00ADbour.example\\u2060", "it holds what nobody can see (U+00AD, U+2060)"],
      ["pri\\u200Dya@harbour", "it holds what nobody can see (U+200D)"],
    ] as const
  ).map(([email, detail]) =>
    user(
      `an email like ${email}`,
      { email: `email: "${email}"` },
      `invalid-email /users/0/email: This is not an email address: ${detail}. Write one address and nothing else, such as priya.shah@harbour-pensions.example.`,
    ),
  ),
  user(
    "an email in quotes within its quotes",
    { email: "email: '\"priya@harbour.example\"'" },
    "invalid-email /users/0/email: This is not an email address: there are quotes around it. Write one address and nothing else, such as priya.shah@harbour-pensions.example. [priya@harbour.example]",
  ),
  contact(
    "an email of a contact in quotes, which is as it was given",
    `{ role: primary_business_contact, ${NAME}, email: '"priya@harbour.example"', ${PHONE} }`,
    "invalid-email /preregistration/contacts/0/email: This is not an email address: there are quotes around it. Write one address and nothing else, such as priya.shah@harbour-pensions.example.",
  ),
  contact(
    "an email of a contact that holds what nobody can see",
    `{ role: primary_business_contact, ${NAME}, email: "priya\\u200B@harbour.example", ${PHONE} }`,
    "invalid-email /preregistration/contacts/0/email: This is not an email address: it holds what nobody can see (U+200B). Write one address and nothing else, such as priya.shah@harbour-pensions.example.",
  ),
  ...[
    "'\"priya shah\"@harbour.example'",
    "o'neill+portal@harbour.example",
    "priya@münchen.example",
    "priya@[192.0.2.1]",
    "'\"priya <at> work\"@harbour.example'",
    "می\u200Cخواهم@harbour.example",
    "priya@harbour.example.",
  ].map((email) => user(`an email like ${email} passes`, { email: `email: ${email}` })),
  ...(
    [
      ["2026-11-02", "its time and offset are missing"],
      ["2026-11-02T09:30:00", "its offset from UTC is missing"],
      ["2026-11-02 09:30", "its offset from UTC is missing"],
      ["2026-11-02T09:30Z", "its seconds are missing"],
      ["2026-02-29T09:30:00Z", "there is no such day or time"],
      ["1900-02-29T09:30:00Z", "there is no such day or time"],
      ["2026-04-31T09:30:00Z", "there is no such day or time"],
      ["2026-11-02T24:00:00Z", "there is no such day or time"],
      ["2026-11-02T09:30:00+0100", "it is written in another form"],
      ["2 November 2026", "it is written in another form"],
    ] as const
  ).map(([time, detail]) =>
    user(
      `a time like ${time}`,
      { more: `invited_at: ${time}` },
      `invalid-timestamp /users/0/invited_at: ‘invited_at’ is not a date and time: ${detail}. Write it like 2026-11-02T09:30:00Z, or 2026-06-01T09:30:00+01:00 in British Summer Time.`,
    ),
  ),
  organisation(
    "a reference in capitals",
    "{ name: Harbour, reference: Harbour Pensions, type: pension_scheme, connection: direct }",
    "invalid-reference /organisation/reference: A reference has only lower-case letters, digits and single hyphens between them. Write it as the register does, such as harbour-pensions.",
  ),
  organisation(
    "a reference in digits",
    "{ name: Harbour, reference: 0042, type: pension_scheme, connection: direct }",
    `unquoted-text /organisation/reference: ‘reference’ is read as a number, not as text: put it in quotes. ${QUOTE} [0042]`,
  ),
  ...(
    [
      ["priya@harbour.example", "only what stands behind the @ is the domain"],
      ["harbour", "there is no dot in it"],
      ["harbour.", "there is no dot in it"],
      ["https://harbour.example/", "it is a part of a web address"],
      ["harbour.example:25", "it is a part of a web address"],
      ["harbour.example?é", "it is a part of a web address"],
      ["*.harbour.internal", "‘*.’ is not needed, because subdomains are included"],
      ["co.uk", "‘co.uk’ is a public suffix, and anybody can have a domain below it"],
      ["GitHub.io", "‘github.io’ is a public suffix, and anybody can have a domain below it"],
      ["10.0.0.1", "it is an IP address"],
      ["x.y.123", "it ends in a number"],
      ["-x.internal", "there is punctuation in it where no domain has any"],
      ["a_b.internal", "there is punctuation in it where no domain has any"],
      ["foo..bar", "there are two dots in a row"],
      ["harbour pensions.example", "there is a space in it"],
      ["harbour．example", "its dots are not plain ones"],
    ] as const
  ).map(([domain, detail]) =>
    organisation(
      `a domain like ${domain}`,
      `{ name: Harbour, reference: harbour, type: pension_scheme, connection: direct, email_domains: [harbour.example, "${domain}"] }`,
      `invalid-domain /organisation/email_domains/1: This cannot be an email domain of the organisation: ${detail}. Write only what stands behind the @, such as harbour-pensions.example.`,
    ),
  ),
  organisation(
    "domains like any",
    "{ name: Harbour, reference: harbour, type: pension_scheme, connection: direct, email_domains: [harbour.co.uk, HARBOUR.example., pensjön.internal, xn--pensjn-0xa.example] }",
  ),

  // What an invitation needs
  user(
    "an invitation without its time",
    { more: "status: invited" },
    "undated-invitation /users/0: ‘invited_at’ is missing, so nobody can tell whether this invitation has expired. Add ‘invited_at’, such as 2026-11-02T09:30:00Z.",
  ),
  user(
    "an invitation whose time has another key",
    { more: "status: invited\n    invitedAt: 2026-11-02T09:30:00Z" },
    "unknown-key /users/0/invitedAt: ‘invitedAt’ is not a key of a user. Did you mean ‘invited_at’? If not, take it out.",
  ),
  user("an invitation with its time", { more: "status: invited\n    invited_at: 2026-11-02T09:30:00Z" }),
  user("another status without the time of an invitation", { more: "status: active" }),

  // The register
  register(
    "a sound register",
    "organisations: [{ reference: harbour, phase: live, approvals: { scheme_admin_limit: { limit: 6, reference: PDP-42, approved_on: 2026-10-05 } } }]",
  ),
  register(
    "an approval that is none",
    "organisations: [{ reference: harbour, contacts: [], approvals: { scheme_admin_limit: { limit: 0, reference: ' ', approved_on: 5 October } } }]",
    "out-of-range /organisations/0/approvals/scheme_admin_limit/limit: ‘limit’ should be at least 1. Correct the number.",
    "empty-text /organisations/0/approvals/scheme_admin_limit/reference: ‘reference’ is empty. Write the value.",
    "invalid-date /organisations/0/approvals/scheme_admin_limit/approved_on: ‘approved_on’ is not a date such as 2026-11-02. Write the year, the month and the day, with hyphens between them.",
  ),
  register(
    "limits that are no whole numbers",
    "organisations: [{ reference: a, approvals: { scheme_admin_limit: { limit: '6', reference: b, approved_on: 2026-10-05 } } }, { reference: b, approvals: { scheme_admin_limit: { limit: 6.5, reference: b, approved_on: 2026-10-05 } } }]",
    "wrong-type /organisations/0/approvals/scheme_admin_limit/limit: ‘limit’ should be a whole number, but is text. Write the number in digits, without quotes.",
    "wrong-type /organisations/1/approvals/scheme_admin_limit/limit: ‘limit’ should be a whole number, but is a number with a fraction. Write the number in digits, without quotes.",
  ),
  register(
    "keys that are unknown and missing",
    "organisations: [{ ref: harbour, approvals: { scheme_admins: 6 } }]",
    "unknown-key /organisations/0/ref: ‘ref’ is not a key of a register entry. Take it out. The keys of a register entry are ‘reference’, ‘phase’, ‘contacts’ and ‘approvals’.",
    "missing-key /organisations/0: ‘reference’ is missing from this register entry. Add ‘reference’.",
    "unknown-key /organisations/0/approvals/scheme_admins: ‘scheme_admins’ is not a key of ‘approvals’. Take it out. The keys of ‘approvals’ are ‘scheme_admin_limit’.",
  ),
];
