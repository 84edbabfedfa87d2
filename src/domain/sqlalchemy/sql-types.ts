import type { Scope } from "../../link/symbols.ts";
import type { Expr } from "../../model/syntax.ts";
import { type EnumLabels, labelsOfClass } from "./enum-labels.ts";
import type { Mappings } from "./mapping.ts";

const PYTHON_TYPES = new Map([
  ["builtins.int", "Integer"],
  ["builtins.str", "String"],
  ["builtins.bool", "Boolean"],
  ["builtins.float", "Float"],
  ["builtins.bytes", "LargeBinary"],
  ["datetime.datetime", "DateTime"],
  ["datetime.date", "Date"],
  ["datetime.time", "Time"],
  ["datetime.timedelta", "Interval"],
  ["decimal.Decimal", "Numeric"],
  ["uuid.UUID", "Uuid"],
]);

/** What an annotation says of a column's type. */
export interface AnnotatedType {
  readonly type: string | undefined;
  readonly labels: EnumLabels;
}

/** The SQL type of an annotation; undefined where only a `type_annotation_map` could tell. */
export function sqlType(mappings: Mappings, annotation: Expr, scope: Scope): AnnotatedType {
  const type = mappings.program.annotated(annotation, scope);
  const known = type.kind === "union" ? type.items.filter((item) => item.kind !== "none") : [type];
  const only = known.length === 1 ? known[0] : undefined;
  if (only?.kind === "external") return { type: PYTHON_TYPES.get(only.name), labels: [] };
  if (only?.kind !== "instance" || !mappings.program.isEnum(only.class)) return { type: undefined, labels: [] };
  // A type_annotation_map may say that the values are stored.
  return { type: `Enum(${only.class.def.name})`, labels: labelsOfClass(mappings.program, mappings.evaluator, only.class) };
}
