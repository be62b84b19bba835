/** What somebody wanted with a file. */
type Wish = "read" | "write";

/** What went wrong, in words, by the system's error code. */
const CAUSES: Readonly<Record<string, string | Readonly<Record<Wish, string>>>> = {
  EACCES: { read: "you have no permission to read it", write: "you have no permission to write it" },
  EDQUOT: "you have used up your room on the disk",
  EEXIST: "something else is in its place",
  EFBIG: "it would be larger than a file may be here",
  EISDIR: "it is a folder",
  ELOOP: "its symbolic links go round in a circle",
  EMFILE: "too many files are open",
  ENOENT: "it is not there",
  ENOSPC: "there is no room left on the disk",
  ENOTDIR: "what should be its folder is a file",
  EPIPE: "who read it has gone",
  EPERM: { read: "you have no permission to read it", write: "you have no permission to write it" },
  EROFS: "nothing can be written to this disk",
};

/** Why the system refused what was wanted. */
export function causeOf(error: unknown, wish: Wish): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const cause = CAUSES[code ?? ""] ?? message;
  return typeof cause === "string" ? cause : cause[wish];
}

/** Whether the system refused something; all other errors are bugs, or somebody else's. */
export function isOfSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}
