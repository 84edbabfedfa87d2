import type { ClassSymbol, Scope } from "../../link/symbols.ts";
import type { Type } from "../../link/types.ts";
import type { Expr } from "../../model/syntax.ts";
import { unparse } from "../../model/unparse.ts";
import { annotatedMetadata, unquoted } from "../pydantic/declarations.ts";
import { isExactType, typeText } from "./columns.ts";
import { type EnumLabels, labelsOfClass } from "./enum-labels.ts";
import type { Mappings, TypeMap } from "./mapping.ts";

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
  readonly exact: boolean;
  readonly labels: EnumLabels;
  /** What the type of an enum is called on PostgreSQL; null where it is none, or nobody tells. */
  readonly enumName: string | null;
}

/** The SQL type of an annotation in a class `target`: by the `type_annotation_map` of its base, else by SQLAlchemy's own. */
export function sqlType(mappings: Mappings, annotation: Expr, scope: Scope, target?: ClassSymbol): AnnotatedType {
  const type = mappings.program.annotated(annotation, scope);
  const known = type.kind === "union" ? type.items.filter((item) => item.kind !== "none") : [type];
  const only = known.length === 1 ? known[0] : undefined;
  const map = target === undefined ? undefined : mappings.typeMap(target);
  const mapped = typeof map === "object" && only !== undefined ? mappedType(mappings, map, { expr: annotation, scope }, only) : undefined;
  if (mapped !== undefined) return { ...mapped, labels: only?.kind === "instance" ? enumLabels(mappings, only.class) : [], enumName: null };
  const exact = map !== "unread";
  if (only?.kind === "external") return { type: PYTHON_TYPES.get(only.name), exact, labels: [], enumName: null };
  if (only?.kind !== "instance" || !mappings.program.isEnum(only.class)) return { type: undefined, exact, labels: [], enumName: null };
  // A type_annotation_map may say that the values are stored.
  const { name } = only.class.def;
  const isOwn = map === undefined;
  return { type: `Enum(${name})`, exact: isOwn, labels: enumLabels(mappings, only.class), enumName: isOwn ? name.toLowerCase() : null };
}

const enumLabels = ({ program, evaluator }: Mappings, symbol: ClassSymbol): EnumLabels =>
  program.isEnum(symbol) ? labelsOfClass(program, evaluator, symbol) : [];

/** What a `type_annotation_map` makes of an annotation; undefined where it says nothing of it. */
function mappedType(
  { program, evaluator }: Mappings,
  { dict, scope }: TypeMap,
  annotation: { readonly expr: Expr; readonly scope: Scope },
  type: Type,
): Pick<AnnotatedType, "type" | "exact"> | undefined {
  const written = new Set(partsOf(annotation.expr).map((part) => unparse(part)));
  let found: Expr | undefined;
  for (const [at, key] of dict.keys.entries()) {
    // `**` of another map: whatever stands there.
    if (key === null) return { type: undefined, exact: false };
    // `str50 = Annotated[str, 50]` is a key of its own, and found before the type in it.
    const named = annotatedMetadata(program, key, scope).length > 0;
    if (named ? written.has(unparse(key)) : found === undefined && shown(program.annotated(key, scope)) === shown(type)) {
      found = dict.values[at];
      if (named) break;
    }
  }
  if (found === undefined) return undefined;
  const value = evaluator.evaluate(found, scope);
  return { type: typeText(evaluator, value), exact: isExactType(evaluator, value) };
}

/** An annotation, and what stands in it beside None. */
function partsOf(annotation: Expr): readonly Expr[] {
  const read = unquoted(annotation) ?? annotation;
  if (read.kind === "BinOp") return [...partsOf(read.left), ...partsOf(read.right)];
  return read.kind === "Subscript" ? [read, ...partsOf(read.slice)] : [read];
}

function shown(type: Type): string {
  switch (type.kind) {
    case "external":
      return `${type.name}[${type.args.map(shown).join()}]`;
    case "instance":
      return `${type.class.id}[${type.args.map(shown).join()}]`;
    default:
      return type.kind;
  }
}
