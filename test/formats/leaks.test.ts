import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Context } from "../../src/core/check.ts";
import type { Finding, Fixed, Report } from "../../src/core/model.ts";
import { DEFAULT_LIMITS } from "../../src/core/parse/compose.ts";
import { type Register, readRegister } from "../../src/core/register.ts";
import { entries } from "../../src/formats/entries.ts";
import { FORMAT_NAMES, FORMATS, type Format } from "../../src/formats/formats.ts";
import { frozen } from "../../src/formats/json.ts";
import { hostileDeclarations, type Marked } from "../generators/marked.ts";
import { judge } from "../judge.ts";
import { type Given, MASKED, reportOn, SHOWN } from "./reports.ts";
import { DECODERS, seen } from "./sight.ts";

const formats: readonly (readonly [string, Format])[] = await Promise.all(
  FORMAT_NAMES.map(async (name) => [name, await FORMATS[name].load()] as const),
);

function registerOf({ register }: Marked): Register | undefined {
  if (register === undefined) return undefined;
  const read = readRegister({ name: "register.yaml", content: register }, judge.ruleset.data.roles, DEFAULT_LIMITS);
  return "register" in read ? read.register : undefined;
}

/** The report on a declaration, with all that a report can hold beside it. */
function reportsOn(marked: Marked): readonly Given[] {
  const register = registerOf(marked);
  const now: Context = { ...(marked.now !== undefined && { now: marked.now }) };
  const file = { name: "a.roles.yaml", content: marked.yaml };
  const plain = reportOn([file], { ...now });
  // The last has all that is told without a register, and more.
  const registered = register === undefined ? [] : [reportOn([file], { ...now, register })];
  return [...registered, full(plain, marked)];
}

function full({ report, sources }: Given, { personal, secrets }: Marked): Given {
  const [letters = "", digits = ""] = [/^[a-z]/i, /^\d/].map((kind) => personal.find((marker) => kind.test(marker)));
  const reason = `Agreed with ${letters}@h.example, +44 ${digits} 42; the passcode is: ${secrets[0] ?? ""}`;
  const exception = { reason, approved_by: `Jo ${letters}`, expires: "2026-12-31" };
  const files = report.files.map((file) => ({
    ...file,
    findings: file.findings.map((finding, index): Finding => {
      if (index % 3 === 0) return { ...finding, exception };
      return { ...finding, baseline: index % 3 === 1 ? "known" : "new" };
    }),
  }));
  const settings = report.files.map((file) => ({ file: "rolecall.yaml", findings: file.findings }));
  const told: Report = {
    ...report,
    files,
    settings,
    switched_off: [{ rule: "roles/role-limit", reason, file: "rolecall.yaml", compulsory: true }],
    baseline: { file: "before.json", revision: "2026-11", fixed: fixedOf(report) },
  };
  const texts = new Map<unknown, ReturnType<typeof sources>>();
  for (const [index, file] of report.files.entries()) {
    texts.set(files[index], sources(file));
    texts.set(settings[index], sources(file));
  }
  return { report: told, sources: (file) => texts.get(file) };
}

/** Findings as a report in JSON told them, which is what a baseline is. */
function fixedOf(report: Report): readonly Fixed[] {
  const { files } = frozen(report, MASKED) as { files: { file: string; findings: Fixed[] }[] };
  return files.flatMap(({ file, findings }) =>
    findings.map(({ rule, message, fingerprint }) => ({ rule, file, message, fingerprint })),
  );
}

/** What each format shows of a declaration that it must not. */
function leaks(marked: Marked, options: typeof MASKED, markers: readonly string[]): readonly string[] {
  return reportsOn(marked).flatMap(({ report, sources }) => {
    // Nobody has written into the catalogue: what is not needed of it is not looked at again and again.
    const used = new Set(entries(report).map(({ finding }) => finding.rule));
    const catalogue = options.catalogue.filter(({ id }) => used.has(id));
    return formats.flatMap(([name, format]) =>
      seen(format(report, sources, { ...options, catalogue }), markers).map((marker) => `${name}: ${marker}`),
    );
  });
}

