import type { RulesetData } from "../catalogue.ts";
import type { Path } from "../model.ts";
import type { RegisterEntry } from "../register.ts";
import { type Details, FIELDS, formOf } from "./comparison.ts";
import type { Contact, Input } from "./derive.ts";
import { mapping, type Reader, roleId, texts } from "./fields.ts";

/** Contacts beyond these are not compared; the schema reports that there are too many. */
const MOST_CONTACTS = 100;

export function fromDeclaration(value: unknown, reader: Reader): Input["preregistration"] {
  const path = ["preregistration", "contacts"];
  const list = mapping(value).contacts;
  const contacts = Array.isArray(list) ? list.slice(0, MOST_CONTACTS) : [];
  if (contacts.length === 0) return { source: "none", path, contacts: [] };
  return {
    source: "declaration",
    path,
    contacts: contacts.map((contact, index) => contactOf(contact, [...path, index], reader)),
  };
}

export function fromRegister(entry: RegisterEntry | undefined, data: RulesetData): Input["preregistration"] {
  const contacts = (entry?.contacts ?? []).slice(0, MOST_CONTACTS);
  const path = entry ? [...entry.path, "contacts"] : [];
  if (!entry || contacts.length === 0) return { source: "none", path, contacts: [] };
  const reader: Reader = { data, textAt: () => undefined, secret: () => false };
  return {
    source: "register",
    path,
    contacts: contacts.map((contact, index) => contactOf(contact, [...path, index], reader)),
  };
}

function contactOf(value: unknown, path: Path, reader: Reader): Contact {
  const contact = mapping(value);
  const fields = texts(contact, FIELDS, path, reader);
  const role = roleId(contact.role, reader.data.roles);
  const forms = formsOf(fields);
  return role === "" ? { ...fields, forms } : { role, ...fields, forms };
}

export function formsOf(fields: Details): Details {
  const forms: { -readonly [Field in keyof Details]: string } = {};
  for (const field of FIELDS) {
    const text = fields[field];
    const form = text === undefined ? undefined : formOf(field, text);
    if (form !== undefined && form !== text) forms[field] = form;
  }
  return forms;
}

export function registerOf(entry: RegisterEntry): NonNullable<Input["register"]> {
  const { path, phase, schemeAdminLimit } = entry;
  if (!schemeAdminLimit) return { path, ...(phase !== undefined && { phase }) };
  const { limit, reference, approved_on } = schemeAdminLimit;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(approved_on) ? Date.parse(`${approved_on}T00:00:00Z`) : Number.NaN;
  return {
    path,
    ...(phase !== undefined && { phase }),
    scheme_admin_limit: { limit, reference, ...(Number.isFinite(day) && { approved_on: day }) },
  };
}
