import type { Io, Output } from "./io.ts";

/** Clears a terminal, what has scrolled away too, and goes to its upper left corner. */
const CLEAR = "\u001B[2J\u001B[H";

/** Where a pass of a watch draws: nothing is seen of it before all of it is there. */
export interface Screen {
  /** The command's world, drawing here. */
  readonly io: Io;
  /** Shows what was drawn; on a terminal in the place of what was there before. */
  show(): void;
}

export function createScreen(io: Io): Screen {
  const drawn: { readonly output: Output; readonly text: string }[] = [];
  const drawing = (output: Output): Output => ({
    isTTY: output.isTTY,
    write: (text) => drawn.push({ output, text }),
  });
  return {
    // Io has getters: a stream is made when it is first looked at.
    io: Object.create(io, {
      stdout: { value: drawing(io.stdout) },
      stderr: { value: drawing(io.stderr) },
    }),
    show: () => {
      if (io.stdout.isTTY) io.stdout.write(CLEAR);
      for (const { output, text } of drawn) output.write(text);
    },
  };
}
