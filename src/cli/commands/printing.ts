import { InvalidArgumentError, Option } from "commander";
import { list } from "../../core/describe.ts";

/** A format, and the file that it goes into; standard output where there is none. */
export interface PrintingOf<Name extends string> {
  readonly format: Name;
  readonly file?: string;
}

/** The two options of a command that prints in several formats, and what was chosen once they are read. */
export interface PrintingOptions<Name extends string> {
  readonly format: Option;
  readonly output: Option;
  readonly chosen: readonly PrintingOf<Name>[];
}

/** `--format` repeats, and `--output` belongs to the one before it, or to the usual format, so both write to one list. */
export function printingOptions<Name extends string>(
  names: readonly Name[],
  usual: Name,
  about: string,
): PrintingOptions<Name> {
  const chosen: PrintingOf<Name>[] = [];
  let isAfterNone = false;
  const format = new Option("-f, --format <format>", `${about}; may be repeated, each as FORMAT=FILE`).argParser(
    (text: string) => {
      const [, name = text, file] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
      const known = names.find((one) => one === name);
      if (known === undefined) throw new InvalidArgumentError(`There are ${list(names)}.`);
      if (file === "") throw new InvalidArgumentError("Name a file after the ‘=’.");
      if (file === undefined && isAfterNone)
        throw new InvalidArgumentError(
          `--output comes after the format that it is for: --format ${name} --output FILE, or --format ${name}=FILE.`,
        );
      chosen.push({ format: known, ...(file !== undefined && file !== "-" && { file }) });
    },
  );
  format.argChoices = [...names];
  const output = new Option(
    "-o, --output <file>",
    "write the format before it into a file instead of standard output",
  ).argParser((file: string) => {
    if (file === "") throw new InvalidArgumentError("Name a file.");
    isAfterNone ||= chosen.length === 0;
    const { format = usual, file: before } = chosen.pop() ?? {};
    if (before !== undefined)
      throw new InvalidArgumentError(
        `The format before it already goes into ‘${before}’; for another, say --format ${usual}=${file}.`,
      );
    chosen.push({ format, ...(file !== "-" && { file }) });
  });
  return { format, output, chosen };
}
