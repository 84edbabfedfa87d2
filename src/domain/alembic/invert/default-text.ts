import type { Column, Dialect } from "../database/schema.ts";
import { SqlText } from "../library/constructs.ts";
import { defaultText } from "../operations/defaults.ts";
import { Raised } from "../python/raised.ts";
import { str, type Value } from "../python/values.ts";
import { NOWHERE } from "./nowhere.ts";
import { pyString } from "./python-text.ts";

interface Candidate {
  readonly text: string;
  readonly value: Value;
}

/** Whether the server default of a column is known. */
export function knowsDefault(column: Column): boolean {
  return column.default === null || (column.default !== undefined && !column.default.startsWith("?"));
}

function candidates(text: string, column: Column): readonly Candidate[] {
  const boolean = /^(?:boolean|tinyint\(1\))$/i.test(column.type.text ?? "");
  const inner = /^'(.*)'$/s.exec(text)?.[1]?.replaceAll("''", "'");
  const made: Candidate[] = [];
  if (inner !== undefined) made.push({ text: pyString(inner), value: str(inner) });
  if (/^(?:now\(\)|current_timestamp)$/.test(text)) made.push({ text: "sa.func.now()", value: new SqlText("expression", "now()") });
  if (boolean && /^(?:true|1)$/.test(text)) made.push({ text: "sa.true()", value: new SqlText("expression", "true") });
  if (boolean && /^(?:false|0)$/.test(text)) made.push({ text: "sa.false()", value: new SqlText("expression", "false") });
  if (/^-?\d+(?:\.\d+)?$/.test(text)) made.push({ text: pyString(text), value: str(text) });
  const plain = /^(?:'(?:[^']|'')*'|-?[\w.]+)$/s.test(text);
  // PostgreSQL takes no number for a boolean.
  if (!boolean || !/^[01]$/.test(text)) made.push({ text: `sa.text(${pyString(text)})`, value: new SqlText("sql", text) });
  if (!plain) made.push({ text: `sa.text(${pyString(`(${text})`)})`, value: new SqlText("sql", `(${text})`) });
  return made;
}

/** The Python text of the server default on one dialect, the same as on the others where one text does for all; null for none. */
export function serverDefault(columns: ReadonlyMap<Dialect, Column>, dialect: Dialect): string | null {
  const own = columns.get(dialect);
  if (own === undefined || own.default === null || own.default === undefined) return null;
  const fits = ({ value }: Candidate, on: Dialect, column: Column): boolean => {
    try {
      return defaultText(value, column.type, on, NOWHERE) === column.default;
    } catch (error) {
      if (error instanceof Raised) return false;
      throw error;
    }
  };
  const all = [...columns].flatMap(([, column]) => (typeof column.default === "string" ? candidates(column.default, column) : []));
  const common = all.find((each) => [...columns].every(([on, column]) => fits(each, on, column)));
  const chosen = common ?? candidates(own.default, own).find((each) => fits(each, dialect, own));
  return chosen?.text ?? `sa.text(${pyString(own.default)})`;
}
