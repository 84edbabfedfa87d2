import { boundOnce } from "../../link/bound-once.ts";
import type { Program } from "../../link/program.ts";
import type { Scope } from "../../link/symbols.ts";
import { alternatives } from "../../link/types.ts";
import type { Place } from "../../model/finding.ts";
import type { AlignmentSubject } from "../../model/subjects.ts";
import type { Attribute, Call, Expr, FunctionDef } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import { someExpression, visitStatements } from "../../model/visit.ts";
import type { Schema, SchemaField } from "../pydantic/index.ts";
import { madeWithValue } from "./made.ts";
import { excludesNone, isDiscriminator, isExplicit, isNullable } from "./nullable.ts";
import type { PairInput, ScopedCall } from "./readings.ts";
import { convertedElsewhere } from "./set-elsewhere.ts";
import { readsElsewhere } from "./source.ts";
import { type ColumnRead, columnBehind, columnMismatch } from "./types.ts";
import { earlyValidators, validatesFirst } from "./validators.ts";

/** Fields that are given a column as it is, by name or in a dictionary, and refuse what it holds: None, or a value of its type. */
export function builtMismatches(input: PairInput): { readonly found: readonly AlignmentSubject[]; readonly schemas: ReadonlySet<Schema> } {
  const found: AlignmentSubject[] = [];
  const schemas = new Set<Schema>();
  for (const made of input.calls) {
    const given = givenTo(input, made);
    const def = made.scope.function?.def;
    if (given === undefined || def === undefined) continue;
    const { schema } = given;
    const validators = earlyValidators(input.program, schema);
    if ((validators.whole && !given.own) || validators.fields.has("*")) continue;
    for (const [name, { value, key }] of given.values) {
      const field = value.kind === "Attribute" ? schema.fields.find((each) => each.name === name) : undefined;
      if (field === undefined || value.kind !== "Attribute" || validators.fields.has(name) || !isCompared(input, field)) continue;
      const read = columnRead(input, value, made.scope);
      if (read === undefined) continue;
      schemas.add(schema);
      const subject = mismatchOf(input, schema, field, read, made, value);
      if (subject === undefined || isLookedAt(def, value, made.call, key)) continue;
      if (madeWithValue(input.program, { value: value.value, scope: made.scope }, read.model.class, value.attr)) continue;
      found.push(subject);
    }
  }
  return { found, schemas };
}

interface Given {
  readonly value: Expr;
  /** Where a dictionary names the field; null for an argument. */
  readonly key: Expr | null;
}

/** What a call gives to the fields of a schema, by their names, as far as that is written out. */
function givenTo(
  { program, schemas }: PairInput,
  { call, scope }: ScopedCall,
): { readonly schema: Schema; readonly values: ReadonlyMap<string, Given>; readonly own: boolean } | undefined {
  const { func, args, keywords } = call;
  const isReader = func.kind === "Attribute" && /^(model_validate|parse_obj)$/.test(func.attr);
  const callee = program.typeOf(isReader ? func.value : func, scope);
  const schema = callee.kind === "class" ? schemas.schemaOf(callee.class) : undefined;
  const isPlain = schema !== undefined && schema.kind === "model" && !schema.incomplete && scope.module.unit?.role === "application";
  if (!isPlain) return undefined;
  const values = new Map<string, Given>();
  const spread = (value: Expr | undefined): void => {
    for (const [name, given] of value === undefined ? [] : itemsOf(program, value, scope)) values.set(name, given);
  };
  if (isReader) spread(args[0]);
  else for (const { arg, value } of keywords) arg === null ? spread(value) : values.set(arg, { value, key: null });
  // A method of the schema that makes one of a row, as an own `from_orm` does, is what the other fields are read by, too.
  return { schema, values, own: scope.function?.owner === schema.class };
}

/** The items of a dictionary that is written out: in place, or bound once to a name that is used for nothing else than to set other keys. */
function itemsOf(program: Program, value: Expr, scope: Scope): ReadonlyMap<string, Given> {
  const bound = value.kind === "Name" ? boundOnce(program, value.id, scope) : { value, scope };
  const items = new Map<string, Given>();
  const def = scope.function?.def;
  if (bound?.scope !== scope || bound.value.kind !== "Dict" || def === undefined) return items;
  for (const [at, key] of bound.value.keys.entries()) {
    const held = bound.value.values[at];
    // What is spread may hold any key.
    if (key?.kind !== "Constant" || key.value === undefined || held === undefined) return new Map();
    items.set(key.value, { value: held, key });
  }
  if (value.kind !== "Name") return items;
  const known = new Set<Expr>([value]);
  let others = 0;
  const setKey = (target: Expr): void => {
    if (target.kind !== "Subscript" || target.value.kind !== "Name" || target.value.id !== value.id) return;
    if (target.slice.kind !== "Constant" || target.slice.value === undefined) others += 1;
    else items.delete(target.slice.value);
    known.add(target.value);
  };
  eachStatement(def.body, (statement) => {
    if (statement.kind === "Assign") for (const target of statement.targets) setKey(target);
    if (statement.kind === "AugAssign") setKey(statement.target);
  });
  visitStatements(def.body, (expr) => {
    if (expr.kind === "Name" && expr.id === value.id && !known.has(expr) && expr.start > (bound.value.end ?? 0)) others += 1;
  });
  return others > 0 ? new Map() : items;
}

function isCompared({ program, schemas }: PairInput, field: SchemaField): boolean {
  if (field.annotation === null || field.scope === null || field.owner === null || readsElsewhere(field)) return false;
  return !validatesFirst(program, field) && schemas.schemaOf(field.owner) !== undefined;
}

/** The column of a mapped class that an attribute of a variable certainly reads. */
function columnRead({ program, models }: PairInput, { value, attr }: Attribute, scope: Scope): ColumnRead | undefined {
  if (value.kind !== "Name") return undefined;
  const [only, ...more] = alternatives(program.typeOf(value, scope));
  const model = only?.kind === "instance" && more.length === 0 ? models.modelOf(only.class) : undefined;
  return model === undefined ? undefined : columnBehind(models, model, attr);
}

/**
 * Whether the function looks at the attribute elsewhere, or decides by another one of the row whether the call runs: then what is NULL may
 * never get there.
 */
function isLookedAt(def: FunctionDef, read: Attribute, call: Call, key: Expr | null): boolean {
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
  { scope }: ScopedCall,
  value: Attribute,
): AlignmentSubject | undefined {
  const { program } = input;
  if (field.annotation === null || field.scope === null) return undefined;
  const type = program.annotated(field.annotation, field.scope);
  const wrong = columnMismatch(input, schema, type, column);
  const mayBeNull = excludesNone(type) && isNullable(column) && !isDiscriminator(program, model, column);
  if (wrong === undefined ? !mayBeNull : convertedElsewhere(program, column.key)) return undefined;
  const file = scope.module.unit?.path ?? field.at.file;
  const at: Place = { file, start: value.start, end: value.end, symbol: scope.function?.def.qualname ?? "<module>" };
  return {
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
}
