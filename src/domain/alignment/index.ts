import type { Program } from "../../link/program.ts";
import type { ClassSymbol, FunctionSymbol, Scope } from "../../link/symbols.ts";
import { alternatives } from "../../link/types.ts";
import type { Severity } from "../../model/finding.ts";
import type { AlignmentSubject } from "../../model/subjects.ts";
import type { Expr, FunctionDef, Stmt } from "../../model/syntax.ts";
import { blocksOf, eachStatement } from "../../model/traverse.ts";
import type { Schema, SchemaField } from "../pydantic/index.ts";
import type { OrmColumn, OrmModel } from "../sqlalchemy/index.ts";
import { wrongArguments } from "./arguments.ts";
import { builtMismatches } from "./built.ts";
import { hasMember, isClosed } from "./closed.ts";
import { rejectedFields } from "./dumped.ts";
import { exposedPasswords } from "./exposed.ts";
import { madeWithValue } from "./made.ts";
import { excludesNone, isDiscriminator, isExplicit, isNullable, nullableKey, whyNull } from "./nullable.ts";
import { readingPairs } from "./pairs.ts";
import type { Pair, PairInput } from "./readings.ts";
import { refusalSubjects } from "./refusals.ts";
import { selectionMismatches } from "./selections.ts";
import { applicationNaming, convertedElsewhere, isAttribute, isMadeHere } from "./set-elsewhere.ts";
import { attributesRead } from "./source.ts";
import { columnBehind, columnMismatch, propertyMismatch } from "./types.ts";
import { unusedInputs } from "./unused-inputs.ts";
import { type FilledWhenMade, filledWhenMade } from "./updated.ts";
import { validatesFirst } from "./validators.ts";

export { AlignmentMemory } from "./memory.ts";
export { type FunctionCalls, mayReadObject, type NamedCall, type PairInput, type ScopedCall } from "./readings.ts";

/** What disagrees between schemas and the ORM classes that they read, and how many schemas were compared. */
export interface Alignment {
  readonly subjects: readonly AlignmentSubject[];
  readonly schemas: number;
}

/** Compares every schema that certainly reads ORM objects with their class. One finding for each field, with the first proof. */
export function alignment(input: PairInput): Alignment {
  const { pairs, refusals } = readingPairs(input);
  const found = new Map<string, AlignmentSubject>();
  const filled = filledWhenMade(input);
  for (const pair of pairs) {
    const validators = input.memory.validatorsOf(input.program, pair.schema);
    if (validators.whole || pair.schema.incomplete) continue;
    for (const field of pair.schema.fields) {
      if (field.owner === null || validators.fields.has(field.name) || validators.fields.has("*")) continue;
      const names = attributesRead(input.schemas, pair.schema, field, pair.byName);
      const subject = names === undefined ? undefined : compared(input, pair, field, names, filled);
      const key = subject === undefined ? "" : `${subject.kind}:${subject.at.file}:${subject.at.start}`;
      if (subject !== undefined && !found.has(key)) found.set(key, subject);
    }
  }
  const built = builtMismatches(input, filled);
  for (const subject of [...built.found, ...rejectedFields(input), ...selectionMismatches(input)]) {
    const key = `${subject.kind}:${subject.at.file}:${subject.at.start}`;
    if (!found.has(key)) found.set(key, subject);
  }
  const subjects = [
    ...found.values(),
    ...refusalSubjects(refusals),
    ...unusedInputs(input),
    ...wrongArguments(input),
    ...exposedPasswords(input, pairs),
  ].sort((a, b) => (a.at.file < b.at.file ? -1 : a.at.file > b.at.file ? 1 : a.at.start - b.at.start));
  return { subjects, schemas: new Set([...pairs, ...refusals].map(({ schema }) => schema).concat(...built.schemas)).size };
}

function compared(
  input: PairInput,
  pair: Pair,
  field: SchemaField,
  names: readonly string[],
  filled: FilledWhenMade,
): AlignmentSubject | undefined {
  const { program } = input;
  const { model, schema } = pair;
  if (pair.filled.has(field.name)) return undefined;
  const name = names.find((each) => model.attributes.has(each)) ?? field.name;
  const attribute = names.includes(name) ? model.attributes.get(name) : undefined;
  const property = names.map((each) => program.propertyOf(model.class, each)).find((each) => each !== null);
  const make = (kind: AlignmentSubject["kind"], detail: string, severity: Severity): AlignmentSubject => ({
    at: field.at,
    kind,
    schema: schema.class.def.qualname,
    field: field.name,
    model: model.class.def.qualname,
    detail,
    severity,
    trace: pair.trace,
    role: schema.class.module.unit?.role ?? "application",
  });
  if (property?.def.returns != null && (attribute === undefined || attribute.kind === "hybrid")) {
    const wrong = asProperty(input, schema, field, property);
    return wrong === undefined ? undefined : make(wrong.kind, wrong.detail, "warning");
  }
  if (attribute === undefined) {
    if (pair.annotated || !field.required || names.some((each) => hasMember(program, model, each)) || !isClosed(program, model))
      return undefined;
    if (names.some((each) => setElsewhere(program, model, each))) return undefined;
    return make("unknown-field", names.includes(field.name) ? field.name : (names[0] ?? ""), "warning");
  }
  if (field.annotation === null || field.scope === null || validatesFirst(program, field)) return undefined;
  const type = program.annotated(field.annotation, field.scope);
  const read = columnBehind(input.models, model, name);
  if (read !== undefined) {
    const { column } = read;
    const wrong = columnMismatch(input, schema, type, column);
    if (wrong !== undefined) return convertedElsewhere(program, name) ? undefined : make("type-mismatch", wrong, "warning");
    const mayBeNull = isNullable(column) && !isDiscriminator(program, read.model, column);
    if (!excludesNone(type) || !mayBeNull || leadsBack(pair, column) || isMade(program, pair, attribute.key)) return undefined;
    if (column.onUpdate !== "no" && filled(read.model, column.key)) return undefined;
    return make("nullable-mismatch", whyNull(column), isExplicit(column) ? "warning" : "note");
  }
  if (attribute.kind === "relationship" && excludesNone(type)) {
    const key = nullableKey(model, attribute);
    if (key !== undefined && !leadsBack(pair, key) && !isMade(program, pair, attribute.key) && !isMade(program, pair, key.key))
      return make("nullable-mismatch", `its foreign key ${key.name} is nullable`, isExplicit(key) ? "warning" : "note");
  }
  return undefined;
}

