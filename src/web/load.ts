import { DEFAULT_LIMITS } from "../core/parse/compose.ts";
import { readRegister } from "../core/register.ts";
import { type About, type Bench, benchOf, type Taken } from "./judge/bench.ts";

/** Reads what the page brings: the ruleset, and the organisation’s entry in PDP’s register where one was put in. */
export async function load(): Promise<Bench> {
  const about: About = JSON.parse(textOf("about"));
  const wasm = await WebAssembly.compile(await inflate(textOf("policies")));
  const taken: Taken | undefined = JSON.parse(textOf("register") || "null") ?? undefined;
  return benchOf(about, wasm, taken && { taken, register: registerOf(taken, about) }, Date.now);
}

function textOf(id: string): string {
  return document.getElementById(id)?.textContent ?? "";
}

async function inflate(base64: string): Promise<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer();
}

function registerOf({ file, entry }: Taken, { data }: About): NonNullable<Bench["register"]> {
  const content = JSON.stringify({ organisations: [entry] });
  const read = readRegister({ name: file, content }, data.roles, DEFAULT_LIMITS);
  if ("problems" in read)
    throw new Error("The register’s entry in this page is damaged. Write the page again with ‘rolecall page’.");
  return read.register;
}
