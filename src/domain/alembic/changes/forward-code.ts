import { boundName } from "../../../model/bound-name.ts";
import type { Expr, Stmt } from "../../../model/syntax.ts";
import type { RevisionFile } from "../history/revision-file.ts";

/** A statement of a module in a form that leaves out where it stands, how it is laid out, and what it says to readers. */
export interface CodePart {
  /** The name it defines; `upgrade` for the statements of upgrade() one by one. */
  readonly name: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What tells the place of a revision in its history says nothing of what it does. */
const IDENTITY: ReadonlySet<string> = new Set(["revision", "down_revision", "branch_labels", "depends_on", "downgrade"]);

/** All that upgrade() runs of its own file: its statements, and the definitions that they reach by name. */
export function forwardCode({ facts, upgrade }: RevisionFile): readonly CodePart[] {
  const definitions = new Map<string, Stmt[]>();
  const always: Stmt[] = [];
  for (const stmt of facts.body) {
    const names = namesOf(stmt);
    if (names.length === 0 && !said(stmt)) always.push(stmt);
    for (const name of names) if (!IDENTITY.has(name)) definitions.set(name, [...(definitions.get(name) ?? []), stmt]);
  }
  const parts: CodePart[] = [];
  const pending: string[] = [];
  const add = (name: string, stmt: Stmt): void => {
    const words = new Set<string>();
    parts.push({ name, text: shapeOf(stmt, words), start: stmt.start, end: stmt.end });
    pending.push(...words);
  };
  for (const stmt of upgrade?.body ?? []) if (!said(stmt)) add("upgrade", stmt);
  for (const stmt of always) add("<module>", stmt);
  const reached = new Set(["upgrade"]);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    for (const stmt of definitions.get(name) ?? []) add(name, only(name, stmt));
  }
  return parts;
}

/** Of an import what binds the name: what else the statement brings is another matter. */
function only(name: string, stmt: Stmt): Stmt {
  if (stmt.kind !== "Import" && stmt.kind !== "ImportFrom") return stmt;
  return { ...stmt, names: stmt.names.filter((each) => namesOf({ ...stmt, names: [each] }).includes(name)) } as Stmt;
}

/** The parts of `now` that `before` has not, or null when both do the same. A part that is only gone gives the rest's place. */
export function changedParts(before: readonly CodePart[], now: readonly CodePart[]): readonly CodePart[] | null {
  const own = (parts: readonly CodePart[]): readonly string[] => parts.filter(({ name }) => name === "upgrade").map(({ text }) => text);
  const others = (parts: readonly CodePart[]): readonly string[] =>
    parts
      .filter(({ name }) => name !== "upgrade")
      .map(({ text }) => text)
      .sort();
  const same = (one: readonly string[], other: readonly string[]): boolean =>
    one.length === other.length && one.every((text, at) => text === other[at]);
  if (same(own(before), own(now)) && same(others(before), others(now))) return null;
  const old = new Set(before.map(({ text }) => text));
  return now.filter(({ text }) => !old.has(text));
}

function namesOf(stmt: Stmt): readonly string[] {
  switch (stmt.kind) {
    case "FunctionDef":
    case "ClassDef":
      return [stmt.name];
    case "Assign":
      return stmt.targets.flatMap((target) => (target.kind === "Name" ? [target.id] : []));
    case "AnnAssign":
      return stmt.target.kind === "Name" ? [stmt.target.id] : [];
    case "Import":
    case "ImportFrom":
      return stmt.names.map((imported) => boundName(stmt, imported));
    default:
      return [];
  }
}

/** A docstring, `pass`, or a word to whoever runs the migration. */
function said(stmt: Stmt): boolean {
  if (stmt.kind === "Pass") return true;
  if (stmt.kind !== "Expr") return false;
  if (stmt.value.kind === "Constant") return true;
  return stmt.value.kind === "Call" && tells(stmt.value.func);
}

function tells(func: Expr): boolean {
  if (func.kind === "Name") return func.id === "print";
  return (
    func.kind === "Attribute" &&
    /^(debug|info|warning|warn|error|exception)$/.test(func.attr) &&
    func.value.kind === "Name" &&
    /^_?log(ger|ging)?$/i.test(func.value.id)
  );
}

const PLACES: ReadonlySet<string> = new Set([
  "start",
  "end",
  "defStart",
  "nameStart",
  "nameEnd",
  "docstring",
  "qualname",
  "returns",
  "annotation",
]);

/** A tree as text without its places; `words` collects the names that it reads. */
function shapeOf(node: unknown, words: Set<string>): string {
  if (Array.isArray(node)) {
    const list = node.filter((each: unknown) => !isSaid(each));
    return `[${list.map((each) => shapeOf(each, words)).join(",")}]`;
  }
  if (typeof node !== "object" || node === null) return JSON.stringify(node) ?? "null";
  const entries = Object.entries(node).filter(([key, value]) => !PLACES.has(key) && typeof value !== "function");
  if ("kind" in node && node.kind === "Name" && "id" in node) words.add(String(node.id));
  // A definition decodes its body when it is asked for it.
  if ("kind" in node && (node.kind === "FunctionDef" || node.kind === "ClassDef")) {
    const { name, body, decorators } = node as Extract<Stmt, { kind: "FunctionDef" | "ClassDef" }>;
    const head = "parameters" in node ? node.parameters : "bases" in node ? node.bases : null;
    return `${name}${shapeOf(decorators, words)}${shapeOf(head, words)}${shapeOf(body, words)}`;
  }
  return `{${entries.map(([key, value]) => `${key}:${shapeOf(value, words)}`).join(",")}}`;
}

function isSaid(node: unknown): boolean {
  return typeof node === "object" && node !== null && "kind" in node && said(node as Stmt);
}
