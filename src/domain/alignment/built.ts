import type { Scope } from "../../link/symbols.ts";
import { alternatives } from "../../link/types.ts";
import type { Place } from "../../model/finding.ts";
import type { AlignmentSubject } from "../../model/subjects.ts";
import type { Attribute, Expr, FunctionDef } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import { someExpression, visitStatements } from "../../model/visit.ts";
import type { Schema, SchemaField } from "../pydantic/index.ts";
import { functionAround, type GivenValues, valuesAnswered, valuesGiven } from "./given.ts";
import { madeWithValue } from "./made.ts";
import { excludesNone, isDiscriminator, isExplicit, isNullable } from "./nullable.ts";
import type { PairInput } from "./readings.ts";
import { convertedElsewhere } from "./set-elsewhere.ts";
import { readsByName } from "./source.ts";
import { type ColumnRead, columnBehind, columnMismatch } from "./types.ts";
import { validatesFirst } from "./validators.ts";

/** What is given to fields as it is, for the schemas that were compared. */
export interface Built {
  readonly schema: Schema;
  readonly found: readonly BuiltMismatch[];
}

interface BuiltMismatch {
  readonly subject: AlignmentSubject;
  /** An attribute that makes none of it where some code converts it; null where that does not matter. */
  readonly unlessConverted: string | null;
}

/** Fields that are given a column as it is, by name or in a dictionary, and refuse what it holds: None, or a value of its type. */
export function builtMismatches(input: PairInput): { readonly found: readonly AlignmentSubject[]; readonly schemas: ReadonlySet<Schema> } {
  const all = input.functions.flatMap(({ fn, calls }) => input.memory.built.of(fn, () => builtOf(input, valuesGiven(input, calls))));
  const built = [...all, ...builtOf(input, valuesAnswered(input))];
  // All code decides that: it is not kept.
  const isConverted = (name: string | null): boolean => name !== null && convertedElsewhere(input.program, name);
  return {
    found: built.flatMap(({ found }) => found.flatMap(({ subject, unlessConverted }) => (isConverted(unlessConverted) ? [] : [subject]))),
    schemas: new Set(built.map(({ schema }) => schema)),
  };
}

function builtOf(input: PairInput, values: Iterable<GivenValues>): readonly Built[] {
  const built: Built[] = [];
  for (const given of values) {
    const { schema, scope } = given;
    const found: BuiltMismatch[] = [];
    let isRead = false;
    const def = functionAround(scope);
    const validators = input.memory.validatorsOf(input.program, schema);
    if (def === undefined || (validators.whole && !given.own) || validators.fields.has("*")) continue;
    for (const [name, { value, key }] of given.values) {
      const field = value.kind === "Attribute" ? schema.fields.find((each) => each.name === name) : undefined;
      if (field === undefined || value.kind !== "Attribute" || validators.fields.has(name) || !isCompared(input, schema, field)) continue;
      const read = columnRead(input, value, scope);
      if (read === undefined) continue;
      isRead = true;
      const mismatch = mismatchOf(input, schema, field, read, scope, value);
      if (mismatch === undefined || isLookedAt(def, value, given.node, key)) continue;
      if (madeWithValue(input.program, { value: value.value, scope }, read.model.class, value.attr)) continue;
      found.push(mismatch);
    }
    if (isRead) built.push({ schema, found });
  }
  return built;
}

function isCompared({ program, schemas }: PairInput, schema: Schema, field: SchemaField): boolean {
  if (field.annotation === null || field.scope === null || field.owner === null || !readsByName(schemas, schema, field)) return false;
  return !validatesFirst(program, field) && schemas.schemaOf(field.owner) !== undefined;
}

/** The column of a mapped class that an attribute of a variable certainly reads. */
function columnRead({ program, models }: PairInput, { value, attr }: Attribute, scope: Scope): ColumnRead | undefined {
  if (value.kind !== "Name") return undefined;
  // None has no attributes: where the row is missing, nothing is given.
  const [only, ...more] = alternatives(program.typeOf(value, scope)).filter(({ kind }) => kind !== "none");
  const model = only?.kind === "instance" && more.length === 0 ? models.modelOf(only.class) : undefined;
  return model === undefined ? undefined : columnBehind(models, model, attr);
}

/**
 * Whether the function looks at the attribute elsewhere, or decides by another one of the row whether the call runs: then what is NULL may
 * never get there.
 */
function isLookedAt(def: FunctionDef, read: Attribute, call: Expr, key: Expr | null): boolean {
  const variable = read.value.kind === "Name" ? read.value.id : "";
  let times = 0;
  let decided = false;
  const ofRow = (expr: Expr): boolean => expr.kind === "Attribute" && expr.value.kind === "Name" && expr.value.id === variable;
  visitStatements(def.body, (expr) => {
    if (expr.kind === "Attribute" && expr.attr === read.attr) times += 1;
    if (expr.kind === "Constant" && expr.type === "str" && expr.value === read.attr && expr !== key) times += 1;
    if (expr.kind === "IfExp" && expr.start <= call.start && call.end <= expr.end) decided ||= someExpression(expr.test, ofRow);
    if (expr.kind === "ListComp" || expr.kind === "GeneratorExp")
      decided ||= expr.generators.some(({ ifs }) => ifs.some((test) => someExpression(test, ofRow)));
  });
  eachStatement(def.body, (statement) => {
    if (statement.kind === "If" || statement.kind === "While" || statement.kind === "Assert")
      decided ||= someExpression(statement.test, ofRow);
    if (statement.kind === "Match") decided = true;
  });
  return times > 1 || decided;
}

function mismatchOf(
  input: PairInput,
  schema: Schema,
  field: SchemaField,
  { model, column }: ColumnRead,
  scope: Scope,
  value: Attribute,
): BuiltMismatch | undefined {
  const { program } = input;
  if (field.annotation === null || field.scope === null) return undefined;
  const type = program.annotated(field.annotation, field.scope);
  const wrong = columnMismatch(input, schema, type, column);
  const mayBeNull = excludesNone(type) && isNullable(column) && !isDiscriminator(program, model, column);
  if (wrong === undefined && !mayBeNull) return undefined;
  const file = scope.module.unit?.path ?? field.at.file;
  const at: Place = { file, start: value.start, end: value.end, symbol: functionAround(scope)?.qualname ?? "<module>" };
  const subject: AlignmentSubject = {
    at: field.at,
    kind: wrong === undefined ? "nullable-mismatch" : "type-mismatch",
    schema: schema.class.def.qualname,
    field: field.name,
    model: model.class.def.qualname,
    detail: wrong ?? `the column ${column.name} is nullable`,
    severity: wrong !== undefined || isExplicit(column) ? "warning" : "note",
    trace: [{ at, message: `${schema.class.def.name} is given ${model.class.def.name}.${column.key} as it is` }],
    role: schema.class.module.unit?.role ?? "application",
  };
  return { subject, unlessConverted: wrong === undefined ? null : column.key };
}
