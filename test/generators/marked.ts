import fc from "fast-check";
import { stringify } from "yaml";
import type { Example } from "../oracle/example.ts";
import { isUnquoted } from "../oracle/example.ts";
import { crowds } from "./crowds.ts";
import { organisations } from "./organisations.ts";
import { take } from "./take.ts";

/** A declaration, and perhaps a register, whose personal data and secrets hold markers that must not be seen. */
export interface Marked {
  readonly yaml: string;
  readonly register?: string;
  readonly now?: number;
  /** Parts of names, email addresses and phone numbers. */
  readonly personal: readonly string[];
  readonly secrets: readonly string[];
}

/** Hands out markers: eight letters or eight digits, never the same twice. */
class Markers {
  readonly personal: string[] = [];
  readonly secrets: string[] = [];
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 1;
  }

  letters(): string {
    return this.#keep(this.#text("bcdfghjklmnpqrstvwxyz"), this.personal);
  }

  digits(): string {
    return this.#keep(this.#text("123456789"), this.personal);
  }

  secret(): string {
    return this.#keep(
      this.below(2) === 0 ? this.#text("bcdfghjklmnpqrstvwxyz") : this.#text("123456789"),
      this.secrets,
    );
  }

  below(most: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * most);
  }

  #text(alphabet: string): string {
    return Array.from({ length: 8 }, () => alphabet.charAt(this.below(alphabet.length))).join("");
  }

  #keep(marker: string, list: string[]): string {
    list.push(marker);
    return marker;
  }
}

/** Changes names, local parts and numbers into marked ones, the same into the same: what matched still matches. */
function marking(markers: Markers): (field: string, text: string) => string {
  const known = new Map<string, string>();
  const once = (key: string, make: () => string): string => {
    const marker = known.get(key) ?? make();
    known.set(key, marker);
    return marker;
  };
  const word = (text: string): string => {
    const marker = once(text.normalize("NFKC").toLowerCase(), () => markers.letters());
    return text === text.toUpperCase() ? marker.toUpperCase() : marker.charAt(0).toUpperCase() + marker.slice(1);
  };
  const digits = (text: string): string => once(text, () => markers.digits());
  return (field, text) => {
    if (field === "email")
      return text.replace(/^[^@]*[^@"\s][^@]*(?=@)|^[^@]+$/, (local) => word(local.replace(/"/g, "")));
    if (field !== "phone") return text.replace(/[\p{L}\p{M}]{3,}/gu, word);
    // A country code, or a zero, is kept, and the end: they decide what kind of number it is, and whether two agree.
    return text.replace(/^(\D*(?:44|0)?)(.*?)(\d{2}\D*)$/, (_, start, middle: string, end) => {
      return `${start}${digits(middle.replace(/\D/g, ""))}${end}`;
    });
  };
}

/** The value with every personal field of users and contacts marked. */
function marked(value: unknown, field: string, mark: (field: string, text: string) => string): unknown {
  const fields = ["name", "email", "phone", "deactivation_reason"];
  if (typeof value === "string") return fields.includes(field) ? mark(field, value) : value;
  if (Array.isArray(value)) return value.map((item) => marked(item, field, mark));
  if (isUnquoted(value)) return fields.includes(field) ? mark("phone", value.unquoted) : value.unquoted;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === "organisation" ? item : marked(item, key, mark)]),
  );
}

type Mapping = Record<string | number, unknown>;

/** What people do to a declaration that puts somebody's details, or a secret, where they do not belong. */
type Deed = (value: Mapping, markers: Markers) => void;

function user(value: Mapping, markers: Markers): Mapping {
  const users = Array.isArray(value.users) ? value.users : [];
  const one: unknown = users[markers.below(users.length)];
  return typeof one === "object" && one !== null && !Array.isArray(one) ? (one as Mapping) : value;
}

const place = (value: Mapping, markers: Markers): Mapping =>
  markers.below(3) === 0
    ? value
    : markers.below(3) === 0 && isMapping(value.organisation)
      ? value.organisation
      : user(value, markers);

