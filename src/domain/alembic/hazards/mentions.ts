import type { FileFacts } from "../../../model/facts.ts";
import { lastName } from "../../../model/last-name.ts";
import type { Call, Expr } from "../../../model/syntax.ts";
import { eachStatement } from "../../../model/traverse.ts";
import { expressionsOf } from "../python/statements.ts";
import { eachExpr } from "../python/text.ts";

/** Operations whose arguments name what they change, and read no rows. */
const SCHEMA = new Set([
  "create_table",
  "drop_table",
  "rename_table",
  "add_column",
  "drop_column",
  "alter_column",
  "create_index",
  "drop_index",
  "create_unique_constraint",
  "create_foreign_key",
  "create_check_constraint",
  "create_primary_key",
  "create_exclude_constraint",
  "drop_constraint",
  "batch_alter_table",
  "f",
]);

/** Functions that ask whether something is there, drop it, or tell people about it. */
const ASIDE = /exist|^_?has_|drop|^(print|debug|info|warning|warn|error|exception|get_columns|add_column_if)/i;

/** The words that a revision says outside downgrade() and outside the schema operations, apart by what they can be part of. */
export interface Mentions {
  /** In statements and expressions that may write rows: as attributes, keys, names, and in SQL that writes. */
  readonly written: ReadonlySet<string>;
  /** Of these, what stands outside SQL: rows may be filled through it. */
  readonly coded: ReadonlySet<string>;
  /** In SQL that only reads. */
  readonly read: ReadonlySet<string>;
  /** The tables of which a statement takes all rows, also where a condition leads to it, such as whether there are any. */
  readonly emptied: ReadonlySet<string>;
}

/** What a revision mentions. SQL that defines the schema names a column without filling it, so that it counts as neither. */
export function mentionsIn(facts: FileFacts): Mentions {
  const words: Words = { written: new Set(), coded: new Set(), read: new Set(), emptied: new Set() };
  const bodies = [facts.body, ...facts.functions.filter((fn) => !fn.qualname.split(".").includes("downgrade")).map((fn) => fn.body)];
  for (const body of bodies) {
    eachStatement(body, (stmt) => {
      // A docstring describes, it does not read.
      if (stmt.kind === "Expr" && stmt.value.kind === "Constant") return;
      for (const expr of expressionsOf(stmt)) collect(expr, words);
    });
  }
  return words;
}

interface Words {
  readonly written: Set<string>;
  readonly coded: Set<string>;
  readonly read: Set<string>;
  readonly emptied: Set<string>;
}

function collect(expr: Expr | null, words: Words): void {
  const skipped: Expr[] = [];
  eachExpr(expr, (part) => {
    if (skipped.some((call) => part.start >= call.start && part.end <= call.end && part !== call)) return;
    if (part.kind === "Call" && aside(part)) skipped.push(part);
    // `if "note" in columns` guards an operation.
    else if (part.kind === "Compare" && part.ops.some((op) => op === "in" || op === "not in")) skipped.push(part);
    else if (part.kind === "JoinedStr" || (part.kind === "Constant" && part.type === "str")) {
      const said = textIn(part);
      const table = said === null ? undefined : EMPTIES.exec(said.replace(COMMENTS, " "))?.[1];
      if (table !== undefined) words.emptied.add(table.toLowerCase());
      const into = said === null ? null : kindOf(said);
      if (into === null) skipped.push(part);
      else for (const [word] of (said ?? "").matchAll(/\w+/g)) words[into].add(word);
    } else {
      const names = part.kind === "Attribute" ? [part.attr] : part.kind === "Name" ? [part.id] : part.kind === "Call" ? keysOf(part) : [];
      for (const name of names) {
        words.written.add(name);
        words.coded.add(name);
      }
    }
  });
}

function keysOf({ keywords }: Call): readonly string[] {
  return keywords.flatMap(({ arg }) => (arg === null ? [] : [arg]));
}

/** The literal parts of a text. */
function textIn(part: Expr): string | null {
  if (part.kind === "Constant") return part.value ?? null;
  return part.kind === "JoinedStr"
    ? part.values.map((each) => (each.kind === "Constant" && each.type === "str" ? each.value : "\uFFFC")).join("")
    : null;
}

const COMMENTS = /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;
const EMPTIES =
  /^\s*(?:delete\s+from|truncate(?:\s+table)?)\s+(?:only\s+)?(?:["`]?\w+["`]?\.)?["`]?(\w+)["`]?\s*(?:;|cascade|restart\b.*)?\s*$/i;
const DEFINES = /^\s*(alter|create|comment|drop|grant|revoke|set|reindex|analyze|vacuum|lock|begin|commit)\s/i;
const WRITES = /\b(update|insert|merge|copy|call|perform|delete)\b(?!\s*(?:cascade|restrict|set\b|no\s+action|on\b|or\b))/i;

/** What the words of a text can be part of; null for SQL that only defines. */
function kindOf(text: string): "written" | "read" | null {
  const plain = text.replace(COMMENTS, " ");
  if (DEFINES.test(plain))
    return WRITES.test(plain.replace(/\b(on|before|after|for|or)\s+(update|insert|delete)\b/gi, " ")) ? "written" : null;
  return /^\s*select\s/i.test(plain) && !WRITES.test(plain) ? "read" : "written";
}

function aside({ func }: Call): boolean {
  const name = lastName(func);
  return SCHEMA.has(name) || ASIDE.test(name);
}
