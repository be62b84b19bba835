import type { Declaration, User } from "./organisations.ts";

/** A declaration as a person would write it down: phones in quotes, roles in one line. */
export function yamlOf({ organisation, users }: Declaration): string {
  const { email_domains, ...details } = organisation;
  return [
    "organisation:",
    ...Object.entries(details).map(([key, text]) => `  ${key}: ${scalar(text)}`),
    `  email_domains: ${list(email_domains)}`,
    "users:",
    ...users.map(userOf),
    "",
  ].join("\n");
}

function userOf(user: User): string {
  const lines = Object.entries(user).map(
    ([key, value]) => `${key}: ${Array.isArray(value) ? list(value) : scalar(value)}`,
  );
  return `  - ${lines.join("\n    ")}`;
}

function list(texts: readonly string[]): string {
  return `[${texts.map(scalar).join(", ")}]`;
}

/** What begins with a letter and holds nothing that YAML takes for its own needs no quotes. */
const PLAIN = /^\p{L}[\p{L}\p{N} ’'@._-]*$/u;

function scalar(value: unknown): string {
  return typeof value === "string" && PLAIN.test(value) ? value : JSON.stringify(value);
}
