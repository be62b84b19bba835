import type { Example } from "./example.ts";

/** The smallest example that can be reached by leaving out one part at a time and that `shows` what the given one shows. */
export function smallest(example: Example, shows: (example: Example) => boolean): Example {
  for (const smaller of smallerThan(example)) {
    if (isExample(smaller) && shows(smaller)) return smallest(smaller, shows);
  }
  return example;
}

/** Everything that is left when one item or key, however deep, is left out; the largest parts go first. */
function* smallerThan(value: unknown): Generator<unknown> {
  if (typeof value !== "object" || value === null) return;
  const keys = Object.keys(value);
  for (const key of keys) yield without(value, key);
  for (const key of keys) {
    const part = (value as Readonly<Record<string, unknown>>)[key];
    for (const smaller of smallerThan(part)) yield put(value, key, smaller);
  }
}

function without(value: object, key: string): unknown {
  if (Array.isArray(value)) return value.filter((_, index) => String(index) !== key);
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

const put = (value: object, key: string, part: unknown): unknown =>
  Array.isArray(value) ? value.map((item, index) => (String(index) === key ? part : item)) : { ...value, [key]: part };

/** Leaving out may leave what no register could hold. */
function isExample(value: unknown): value is Example {
  const { register } = value as Example;
  if (register === undefined) return true;
  const { index, entry } = register;
  const approval = entry?.approvals?.scheme_admin_limit;
  return (
    index !== undefined && (entry === undefined || entry.reference !== undefined) && (!approval || approval.limit > 0)
  );
}
