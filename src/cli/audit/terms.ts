import { resolve } from "node:path";
import { nameOfKey } from "../../audit/across/people.ts";
import type { Terms } from "../../audit/auditor.ts";
import { MAKE_KEY, readKey } from "../../audit/key.ts";
import { partialOf } from "../../audit/output.ts";
import type { Header } from "../../audit/result.ts";
import { headerIn } from "../../audit/resume.ts";
import type { Ruleset } from "../../core/model.ts";
import type { Discovered } from "../../node/discover.ts";
import type { SharedRegister } from "../../node/register/load.ts";
import type { AuditOptions } from "../commands/audit.ts";
import { NotJudgedError } from "../exit.ts";
import type { Io } from "../io.ts";

/** The header and the terms of a run; with --resume at the time of the run that it goes on with. */
export function termsOf(
  options: AuditOptions,
  ruleset: Ruleset,
  register: SharedRegister | undefined,
  key: Uint8Array | undefined,
  io: Io,
): { readonly header: Header; readonly terms: Terms } {
  const now = options.now ?? earlier(options, io) ?? io.now();
  const terms: Terms = {
    now,
    strictMatch: options.strictMatch ?? false,
    showPersonal: options.showPersonal ?? false,
    maxBytes: options.maxBytes,
    timeout: options.timeout * 1000,
    key,
  };
  const header: Header = {
    type: "audit",
    version: 1,
    now: new Date(now).toISOString(),
    ruleset: { digest: ruleset.digest, revision: ruleset.revision },
    register: register ? { file: register.file, digest: register.shared.digest, organisations: register.size } : null,
    options: {
      strict_match: terms.strictMatch,
      show_personal: terms.showPersonal,
      max_bytes: terms.maxBytes,
      timeout: options.timeout,
    },
    key: key ? nameOfKey(key) : null,
    shard: options.shard ?? null,
  };
  return { header, terms };
}

function earlier(options: AuditOptions, io: Io): number | undefined {
  if (!options.resume || options.output === undefined) return undefined;
  const before = headerIn(partialOf(resolve(io.cwd, options.output)));
  const now = before && Date.parse(before.now);
  return Number.isNaN(now) ? undefined : now;
}

/** Throws `NotJudgedError` where the file holds no key. */
export function keyIn({ path, name }: Discovered): Uint8Array {
  const key = readKey(path, name);
  if ("wrong" in key) throw new NotJudgedError(`Nothing was checked: the key file ‘${name}’ ${key.wrong}.`, MAKE_KEY);
  return key;
}
