import type { Scope } from "../../link/symbols.ts";
import { alternatives } from "../../link/types.ts";
import type { Place } from "../../model/finding.ts";
import type { AlignmentSubject } from "../../model/subjects.ts";
import type { Attribute, Call, Expr, FunctionDef } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import { someExpression, visitStatements } from "../../model/visit.ts";
import type { Schema, SchemaField } from "../pydantic/index.ts";
import type { OrmColumn, OrmModel } from "../sqlalchemy/index.ts";
import { madeWithValue } from "./made.ts";
import { excludesNone, isDiscriminator, isExplicit, isNullable } from "./nullable.ts";
import { isConstruction, type PairInput, type ScopedCall } from "./readings.ts";
import { readsElsewhere } from "./source.ts";
import { earlyValidators, validatesFirst } from "./validators.ts";

/** `Schema(note=row.note)`: fields that refuse None and are given, as it is, a column that may be NULL. */
export function builtMismatches(input: PairInput): { readonly found: readonly AlignmentSubject[]; readonly schemas: ReadonlySet<Schema> } {
  const found: AlignmentSubject[] = [];
  const schemas = new Set<Schema>();
  for (const made of input.calls) {
    const schema = isConstruction(made.call) ? schemaOf(input, made) : undefined;
    const def = made.scope.function?.def;
    if (schema === undefined || def === undefined) continue;
    const validators = earlyValidators(input.program, schema);
    if (validators.whole || validators.fields.has("*")) continue;
    for (const { arg, value } of made.call.keywords) {
      const field = value.kind === "Attribute" ? schema.fields.find(({ name }) => name === arg) : undefined;
      if (field === undefined || value.kind !== "Attribute" || validators.fields.has(field.name) || !refusesNone(input, field)) continue;
      const read = columnRead(input, value, made.scope);
      if (read !== undefined) schemas.add(schema);
      if (
        read === undefined ||
        isLookedAt(def, value, made.call) ||
        madeWithValue(input.program, { value: value.value, scope: made.scope }, read.model.class, value.attr)
      )
        continue;
      found.push(subjectOf(schema, field, read, made, value));
    }
  }
  return { found, schemas };
}

function schemaOf({ program, schemas }: PairInput, { call, scope }: ScopedCall): Schema | undefined {
  const callee = program.typeOf(call.func, scope);
  const schema = callee.kind === "class" ? schemas.schemaOf(callee.class) : undefined;
  const isPlain = schema !== undefined && schema.kind === "model" && !schema.incomplete && scope.module.unit?.role === "application";
  return isPlain ? schema : undefined;
}

function refusesNone({ program, schemas }: PairInput, field: SchemaField): boolean {
  if (field.annotation === null || field.scope === null || field.owner === null || readsElsewhere(field)) return false;
  if (validatesFirst(program, field) || schemas.schemaOf(field.owner) === undefined) return false;
  return excludesNone(program.annotated(field.annotation, field.scope));
}

interface ColumnRead {
  readonly model: OrmModel;
  readonly column: OrmColumn;
}

/** The column of a mapped class that an attribute of a variable certainly reads. */
function columnRead({ program, models }: PairInput, { value, attr }: Attribute, scope: Scope): ColumnRead | undefined {
  if (value.kind !== "Name") return undefined;
  const [only, ...more] = alternatives(program.typeOf(value, scope));
  const model = only?.kind === "instance" && more.length === 0 ? models.modelOf(only.class) : undefined;
  const column = model?.attributes.get(attr);
  if (model === undefined || column?.kind !== "column" || !isNullable(column)) return undefined;
  return isDiscriminator(program, model, column) ? undefined : { model, column };
}

/**
 * Whether the function looks at the attribute elsewhere, or decides by another one of the row whether the call runs: then what is NULL may
 * never get there.
 */
function isLookedAt(def: FunctionDef, read: Attribute, call: Call): boolean {
  const variable = read.value.kind === "Name" ? read.value.id : "";
  let times = 0;
  let decided = false;
  const ofRow = (expr: Expr): boolean => expr.kind === "Attribute" && expr.value.kind === "Name" && expr.value.id === variable;
  visitStatements(def.body, (expr) => {
    if (expr.kind === "Attribute" && expr.attr === read.attr) times += 1;
    if (expr.kind === "Constant" && expr.type === "str" && expr.value === read.attr) times += 1;
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

function subjectOf(
  schema: Schema,
  field: SchemaField,
  { model, column }: ColumnRead,
  { scope }: ScopedCall,
  value: Attribute,
): AlignmentSubject {
  const file = scope.module.unit?.path ?? field.at.file;
  const at: Place = { file, start: value.start, end: value.end, symbol: scope.function?.def.qualname ?? "<module>" };
  return {
    at: field.at,
    kind: "nullable-mismatch",
    schema: schema.class.def.qualname,
    field: field.name,
    model: model.class.def.qualname,
    detail: `the column ${column.name} is nullable`,
    severity: isExplicit(column) ? "warning" : "note",
    trace: [{ at, message: `${schema.class.def.name} is given ${model.class.def.name}.${column.key} as it is` }],
    role: schema.class.module.unit?.role ?? "application",
  };
}
