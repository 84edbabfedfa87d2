import type { Construction } from "../../link/construction.ts";
import type { ClassSymbol } from "../../link/symbols.ts";

/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object: a schema or a part of a document. */
export type JsonObject = { readonly [key: string]: Json };

/** Input is what validation accepts, output what serialization gives. */
export type Mode = "input" | "output";

/** What a class of the project is on the wire. */
export type ClassForm = "model" | "dataclass" | "enum" | "typed-dict" | "named-tuple";

/**
 * What an annotation means on the wire: as much of the type as decides the schema and FastAPI's choice between query and body.
 * `open` is what the source does not say: it becomes a schema without constraints and is counted.
 */
export type WireType =
  | { readonly kind: "open"; readonly reason: string }
  | { readonly kind: "any" }
  | { readonly kind: "none" }
  | { readonly kind: "scalar"; readonly name: string; readonly input: JsonObject; readonly output: JsonObject }
  | { readonly kind: "literal"; readonly values: readonly (string | number | boolean | null)[] }
  | { readonly kind: "class"; readonly form: ClassForm; readonly class: ClassSymbol; readonly args: readonly WireType[] }
  | { readonly kind: "library"; readonly name: string; readonly args: readonly WireType[] }
  | { readonly kind: "array"; readonly name: string; readonly item: WireType | null; readonly unique: boolean }
  | { readonly kind: "tuple"; readonly name?: string; readonly items: readonly WireType[] }
  | { readonly kind: "map"; readonly name: string; readonly key: WireType | null; readonly value: WireType | null }
  | { readonly kind: "union"; readonly items: readonly WireType[] }
  /** `type Code = …`: a type with a name of its own. */
  | {
      readonly kind: "alias";
      readonly name: string;
      readonly module: string;
      readonly args: readonly WireType[];
      readonly inner: () => WireType;
    }
  /** A text that holds JSON. */
  | { readonly kind: "json"; readonly inner: WireType }
  | { readonly kind: "annotated"; readonly inner: WireType; readonly metadata: readonly Construction[] };

export function open(reason: string): WireType {
  return { kind: "open", reason };
}

export const ANY: WireType = { kind: "any" };
export const NONE: WireType = { kind: "none" };

/** Alternatives as one type: nested ones spread, equal ones once. */
export function unionOf(items: readonly WireType[]): WireType {
  const found = new Map<string, WireType>();
  const take = (item: WireType): void => {
    if (item.kind === "union") for (const inner of item.items) take(inner);
    else found.set(keyOf(item), item);
  };
  for (const item of items) take(item);
  const [first] = found.values();
  return found.size === 1 && first !== undefined ? first : { kind: "union", items: [...found.values()] };
}

/** The type below `Annotated` and names that are given to types. */
export function bare(type: WireType): WireType {
  let at = type;
  for (let depth = 0; depth < 30 && (at.kind === "annotated" || at.kind === "alias"); depth++)
    at = at.kind === "annotated" ? at.inner : isTooDeep(at.args) ? ANY : at.inner();
  return at;
}

/** Whether a field of the type takes a title from its name: what is defined under a name of its own has one. */
export function takesTitle(type: WireType): boolean {
  switch (type.kind) {
    case "class":
    case "library":
    case "alias":
    case "open":
      return false;
    case "annotated":
      return takesTitle(type.inner);
    case "union": {
      const [only, ...others] = type.items.filter(({ kind }) => kind !== "none");
      return only === undefined || others.length > 0 || takesTitle(only);
    }
    default:
      return true;
  }
}

/** Whether None is among the alternatives. */
export function acceptsNone(type: WireType): boolean {
  const inner = bare(type);
  return inner.kind === "none" || (inner.kind === "union" && inner.items.some(acceptsNone));
}

/** How deep types may stand in each other's arguments. */
const DEEPEST = 12;

/** Whether types stand deeper in arguments than anybody writes them, as those of `class Node(BaseModel, Generic[T]): inner: Node[Node[T]] | None` do after some steps. */
export function isTooDeep(types: readonly WireType[], depth = 0): boolean {
  return depth > DEEPEST || types.some((type) => isTooDeep(partsOf(type), depth + 1));
}

function partsOf(type: WireType): readonly WireType[] {
  switch (type.kind) {
    case "class":
    case "library":
    case "alias":
      return type.args;
    case "array":
      return type.item === null ? [] : [type.item];
    case "map":
      return [type.key, type.value].filter((part) => part !== null);
    case "tuple":
    case "union":
      return type.items;
    case "json":
    case "annotated":
      return [type.inner];
    default:
      return [];
  }
}

/** A text that is equal for equal types. */
export function keyOf(type: WireType): string {
  switch (type.kind) {
    case "open":
    case "any":
    case "none":
      return type.kind;
    case "scalar":
      return type.name;
    case "literal":
      return `Literal${JSON.stringify(type.values)}`;
    case "class":
      return `${type.class.id}${argsKey(type.args)}`;
    case "library":
      return `${type.name}${argsKey(type.args)}`;
    case "array":
      return `${type.name}[${type.item === null ? "" : keyOf(type.item)}]`;
    case "alias":
      return `${type.module}.${type.name}${argsKey(type.args)}`;
    case "json":
      return `Json[${keyOf(type.inner)}]`;
    case "tuple":
      return `${type.name ?? "tuple"}[${type.items.map(keyOf).join(",")}]`;
    case "map":
      return `dict[${type.key === null ? "" : keyOf(type.key)},${type.value === null ? "" : keyOf(type.value)}]`;
    case "union":
      return type.items.map(keyOf).join("|");
    case "annotated":
      return `${keyOf(type.inner)}@${type.metadata.map(({ call }) => call.start).join(",")}`;
  }
}

function argsKey(args: readonly WireType[]): string {
  return args.length === 0 ? "" : `[${args.map(keyOf).join(",")}]`;
}

/** Whether FastAPI takes a parameter of that type from path or query by default; undefined where the type is not known. */
export function isScalar(type: WireType): boolean | undefined {
  switch (type.kind) {
    case "open":
      return undefined;
    case "any":
    case "none":
    case "scalar":
    case "literal":
      return true;
    case "json":
      return isScalar(type.inner);
    case "class":
      return type.form === "enum";
    case "library":
    case "array":
    case "tuple":
    case "map":
      return false;
    case "annotated":
      return isScalar(type.inner);
    case "alias": {
      const inner = bare(type);
      return inner.kind === "alias" ? false : isScalar(inner);
    }
    case "union": {
      const answers = type.items.map(isScalar);
      return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
    }
  }
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return value !== null && value !== undefined && typeof value === "object" && !Array.isArray(value);
}

/** One object over another, as FastAPI lays them: objects inside are laid over each other, lists follow each other. */
export function deepened(under: JsonObject, over: JsonObject): JsonObject {
  const made: Record<string, Json> = { ...under };
  for (const [name, item] of Object.entries(over)) {
    const known = made[name];
    if (isJsonObject(known) && isJsonObject(item)) made[name] = deepened(known, item);
    else if (Array.isArray(known) && Array.isArray(item)) made[name] = [...known, ...item];
    else made[name] = item;
  }
  return made;
}

/** An object schema of properties in their order. */
export function objectSchema(
  properties: readonly { readonly name: string; readonly required: boolean; readonly schema: JsonObject }[],
): JsonObject {
  const required = properties.filter((property) => property.required).map(({ name }) => name);
  return {
    type: "object",
    properties: Object.fromEntries(properties.map(({ name, schema }) => [name, schema])),
    ...(required.length === 0 ? {} : { required }),
  };
}
