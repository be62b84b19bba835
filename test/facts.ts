/**
 * Everything in the guidance that can be checked, and what holds it. S1 is “Create additional users”, S2 “Roles and
 * responsibilities”, X another public page of the Pensions Dashboards Programme.
 */
export interface Fact {
  readonly id: `F${number}`;
  readonly fact: string;
  readonly wording?: string;
  readonly source: string;
  readonly held: Hold;
}

/** At least one of these. */
export interface Hold {
  /** Rules about the organisation, its people or the shape of its file; each names the fact. */
  readonly rules?: readonly string[];
  /** A test, by its file and title, where the fact is that nothing is told or that a rule for something else tells it. */
  readonly proof?: { readonly file: string; readonly test: string };
  /** Why no rule speaks of it, or of all of it. */
  readonly reason?: string;
}

const COROLLARIES = "test/oracle/corollaries.test.ts";

export const FACTS: readonly Fact[] = [
  {
    id: "F1",
    fact: "at least one holder of each mandatory role",
    wording: "You must have all the following roles assigned in the connection portal",
    source: "S1",
    held: { rules: ["roles/mandatory-role", "roles/pending-cover"] },
  },
  {
    id: "F2",
    fact: "scheme admin is optional",
    wording: "This role is optional.",
    source: "S1, S2",
    held: {
      proof: {
        file: COROLLARIES,
        test: "an organisation without scheme admin can be compliant: the role is optional (F2)",
      },
      reason: "It is a permission: what holds it is that no rule asks for the role.",
    },
  },
  {
    id: "F3",
    fact: "at most 2 PBC, PTC, TM, SM, SL",
    wording: "You can have a maximum of 2 PBCs",
    source: "S2",
    held: { rules: ["roles/role-limit"] },
  },
  {
    id: "F4",
    fact: "at most 4 scheme admins unless PDP approved more",
    wording:
      "default limit of 4 role holders. You can ask for more holders: this will be approved on a case by case basis.",
    source: "S2",
    held: { rules: ["roles/scheme-admin-limit"] },
  },
  {
    id: "F5",
    fact: "a user holds at most one of PBC, PTC, scheme admin",
    wording: "and one of the following roles: ...",
    source: "S2",
    held: { rules: ["roles/exclusive-roles", "users/split-roles"] },
  },
  {
    id: "F6",
    fact: "PBC + scheme admin is redundant: its own rule and remedy (drop scheme admin)",
    wording:
      "The role of scheme admin is part of the primary business contact role, so there is no reason to hold both.",
    source: "S2",
    held: { rules: ["roles/redundant-scheme-admin"] },
  },
  {
    id: "F7",
    fact: "TM, SM, SL combine freely with each other and with one of the three",
    wording: "can hold the following additional roles",
    source: "S2",
    held: {
      proof: {
        file: COROLLARIES,
        test: "test manager, security lead and service manager combine freely, also with one of the three (F7)",
      },
      reason: "It is a permission: what holds it is that no rule speaks of these combinations.",
    },
  },
  {
    id: "F8",
    fact: "every user has at least one role",
    wording: "the role or roles you would like to assign to them",
    source: "S1",
    held: { rules: ["schema/too-few-items"] },
  },
  {
    id: "F9",
    fact: "limits count active holders: they apply again on reactivation",
    wording: "You will not be able to exceed the maximum n...",
    source: "X Activate or deactivate a user account",
    held: { rules: ["roles/role-limit", "roles/scheme-admin-limit"] },
  },
  {
    id: "F10",
    fact: "mandatory cover must hold after a deactivation",
    wording: "It is your responsibility to ensure you have all the compulsory roles",
    source: "X Activate or deactivate a user account",
    held: { rules: ["roles/mandatory-role"] },
  },
  {
    id: "F11",
    fact: "the sole PBC cannot be deactivated: first a new PBC, then the deactivation",
    wording:
      "If you are the sole primary business contact (PBC) you cannot deactivate yourself. A new PBC will need to be set up",
    source: "X Activate or deactivate a user account",
    held: {
      rules: ["roles/mandatory-role"],
      proof: { file: COROLLARIES, test: "the sole PBC cannot be deactivated, and one of two can (F11)" },
      reason: "An organisation whose only PBC is deactivated lacks a mandatory role, and roles/mandatory-role says so.",
    },
  },
  {
    id: "F12",
    fact: "a sole PBC's own reset goes through support: advise naming a second",
    wording: "you need to request this via support",
    source: "X Reset account",
    held: { rules: ["advice/sole-contact"] },
  },
  {
    id: "F13",
    fact: "the roles do not apply behind a TPA or ISP",
    wording:
      "They do not apply to pension providers and schemes connecting through a third-party administrator or ISP.",
    source: "S2",
    held: { rules: ["organisation/third-party-connection"] },
  },
  {
    id: "F14",
    fact: "every user: name, organisational email, direct phone, role(s)",
    wording: "you must provide the following details for each user",
    source: "S1",
    held: {
      rules: [
        "schema/missing-key",
        "schema/missing-value",
        "schema/empty-text",
        "schema/invalid-email",
        "schema/unquoted-phone",
        "users/duplicate-email",
      ],
    },
  },
  {
    id: "F15",
    fact: "the email is organisational",
    wording: "organisational email address",
    source: "S1",
    held: { rules: ["users/outside-email-domain", "users/personal-email"] },
  },
  {
    id: "F16",
    fact: "the phone is direct, mobile or landline",
    wording:
      "direct phone number (mobile or landline) that you have direct access to: this number will be used for identity verification only",
    source: "S1",
    held: {
      rules: ["users/invalid-phone", "users/indirect-phone", "users/non-geographic-phone", "users/extension-phone"],
    },
  },
  {
    id: "F17",
    fact: "PBC and PTC: name, phone and email match preregistration",
    wording: "must match those provided during preregistration",
    source: "S1",
    held: {
      rules: [
        "preregistration/mismatch",
        "preregistration/form-difference",
        "preregistration/changed-since",
        "preregistration/not-preregistered",
        "preregistration/late-joiner",
        "preregistration/not-supplied",
        "preregistration/unassigned-contact",
        "users/unsafe-name",
      ],
    },
  },
  {
    id: "F18",
    fact: "no match, no account",
    wording: "If they do not match exactly, we will not be able to create an account for you.",
    source: "X Create a PBC account",
    held: {
      rules: ["preregistration/mismatch", "preregistration/form-difference", "preregistration/not-preregistered"],
    },
  },
  {
    id: "F19",
    fact: "the PBC is the first user created",
    wording: "The primary business contact is the first user to be created",
    source: "S2",
    held: { rules: ["accounts/contact-first"] },
  },
  {
    id: "F20",
    fact: "an invited user completes set-up in one session within 24 hours of the email, else all over again",
    wording: "within 24 hours of receiving an email inviting them",
    source: "S1",
    held: { rules: ["accounts/invitation-expired"] },
  },
  {
    id: "F21",
    fact: "PDP decides on PBC and PTC deactivations and resets; the other roles are automatic",
    source: "X Activate or deactivate a user account, Reset account",
    held: {
      reason: "It is what PDP does, and how long that takes: no declaration can be right or wrong about it.",
    },
  },
  {
    id: "F22",
    fact: "a deactivation carries a reason; a reactivated PBC or PTC verifies identity with GOV.UK One Login again",
    source: "X Activate or deactivate a user account",
    held: {
      rules: ["accounts/deactivation-reason"],
      reason: "Who verified an identity with GOV.UK One Login is not in a declaration.",
    },
  },
  {
    id: "F23",
    fact: "PBC creates users, assigns and removes roles; PDP can track it",
    wording: "This can be tracked by PDP.",
    source: "S2",
    held: { reason: "A declaration says who holds which role, not who assigned it: the portal sees to that." },
  },
];
