/** The six roles of the connection portal. */
export const ROLES = [
  "primary_business_contact",
  "primary_technical_contact",
  "service_manager",
  "security_lead",
  "test_manager",
  "scheme_admin",
] as const;

/** All 64 sets of roles, as lists in the table's order; the empty one comes first. */
export const ROLE_SETS: readonly (readonly string[])[] = Array.from({ length: 2 ** ROLES.length }, (_, bits) =>
  ROLES.filter((_, place) => bits & (1 << place)),
);

/** All 1,957 lists of roles without repetition: the order that somebody wrote them in matters to where a finding points. */
export const ROLE_LISTS: readonly (readonly string[])[] = ROLE_SETS.flatMap(orders);

function orders(roles: readonly string[]): string[][] {
  if (roles.length === 0) return [[]];
  return roles.flatMap((first) => orders(roles.filter((role) => role !== first)).map((rest) => [first, ...rest]));
}

/** Every way to give some number of users a set of roles each: 64 to the power of that number. */
export function* assignments(users: number): Generator<readonly (readonly string[])[]> {
  if (users === 0) yield [];
  else for (const rest of assignments(users - 1)) for (const roles of ROLE_SETS) yield [...rest, roles];
}
