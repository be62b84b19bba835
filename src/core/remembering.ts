/** What a document says comes again: as a fact, to be compared, in the register, and in what is told of it. */
const MOST = 64;

/** The same function, which remembers the last few answers. */
export function remembering<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const answer = known.get(text);
    if (answer !== undefined) return answer;
    const found = ask(text);
    if (known.size >= MOST) known.clear();
    known.set(text, found);
    return found;
  };
}
