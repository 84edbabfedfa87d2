import type { Place } from "../../../model/finding.ts";
import type { Database } from "./database.ts";
import type { Column, DbType } from "./schema.ts";

const TEXTS = /^(character|text|citext|name)/;
const NUMBERS = /^(smallint|integer|bigint|numeric|real|double)/;
const TIMES = /^(timestamp|date|time)/;

const OTHERS = /^(boolean|uuid|bytea|inet|cidr|macaddr|interval|json|xml|money|bit|tsvector|tsquery|oid)/;

/** Whether PostgreSQL itself brings the type, or it is an enum type: which casts there are is known then. */
function isBuiltIn({ text, named }: DbType): boolean {
  return named !== null || [TEXTS, NUMBERS, TIMES, OTHERS].some((types) => types.test(text ?? ""));
}

/** A cast by the text of the labels: `state::text::order_state`. Of SQL only the column is left, casts are not kept. */
const BY_TEXT = /^\(*\s*(cast\s*\(\s*)*"?\w+"?(\s*(::|as)\s*(text|varchar|character varying)\s*\)?)?\s*(::|as)\s*"?[\w.]+"?[\s)]*$/i;

/** Notes where rows are cast to an enum type that lacks labels of the one they have. */
export function noteLeftLabels(db: Database, table: string, { name, type }: Column, to: DbType, using: string, at: Place): void {
  const [before, after] = [type, to].map(({ named }) => (named === null ? null : (db.schema.enums.get(named) ?? null)));
  if (before == null || after == null || !(using.replace(/["()\s]/g, "") === name || BY_TEXT.test(using))) return;
  const left = before.filter((label) => !after.includes(label));
  if (left.length > 0)
    db.note(
      "leave_labels",
      table,
      `${table}.${name} is cast to a type without ${left.join(", ")}, which fails when a row has ${left.length === 1 ? "it" : "one of them"}`,
      at,
    );
}

/** Kinds of types between which PostgreSQL has no cast but by way of text, and the pairs between which it has one. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ["number", NUMBERS],
  ["boolean", /^boolean$/],
  ["uuid", /^uuid$/],
  ["moment", /^timestamp/],
  ["date", /^date$/],
  ["time", /^time (without|with)/],
  ["interval", /^interval/],
  ["json", /^jsonb?$/],
  ["address", /^(inet|cidr|macaddr)/],
];

const CASTS = new Set(["moment date", "moment time", "date moment", "time interval", "interval time"]);

/** Whether PostgreSQL refuses the cast, whatever the value: `1::json`. What is not known for certain it takes. */
function refusesCast(from: DbType, to: DbType): boolean {
  if (from.text === null || to.text === null) return false;
  const [isArray, becomesArray] = [from.text.endsWith("[]"), to.text.endsWith("[]")];
  const [isText, becomesText] = [TEXTS.test(from.text), TEXTS.test(to.text)];
  // Text is read as whatever it is to be, and everything is written as text.
  if ((isText && !isArray) || (becomesText && !becomesArray)) return false;
  if (isArray !== becomesArray) return isBuiltIn(from) && isBuiltIn(to) && from.named === null && to.named === null;
  if (isText || becomesText) return false;
  const [one, other] = [from, to].map((type) => kindOf(type));
  if (one == null || other == null || one === other) return false;
  // Of the numbers `integer` alone becomes a boolean, and one becomes that alone.
  if (one === "number" && other === "boolean") return !/^integer(\[\])?$/.test(from.text);
  if (one === "boolean" && other === "number") return !/^integer(\[\])?$/.test(to.text);
  // A value in jsonb is read as the number or boolean that it is.
  if (one === "json" && (other === "number" || other === "boolean")) return !from.text.startsWith("jsonb");
  return !CASTS.has(`${one} ${other}`);
}

function kindOf({ text, named }: DbType): string | null {
  if (named !== null) return `enum ${named}`;
  const bare = text?.replace(/(\[\])+$/, "") ?? "";
  return KINDS.find(([, types]) => types.test(bare))?.[0] ?? null;
}

/** The types that USING casts a column to, one after the other, and at last that of the column: `total::json` of an integer. */
export function requireUsing(db: Database, { name, type }: Column, casts: readonly DbType[], at: Place): void {
  let from = type;
  for (const to of casts) {
    if (refusesCast(from, to)) {
      db.fail("CannotCoerce", `column ${name} of type ${from.text} cannot be cast to ${to.text}`, at, {
        kind: "refused",
        table: null,
        name,
        by: null,
      });
    }
    from = to;
  }
}

/** PostgreSQL converts only what an assignment would convert; anything else needs USING. */
export function requireCast(db: Database, column: Column, type: DbType, at: Place): void {
  const [from, to] = [column.type.text, type.text];
  if (from === null || to === null || from === to || TEXTS.test(to)) return;
  if (from.endsWith("[]") && to.endsWith("[]")) {
    // An array is converted as its elements are.
    const element = (each: DbType): DbType => ({ ...each, text: each.text?.replace(/(\[\])+$/, "") ?? null });
    requireCast(db, { ...column, type: element(column.type) }, element(type), at);
    return;
  }
  const fine = becomes(from, to);
  if (!fine && !(isBuiltIn(column.type) && isBuiltIn(type))) {
    db.blind(`whether values of ${from} become ${to} by themselves is not known`, at);
  } else if (!fine) {
    const message = `column ${column.name} cannot be cast automatically to type ${to}`;
    db.fail("DatatypeMismatch", message, at, { kind: "refused", table: null, name: column.name, by: null });
  }
}

/** Types of which one takes the values of the other. */
const ASSIGNED = [
  /^jsonb?$/,
  /^(smallint|integer|bigint|numeric|money)/,
  /^(smallint|integer|bigint|oid)$/,
  /^(inet|cidr)$/,
  /^macaddr8?$/,
  /^(time|interval)/,
];

/** Whether PostgreSQL turns values of one type into the other when they are assigned; an array is no text. */
function becomes(from: string, to: string): boolean {
  // A type takes the values of one with another length, precision or, of PostGIS, shape.
  const bare = (text: string): string => text.replace(/\(.*\)$/, "");
  return (
    bare(from) === bare(to) ||
    (NUMBERS.test(from) && NUMBERS.test(to)) ||
    (TIMES.test(from) && TIMES.test(to)) ||
    ASSIGNED.some((types) => types.test(from) && types.test(to))
  );
}

/** The default is converted like an assigned value, whatever USING says of the rows: it has to be dropped first where that cannot be. */
export function requireDefaultCast(db: Database, column: Column, type: DbType, at: Place): void {
  const [from, to] = [(column.defaultType ?? column.type).text, type.text];
  if (column.default == null || column.default.startsWith("?") || /^\(?null\b/i.test(column.default)) return;
  if (from === null || to === null || from.endsWith("[]") || to.endsWith("[]") || TEXTS.test(to) || becomes(from, to)) return;
  if (!isBuiltIn(column.defaultType ?? column.type) || !isBuiltIn(type)) return;
  const message = `default for column ${column.name} cannot be cast automatically to type ${to}`;
  db.fail("DatatypeMismatch", message, at, { kind: "refused", table: null, name: column.name, by: null });
}
