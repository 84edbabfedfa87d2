import type { ListedRow, RowStatement } from "../database/events.ts";
import type { Table } from "../database/schema.ts";
import { get, type Json, listAt, type ParsedStatement, textAt } from "./tree.ts";

/** What a parsed statement on rows states of them: the rows that it lists, or the columns that it writes. `parameters` are the values of `$1`, `$2` … */
export function statedRows(
  { kind, node }: ParsedStatement,
  table: Table | undefined,
  parameters: readonly (string | null | undefined)[] = [],
): Pick<RowStatement, "listed" | "sets"> {
  const named = listAt(node, kind === "InsertStmt" ? "cols" : "targetList").map((each) => textAt(each, "ResTarget", "name") ?? "");
  if (kind === "UpdateStmt") return named.includes("") ? {} : { sets: named };
  const lists = listAt(node, "selectStmt", "SelectStmt", "valuesLists");
  const columns = named.length > 0 ? named : table?.open === false ? table.columns.map(({ name }) => name) : [];
  if (kind !== "InsertStmt" || lists.length === 0 || columns.length === 0 || columns.includes("")) return {};
  if (["onConflictClause", "withClause"].some((each) => get(node, each) !== undefined)) return {};
  return {
    listed: lists.map((list): ListedRow => {
      const values = listAt(list, "List", "items");
      return new Map(columns.slice(0, values.length).map((name, i) => [name, literal(values[i], parameters)]));
    }),
  };
}

function literal(node: Json, parameters: readonly (string | null | undefined)[]): string | null | undefined {
  const given = get(node, "ParamRef", "number");
  if (typeof given === "number") return parameters[given - 1];
  const constant = get(node, "A_Const");
  if (constant === undefined) return get(node, "TypeCast", "arg", "A_Const", "isnull") === true ? null : undefined;
  if (get(constant, "isnull") === true) return null;
  const text = get(constant, "sval");
  // A parameter may stand in a text.
  const plain = textAt(text, "sval") ?? "";
  if (text !== undefined) return plain.includes("$") ? undefined : `text ${plain}`;
  const number = get(constant, "ival");
  if (number !== undefined) return `number ${get(number, "ival") ?? 0}`;
  const truth = get(constant, "boolval");
  return truth === undefined ? undefined : `boolean ${get(truth, "boolval") === true}`;
}
