import { answeredRows } from "./answered-rows.ts";
import { paginatedRows } from "./paginated.ts";
import { content, givenRows, type Pair, type PairInput, type Reading, returnedRows, validatedRows } from "./readings.ts";
import { certainlyRefuses, type Refusal } from "./refusals.ts";
import { readsByName } from "./source.ts";
import { viewedRows } from "./viewed.ts";

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
  // What reads attributes by itself hands that on, and what is set to read them does not: both are followed inwards.
  const followed = new Set<string>();
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
      if (followed.has(`${key}:${pair.passes}`)) return;
    }
    followed.add(`${key}:${pair.passes}`);
    for (const inner of nested(input, pair)) add(inner, depth + 1);
  };
  for (const reading of returnedRows(input)) add(reading, 0);
  for (const reading of paginatedRows(input)) add(reading, 0);
  for (const reading of answeredRows(input)) add(reading, 0);
  for (const reading of validatedRows(input)) add(reading, 0);
  for (const reading of givenRows(input)) add(reading, 0);
  for (const reading of viewedRows(input)) add(reading, 0);
  return { pairs: [...found.values()].flat(), refusals };
}

/** Whether a proof says more: that it rests on more than an annotation, or that it is about all rows and not about the children of others. */
function isBetter(pair: Pair, known: Pair): boolean {
  if (pair.annotated !== known.annotated) return known.annotated;
  return known.parent !== null && pair.parent === null;
}

/** A field whose type is a schema reads what the relationship of its name leads to. */
function* nested(
  { program, schemas, models, memory }: PairInput,
  { schema, model, trace, annotated, passes, filled, byName }: Pair,
): Generator<Reading> {
  const validators = memory.validatorsOf(program, schema);
  if (validators.whole || validators.fields.has("*")) return;
  for (const field of schema.fields) {
    if (
      field.annotation === null ||
      field.scope === null ||
      !readsByName(schemas, schema, field) ||
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
      byName,
      detail: `${schema.class.def.name}.${field.name} reads objects of ${target.class.def.name} as it`,
    };
  }
}
