import type { Declared } from "../draft/declared.ts";
import type { Contact } from "./actions.ts";
import type { Bench } from "./bench.ts";

/** The preregistration details that count: PDP’s where they came with the page, the declaration’s own otherwise. */
export function contactsOf({ taken }: Bench, declared: Declared | undefined): readonly Contact[] {
  if (taken) return (taken.entry as { contacts?: readonly Contact[] }).contacts ?? [];
  return (declared?.contacts ?? []).map((text) => ({
    role: text("role"),
    name: text("name"),
    email: text("email"),
    phone: text("phone"),
  }));
}
