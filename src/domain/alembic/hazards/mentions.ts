import type { FileFacts } from "../../../model/facts.ts";
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

/** The words that a revision says outside downgrade() and outside the schema operations: in SQL, as attributes, keys, names. */
export function mentionsIn(facts: FileFacts): ReadonlySet<string> {
  const words = new Set<string>();
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

function collect(expr: Expr | null, words: Set<string>): void {
  const skipped: Expr[] = [];
  eachExpr(expr, (part) => {
    if (skipped.some((call) => part.start > call.start && part.end <= call.end)) return;
    if (part.kind === "Call" && aside(part)) skipped.push(part);
    // `if "note" in columns` guards an operation.
    else if (part.kind === "Compare" && part.ops.some((op) => op === "in" || op === "not in")) skipped.push(part);
    else if (part.kind === "Constant" && part.type === "str") for (const [word] of (part.value ?? "").matchAll(/\w+/g)) words.add(word);
    else if (part.kind === "Attribute") words.add(part.attr);
    else if (part.kind === "Name") words.add(part.id);
    else if (part.kind === "Call") for (const { arg } of part.keywords) if (arg !== null) words.add(arg);
  });
}

function aside({ func }: Call): boolean {
  const name = func.kind === "Attribute" ? func.attr : func.kind === "Name" ? func.id : "";
  return SCHEMA.has(name) || ASIDE.test(name);
}
