import type { RoleTable } from "../../core/catalogue.ts";
import { Faults } from "../../core/register/faults.ts";
import { placeInLine, readLine } from "../../core/register/line.ts";
import { twice } from "../../core/register.ts";
import type { ByteLine, LineReader } from "./lines.ts";
import { empty, notText } from "./problems.ts";
import { Table } from "./table.ts";

/** Reads a register of one organisation a line. Blank lines are passed over. */
export class NdjsonReader implements LineReader {
  readonly table: Table = new Table();
  readonly faults: Faults = new Faults();
  readonly hint = "Write each organisation on a line of its own.";
  readonly #roles: RoleTable;
  #index = 0;

  constructor(roles: RoleTable) {
    this.#roles = roles;
  }

  line(line: ByteLine): boolean {
    if (!line.isText) this.faults.add(notText(line));
    else if (line.text.trim() !== "") {
      const { reference, problems } = readLine(line, this.#index, this.#roles);
      this.faults.add(...problems);
      // One that is broken is kept too, so that the other of two is told.
      if (reference !== undefined) this.#keep(reference, line);
      this.#index += 1;
    }
    return true;
  }

  end(): void {
    if (this.#index === 0 && this.faults.count === 0) this.faults.add(empty());
  }

  #keep(reference: string, { line, offset, bytes, from, text }: ByteLine): void {
    const { table, faults } = this;
    const { pieces } = table;
    const before = table.find(reference);
    if (before === -1) {
      table.insert(reference, pieces.add({ line, column: 1, offset, text: bytes, from }));
      return;
    }
    const violation = twice(reference, this.#index, pieces.start(table.get(before, "head")).line);
    faults.add({ violation, range: placeInLine({ text, line, offset }, violation.path) });
  }
}
