import type { Program } from "../../link/program.ts";
import type { Scope } from "../../link/symbols.ts";
import { alternatives, type Type } from "../../link/types.ts";
import type { Severity } from "../../model/finding.ts";
import type { Attribute, Expr } from "../../model/syntax.ts";
import type { Schema, SchemaField } from "../pydantic/index.ts";
import type { OrmModel } from "../sqlalchemy/index.ts";
import { madeWithValue } from "./made.ts";
import { excludesNone, isDiscriminator, isExplicit, isNullable, nullableKey, whyNull } from "./nullable.ts";
import type { PairInput } from "./readings.ts";
import { isDecidedByRow, isTested } from "./tested.ts";
import { columnBehind } from "./types.ts";
import { functionAround } from "./written.ts";

/** Why a field is given None that refuses it. */
export interface NoneGiven {
  /** The mapped class, or the function that writes None. */
  readonly by: string;
  readonly detail: string;
  readonly severity: Severity;
}

/** Types that certainly take no None, whatever the program does with them. */
const PLAIN = /^(builtins|datetime|decimal|uuid)\./;

/**
 * Whether a field that refuses None is given it: written out, or in a conditional that asks for a nullable column or relationship of a row, such as
 * `customer=shown(order.customer) if order.customer else None`.
 */
export function noneGiven(
  input: PairInput,
  { schema, node }: { readonly schema: Schema; readonly node: Expr },
  field: SchemaField,
  value: Expr,
  scope: Scope,
): NoneGiven | undefined {
  const def = functionAround(scope);
  if (def === undefined || !refusesNone(input, schema, field)) return undefined;
  if (isNone(value)) return isTested(def, value, node) ? undefined : { by: def.qualname, detail: "None is given to it", severity: "error" };
  if (value.kind !== "IfExp" || !(isNone(value.orelse) || isNone(value.body))) return undefined;
  const asked = askedFor(value.test);
  if (asked === undefined || asked.present !== isNone(value.orelse) || isDecidedByRow(def, asked.attribute, value)) return undefined;
  return nullable(input, asked.attribute, scope);
}

function isNone(value: Expr): boolean {
  return value.kind === "Constant" && value.type === "None";
}

function refusesNone({ program, schemas, memory }: PairInput, schema: Schema, field: SchemaField): boolean {
  if (field.annotation === null || field.scope === null) return false;
  // In Pydantic 1 a default of None allows it.
  if ((schema.version === 1 || !schemas.versionCertain) && !field.required) return false;
  const type = program.annotated(field.annotation, field.scope);
  const isPlain = (each: Type): boolean => {
    if (each.kind === "external") return PLAIN.test(each.name);
    const inner = each.kind === "instance" ? schemas.schemaOf(each.class) : undefined;
    return inner?.kind === "model" && !inner.incomplete && !memory.validatorsOf(program, inner).whole;
  };
  return excludesNone(type) && alternatives(type).every(isPlain);
}

/** The attribute of a variable that a condition asks for, and whether it holds where that is there: `row.x`, `row.x is not None`, `row.x is None`. */
function askedFor(test: Expr): { readonly attribute: Attribute; readonly present: boolean } | undefined {
  if (test.kind === "Attribute") return test.value.kind === "Name" ? { attribute: test, present: true } : undefined;
  if (test.kind === "UnaryOp" && test.op === "not") {
    const inner = askedFor(test.operand);
    return inner === undefined ? undefined : { attribute: inner.attribute, present: !inner.present };
  }
  if (test.kind !== "Compare" || test.left.kind !== "Attribute" || test.left.value.kind !== "Name") return undefined;
  const [op] = test.ops;
  const [right] = test.comparators;
  if (test.ops.length !== 1 || right === undefined || !isNone(right) || (op !== "is" && op !== "is not")) return undefined;
  return { attribute: test.left, present: op === "is not" };
}

/** Why an attribute of a row may be None; undefined where it may not, for all that is known. */
function nullable({ program, models }: PairInput, { value, attr }: Attribute, scope: Scope): NoneGiven | undefined {
  const [only, ...more] = alternatives(program.typeOf(value, scope)).filter(({ kind }) => kind !== "none");
  const model = only?.kind === "instance" && more.length === 0 ? models.modelOf(only.class) : undefined;
  if (model === undefined || madeWithValue(program, { value, scope }, model.class, attr)) return undefined;
  const read = columnBehind(models, model, attr);
  if (read !== undefined) {
    if (!isNullable(read.column) || isDiscriminator(program, model, read.column)) return undefined;
    return { by: model.class.def.qualname, detail: whyNull(read.column), severity: isExplicit(read.column) ? "warning" : "note" };
  }
  return relationship(program, model, attr, value, scope);
}

function relationship(program: Program, model: OrmModel, attr: string, value: Expr, scope: Scope): NoneGiven | undefined {
  const attribute = model.attributes.get(attr);
  const key = attribute?.kind === "relationship" ? nullableKey(model, attribute) : undefined;
  if (key === undefined || madeWithValue(program, { value, scope }, model.class, key.key)) return undefined;
  return {
    by: model.class.def.qualname,
    detail: `its foreign key ${key.name} is nullable`,
    severity: isExplicit(key) ? "warning" : "note",
  };
}
