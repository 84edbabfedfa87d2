/** One thing wrong with what the user gave, and where. */
export interface Mistake {
  /** Relative to the root where it lies inside; null for the command line. */
  readonly file: string | null;
  readonly line: number | null;
  /** What is wrong and what to do. */
  readonly message: string;
}

/** The user's mistakes, all at once. Printed without a stack; the run ends with exit status 2. */
export class UserError extends Error {
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(mistakes.map(describeMistake).join("\n"));
    this.name = "UserError";
    this.mistakes = mistakes;
  }
}

/** A single mistake that stands in no file. */
export function userError(message: string): UserError {
  return new UserError([{ file: null, line: null, message }]);
}

/** `file:line: message`, as far as there is a place. */
export function describeMistake({ file, line, message }: Mistake): string {
  return `${file === null ? "" : line === null ? `${file}: ` : `${file}:${line}: `}${message}`;
}

/** What the system said, without its code and without the path: "permission denied" from "EACCES: permission denied, open '/absolute/path'". */
export function systemReason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^[A-Z0-9_]+: ([^,]+)/.exec(message)?.[1] ?? message;
}
