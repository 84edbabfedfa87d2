import { lastName } from "../../../model/last-name.ts";
import type { RepoPath } from "../../../model/source.ts";
import type { Call, Expr, FunctionDef } from "../../../model/syntax.ts";
import { eachExprIn } from "../python/statements.ts";
import type { RevisionFile } from "./revision-file.ts";

/** Parameters that `context.run_migrations(…)` has to give to upgrade() or downgrade(). */
export function handedOver(def: FunctionDef): readonly string[] {
  return def.parameters
    .filter(({ passing, default: otherwise }) => (passing === "normal" || passing === "positional") && otherwise === null)
    .map(({ name }) => name);
}

/** Whether upgrade() or downgrade() takes one argument, as of several databases each has to be told; also `engine_name=None`. */
export function takesOne({ parameters }: FunctionDef): boolean {
  return parameters.length === 1 && parameters.every(({ passing }) => passing === "normal" || passing === "positional");
}

/** The databases that one history changes. */
export interface Engines {
  readonly names: readonly string[];
  /** Whether each is followed on its own: two of them have something of the same name, or one upgrade() asks for the name itself. */
  readonly apart: boolean;
}

/** The databases of a history, as Alembic's template for several has it; none where it is not of that kind. */
export function enginesIn(files: readonly RevisionFile[], settings: ReadonlyMap<RepoPath, string>): Engines {
  const asked = files.filter(({ upgrade }) => upgrade !== null && takesOne(upgrade));
  if (asked.length === 0) return { names: [], apart: false };
  const written = new Set(asked.flatMap((file) => (file.upgrade === null ? [] : enginesOf(file, file.upgrade))));
  const configured = databasesIn(settings);
  const both = configured.filter((name) => written.has(name));
  const names =
    written.size === 0 ? configured : both.length === 0 ? [...written] : [...written].filter((name) => configured.includes(name));
  const isInline = (file: RevisionFile): boolean =>
    file.upgrade?.body.some((each) => each.kind !== "Pass" && !(each.kind === "Expr" && each.value.kind === "Constant")) === true &&
    !enginesOf(file, file.upgrade).some((name) => names.includes(name));
  return { names, apart: names.length > 1 && (shareNames(asked, names) || asked.some(isInline)) };
}

/**
 * The databases of a revision that changes several, as Alembic's template for them has it: `upgrade(engine_name)` calls one of
 * `upgrade_main()` and `upgrade_logs()`. Empty where it is not of that kind.
 */
export function enginesOf({ facts }: RevisionFile, def: FunctionDef): readonly string[] {
  if (!takesOne(def)) return [];
  const prefix = `${def.name}_`;
  const own = facts.functions.filter(({ qualname, name }) => qualname === name && name.startsWith(prefix));
  if (own.length === 0) return [];
  // What another function calls by its name is a part of that one.
  const parts = new Set<string>();
  for (const fn of own)
    eachExprIn(fn.body, (part) => {
      if (part.kind === "Call" && part.func.kind === "Name") parts.add(part.func.id);
    });
  return own.filter(({ name }) => !parts.has(name)).map(({ name }) => name.slice(prefix.length));
}

/** `databases = main, logs` in alembic.ini, by which env.py goes. */
function databasesIn(settings: ReadonlyMap<RepoPath, string>): readonly string[] {
  const found = [...settings].flatMap(([path, text]) =>
    path.endsWith(".ini") ? [/^databases\s*[=:]\s*(.+)$/m.exec(text)?.[1] ?? ""] : [],
  );
  return [...new Set(found.flatMap((line) => line.split(",").map((name) => name.trim())))].filter((name) => /^\w+$/.test(name));
}

/** Whether a table, an index or a type is made in two of the databases: they cannot be followed as one then. */
function shareNames(files: readonly RevisionFile[], names: readonly string[]): boolean {
  const homes = new Map<string, string>();
  for (const { facts } of files) {
    for (const fn of facts.functions) {
      const engine = /^upgrade_(\w*)$/.exec(fn.qualname)?.[1];
      if (engine === undefined || !names.includes(engine)) continue;
      for (const made of madeIn(fn)) {
        if ((homes.get(made) ?? engine) !== engine) return true;
        homes.set(made, engine);
      }
    }
  }
  return false;
}

/** What a function makes, by kind and name; SQL counts as one of a kind. */
function madeIn({ body }: FunctionDef): readonly string[] {
  const made: string[] = [];
  eachExprIn(body, (part) => {
    if (part.kind !== "Call") return;
    const name = lastName(part.func);
    if (name === "create_table") made.push(`table ${textIn(part.args[0])}`);
    else if (name === "create_index") made.push(`index ${textIn(part.args[0])}`);
    else if (/^enum$/i.test(name)) made.push(`type ${textIn(part.keywords.find(({ arg }) => arg === "name")?.value)}`);
    else if (name === "execute") made.push("SQL");
  });
  return made;
}

/** A text that is written out, also as `op.f("…")`; what is not may be of any name. */
function textIn(expr: Expr | Call | undefined): string {
  if (expr?.kind === "Call" && lastName(expr.func) === "f") return textIn(expr.args[0]);
  return expr?.kind === "Constant" && expr.type === "str" ? (expr.value ?? "") : "?";
}
