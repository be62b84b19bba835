import type { Severity } from "../../core/model.ts";

export type Level = "error" | "warning" | "note";

/** Severities as levels of SARIF. */
export const LEVELS: Readonly<Record<Severity, Level>> = { error: "error", warning: "warning", info: "note" };