/** How what the annotation of a property says is refused by a field. */
function asProperty(
  { program, schemas }: PairInput,
  schema: Schema,
  field: SchemaField,
  { def, outer }: FunctionSymbol,
): { readonly kind: "nullable-mismatch" | "type-mismatch"; readonly detail: string } | undefined {
  if (def.returns === null || field.annotation === null || field.scope === null || validatesFirst(program, field)) return undefined;
  const type = program.annotated(field.annotation, field.scope);
  const given = program.annotated(def.returns, outer);
  const wrong = propertyMismatch({ schemas }, schema, type, given);
  if (wrong !== undefined) return { kind: "type-mismatch", detail: wrong };
  if (!excludesNone(type) || !alternatives(given).some(({ kind }) => kind === "none") || !mayGiveNone(def)) return undefined;
  return { kind: "nullable-mismatch", detail: `the property ${def.name} may be None` };
}

/** Whether a function gives None somewhere, as its annotation says: it falls off its end, or returns it or something that is not known. */
function mayGiveNone({ body }: FunctionDef): boolean {
  let last = body.at(-1);
  while (last?.kind === "If" && last.orelse.length > 0) last = last.orelse.at(-1);
  let given = last?.kind !== "Return" && last?.kind !== "Raise" && last?.kind !== "Try" && last?.kind !== "With" && last?.kind !== "Match";
  eachStatement(body, (statement) => {
    if (statement.kind !== "Return") return;
    const { value } = statement;
    given ||= value === null || (value.kind === "Constant" && value.type === "None") || (value.kind === "IfExp" && isNone(value.orelse));
  });
  return given;
}

function isNone(value: Expr): boolean {
  return value.kind === "Constant" && value.type === "None";
}

/** Whether the column is what makes the row a child of the row that led to it: then it holds a value. */
function leadsBack({ parent }: Pair, column: OrmColumn): boolean {
  return parent !== null && column.foreignKeys.some(({ target }) => target.slice(0, target.lastIndexOf(".")) === parent);
}

/** Whether what is read has just been made, with a value for the attribute. */
function isMade(program: Program, { origin, model }: Pair, attribute: string): boolean {
  return origin !== null && madeWithValue(program, origin, model.class, attribute);
}

/** Whether some code sets an attribute of that name on an object that may be of the class: then an instance may have what its class has not. */
function setElsewhere(program: Program, model: OrmModel, name: string): boolean {
  for (const fn of applicationNaming(program, name, "setattr")) {
    if (!assigns(fn.def.body, (target) => isAttribute(target, name), name)) continue;
    const scope = program.functionScope(fn);
    const mayBe = (target: Expr): boolean =>
      isAttribute(target, name) && !isMadeHere(program, target, scope) && !isOfAnother(program, model, target, scope);
    if (assigns(fn.def.body, mayBe, name)) return true;
  }
  return false;
}

/** Whether an attribute is set on an object that is certainly of a class which has nothing to do with the model's. */
function isOfAnother(program: Program, { class: own }: OrmModel, target: Expr, scope: Scope): boolean {
  if (target.kind !== "Attribute") return false;
  const known = alternatives(program.typeOf(target.value, scope)).filter(({ kind }) => kind !== "none");
  const above = (one: ClassSymbol, other: ClassSymbol): boolean =>
    program.ancestors(one).some((ancestor) => ancestor.kind === "class" && ancestor.class === other);
  return (
    known.length > 0 &&
    known.every((type) => type.kind === "instance" && type.class !== own && !above(type.class, own) && !above(own, type.class))
  );
}

function assigns(body: readonly Stmt[], is: (target: Expr) => boolean, name: string): boolean {
  return body.some((statement) => {
    if (statement.kind === "Assign" && statement.targets.some(is)) return true;
    if (statement.kind === "AnnAssign" && is(statement.target)) return true;
    if (
      statement.kind === "Expr" &&
      statement.value.kind === "Call" &&
      statement.value.func.kind === "Name" &&
      statement.value.func.id === "setattr" &&
      statement.value.args.some((argument) => argument.kind === "Constant" && argument.type === "str" && argument.value === name)
    )
      return true;
    return blocksOf(statement).some((block) => assigns(block, is, name));
  });
}
