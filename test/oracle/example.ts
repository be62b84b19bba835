/**
 * An organisation to judge, as plain data in the shapes that people write. The declaration may hold anything at all:
 * that is what people write. A value that somebody forgot to put in quotes is `{ unquoted: "02079460123" }`.
 */
export interface Example {
  readonly declaration: unknown;
  /** Absent where the check runs without PDP's register. */
  readonly register?: { readonly index: number; readonly entry?: RegisterRecord };
  /** Epoch milliseconds. */
  readonly now?: number;
}

/** PDP's record of one organisation, as it is written in the register. */
export interface RegisterRecord {
  readonly reference: string;
  readonly phase?: string;
  readonly contacts?: readonly unknown[];
  readonly approvals?: {
    readonly scheme_admin_limit?: {
      readonly limit: number;
      readonly reference?: string;
      readonly approved_on?: string;
    };
  };
}

/** A scalar without its quotes: YAML makes a number of it, the person meant these characters. */
export interface Unquoted {
  readonly unquoted: string;
}

export function isUnquoted(value: unknown): value is Unquoted {
  return typeof value === "object" && value !== null && "unquoted" in value && typeof value.unquoted === "string";
}
