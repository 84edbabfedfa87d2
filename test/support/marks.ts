/**
 * The marks by which Python sources say what must be reported on them:
 *
 *     total += session.get(...)  # expect: query-in-loop @9 "once per iteration"
 *     session.get(...)  # expect: query-in-loop warning
 *     # expect: missing-docstring, missing-annotation
 *     def load(order):
 *
 * `expect` is reported; `miss` ought to be and is not; `false-alarm` is and ought not to be. The last two are known errors of
 * ours: the day one is repaired its mark fails, so that it is turned into an `expect` or taken away.
 */
export type MarkKind = "expect" | "miss" | "false-alarm";

export interface Mark {
  readonly kind: MarkKind;
  readonly rule: string;
  /** The severity, where the mark gives one. */
  readonly severity: string | null;
  /** What it escalates as, where the mark says so. */
  readonly escalates: string | null;
  readonly file: string;
  /** 1-based line of `file` on which the finding starts. */
  readonly line: number;
  /** 1-based column, where the mark gives one. */
  readonly column: number | null;
  /** A part of the message, where the mark gives one. */
  readonly message: string | null;
}

/** A mistake in a test file: the message says where and what to write instead. */
export class LiterateError extends Error {
  constructor(where: string, line: number, text: string) {
    super(`${where}:${line}: ${text}`);
    this.name = "LiterateError";
  }
}

/** Where a line of a case lies in the file that a person edits. */
export interface Origin {
  readonly path: string;
  readonly firstLine: number;
}

const KINDS: readonly string[] = ["expect", "miss", "false-alarm"] satisfies MarkKind[];
/** Comments of this shape that are not ours. */
const FOREIGN = new Set(["type", "noqa", "pragma", "fastapi-gate", "ruff", "pylint", "mypy", "pyright", "fmt", "isort", "http", "https"]);
const MARK = /^#\s*([a-z][a-z-]*):(?:\s+(.*?))?\s*$/;
const ITEM = /^([a-z][a-z0-9-]*)(?:\s+(note|warning|error))?(?:\s+escalates ([a-z-]+))?(?:\s+@(\d+))?(?:\s+"([^"]*)")?\s*(?:,\s*|$)/;

type Item = Pick<Mark, "kind" | "rule" | "severity" | "escalates" | "column" | "message">;

/** The items of one mark: `rule severity escalates kind @column "message", rule …`. */
function readItems(kind: MarkKind, text: string, rules: ReadonlySet<string>, fail: (text: string) => LiterateError): readonly Item[] {
  const items: Item[] = [];
  let rest = text;
  do {
    const match = ITEM.exec(rest);
    if (match === null) throw fail(`cannot read "${kind}: ${text}"; write: ${kind}: rule-id severity @column "part of the message"`);
    const [whole, rule = "", severity = null, escalates = null, column, message] = match;
    if (!rules.has(rule)) throw fail(`there is no rule "${rule}"`);
    items.push({ kind, rule, severity, escalates, column: column === undefined ? null : Number(column), message: message ?? null });
    rest = rest.slice(whole.length);
  } while (rest !== "");
  return items;
}

/**
 * Reads the marks of one Python source. A mark that stands alone on its line speaks of the next line of code.
 * Throws LiterateError for an unknown mark or rule, and for a mark that no code follows.
 */
export function readMarks(file: string, source: string, rules: ReadonlySet<string>, origin: Origin): readonly Mark[] {
  const marks: Mark[] = [];
  let pending: { readonly items: readonly Item[]; readonly line: number } | null = null;
  const lines = source.split("\n");
  lines.forEach((text, index) => {
    const line = index + 1;
    const fail = (what: string): LiterateError => new LiterateError(origin.path, origin.firstLine + index, what);
    const [code = "", ...comments] = ` ${text}`.split(/(?<=\s)(?=#)/);
    const items = comments.flatMap((comment) => {
      const [, word = "", rest = ""] = MARK.exec(comment) ?? [];
      if (KINDS.includes(word)) return readItems(word as MarkKind, rest, rules, fail);
      if (word !== "" && !FOREIGN.has(word)) throw fail(`unknown mark "${word}:"; marks are ${KINDS.join(", ")}`);
      return [];
    });
    if (code.trim() === "") {
      if (items.length > 0) pending = { items: [...(pending?.items ?? []), ...items], line: pending?.line ?? line };
      return;
    }
    for (const item of [...(pending?.items ?? []), ...items]) marks.push({ ...item, file, line });
    pending = null;
  });
  const left = pending as { readonly line: number } | null;
  if (left !== null) throw new LiterateError(origin.path, origin.firstLine + left.line - 1, "no code follows this mark");
  return marks;
}

/** What of a finding the marks speak about. */
export interface Reported {
  readonly rule: string;
  readonly severity: string;
  readonly escalates?: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What a finding escalates as that does not. */
export const NOTHING = "nothing";

function matches(mark: Mark, finding: Reported): boolean {
  return (
    mark.rule === finding.rule &&
    (mark.severity === null || mark.severity === finding.severity) &&
    (mark.escalates === null || mark.escalates === (finding.escalates ?? NOTHING)) &&
    mark.file === finding.file &&
    mark.line === finding.line &&
    (mark.column === null || mark.column === finding.column) &&
    (mark.message === null || finding.message.includes(mark.message))
  );
}

function say(mark: Mark): string {
  const severity = mark.severity === null ? "" : ` as ${mark.severity}`;
  const escalates = mark.escalates === null ? "" : ` that escalates ${mark.escalates}`;
  const detail = (mark.column === null ? "" : ` at column ${mark.column}`) + (mark.message === null ? "" : ` saying "${mark.message}"`);
  return `${mark.rule}${severity}${escalates}${detail}`;
}

/**
 * Compares all that is marked with all that is reported; each complaint is one line that `place` begins with the spot to edit.
 * Every mark stands for exactly one finding, so two findings of a rule on one line need two items.
 */
export function compareMarks(
  marks: readonly Mark[],
  reported: readonly Reported[],
  place: (file: string, line: number) => string,
): readonly string[] {
  const complaints: string[] = [];
  const open = [...reported];
  for (const mark of marks) {
    const index = open.findIndex((finding) => matches(mark, finding));
    if (index >= 0) open.splice(index, 1);
    const at = place(mark.file, mark.line);
    if (mark.kind === "expect" && index < 0) complaints.push(`${at}: not reported: ${say(mark)}`);
    if (mark.kind === "miss" && index >= 0) complaints.push(`${at}: ${mark.rule} is no longer missed; turn the mark into "expect"`);
    if (mark.kind === "false-alarm" && index < 0) complaints.push(`${at}: ${mark.rule} is no longer a false alarm; take the mark away`);
  }
  for (const finding of open) {
    complaints.push(
      `${place(finding.file, finding.line)}: not expected: ${finding.rule} ${finding.severity}${finding.escalates === undefined ? "" : ` escalates ${finding.escalates}`} @${finding.column} "${finding.message}"`,
    );
  }
  return complaints;
}
