import type { Violation } from "../model.ts";
import { type Context, type Fault, violation } from "./fault.ts";
import { list, shown } from "./quote.ts";
import { recogniseRole, recogniseValue } from "./spelling.ts";

/** The violation of a value that is not one of those that its place allows: a role, or a value such as a status. */
export function enumerationViolation(fault: Fault, context: Context): Violation {
  const allowed = (fault.params.allowedValues as readonly string[] | undefined) ?? [];
  const text = typeof fault.value === "string" ? fault.value : (context.textAt(fault.path) ?? String(fault.value));
  const key = String(fault.path.findLast((step) => typeof step === "string") ?? "");
  return key === "role" || key === "roles"
    ? roleViolation(text, allowed, fault, context)
    : valueViolation(text, key, allowed, fault);
}

function roleViolation(text: string, allowed: readonly string[], fault: Fault, { roles }: Context): Violation {
  const value = shown(text);
  const found = recogniseRole(text, roles);
  if (found && found.how !== "guess" && !allowed.includes(found.role)) {
    return violation("contact-role", fault.path, { role: found.role });
  }
  if (found?.how === "spelling") return spelling("role-spelling", fault, value, found.role);
  const guess = found && allowed.includes(found.role) ? found.role : undefined;
  return violation("unknown-role", fault.path, { value, hint: hintFor(guess, allowed) });
}

function valueViolation(text: string, key: string, allowed: readonly string[], fault: Fault): Violation {
  const value = shown(text);
  const found = recogniseValue(text, allowed);
  if (found?.how === "spelling") return spelling("value-spelling", fault, value, found.value);
  return violation("unknown-value", fault.path, { key, value, hint: hintFor(found?.value, allowed) });
}

function spelling(rule: "role-spelling" | "value-spelling", { path }: Fault, value: string, meant: string): Violation {
  return violation(rule, path, { value, meant }, { op: "replace", path, value: meant });
}

function hintFor(guess: string | undefined, allowed: readonly string[]): string {
  return guess === undefined ? `Write one of ${list(allowed, "or")}.` : `Did you mean ‘${guess}’?`;
}