/** Other ones at each run; `LEAK_RUNS=5000` looks harder. */
const RUNS = Number(process.env.LEAK_RUNS ?? 30);

/** Every format, decoded in every way that could bring something to light, takes a while. */
const MINUTES = 10 * 60_000;

describe("for random hostile declarations", { timeout: MINUTES }, () => {
  test("no masked output holds any part of a name, an address, a number or a secret, however it is written", () => {
    fc.assert(
      fc.property(hostileDeclarations, (marked) => {
        expect(leaks(marked, MASKED, [...marked.personal, ...marked.secrets])).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test("what is shown with --show-personal holds no secret", () => {
    fc.assert(
      fc.property(hostileDeclarations, (marked) => {
        expect(leaks(marked, SHOWN, marked.secrets)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test("and there is plenty to be seen: shown, most of the markers are", () => {
    const samples = fc.sample(hostileDeclarations, { numRuns: 30, seed: 1 });
    const visible = samples.filter((marked) => leaks(marked, SHOWN, marked.personal).length > 0);
    expect(visible.length).toBeGreaterThan(25);
    expect(samples.filter(({ register }) => register !== undefined).length).toBeGreaterThan(5);
    expect(samples.filter(({ secrets }) => secrets.length > 0).length).toBeGreaterThan(10);
  });
});

describe("the search sees a marker", () => {
  const marker = "qzxkwvbt";
  const number = "71829364";
  const hex = (text: string): string[] => [...text].map((letter) => letter.charCodeAt(0).toString(16));
  test.each([
    ["as it is", `x ${marker} y`],
    ["in capitals", marker.toUpperCase()],
    ["in full width", [...marker].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join("")],
    ["with accents", [...marker].join("\u0301")],
    [
      "percent-encoded",
      hex(marker)
        .map((byte) => `%${byte}`)
        .join(""),
    ],
    ["as decimal references", [...marker].map((letter) => `&#${letter.charCodeAt(0)};`).join("")],
    [
      "as hexadecimal references",
      hex(marker)
        .map((byte) => `&#x${byte};`)
        .join(""),
    ],
    [
      "as escapes of JSON",
      hex(marker)
        .map((byte) => `\\u00${byte}`)
        .join(""),
    ],
    [
      "as escapes of a string",
      hex(marker)
        .map((byte) => `\\x${byte}`)
        .join(""),
    ],
    ["behind backslashes", [...marker].map((letter) => `\\${letter}`).join("")],
    [
      "in quoted-printable",
      `${marker.slice(0, 3)}=\r\n${hex(marker.slice(3))
        .map((byte) => `=${byte}`)
        .join("")}`,
    ],
    ["in hexadecimal", hex(marker).join("")],
    ["in base64", Buffer.from(`ab${marker}`).toString("base64")],
    ["in base64 for addresses", Buffer.from(`~~~${marker}`).toString("base64url")],
    ["in UTF-16", [...marker].join("\0")],
    ["over a line break", `${marker.slice(0, 4)}\n  ${marker.slice(4)}`],
    ["over a soft hyphen", [...marker].join("\u00ad")],
    ["over a named character", [...marker].join("<U+200B>")],
    ["over an opportunity to break", [...marker].join("<wbr>")],
    [
      "percent-encoded in JSON",
      hex(marker)
        .map((byte) => `\\u0025${byte}`)
        .join(""),
    ],
  ])("%s", (_, text) => {
    expect(seen(text, [marker, number])).toContain(marker);
    expect(seen(text.slice(0, -1).slice(1), ["qqqqqqqq"])).toEqual([]);
  });

  test.each(["+44 7182 9364 00", "(71829) 364", "7-1-8-2-9-3-6-4", "71.82.93.64"])("in a number: %s", (text) => {
    expect(seen(text, [marker, number])).toEqual([number]);
  });

  test("by every decoder that there is", () => {
    for (const decode of Object.values(DECODERS)) expect(decode(marker)).toContain(marker);
  });
});
