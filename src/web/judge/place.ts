import type { Finding, Path } from "../../core/model.ts";

/** A place of the form, by what it shows: `users/2/roles`, `users` (the picture), `preregistration`, or the whole, ``. */
export type Place = string;

const FIELDS: Readonly<Record<"organisation" | "user" | "contact", readonly string[]>> = {
  organisation: ["name", "reference", "type", "connection", "phase", "email_domains"],
  user: ["name", "email", "phone", "roles", "status", "invited_at", "requested_at", "deactivation_reason"],
  contact: ["role", "name", "email", "phone"],
};

/** The field that shows what a finding is about, or the nearest place around it. */
export function placeOf({ rule, path, args }: Pick<Finding, "rule" | "path" | "args">): Place {
  if (rule === "preregistration/not-supplied" || rule === "preregistration/unassigned-contact")
    return around(path) ?? "preregistration";
  const full = /^schema\/(missing-key|undated-invitation)$/.test(rule) ? [...path, String(args.key)] : path;
  const [section] = full;
  if (section === "organisation") return field(full, 1, FIELDS.organisation);
  if (section === "users") return typeof full[1] === "number" ? field(full, 2, FIELDS.user) : "users";
  if (section === "preregistration")
    return typeof full[2] === "number" ? field(full, 3, FIELDS.contact) : "preregistration";
  return "";
}

function around(path: Path): Place | undefined {
  return path[0] === "preregistration" && typeof path[2] === "number" ? path.slice(0, 3).join("/") : undefined;
}

function field(path: Path, depth: number, known: readonly string[]): Place {
  const name = path[depth];
  const parent = path.slice(0, depth).join("/");
  return typeof name === "string" && known.includes(name) ? `${parent}/${name}` : parent;
}

/** The id of the element that shows a place. */
export function idOf(place: Place): string {
  return place === "" ? "declaration" : place.replaceAll("/", "-");
}

/** The user that a place belongs to, by index. */
export function userOf(place: Place): number | undefined {
  const [, index] = /^users\/(\d+)/.exec(place) ?? [];
  return index === undefined ? undefined : Number(index);
}
