import { expect, test } from "vitest";
import { createRecall, forgetful } from "../../src/cli/memory.ts";
import type { Checked, SourceFile } from "../../src/core/model.ts";

/** Counts how often it was asked to check. */
function counting(): { readonly check: () => readonly Checked[]; readonly times: () => number } {
  let times = 0;
  return {
    check: () => {
      times += 1;
      return [];
    },
    times: () => times,
  };
}

const bytes = (text: string): Uint8Array => Buffer.from(text);

test("a file is checked again only when its content is another", () => {
  const { check, times } = counting();
  const recall = createRecall();
  const first = recall({ name: "a.yaml", content: bytes("a: 1") }, check);
  expect(recall({ name: "a.yaml", content: bytes("a: 1") }, check)).toBe(first);
  expect(times()).toBe(1);
  recall({ name: "b.yaml", content: bytes("a: 1") }, check);
  expect(times()).toBe(2);
  recall({ name: "a.yaml", content: bytes("a: 2") }, check);
  expect(times()).toBe(3);
});

test("what cannot be read is checked every time: nobody knows what it holds", () => {
  const { check, times } = counting();
  const recall = createRecall();
  const unreadable = (): SourceFile => ({ name: "a.yaml", content: { unreadable: "it is a folder" } });
  recall(unreadable(), check);
  recall(unreadable(), check);
  expect(times()).toBe(2);
});

test("without a memory everything is checked", () => {
  const { check, times } = counting();
  const source = { name: "a.yaml", content: "a: 1" };
  forgetful(source, check);
  forgetful(source, check);
  expect(times()).toBe(2);
});
