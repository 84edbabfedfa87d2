import type { Scope } from "../../link/symbols.ts";
import { alternatives } from "../../link/types.ts";
import type { Place } from "../../model/finding.ts";
import type { AlignmentSubject } from "../../model/subjects.ts";
import type { Attribute, Expr, FunctionDef } from "../../model/syntax.ts";
import { visitStatements } from "../../model/visit.ts";
import type { Schema, SchemaField } from "../pydantic/index.ts";
import { isSchemaParameter, rowsBehind } from "./behind.ts";
import { type GivenValues, valuesAnswered, valuesGiven } from "./given.ts";
import { madeWithValue } from "./made.ts";
import { type NoneGiven, noneGiven } from "./none-given.ts";
import { excludesNone, isDiscriminator, isExplicit, isNullable, whyNull } from "./nullable.ts";
import type { PairInput } from "./readings.ts";
import { selectedValue } from "./selected.ts";
import { convertedElsewhere } from "./set-elsewhere.ts";
import { readsByName } from "./source.ts";
import { isDecidedByRow, isTested } from "./tested.ts";
import { type ColumnRead, columnBehind, columnMismatch } from "./types.ts";
import type { FilledWhenMade } from "./updated.ts";
import { validatesFirst } from "./validators.ts";
import { functionAround } from "./written.ts";

/** What is given to fields as it is, for the schemas that were compared. */
export interface Built {
  readonly schema: Schema;
  /** Whether a field is certainly given a column. */
  readonly isRead: boolean;
  readonly found: readonly BuiltMismatch[];
  /** What is read of parameters that a schema annotates: rows may be given for them. */
  readonly open: readonly OpenValue[];
}

/** A field that is given an attribute of a parameter. */
interface OpenValue {
  readonly given: GivenValues;
  readonly def: FunctionDef;
  readonly field: SchemaField;
  readonly value: Attribute;
  readonly key: Expr | null;
}

interface BuiltMismatch {
  readonly subject: AlignmentSubject;
  /** An attribute that makes none of it where some code converts it; null where that does not matter. */
  readonly unlessConverted: string | null;
  /** A column that makes none of it where some code fills it for new rows; null where that does not matter. */
  readonly unlessFilled: ColumnRead | null;
}

/** Fields that are given a column as it is, by name or in a dictionary, and refuse what it holds: None, or a value of its type. */
export function builtMismatches(
  input: PairInput,
  filled: FilledWhenMade,
): { readonly found: readonly AlignmentSubject[]; readonly schemas: ReadonlySet<Schema> } {
  const all = input.functions.flatMap(({ fn, calls }) => input.memory.built.of(fn, () => builtOf(input, valuesGiven(input, calls))));
  const built = [...all, ...builtOf(input, valuesAnswered(input))];
  // All code decides that: it is not kept.
  const isLeftOut = ({ unlessConverted, unlessFilled }: BuiltMismatch): boolean =>
    (unlessConverted !== null && convertedElsewhere(input.program, unlessConverted)) ||
    (unlessFilled !== null && filled(unlessFilled.model, unlessFilled.column.key));
  const behind = rowsBehind(input);
  const subjects: AlignmentSubject[] = [];
  const schemas = new Set<Schema>();
  for (const { schema, isRead, found, open } of built) {
    if (isRead) schemas.add(schema);
    const mismatches = [...found];
    for (const each of open) {
      const { value, attr } = each.value;
      const model = value.kind === "Name" ? behind(value.id, each.given.scope) : undefined;
      const read = model === undefined ? undefined : columnBehind(input.models, model, attr);
      if (read === undefined) continue;
      schemas.add(schema);
      const mismatch = compared(input, each, read);
      if (mismatch !== undefined) mismatches.push(mismatch);
    }
    for (const each of mismatches) if (!isLeftOut(each)) subjects.push(each.subject);
  }
  return { found: subjects, schemas };
}

