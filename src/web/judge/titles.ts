import type { RoleTable } from "../../core/catalogue.ts";

/** What a role is called: “Scheme admin”. */
export function titleOf(role: string, roles: RoleTable): string {
  return roles[role]?.title ?? role;
}

/** The same within a sentence: “scheme admin”. */
export function lowerTitle(role: string, roles: RoleTable): string {
  const title = titleOf(role, roles);
  return title.charAt(0).toLowerCase() + title.slice(1);
}

/** An id of the declaration’s vocabulary as people write it: “Pension provider” of `pension_provider`. */
export function spokenOf(id: string): string {
  const words = id.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
