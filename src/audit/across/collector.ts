import type { AcrossInput } from "../../core/across.ts";
import type { Judge } from "../../core/check.ts";
import { type Across, PLACES_A_FINDING, type Result } from "../result.ts";
import { acrossOf, Found } from "./found.ts";
import { type Group, judged } from "./judged.ts";
import { linked, WIDTH } from "./linked.ts";
import { Places } from "./places.ts";
import { Scratch } from "./scratch.ts";
import { Sorter } from "./sorter.ts";

/** The part of a result that is looked at. */
export type Collected = Pick<Result, "organisation" | "file" | "document" | "line" | "verdict" | "people">;

/** The organisations that PDP's register has an entry for, in any order, each once. */
export interface RegisterReferences {
  /** Hex SHA-256 over the register's bytes. */
  readonly digest: string;
  references(): Iterable<string>;
}

/** How much memory keys may take by default, in bytes. */
export const KEYS_IN_MEMORY: number = 4 * 1024 * 1024;

/** So many things that take memory are at work at once. */
const SHARES = 6;

/** So many of the register's references are taken in with each result. */
const REGISTERED_A_RESULT = 4;

/** As the schema of a declaration has it, and that of a register: what is no such reference is told of its own file. */
const REFERENCE = /^(?=.{1,100}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Numbers of declarations are written in so many bytes, and those of users in one in so many more. */
const NUMBER = 6;
const KEY = 16;

/**
 * Finds what declarations have in common that no one shows alone. It is given every result of an audit in the order of
 * the input, and then asked for its findings: the same whatever the limit of its memory, beyond which it works on the
 * disk. Whoever makes one closes it. Throws the system's error where the disk is full, and `RulesetError`.
 */
export class Collector {
  readonly #judge: Judge;
  readonly #hasRegister: boolean;
  readonly #scratch = new Scratch();
  readonly #share: number;
  readonly #places: Places;
  /** A reference, a zero, and what has it: nothing more for the register, or a declaration and whether it applies. */
  readonly #references: Sorter;
  /** A key, and the user who has it: the number of the declaration, and theirs in it. */
  readonly #people: Sorter;
  /** What the register has and was not added yet. */
  #registered: Iterator<string> | undefined;
  /** What is about to be added. */
  readonly #record: Buffer = Buffer.alloc(128);

  /** `register` is null where there is none; `limit` is in bytes. */
  constructor(judge: Judge, register: RegisterReferences | null, limit: number = KEYS_IN_MEMORY) {
    this.#judge = judge;
    this.#hasRegister = register !== null;
    this.#share = Math.floor(limit / SHARES);
    this.#places = new Places(this.#scratch, this.#share);
    this.#references = this.#sorter();
    this.#people = this.#sorter();
    this.#registered = register?.references()[Symbol.iterator]();
  }

  /**
   * Takes a result in. A declaration counts by its reference, whatever its verdict is. One without a reference, or with
   * one that cannot be, may be anybody's.
   */
  add({ organisation: { reference }, file, document, line, verdict, people = [] }: Collected): void {
    // Little by little, while workers judge: at the beginning they would wait for it, and at the end everybody.
    this.#addRegistered(REGISTERED_A_RESULT);
    if (reference === undefined || !REFERENCE.test(reference)) return;
    const number = this.#places.add({ file, document, line, reference });
    const end = this.#record.write(`${reference}\0`, "latin1");
    this.#record.writeUIntBE(number, end, NUMBER);
    this.#record[end + NUMBER] = verdict === "not_applicable" ? 1 : 0;
    this.#references.add(this.#record.subarray(0, end + NUMBER + 1));
    this.#record.writeUIntBE(number, KEY, NUMBER);
    for (const [user, keys] of people.entries()) {
      this.#record.writeUIntBE(user, KEY + NUMBER, WIDTH - NUMBER);
      for (const key of keys) {
        this.#record.write(key, "hex");
        this.#people.add(this.#record.subarray(0, KEY + WIDTH));
      }
    }
  }

  #addRegistered(most: number): void {
    for (let count = 0; this.#registered && count < most; count++) {
      const { done, value } = this.#registered.next();
      if (done === true) this.#registered = undefined;
      else this.#references.add(this.#record.subarray(0, this.#record.write(`${value}\0`, "latin1")));
    }
  }

  /** Every finding, by rule, then by organisations, then by the first declaration and the first user of it. */
  *lines(): Generator<Across> {
    try {
      this.#addRegistered(Number.POSITIVE_INFINITY);
      const found = new Found(this.#sorter());
      for (const finding of judged(this.#organisations(), this.#judge)) found.add(finding);
      this.#references.close();
      for (const finding of judged(this.#persons(), this.#judge)) found.add(finding);
      yield* acrossOf(found, this.#places, this.#judge.ruleset);
    } finally {
      this.close();
    }
  }

  /** Gives back memory and the disk. May be called again, and at any time. */
  close(): void {
    this.#references.close();
    this.#people.close();
    this.#scratch.close();
  }

  #sorter(): Sorter {
    return new Sorter(this.#scratch, this.#share);
  }

  *#organisations(): Generator<Group> {
    const subjects = new Subjects();
    let group: Open | undefined;
    for (const record of this.#references.sorted()) {
      const end = record.indexOf(0);
      const reference = record.toString("latin1", 0, end);
      if (group?.reference !== reference) {
        if (group) yield closed(group, this.#hasRegister, subjects);
        group = { reference, registered: false, declarations: 0, notApplicable: 0, places: [] };
      }
      if (end + 1 === record.length) {
        group.registered = true;
        continue;
      }
      group.declarations += 1;
      group.notApplicable += record.at(-1) as number;
      if (group.places.length < PLACES_A_FINDING) group.places.push(record.readUIntBE(end + 1, NUMBER));
    }
    if (group) yield closed(group, this.#hasRegister, subjects);
  }

  /** Users who may be one person: all whom keys link with each other. A user alone is nobody's double. */
  *#persons(): Generator<Group> {
    const pairs = this.#sorter();
    const key = Buffer.alloc(KEY);
    const first = Buffer.alloc(WIDTH);
    let isFirst = true;
    for (const record of this.#people.sorted()) {
      if (!isFirst && record.compare(key, 0, KEY, 0, KEY) === 0) pairs.add(first, record.subarray(KEY));
      else {
        record.copy(key, 0, 0, KEY);
        record.copy(first, 0, KEY);
        isFirst = false;
      }
    }
    this.#people.close();
    const groups = linked(pairs, () => this.#sorter());
    yield* this.#personsIn(groups.sorted());
    groups.close();
  }

  *#personsIn(pairs: Iterable<Buffer>): Generator<Group> {
    const least = Buffer.alloc(WIDTH);
    const subjects = new Subjects();
    let person: Person | undefined;
    for (const pair of pairs) {
      if (!person || pair.compare(least, 0, WIDTH, 0, WIDTH) !== 0) {
        if (person) yield person.group(subjects);
        pair.copy(least, 0, 0, WIDTH);
        person = new Person(this.#places);
        person.add(pair.readUIntBE(0, NUMBER));
      }
      person.add(pair.readUIntBE(WIDTH, NUMBER));
    }
    if (person) yield person.group(subjects);
  }
}

/** What the policies see, one object of all that are equal: nearly all are. */
class Subjects {
  readonly #known = new Map<string, AcrossInput>();

  of(key: string, make: () => AcrossInput): AcrossInput {
    const subject = this.#known.get(key) ?? make();
    this.#known.set(key, subject);
    return subject;
  }
}

/** An organisation, while its records come in. */
interface Open {
  readonly reference: string;
  registered: boolean;
  declarations: number;
  notApplicable: number;
  readonly places: number[];
}

function closed(group: Open, hasRegister: boolean, subjects: Subjects): Group {
  const { reference, registered, declarations, notApplicable, places } = group;
  const subject = subjects.of(`${registered} ${declarations} ${notApplicable}`, () => ({
    reference: { ...(hasRegister && { registered }), declarations, not_applicable: notApplicable },
  }));
  return { subject, args: { reference }, references: [reference], places, documents: declarations };
}

/** A person, while the declarations come in, in their order. */
class Person {
  readonly #all: Places;
  readonly #references = new Set<string>();
  readonly #places: number[] = [];
  #documents = 0;
  #last = -1;

  constructor(all: Places) {
    this.#all = all;
  }

  add(number: number): void {
    // Two users of one declaration.
    if (number === this.#last) return;
    this.#last = number;
    this.#documents += 1;
    this.#references.add(this.#all.at(number).reference);
    if (this.#places.length < PLACES_A_FINDING) this.#places.push(number);
  }

  group(subjects: Subjects): Group {
    const references = [...this.#references].sort().slice(0, PLACES_A_FINDING);
    const organisations = this.#references.size;
    const subject = subjects.of(String(organisations), () => ({ person: { organisations } }));
    return { subject, args: {}, references, places: this.#places, documents: this.#documents };
  }
}
