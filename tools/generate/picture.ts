import { mkdir, writeFile } from "node:fs/promises";
import { run } from "../../src/cli/run.ts";

/** What the README shows: the command on the smallest file that has something to find. */
const FILE = "docs/terminal/brackenfield.roles.yaml";
const REGISTER = "docs/terminal/register.yaml";
const COMMAND = ["check", FILE, "--register", REGISTER, "--show-personal"];

const FONT = 14;
const LINE = 20;
const COLUMN = 8.43;
const MARGIN = 20;

/** The colours that rolecall uses, by their SGR codes. */
const STYLES: Readonly<Record<string, string>> = {
  "1": 'font-weight="bold"',
  "2": 'fill="#8b949e"',
  "31": 'fill="#ff7b72"',
  "32": 'fill="#7ee787"',
  "33": 'fill="#e3b341"',
  "36": 'fill="#79c0ff"',
};

/** Runs the command for real and draws what a terminal would show: docs/terminal/check.svg. */
export async function generatePicture(): Promise<void> {
  const output = await outputOf(COMMAND);
  const shown = `\u001B[2m$\u001B[22m npx rolecall check ${FILE.replace(/^.*\//, "")} --register register.yaml\n\n${output}`;
  const short = shown.replaceAll(FILE, FILE.replace(/^.*\//, "")).replaceAll(REGISTER, "register.yaml");
  await mkdir("docs/terminal", { recursive: true });
  await writeFile("docs/terminal/check.svg", svg(short.trimEnd().split("\n").flatMap(wrap)));
}

async function outputOf(args: readonly string[]): Promise<string> {
  let text = "";
  const write = (chunk: string): void => {
    text += chunk;
  };
  const stdin = (async function* () {})();
  const io = {
    args,
    cwd: process.cwd(),
    env: { FORCE_COLOR: "1" },
    stdin,
    stdout: { write },
    stderr: { write },
    now: () => 0,
  };
  await run(io);
  return text;
}

/** Begins a code that a terminal obeys. */
const ESC = "\u001B";

/** Columns of the picture's terminal. */
const COLUMNS = 104;

/** Wraps a line as a terminal does; the codes take no room, and last into the next line. */
function wrap(line: string): string[] {
  const lines: string[] = [];
  let current = "";
  let width = 0;
  for (const [part] of line.matchAll(new RegExp(`${ESC}\\[\\d+m|.`, "gu"))) {
    if (!part.startsWith("\u001B")) {
      if (width === COLUMNS) {
        lines.push(current);
        current = "";
        width = 0;
      }
      width += 1;
    }
    current += part;
  }
  return [...lines, current];
}

function svg(lines: readonly string[]): string {
  const width = Math.ceil(COLUMNS * COLUMN + 2 * MARGIN);
  const height = lines.length * LINE + 2 * MARGIN;
  let style: readonly string[] = [];
  const rows = lines.map((line, index) => {
    const [spans, next] = spansOf(line, style);
    style = next;
    return `<text xml:space="preserve" x="${MARGIN}" y="${MARGIN + index * LINE + FONT}">${spans}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="rolecall check in a terminal" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="${FONT}" fill="#e6edf3">
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
${rows.join("\n")}
</svg>
`;
}

function spansOf(line: string, style: readonly string[]): [string, readonly string[]] {
  let active = [...style];
  let spans = "";
  for (const [, code, text] of line.matchAll(new RegExp(`${ESC}\\[(\\d+)m|([^${ESC}]+)`, "gu"))) {
    if (code !== undefined) active = code in STYLES ? [...active, code] : active.filter((one) => !ends(code, one));
    else spans += `<tspan ${active.map((one) => STYLES[one]).join(" ")}>${escapeXml(text ?? "")}</tspan>`;
  }
  return [spans, active];
}

/** 22 ends bold and dim, 39 a colour, 0 everything. */
function ends(code: string, style: string): boolean {
  return code === "0" || (code === "22" ? Number(style) < 10 : Number(style) >= 30);
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
