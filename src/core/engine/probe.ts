import { type Memory, textAt, type Wasm } from "./memory.ts";
import { Values } from "./values.ts";

/** What every type, and more members than there are buckets at first, look like. */
const PROBE = {
  texts: ["", "é€😀", '\u0000"'],
  numbers: [0, -1, 2 ** 53 - 1, -(2 ** 40)],
  others: { true: true, false: false, null: null, empty: {}, list: [] },
  ...Object.fromEntries(Array.from({ length: 26 }, (_, index) => [`key_${index}`, index])),
};

/** Undefined where this module's OPA does not read back what was written. */
export function createValues(wasm: Wasm, memory: Memory): Values | undefined {
  const values = new Values(wasm, memory);
  const address = values.write(PROBE);
  const json = address === undefined ? 0 : wasm.opa_json_dump(address);
  return json !== 0 && sorted(textAt(memory, json)) === sorted(JSON.stringify(PROBE)) ? values : undefined;
}

/** JSON with the members of objects in the order of their keys. */
function sorted(json: string): string {
  return JSON.stringify(JSON.parse(json), (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