function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const email = (markers: Markers): string => `${markers.letters()}@harbour.example`;
const phone = (markers: Markers): string => `+44 ${markers.digits()} 42`;

/** What people and their programs make of an address or a number. */
const MESSY: readonly ((markers: Markers) => string)[] = [
  (markers) => `"${markers.letters()} ${markers.letters()}"@harbour.example`,
  (markers) => `${email(markers)}, ${email(markers)}`,
  (markers) => `${markers.letters()}@${email(markers)}`,
  (markers) => `Ann <${email(markers)}>`,
  (markers) => `mailto:${email(markers)}?cc=${email(markers)}`,
  (markers) => `${markers.letters()} at harbour.example`,
  (markers) => `${markers.letters()}@harbour`,
  (markers) => `${markers.letters()}＠harbour.example`,
  (markers) => `${phone(markers)} ext 7`,
  (markers) => `tel:+44${markers.digits()}42;ext=${markers.digits()}`,
  (markers) => `${[...markers.digits()].join(" ")} 4 2`,
  (markers) => `${[...markers.digits()].join(" ")} 4 2 ext 7`,
  (markers) => `${[...markers.digits()].join("-")}-42 (mobile)`,
  (markers) => `${phone(markers)} or ${phone(markers)}`,
  (markers) => `Ann${markers.digits()}`,
];
const name = (markers: Markers): string => `Ann ${markers.letters()} O'${markers.letters()}`;

const messy = (markers: Markers): string => (MESSY[markers.below(MESSY.length)] as (typeof MESSY)[number])(markers);

const details = [
  email,
  phone,
  name,
  messy,
  (markers: Markers) => `${name(markers)} <${email(markers)}>, ${phone(markers)}`,
];
const detail = (markers: Markers): string =>
  (details[markers.below(details.length)] as (markers: Markers) => string)(markers);

const SECRET_KEYS = [
  ...["password", "Pass Phrase", "passwd", "pwd", "passcode", "otp", "portal_otp", "pin", "pin-code", "securityCode"],
  ...["one_time_code", "verification code", "authenticator", "totp_seed", "mfa", "2fa", "secret", "shared_secret"],
  ...["secret key", "registration_code", "RegCode", "private_key"],
];

const SECRET_TEXTS = [
  (secret: string) => `otpauth://totp/PDP?secret=${secret}`,
  (secret: string) => `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----\n`,
  (secret: string) => `the password is ${secret}7`,
  (secret: string) => `password: ${secret}`,
  (secret: string) => `Passphrase = ${secret}`,
  (secret: string) => `her passcode was ${secret}1`,
  (secret: string) => `PIN ${secret.replace(/\D/g, "7")}`,
  (secret: string) => `registration code: ${secret}`,
  (secret: string) => `authenticator seed: ${secret}`,
  (secret: string) => `TOTP key is ${secret}9`,
];

const FIELDS = [
  "name",
  "email",
  "phone",
  "roles",
  "status",
  "requested_at",
  "invited_at",
  "deactivation_reason",
  "type",
];

const WRONG: readonly ((text: string, markers: Markers) => unknown)[] = [
  (text) => text,
  (text) => [text],
  (text) => ({ [text]: text }),
  (text) => [[text], { name: text, role: text }],
  (text) => `\t${text}\u200b\u0007`,
  (_, markers) => Number(markers.digits()),
  (_, markers) => Number(`0.${markers.digits()}`),
];

