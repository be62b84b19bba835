import type { RoleTable } from "../../core/catalogue.ts";
import { callOf, type Declared, type DeclaredUser } from "../draft/declared.ts";
import { titleOf } from "../judge/titles.ts";

/** One step of the portal, with what to tick off in it. */
export interface PortalStep {
  readonly title: string;
  /** Sentences that go before the items. */
  readonly words: readonly string[];
  readonly items: readonly Item[];
}

/** Something to tick off. */
export interface Item {
  readonly what: string;
  /** Details by name, to copy into the portal. */
  readonly details: readonly (readonly [name: string, text: string])[];
}

/**
 * What to do in the portal, in the order of its own steps (S1, “Create additional users”): register each user, assign
 * roles, review, and verify within 24 hours. Only for those whose account is still to be made; primary business
 * contacts come first, as they create the others.
 */
export function checklistFor({ users }: Declared, roles: RoleTable): readonly PortalStep[] {
  const first = Object.keys(roles)[0] ?? "";
  const order = (user: DeclaredUser): number => (user.roles.includes(first) ? 0 : 1);
  const due = users
    .filter((user) => ["", "rejected"].includes(user.text("status")))
    .sort((a, b) => order(a) - order(b));
  const waiting = users.filter((user) => ["requested", "invited"].includes(user.text("status")));
  if (due.length + waiting.length === 0) return [];
  const titles = (user: DeclaredUser): string =>
    user.roles
      .filter((role) => role !== "")
      .map((role) => titleOf(role, roles))
      .join(", ") || "None";
  const request: readonly PortalStep[] = [
    {
      title: "Register each user",
      words: [
        "For primary business contacts and primary technical contacts, type the details exactly as they were given at preregistration.",
      ],
      items: due.map((user) => ({
        what: callOf(user),
        details: [
          ["Email address", user.text("email")],
          ["Phone number", user.text("phone")],
        ],
      })),
    },
    {
      title: "Assign roles to each account",
      words: [],
      items: due.map((user) => ({ what: callOf(user), details: [["Roles", titles(user)]] })),
    },
    {
      title: "Review and submit",
      words: [
        "Compare what the portal shows with this list before you submit the request. PDP then reviews it, and approves or rejects it.",
      ],
      items: [
        { what: "Reviewed, and the same as here", details: [] },
        { what: "Submitted", details: [] },
      ],
    },
  ];
  const verify: PortalStep = {
    title: "Verify each user’s account",
    words: [
      "Once PDP has approved a user, share the one-time passcode with them. They get an email with a link, and set up an authenticator app and a password.",
      "All of that has to happen in one session, and within 24 hours of the email. If it does not, the whole process starts again.",
    ],
    items: [...due, ...waiting].map((user) => ({ what: `${callOf(user)} has verified the account`, details: [] })),
  };
  return [...(due.length > 0 ? request : []), verify];
}
