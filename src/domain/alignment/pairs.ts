import type { ScopedExpr } from "../../link/bound-once.ts";
import type { TraceStep } from "../../model/finding.ts";
import type { Schema } from "../pydantic/index.ts";
import type { OrmModel } from "../sqlalchemy/index.ts";
import { content, givenRows, type PairInput, type Reading, returnedRows, validatedRows } from "./readings.ts";
import { certainlyRefuses, type Refusal } from "./refusals.ts";
import { readsElsewhere } from "./source.ts";
import { earlyValidators } from "./validators.ts";

/** A schema that reads objects of a mapped class, and where it does. */
export interface Pair {
  readonly schema: Schema;
  readonly model: OrmModel;
  readonly trace: readonly TraceStep[];
  /** That the object is one of the class is only said by an annotation; what the annotated code returns is not known. */
  readonly annotated: boolean;
  /** The table whose rows lead to the object by a one-to-many relationship: a foreign key to that table holds a value there. Else null. */
  readonly parent: string | null;
  /** What is read, where it is written; null where a relationship leads there. */
  readonly origin: ScopedExpr | null;
  /** Attributes are read whatever the schemas say: FastAPI and `from_attributes=True` hand that on to what is inside. */
  readonly passes: boolean;
  /** Fields that are given a value beside the object. */
  readonly filled: ReadonlySet<string>;
}

/** What reads objects of mapped classes, and what is given such an object and cannot read it. */
export interface Pairs {
  readonly pairs: readonly Pair[];
  readonly refusals: readonly Refusal[];
}

const NONE: ReadonlySet<string> = new Set();

/** How many proofs are kept of one schema and one class: what one does not show, another may. */
const PROOFS = 6;

/** The schemas that are certainly given ORM objects, and of which class: by what endpoints return, by `model_validate`, as a field, and nested ones. */
export function readingPairs(input: PairInput): Pairs {
  const found = new Map<string, Pair[]>();
  const refusals: Refusal[] = [];
  const add = (reading: Reading, depth: number): void => {
    if (depth > 6) return;
    if (!reading.passes && !reading.schema.fromAttributes) {
      if (certainlyRefuses(input, reading)) refusals.push(reading);
      return;
    }
    const pair: Pair = reading;
    const key = `${pair.schema.class.id}:${pair.model.class.id}`;
    const known = found.get(key);
    const [best] = known ?? [];
    if (known === undefined || best === undefined) found.set(key, [pair]);
    else if (isBetter(pair, best)) known.unshift(pair);
    else {
      if (known.length < PROOFS) known.push(pair);
      return;
    }
    for (const inner of nested(input, pair)) add(inner, depth + 1);
  };
  for (const reading of returnedRows(input)) add(reading, 0);
  for (const reading of validatedRows(input)) add(reading, 0);
  for (const reading of givenRows(input)) add(reading, 0);
  return { pairs: [...found.values()].flat(), refusals };
}

/** Whether a proof says more: that it rests on more than an annotation, or that it is about all rows and not about the children of others. */
function isBetter(pair: Pair, known: Pair): boolean {
  if (pair.annotated !== known.annotated) return known.annotated;
  return known.parent !== null && pair.parent === null;
}

/** A field whose type is a schema reads what the relationship of its name leads to. */
function* nested({ program, schemas, models }: PairInput, { schema, model, trace, annotated, passes, filled }: Pair): Generator<Reading> {
  const validators = earlyValidators(program, schema);
  if (validators.whole || validators.fields.has("*")) return;
  for (const field of schema.fields) {
    if (
      field.annotation === null ||
      field.scope === null ||
      readsElsewhere(field) ||
      validators.fields.has(field.name) ||
      filled.has(field.name)
    )
      continue;
    const attribute = model.attributes.get(field.name);
    if (attribute?.kind !== "relationship" || attribute.target === null) continue;
    const inner = content(program.annotated(field.annotation, field.scope));
    const innerSchema = inner === undefined ? undefined : schemas.schemaOf(inner.class);
    const target = models.modelOf(attribute.target);
    if (innerSchema === undefined || target === undefined || innerSchema.kind !== "model") continue;
    const what = `${schema.class.def.name}.${field.name} reads ${model.class.def.name}.${attribute.key}`;
    const message = `${what} as ${innerSchema.class.def.name}`;
    const isChild = attribute.direction === "one-to-many" && attribute.secondary === null;
    yield {
      schema: innerSchema,
      model: target,
      trace: [...trace, { at: field.at, message }],
      annotated,
      parent: isChild ? model.table : null,
      origin: null,
      passes,
      filled: NONE,
      detail: `${schema.class.def.name}.${field.name} reads objects of ${target.class.def.name} as it`,
    };
  }
}