const DEEDS: Readonly<Record<string, Deed>> = {
  "a detail in a field that is not for it": (value, markers) => {
    user(value, markers)[FIELDS[markers.below(FIELDS.length)] as string] = detail(markers);
  },
  "a field of the wrong type": (value, markers) => {
    const wrong = WRONG[markers.below(WRONG.length)] as (typeof WRONG)[number];
    user(value, markers)[FIELDS[markers.below(FIELDS.length)] as string] = wrong(detail(markers), markers);
  },
  "an address or a number as people write them": (value, markers) => {
    user(value, markers)[["name", "email", "phone"][markers.below(3)] as string] = messy(markers);
  },
  "people as keys": (value, markers) => {
    const people = Object.fromEntries(Array.from({ length: 3 }, () => [detail(markers), { phone: detail(markers) }]));
    if (markers.below(2) === 0) value.users = people;
    else value.preregistration = { contacts: people };
  },
  "a person among the roles": (value, markers) => {
    user(value, markers).roles = [detail(markers), "PBC", { [detail(markers)]: detail(markers) }, [detail(markers)]];
  },
  "a secret as a key, or among the roles": (value, markers) => {
    const secret = markers.secret();
    const text = `the password is: ${secret}`;
    if (markers.below(2) === 0) place(value, markers)[text] = 1;
    else user(value, markers).roles = [text, { [text]: [text] }];
  },
  "a made-up key": (value, markers) => {
    place(value, markers)[detail(markers)] = detail(markers);
  },
  "a made-up key with more below it": (value, markers) => {
    place(value, markers)[detail(markers)] = { name: detail(markers), [detail(markers)]: [detail(markers)] };
  },
  "a person where a collection belongs": (value, markers) => {
    value[["users", "preregistration", "organisation"][markers.below(3)] as string] = detail(markers);
  },
  "a person among the domains": (value, markers) => {
    if (isMapping(value.organisation))
      value.organisation.email_domains = [email(markers), name(markers), phone(markers)];
  },
  "a person as what kind of organisation it is": (value, markers) => {
    if (isMapping(value.organisation))
      value.organisation[["type", "phase", "connection"][markers.below(3)] as string] = detail(markers);
  },
  "a person among the contacts": (value, markers) => {
    value.preregistration = {
      contacts: [detail(markers), { role: detail(markers), name: [detail(markers)], note: detail(markers) }],
    };
  },
  "a secret under its key": (value, markers) => {
    const key = SECRET_KEYS[markers.below(SECRET_KEYS.length)] as string;
    const secret = markers.secret();
    const shapes = [
      secret,
      [secret],
      { note: secret },
      `${secret}\nagain\n`,
      /^\d+$/.test(secret) ? Number(secret) : secret,
    ];
    place(value, markers)[key] = shapes[markers.below(shapes.length)];
  },
  "a secret in a text": (value, markers) => {
    const text = SECRET_TEXTS[markers.below(SECRET_TEXTS.length)] as (secret: string) => string;
    const secret = /PIN/.test(text("")) ? markers.secret().replace(/\D/g, "7") : markers.secret();
    markers.secrets.push(secret);
    const keys = ["name", "email", "phone", "note", "reference", "deactivation_reason", "status"];
    place(value, markers)[keys[markers.below(keys.length)] as string] = text(secret);
  },
};

type Stroke = (yaml: string, markers: Markers) => string;

const COMMENTS: Stroke = (yaml, markers) =>
  yaml.replace(/$/gm, () => (markers.below(6) === 0 ? ` # ${detail(markers)}` : ""));

