import type { Scope } from "../../link/symbols.ts";
import type { Place, TraceStep } from "../../model/finding.ts";
import { once } from "../../model/once.ts";
import type { AlignmentSubject } from "../../model/subjects.ts";
import type { Call, Expr, FunctionDef } from "../../model/syntax.ts";
import type { Schema, SchemaField } from "../pydantic/index.ts";
import { answeringRoutes, shownRoute } from "./answers.ts";
import { excludesNone, isDiscriminator, isExplicit, isNullable } from "./nullable.ts";
import { content, type PairInput, returnsOf, type ScopedCall } from "./readings.ts";
import { columnNamed, isAllNamed, type Selected, selectedBy } from "./selected.ts";
import { attributesRead } from "./source.ts";
import { isTested } from "./tested.ts";
import { columnMismatch } from "./types.ts";
import { validatesFirst } from "./validators.ts";
import { functionAround } from "./written.ts";

/** A schema that is made of a row of columns. */
interface Making {
  readonly schema: Schema;
  readonly rows: Selected;
  readonly at: Place;
  readonly message: string;
  /** The function decides something by the row, or goes on where it is refused. */
  readonly tested: boolean;
  /** Fields that are given a value beside the row. */
  readonly beside: ReadonlySet<string>;
}

/** Names that every tuple, or row, has. */
const OF_TUPLES = new Set(["count", "index", "t", "tuple"]);

/**
 * What disagrees between schemas and the rows of columns that they read: `select(Order.id, Order.note)` answered by an endpoint, validated, or spread into
 * the call of the schema. What does not select a field, or selects a column that the field refuses, fails as it does with an object.
 */
export function selectionMismatches(input: PairInput): readonly AlignmentSubject[] {
  const found: AlignmentSubject[] = [];
  for (const making of answeredSelections(input)) found.push(...compare(input, making));
  for (const { fn, calls } of input.functions)
    found.push(
      ...input.memory.selected.of(fn, () => calls.flatMap((made) => selectionsIn(input, made).flatMap((each) => compare(input, each)))),
    );
  return found;
}

/** What endpoints answer with: FastAPI reads attributes of rows, and keys of mappings. */
function* answeredSelections(input: PairInput): Generator<Making> {
  const { program, fastapi, schemas } = input;
  for (const route of answeringRoutes(fastapi)) {
    const answer = content(route.responseType);
    const schema = answer === undefined ? undefined : schemas.schemaOf(answer.class);
    const { handler } = route;
    const file = handler.module.unit?.path;
    if (answer === undefined || schema === undefined || schema.kind !== "model" || schema.version === 1 || file === undefined) continue;
    const scope = once(() => program.functionScope(handler));
    for (const statement of returnsOf(handler.def.body)) {
      const rows = statement.value === null ? undefined : selectedBy(input, statement.value, scope());
      if (rows === undefined || rows.many !== answer.list) continue;
      const at: Place = { file, start: statement.start, end: statement.end, symbol: handler.def.qualname };
      yield {
        schema,
        rows,
        at,
        message: `${shownRoute(route)} returns rows of ${rows.text} as ${schema.class.def.name}`,
        tested: statement.value !== null && isTestedRow(handler.def, rows, statement.value, at),
        beside: new Set(),
      };
    }
  }
}

/** `OrderRead.model_validate(row)`, `OrderRead(**row)` of a mapping, `OrderRead(**row._mapping)`. */
function selectionsIn(input: PairInput, { call, scope }: ScopedCall): readonly Making[] {
  const { program, schemas } = input;
  const { unit } = scope.module;
  if (unit?.role !== "application") return [];
  const isReader = call.func.kind === "Attribute" && call.func.attr === "model_validate";
  const spread = call.keywords.filter(({ arg }) => arg === null);
  const source = isReader ? call.args[0] : spread[0]?.value;
  if (source === undefined || (!isReader && (spread.length !== 1 || call.args.length > 0))) return [];
  const callee = program.typeOf(isReader && call.func.kind === "Attribute" ? call.func.value : call.func, scope);
  const schema = callee.kind === "class" ? schemas.schemaOf(callee.class) : undefined;
  if (schema === undefined || schema.kind !== "model" || schema.table) return [];
  const rows = isReader ? validated(input, call, schema, source, scope) : keyed(input, source, scope);
  if (rows === undefined || rows.many) return [];
  const at: Place = { file: unit.path, start: call.start, end: call.end, symbol: scope.function?.def.qualname ?? "<module>" };
  const beside = new Set(call.keywords.flatMap(({ arg }) => (isReader || arg === null ? [] : [arg])));
  const def = functionAround(scope);
  const tested = def !== undefined && isTestedRow(def, rows, rowOf(source), at);
  return [{ schema, rows, at, message: `${schema.class.def.name} reads a row of ${rows.text}`, tested, beside }];
}

