import type { Path } from "../model.ts";

/** The kinds of secret that the connection portal deals in, and private keys. */
export const SECRET_KINDS = ["password", "passcode", "authenticator_seed", "registration_code", "private_key"] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];

export interface Secret {
  readonly path: Path;
  readonly kind: SecretKind;
}

/** Names of keys under which a secret stands; compared in lower case without anything but letters. */
const KEYS: readonly (readonly [RegExp, SecretKind])[] = [
  [/regist(?:er|ration)code|regcode/, "registration_code"],
  [/authenticator|totp|mfa|2fa|otpauth|seed|sharedsecret|^secret|secretkey/, "authenticator_seed"],
  [/password|passwd|passphrase|^pwd$/, "password"],
  [/passcode|^otp|otp$|onetimecode|^pin$|pincode|securitycode|verificationcode/, "passcode"],
  [/privatekey/, "private_key"],
];

/** Values that are, or tell, a secret whatever their key. */
const VALUES: readonly (readonly [RegExp, SecretKind])[] = [
  [/otpauth:\/\//i, "authenticator_seed"],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, "private_key"],
  [/\b(?:password|passphrase|pwd)\b\s*(?:[:=]\s*\S|(?:is|was)(?:\s*[:=]\s*\S|\s+\S*\d))/i, "password"],
  [/\b(?:passcode|otp|pin)\b\s*(?:[:=]\s*\S|(?:is|was)(?:\s*[:=]\s*\S|\s+\S*\d)|\d{4,})/i, "passcode"],
  [/\bregistration code\b\s*(?:[:=]\s*\S|(?:is|was)(?:\s*[:=]\s*\S|\s+\S*\d))/i, "registration_code"],
  [
    /\b(?:authenticator|totp|mfa)\s+(?:seed|secret|key)\b\s*(?:[:=]\s*\S|(?:is|was)(?:\s*[:=]\s*\S|\s+\S*\d))/i,
    "authenticator_seed",
  ],
];

/** What is in every value that is a secret by one of these: most values are spared the rest. */
const MAYBE = /otp|private key|pass|pwd|pin|registration code|authenticator|mfa/i;

/**
 * The secrets in a document's value. A collection under a secret's key is a secret as a whole. `isShared` tells where
 * something is written once and stands twice (by an anchor and an alias): of a secret every place is one.
 */
export function secretsIn(value: unknown, isShared?: (path: Path) => boolean): readonly Secret[] {
  const secrets = namedSecrets(value);
  return isShared && secrets.length > 0 ? [...secrets, ...shared(value, secrets, isShared)] : secrets;
}

function namedSecrets(value: unknown): readonly Secret[] {
  const secrets: Secret[] = [];
  // Where the walk is: a path is made of it only where something is found.
  const at: (string | number)[] = [];
  const visit = (item: unknown): void => {
    if (typeof item === "string") {
      const kind = MAYBE.test(item) ? kindOf(VALUES, item) : undefined;
      if (kind) secrets.push({ path: [...at], kind });
    } else if (Array.isArray(item)) {
      for (let index = 0; index < item.length; index += 1) below(index, item[index]);
    } else if (typeof item === "object" && item !== null) {
      for (const key of Object.keys(item)) below(key, (item as Mapping)[key]);
    }
  };
  const below = (step: string | number, entry: unknown): void => {
    const kind = typeof step === "string" ? kindOfKey(step) : undefined;
    const kept = entry !== null && entry !== "" && typeof entry !== "boolean";
    at.push(step);
    if (kind && kept) secrets.push({ path: [...at], kind });
    else visit(entry);
    at.pop();
  };
  visit(value);
  return secrets;
}

/** The other places of what is secret. */
function shared(value: unknown, secrets: readonly Secret[], isShared: (path: Path) => boolean): readonly Secret[] {
  const kinds = new Map<unknown, SecretKind>();
  const isKnown = secretPaths(secrets);
  for (const { path, kind } of secrets)
    for (const [, leaf] of leaves(
      path.reduce((at, step) => (at as Mapping)[step], value),
      path,
    ))
      kinds.set(leaf, kind);
  return [...leaves(value, [])].flatMap(([path, leaf]) => {
    const kind = kinds.get(leaf);
    return kind !== undefined && !isKnown(path) && isShared(path) ? [{ path, kind }] : [];
  });
}

type Mapping = Readonly<Record<string | number, unknown>>;

/** Every scalar of a value, but for those that say nothing. */
function* leaves(value: unknown, path: Path): Generator<readonly [Path, unknown]> {
  if (typeof value !== "object") yield [path, value];
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* leaves(item, [...path, index]);
  else if (value !== null) for (const [key, item] of Object.entries(value)) yield* leaves(item, [...path, key]);
}

/** The kinds of the keys seen so far: a file has few, and they come again for every user. */
const kinds = new Map<string, SecretKind | undefined>();
const MOST_KEYS = 1000;

function kindOfKey(key: string): SecretKind | undefined {
  if (kinds.has(key)) return kinds.get(key);
  const kind = kindOf(KEYS, key.toLowerCase().replace(/[^a-z0-9]/g, ""));
  if (kinds.size >= MOST_KEYS) kinds.clear();
  kinds.set(key, kind);
  return kind;
}

function kindOf(table: readonly (readonly [RegExp, SecretKind])[], text: string): SecretKind | undefined {
  return table.find(([pattern]) => pattern.test(text))?.[1];
}

/** Tells whether a path is that of a secret or leads below one. */
export function secretPaths(secrets: readonly Secret[]): (path: Path) => boolean {
  const known = new Set(secrets.map((secret) => JSON.stringify(secret.path)));
  if (known.size === 0) return () => false;
  return (path) => path.some((_, index) => known.has(JSON.stringify(path.slice(0, index + 1))));
}