/** What people do to the text itself. */
const STROKES: Readonly<Record<string, Stroke>> = {
  "comments about people": COMMENTS,
  "comments that tell a secret": (yaml, markers) =>
    `${yaml.trimEnd()} # the password is: ${markers.secret()}\n# passcode ${markers.secret().replace(/\D/g, "7")}\n`,
  "an anchor and its alias": (yaml, markers) =>
    `${yaml}x: &who ${JSON.stringify(detail(markers))}\ny: {*who : *who, password: &pw ${markers.secret()}, name: *pw}\n`,
  "a block scalar": (yaml, markers) =>
    `${yaml}remark: |\n  ${detail(markers)}\n  ${detail(markers)}\npassword: >-\n\n  ${markers.secret()}\n\n  ${markers.secret()}\n`,
  "a key that is there twice": (yaml, markers) =>
    `${yaml}${JSON.stringify(detail(markers))}: 1\npasscode: ${markers.secret()}\npasscode: |\n  ${markers.secret()}\n`,
  "two equal made-up keys": (yaml, markers) => {
    const key = JSON.stringify(detail(markers));
    return `${yaml}${key}: 1\n${key}: 2\n`;
  },
  "a tag": (yaml, markers) =>
    `${yaml}remark: !${markers.letters()} ${markers.letters()}\npin: !x ${markers.secret()}\n`,
  "a collection as a key": (yaml, markers) =>
    `${yaml}? [${markers.letters()}, {a: ${markers.letters()}}]\n: ${markers.letters()}\n`,
  "broken YAML": (yaml, markers) =>
    `${yaml}${markers.letters()}: [${markers.letters()}\npassword: ${markers.secret()}\n]: [\n`,
  "broken YAML in the middle": (yaml, markers) => {
    const at = yaml.indexOf("\n", markers.below(yaml.length)) + 1;
    return `${yaml.slice(0, at)}"${markers.letters()}: ]${yaml.slice(at)}`;
  },
  "a document behind it": (yaml, markers) =>
    `${yaml}---\n- ${detail(markers).replace(/: /g, " ")}\n--- ${markers.letters()}\n`,
  "a version": (yaml, markers) => `%YAML ${markers.digits()}.${markers.letters()}\n---\n${yaml}`,
  "an alias of nothing": (yaml, markers) => `${yaml}remark: *${markers.letters()}\n`,
  "a secret as a tag or an anchor": (yaml, markers) =>
    `${yaml}remark: !password=${markers.secret()} x\nmore: &pin=${markers.secret()} y\n`,
  "a text over several lines": (yaml, markers) =>
    `${yaml}remark: the password is\n  ${markers.secret()}7\nmore: "${detail(markers).replace(/"/g, "")}\n  ${markers.letters()}"\n`,
  "tabs and carriage returns": (yaml, markers) =>
    `${yaml}\tremark: ${markers.letters()}\r  passcode: ${markers.secret()}\r\n`,
  "a directive": (yaml, markers) => `%${markers.letters()} ${markers.letters()}\n---\n${yaml}`,
  "a merge": (yaml, markers) => `${yaml}z: {<<: {name: ${markers.letters()}, otp: ${markers.secret()}}}\n`,
  "control characters": (yaml, markers) => `${yaml}remark: ${markers.letters()}\u0007\u202e${markers.letters()}\n`,
};

const EXAMPLES: readonly Example[] = [...take(organisations(7), 60), ...take(crowds(7), 40)];

/** A hostile declaration, by a seed, an example, and what is done to it. */
export const hostileDeclarations: fc.Arbitrary<Marked> = fc
  .record({
    seed: fc.integer({ min: 1, max: 2 ** 31 }),
    example: fc.constantFrom(...EXAMPLES),
    deeds: fc.array(fc.constantFrom(...Object.values(DEEDS)), { maxLength: 5 }),
    strokes: fc.array(fc.constantFrom(...Object.values(STROKES)), { maxLength: 2 }),
    json: fc.boolean(),
    width: fc.constantFrom(0, 20, 80),
  })
  .map(({ seed, example, deeds, strokes, json, width }) => {
    const markers = new Markers(seed);
    const mark = marking(markers);
    const value = structuredClone(marked(example.declaration, "", mark)) as Mapping;
    for (const deed of deeds) deed(value, markers);
    // A comment within a text that goes over lines would be part of it, and keep a secret from its name.
    const lineWidth = strokes.includes(COMMENTS) ? 0 : width;
    const text = json && strokes.length === 0 ? JSON.stringify(value) : stringify(value, { lineWidth });
    const entry = example.register?.entry;
    return {
      yaml: strokes.reduce((yaml, stroke) => stroke(yaml, markers), text),
      ...(entry && { register: stringify({ organisations: [marked(entry, "", mark)] }) }),
      ...(example.now !== undefined && { now: example.now }),
      personal: markers.personal,
      secrets: markers.secrets,
    };
  });
