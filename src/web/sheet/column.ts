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

/** What a column holds, by its heading; the empty text where nobody can tell. */
export function columnFor(heading: string, roles: RoleTable): Column {
  // “Phone (direct)”, “Email *”: what is in brackets says more about it, not what it is.
  const bare = plain(heading.replace(/\([^)]*\)/g, ""));
  for (const detail of DETAILS) if (HEADINGS[detail].includes(bare)) return detail;
  const role =
    bare === ""
      ? undefined
      : (recogniseRole(heading, roles) ?? recogniseRole(heading.replace(/\([^)]*\)/g, ""), roles));
  return role ? `role:${role.role}` : "";
}