function isTestedRow(def: FunctionDef, { many }: Selected, value: Expr, at: Place): boolean {
  return !many && isTested(def, value.kind === "Name" ? { ...value, kind: "Attribute", value, attr: "" } : value, at);
}

/** The row in `row._asdict()`, `dict(row)`, `dict(row._mapping)`. */
function rowOf(source: Expr): Expr {
  if (source.kind !== "Call") return source;
  const [first] = source.args;
  return source.func.kind === "Name" && first !== undefined ? rowOf(first) : source.func.kind === "Attribute" ? source.func.value : source;
}

/** A row that `model_validate` reads: by its attributes where the schema, or the call, says so; a mapping in any case. */
function validated(input: PairInput, call: Call, schema: Schema, source: Expr, scope: Scope): Selected | undefined {
  const others = call.keywords.filter(({ arg }) => arg !== "obj");
  const says = others.some(({ arg, value }) => arg === "from_attributes" && value.kind === "Constant" && value.type === "True");
  if (others.length > (says ? 1 : 0)) return undefined;
  const rows = keyed(input, source, scope) ?? selectedBy(input, source, scope);
  return rows?.shape === "mapping" || (rows?.shape === "row" && (says || schema.fromAttributes)) ? rows : undefined;
}

/** A row as a mapping: of `mappings()`, or by `row._mapping`, `row._asdict()`, `dict(row._mapping)`. */
function keyed(input: PairInput, source: Expr, scope: Scope): Selected | undefined {
  const isCopy = source.kind === "Call" && source.func.kind === "Name" && source.func.id === "dict" && source.args.length === 1;
  const value = isCopy ? source.args[0] : source;
  if (value === undefined) return undefined;
  const made = value.kind === "Call" && value.func.kind === "Attribute" && value.func.attr === "_asdict" ? value.func.value : undefined;
  const row = made ?? (value.kind === "Attribute" && value.attr === "_mapping" ? value.value : undefined);
  if (row !== undefined) {
    const rows = selectedBy(input, row, scope);
    return rows?.shape === "row" && !rows.many ? { ...rows, shape: "mapping" } : undefined;
  }
  const rows = selectedBy(input, value, scope);
  return rows?.shape === "mapping" ? rows : undefined;
}

function compare(input: PairInput, making: Making): readonly AlignmentSubject[] {
  const { schema } = making;
  const validators = input.memory.validatorsOf(input.program, schema);
  if (validators.whole || validators.fields.has("*") || schema.incomplete) return [];
  const { rows } = making;
  const found = schema.fields.flatMap((field) => {
    if (field.owner === null || making.beside.has(field.name) || validators.fields.has(field.name)) return [];
    const names = attributesRead(input.schemas, schema, field, false);
    return (names === undefined ? undefined : fieldOf(input, making, field, names)) ?? [];
  });
  // A row that holds an object, or no row at all: the first field says it for all of them.
  const isOther = rows.shape === "scalar" || rows.columns.every(({ whole }) => whole);
  return isOther ? found.filter(({ kind }) => kind === "unknown-field").slice(0, 1) : found;
}

function fieldOf(input: PairInput, making: Making, field: SchemaField, names: readonly string[]): AlignmentSubject | undefined {
  const { program } = input;
  const { schema, rows } = making;
  const named = names.map((name) => columnNamed(rows, name)).find((each) => each !== undefined);
  // Of a value that is a column's there is nothing to read.
  const column = rows.shape === "scalar" ? undefined : named;
  const trace: readonly TraceStep[] = [{ at: making.at, message: making.message }];
  const make = (
    kind: AlignmentSubject["kind"],
    model: string,
    detail: string,
    severity: AlignmentSubject["severity"],
  ): AlignmentSubject => ({
    at: field.at,
    kind,
    schema: schema.class.def.qualname,
    field: field.name,
    model,
    detail,
    severity,
    trace,
    role: schema.class.module.unit?.role ?? "application",
  });
  if (column === undefined) {
    const isThere = rows.shape === "row" && names.some((name) => OF_TUPLES.has(name) || name.startsWith("_"));
    if (!field.required || isThere || !isAllNamed(rows) || (rows.shape === "scalar" && rows.columns[0]?.read == null)) return undefined;
    return make("unknown-field", rows.text, names[0] ?? field.name, "warning");
  }
  if (column.read === null || field.annotation === null || field.scope === null || validatesFirst(program, field)) return undefined;
  const { model, column: read } = column.read;
  const type = program.annotated(field.annotation, field.scope);
  const wrong = columnMismatch(input, schema, type, read);
  if (wrong !== undefined) return make("type-mismatch", model.class.def.qualname, wrong, "warning");
  if (
    !excludesNone(type) ||
    !isNullable(read) ||
    read.onUpdate !== "no" ||
    column.filtered ||
    making.tested ||
    isDiscriminator(program, model, read)
  )
    return undefined;
  const severity = isExplicit(read) ? "warning" : "note";
  return make("nullable-mismatch", model.class.def.qualname, `the column ${read.name} is nullable`, severity);
}
