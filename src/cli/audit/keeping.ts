import { resolve } from "node:path";
import { KeptOutlines } from "../../audit/cache/outlines.ts";
import { type Entry, PackWriter } from "../../audit/cache/pack.ts";
import { digest } from "../../audit/cache/sum.ts";
import { tableOf } from "../../audit/cache/table.ts";
import type { Header } from "../../audit/result.ts";
import type { Assignment } from "../../audit/worker.ts";
import type { Ruleset } from "../../core/model.ts";
import { causeOf } from "../../node/cause.ts";
import { makeFolder } from "../../node/folder.ts";
import { packageVersion } from "../../node/package.ts";
import type { Outlines } from "../../node/register/outline.ts";
import type { AuditOptions } from "../commands/audit.ts";
import type { Io } from "../io.ts";

/** What earlier audits have kept in the folder of `--cache`, and what this one adds. */
export interface Keeping {
  readonly known: NonNullable<Assignment["cache"]>;
  keep(entries: readonly Entry[]): void;
  end(): void;
}

/**
 * Opens the folder of `--cache`. Without it an audit is as good, only slower: what is wrong with it is told, and ends
 * nothing.
 */
export function keepingIn(
  { cache }: AuditOptions,
  { header, ruleset }: { readonly header: Header; readonly ruleset: { readonly digest: string } },
  io: Io,
): Keeping | undefined {
  if (cache === undefined) return undefined;
  const tell = (error: unknown): void => {
    io.stderr.write(`rolecall: nothing is kept in the cache ‘${cache}’: ${causeOf(error, "write")}.\n`);
  };
  const folder = resolve(io.cwd, cache);
  let writer: PackWriter | undefined;
  try {
    makeFolder(folder, 0o700);
    writer = new PackWriter(folder);
  } catch (error) {
    tell(error);
    return undefined;
  }
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      writer?.discard();
      writer = undefined;
      tell(error);
    }
  };
  return {
    known: { table: tableOf(folder), context: contextOf(header, ruleset.digest) },
    keep: (entries) =>
      attempt(() => {
        for (const entry of entries) writer?.add(entry);
      }),
    end: () => attempt(() => writer?.end()),
  };
}

/** What is known of registers from earlier audits, in the same folder; undefined without one. */
export function outlinesIn({ cache }: AuditOptions, { digest }: Ruleset, { cwd }: Io): Outlines | undefined {
  return cache === undefined ? undefined : new KeptOutlines(resolve(cwd, cache), `${packageVersion()} ${digest}`);
}

/** Whatever results depend on that is the same for all of an audit, but for the register and the time. */
function contextOf({ options, key, register }: Header, ruleset: string): string {
  const { timeout: _, ...rest } = options;
  return digest(JSON.stringify([packageVersion(), ruleset, rest, key, register?.file ?? null])).toString("hex");
}
