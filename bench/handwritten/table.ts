import type { RulesetData } from "../../src/core/catalogue.ts";

/** OPA's base documents, as rules written by hand want them: made once. */
export interface Table {
  readonly roles: readonly RoleRow[];
  /** Places in `roles`. */
  readonly placeOf: ReadonlyMap<string, number>;
  readonly contact: number;
  readonly admin: number;
  readonly freeProviders: ReadonlyMap<string, string>;
  readonly roleMailboxes: ReadonlySet<string>;
  readonly reservedDomains: ReadonlySet<string>;
}

export interface RoleRow {
  readonly id: string;
  readonly mandatory: boolean;
  readonly limit: number;
  readonly order: number;
  readonly group: string | undefined;
  readonly preregistered: boolean;
}

/** The part of the data that only Rego reads, and that no type of rolecall's describes. */
interface Mail {
  readonly free_providers: Readonly<Record<string, string>>;
  readonly role_mailboxes: Readonly<Record<string, unknown>>;
  readonly reserved_domains: Readonly<Record<string, unknown>>;
}

export function tableOf(data: RulesetData): Table {
  const roles = Object.entries(data.roles).map(([id, role]) => ({
    id,
    mandatory: role.mandatory,
    limit: role.limit,
    order: role.order,
    group: role.exclusive_group,
    preregistered: role.in_preregistration,
  }));
  const placeOf = new Map(roles.map(({ id }, place) => [id, place]));
  const { mail } = data as unknown as { readonly mail: Mail };
  return {
    roles,
    placeOf,
    contact: placeOf.get("primary_business_contact") as number,
    admin: placeOf.get("scheme_admin") as number,
    freeProviders: new Map(Object.entries(mail.free_providers)),
    roleMailboxes: new Set(Object.keys(mail.role_mailboxes)),
    reservedDomains: new Set(Object.keys(mail.reserved_domains)),
  };
}
