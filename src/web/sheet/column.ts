import type { RoleTable } from "../../core/catalogue.ts";
import { plain, recogniseRole } from "../../core/validate/spelling.ts";

/** What a column of a spreadsheet holds: a detail, all roles in one, one role (`role:security_lead`), or nothing that is wanted. */
export type Column = "" | Detail | `role:${string}`;

export const DETAILS = ["name", "first_name", "last_name", "email", "phone", "roles", "status"] as const;
export type Detail = (typeof DETAILS)[number];

/** What people write above a column, without spaces and punctuation. */
const HEADINGS: Readonly<Record<Detail, readonly string[]>> = {
  name: ["name", "fullname", "user", "username", "person", "contact", "contactname", "employee", "staffname", "who"],
  first_name: ["firstname", "forename", "forenames", "givenname", "first"],
  last_name: ["lastname", "surname", "familyname", "last"],
  email: [
    "email",
    "emailaddress",
    "mail",
    "workemail",
    "organisationalemail",
    "organisationalemailaddress",
    "emailid",
    "eaddress",
  ],
  phone: [
    "phone",
    "phonenumber",
    "telephone",
    "telephonenumber",
    "tel",
    "telno",
    "mobile",
    "mobilenumber",
    "mobilephone",
    "phoneno",
    "mobileno",
    "directline",
    "directphone",
    "directphonenumber",
    "directdial",
    "ddi",
    "contactnumber",
    "number",
    "landline",
  ],
  roles: [
    "role",
    "roles",
    "portalrole",
    "portalroles",
    "portalroleassigned",
    "rolesassigned",
    "assignedroles",
    "userroles",
    "userrole",
    "responsibility",
    "responsibilities",
  ],
  status: ["status", "account", "accountstatus", "state"],
};

/** What says whose it is, or what for: “Work phone”, “User’s name”, “Role 1”. A company’s name is nobody’s. */
const ABOUT: Readonly<Partial<Record<Detail, RegExp>>> = {
  name: /\b(user|staff|employee|person|contact)s?\b|[’']s\b|\b(of|the)\b/gi,
  email: /\b(work|business|company|corporate|contact|user|staff)\b|[’']s\b/gi,
  phone: /\b(work|direct|contact|user|staff)\b|[’']s\b/gi,
  roles: /\b(portal|dashboards?|in|the|to|be|assigned|required|requested|needed)\b|\d/gi,
};

/** What a column holds, by its heading; the empty text where nobody can tell. */
export function columnFor(heading: string, roles: RoleTable): Column {
  // “Phone (direct)”, “Email *”: what is in brackets says more about it, not what it is.
  const outside = heading.replace(/\([^)]*\)/g, "");
  const bare = plain(outside);
  if (bare === "") return "";
  for (const detail of DETAILS) if (HEADINGS[detail].includes(bare)) return detail;
  const role = recogniseRole(heading, roles) ?? recogniseRole(outside.replace(/^is\b|\s[-–—:].*/gi, ""), roles);
  if (role) return `role:${role.role}`;
  const [first = ""] = outside.split("/");
  const about = (detail: Detail): string => plain(first.replace(ABOUT[detail] ?? "", ""));
  return DETAILS.find((detail) => HEADINGS[detail].includes(about(detail))) ?? "";
}
