import type { Place } from "../../../model/finding.ts";
import type { Database } from "../database/database.ts";
import { refusal } from "../database/errors.ts";
import { columnOf, type Table, tableKey } from "../database/schema.ts";
import { get, type Json, listAt, strings, textAt } from "./tree.ts";

/** Fails where a condition compares a boolean column with a number, or a number with a boolean: PostgreSQL converts neither. */
export function requireComparable(db: Database, table: Table | undefined, condition: Json, at: Place): void {
  if (!db.postgresql || table === undefined || condition === undefined || db.maybe()) return;
  for (const body of comparisons(condition)) {
    const sides = [get(body, "lexpr"), get(body, "rexpr")];
    const name = sides.map((side) => strings(listAt(side, "ColumnRef", "fields")).at(-1)).find((each) => each !== undefined);
    const other = sides.map(literalType).find((each) => each !== null);
    const own = name === undefined ? null : familyOf(table, name);
    if (own === null || other == null || own === other) continue;
    const operator = strings(listAt(body, "name"))[0] ?? "=";
    const message = `operator does not exist: ${own} ${operator} ${other} (${tableKey(table.name, table.schema)}.${name})`;
    db.fail("UndefinedFunction", message, at, refusal(name ?? "", tableKey(table.name, table.schema)));
  }
}

/** Fails where a row gives a boolean column a number, or a number a boolean. */
export function requireAssignable(db: Database, table: Table, name: string, value: Json, at: Place): void {
  const [own, other] = [familyOf(table, name), literalType(value)];
  if (!db.postgresql || own === null || other === null || own === other || db.maybe()) return;
  const key = tableKey(table.name, table.schema);
  db.fail("DatatypeMismatch", `column ${name} of ${key} is of type ${own} but expression is of type ${other}`, at, refusal(name, key));
}

/** What a column holds, where it is a boolean or a whole number. */
function familyOf(table: Table, name: string): string | null {
  const type = columnOf(table, name)?.type.text ?? "";
  return /^(boolean|smallint|integer|bigint)$/.test(type) ? type.replace(/^(smallint|bigint)$/, "integer") : null;
}

function literalType(node: Json): string | null {
  if (get(node, "A_Const", "boolval") !== undefined) return "boolean";
  return get(node, "A_Const", "ival") === undefined ? null : "integer";
}

const OPERATORS = new Set(["=", "<>", "<", ">", "<=", ">="]);

/** The comparisons of an expression, those of its queries left out: their columns may be of another table. */
function comparisons(node: Json): readonly Json[] {
  if (Array.isArray(node)) return (node as readonly Json[]).flatMap(comparisons);
  if (node === null || typeof node !== "object") return [];
  return Object.entries(node as { readonly [key: string]: Json }).flatMap(([name, body]) => {
    if (name === "SubLink") return [];
    const isPlain = name === "A_Expr" && textAt(body, "kind") === "AEXPR_OP" && OPERATORS.has(strings(listAt(body, "name"))[0] ?? "");
    return [...(isPlain ? [body] : []), ...comparisons(body)];
  });
}
