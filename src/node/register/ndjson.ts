import type { RoleTable } from "../../core/catalogue.ts";
import { Faults } from "../../core/register/faults.ts";
import { organisationIn, placeInLine } from "../../core/register/line.ts";
import { twice } from "../../core/register.ts";
import { eachLine, type Fill } from "./lines.ts";
import { empty, notText, tooLong } from "./problems.ts";
import { Table } from "./table.ts";

/** What was read, and what is wrong with it. */
export interface Filled {
  readonly table: Table;
  readonly faults: Faults;
}

/** Reads a register of one organisation a line. Blank lines are passed over. */
export async function readNdjson(fill: Fill, roles: RoleTable): Promise<Filled> {
  const table = new Table();
  const faults = new Faults();
  let index = 0;
  const long = await eachLine(fill, (line) => {
    if (!line.isText) faults.add(notText(line));
    else if (line.text.trim() !== "") {
      const read = organisationIn(line, index++, roles);
      if ("problems" in read) faults.add(...read.problems);
      else {
        const { reference } = read.organisation;
        const before = table.find(reference);
        if (before === -1)
          table.insert(
            reference,
            table.pieces.add({ line: line.line, column: 1, offset: line.offset, reference, text: line.bytes }),
          );
        else {
          const violation = twice(reference, index - 1, table.pieces.start(table.get(before, "head")).line);
          faults.add({ violation, range: placeInLine(line, violation.path) });
        }
      }
    }
    return true;
  });
  if (long) faults.add(tooLong(long, "Write each organisation on a line of its own."));
  if (table.size === 0 && faults.count === 0) faults.add(empty());
  return { table, faults };
}
