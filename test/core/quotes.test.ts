import { expect, test } from "vitest";
import { applyEdits } from "../../src/core/locate/edit.ts";
import { checkOne } from "../judge.ts";

test("a phone number in curly quotes is mended by taking them off, and nothing is wrong with it then", () => {
  const text = `organisation: {name: Harbour, reference: harbour, type: pension_provider, connection: direct}
users:
  - name: Priya Shah
    email: priya@h.example
    phone: “020 7946 0123” # her desk
    roles: [primary_business_contact]
`;
  const wrong = ({ findings }: ReturnType<typeof checkOne>): typeof findings =>
    findings.filter(({ rule }) => rule === "users/invalid-phone");
  const [finding, ...more] = wrong(checkOne(text));
  expect(more).toEqual([]);
  expect(finding?.fix?.change).toEqual({ op: "replace", path: ["users", 0, "phone"], value: "020 7946 0123" });
  const mended = applyEdits(text, finding?.fix?.edits ?? []);
  expect(mended).toMatch(/phone: "?020 7946 0123"? # her desk\n/);
  expect(wrong(checkOne(mended))).toEqual([]);
});