function builtOf(input: PairInput, values: Iterable<GivenValues>): readonly Built[] {
  const built: Built[] = [];
  for (const given of values) {
    const { schema, scope } = given;
    const found: BuiltMismatch[] = [];
    const open: OpenValue[] = [];
    let isRead = false;
    const def = functionAround(scope);
    const validators = input.memory.validatorsOf(input.program, schema);
    if (def === undefined || (validators.whole && !given.own) || validators.fields.has("*")) continue;
    for (const [name, { value, key }] of given.values) {
      const field = READ.has(value.kind) || MAY_BE_NONE.has(value.kind) ? schema.fields.find((each) => each.name === name) : undefined;
      if (field === undefined || validators.fields.has(name) || !isCompared(input, schema, field)) continue;
      if (MAY_BE_NONE.has(value.kind)) {
        const none = noneGiven(input, given, field, value, scope);
        if (none === undefined) continue;
        isRead = true;
        found.push(givenNone(schema, field, none, placeOf(field, value, scope)));
        continue;
      }
      const read = value.kind === "Attribute" ? columnRead(input, value, scope) : undefined;
      if (value.kind !== "Attribute" || read === undefined) {
        const selected = selectedValue(input, value, scope);
        if (selected?.read != null) {
          isRead = true;
          const mismatch = mismatchOf(input, schema, field, selected.read, scope, value);
          const isOpen = mismatch?.subject.kind === "nullable-mismatch" && selected.filtered;
          if (mismatch !== undefined && !isOpen && !isTested(def, value, value)) found.push(mismatch);
        } else if (value.kind === "Attribute" && isOfSchemaParameter(input, value, scope)) open.push({ given, def, field, value, key });
        continue;
      }
      isRead = true;
      const mismatch = compared(input, { given, def, field, value, key }, read);
      if (mismatch !== undefined) found.push(mismatch);
    }
    if (isRead || open.length > 0) built.push({ schema, isRead, found, open });
  }
  return built;
}

/** What may read a column of a row. */
const READ = new Set<Expr["kind"]>(["Attribute", "Subscript", "Name"]);

/** What may be None, or say that something else may. */
const MAY_BE_NONE = new Set<Expr["kind"]>(["Constant", "IfExp"]);

function givenNone(schema: Schema, field: SchemaField, { by, detail, severity }: NoneGiven, at: Place): BuiltMismatch {
  const subject: AlignmentSubject = {
    at: field.at,
    kind: "nullable-mismatch",
    schema: schema.class.def.qualname,
    field: field.name,
    model: by,
    detail,
    severity,
    trace: [{ at, message: `${schema.class.def.name} is given None for ${field.name}` }],
    role: schema.class.module.unit?.role ?? "application",
  };
  return { subject, unlessConverted: null, unlessFilled: null };
}

function placeOf(field: SchemaField, value: Expr, scope: Scope): Place {
  const file = scope.module.unit?.path ?? field.at.file;
  return { file, start: value.start, end: value.end, symbol: functionAround(scope)?.qualname ?? "<module>" };
}

function isOfSchemaParameter(input: PairInput, { value }: Attribute, scope: Scope): boolean {
  return value.kind === "Name" && scope.function !== null && isSchemaParameter(input, scope.function, value.id, scope);
}

/** What is wrong with a column that a field is given, where nothing in the function tells that it is not. */
function compared(input: PairInput, { given, def, field, value, key }: OpenValue, read: ColumnRead): BuiltMismatch | undefined {
  const mismatch = mismatchOf(input, given.schema, field, read, given.scope, value);
  if (mismatch === undefined || isLookedAt(def, value, given.node, key)) return undefined;
  return madeWithValue(input.program, { value: value.value, scope: given.scope }, read.model.class, value.attr) ? undefined : mismatch;
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
  let times = 0;
  visitStatements(def.body, (expr) => {
    if (expr.kind === "Attribute" && expr.attr === read.attr) times += 1;
    if (expr.kind === "Constant" && expr.type === "str" && expr.value === read.attr && expr !== key) times += 1;
  });
  return times > 1 || isDecidedByRow(def, read, call);
}

function mismatchOf(
  input: PairInput,
  schema: Schema,
  field: SchemaField,
  read: ColumnRead,
  scope: Scope,
  value: Expr,
): BuiltMismatch | undefined {
  const { model, column } = read;
  const { program } = input;
  if (field.annotation === null || field.scope === null) return undefined;
  const type = program.annotated(field.annotation, field.scope);
  const wrong = columnMismatch(input, schema, type, column);
  const mayBeNull = excludesNone(type) && isNullable(column) && !isDiscriminator(program, model, column);
  if (wrong === undefined && !mayBeNull) return undefined;
  const at = placeOf(field, value, scope);
  const subject: AlignmentSubject = {
    at: field.at,
    kind: wrong === undefined ? "nullable-mismatch" : "type-mismatch",
    schema: schema.class.def.qualname,
    field: field.name,
    model: model.class.def.qualname,
    detail: wrong ?? whyNull(column),
    severity: wrong !== undefined || isExplicit(column) ? "warning" : "note",
    trace: [{ at, message: `${schema.class.def.name} is given ${model.class.def.name}.${column.key} as it is` }],
    role: schema.class.module.unit?.role ?? "application",
  };
  return {
    subject,
    unlessConverted: wrong === undefined ? null : column.key,
    unlessFilled: wrong === undefined && column.onUpdate !== "no" ? read : null,
  };
}
