import type { Scope } from "../../link/symbols.ts";
import type { Expr } from "../../model/syntax.ts";
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

/** The SQL type of an annotation; undefined where only a `type_annotation_map` could tell. */
export function sqlType(mappings: Mappings, annotation: Expr, scope: Scope): string | undefined {
  const type = mappings.program.annotated(annotation, scope);
  const known = type.kind === "union" ? type.items.filter((item) => item.kind !== "none") : [type];
  const only = known.length === 1 ? known[0] : undefined;
  if (only?.kind === "external") return PYTHON_TYPES.get(only.name);
  if (only?.kind === "instance" && mappings.program.isEnum(only.class)) return `Enum(${only.class.def.name})`;
  return undefined;
}
