import { textOf } from "../../link/constants.ts";
import type { Components } from "./components.ts";
import type { Keywords } from "./described.ts";
import type { Input } from "./inputs.ts";
import { bare, type Json, type JsonObject, objectSchema, type WireType } from "./wire.ts";
import { titleOf } from "./words.ts";

/** The schema of one input with limits, description and default, and without a title from its name. */
export function inputSchema(components: Components, input: Input): JsonObject {
  const keyword = keywordsOf(input);
  // An example stands beside the schema of a parameter; in a field of Pydantic 1 it is a part of it.
  const own: Keywords = (name) => (name === "example" && input.keywords.has(name) ? undefined : keyword(name));
  return components.declared(input.type, "input", own, input.default, input.extra);
}

/** The keywords of the marker of an input, or of the field that it comes from. */
export function keywordsOf({ keywords, declaration }: Input): Keywords {
  return (name) => keywords.get(name) ?? declaration?.keyword(name);
}

/** The schema of an input that stands for itself: whatever is no reference has a title. */
export function titledSchema(components: Components, input: Input): JsonObject {
  const schema = inputSchema(components, input);
  if (components.dialect.pydantic === 1) return components.titled(schema, input.type, input.called ?? input.name);
  return "$ref" in schema || "title" in schema ? schema : { ...schema, title: titleOf(input.called ?? input.name) };
}

/** What a declaration gives as examples of a whole parameter or body. */
export function examplesOf(components: Components, input: Input): JsonObject {
  const keyword = keywordsOf(input);
  const [several, single] = [keyword("openapi_examples"), keyword("example")];
  const examples = several === undefined ? undefined : components.json(several);
  if (examples !== undefined && examples !== null && Object.keys(examples).length > 0) return { examples };
  const example = single === undefined ? undefined : components.json(single);
  return example === undefined ? {} : { example };
}

/**
 * The request body of an operation. A sole body parameter is the body itself unless it is embedded or a part of a form;
 * several are put together under the operation's name.
 */
export function requestBody(components: Components, inputs: readonly Input[], operationId: string): JsonObject | undefined {
  const parts = inputs.filter((input) => input.in === "body" || input.in === "form" || input.in === "file");
  const [first] = parts;
  if (first === undefined) return undefined;
  const only = bare(first.type);
  const isModel = only.kind === "class" && only.form !== "named-tuple";
  const embedded = new Set(parts.map(({ name }) => name)).size > 1 || isTrue(first, "embed") || (first.in !== "body" && !isModel);
  const flat = parts.some((part) => formModel(part) !== undefined);
  const schema =
    components.dialect.flatForms && flat && (embedded || bare(first.type).kind === "union")
      ? components.defineBody(`Body_${operationId}`, { ...flatForm(components, parts), title: `Body_${operationId}` })
      : embedded
        ? components.defineBody(`Body_${operationId}`, {
            ...objectSchema(
              parts.map((part) => ({
                name: part.name,
                required: part.required,
                schema: components.titled(inputSchema(components, part), part.type, part.name),
              })),
            ),
            title: `Body_${operationId}`,
          })
        : titledSchema(components, first);
  return {
    content: { [mediaType(parts)]: { schema, ...(embedded ? {} : examplesOf(components, first)) } },
    ...(parts.some(({ required }) => required) ? { required: true } : {}),
  };
}

/** The model that a form, or a form that may be missing, is read into. */
function formModel({ in: where, type }: Input): (WireType & { readonly kind: "class" }) | undefined {
  if (where === "body") return undefined;
  const outer = bare(type);
  const items = outer.kind === "union" ? outer.items.filter(({ kind }) => kind !== "none") : [outer];
  const [inner] = items.map(bare);
  return items.length === 1 && inner?.kind === "class" && inner.form === "model" ? inner : undefined;
}

/** A form whose fields are those of models and further ones: what a model that may be missing names has to be missing as a whole. */
function flatForm(components: Components, parts: readonly Input[]): JsonObject {
  const others = parts.filter((part) => formModel(part) === undefined);
  const { properties, ...rest } = objectSchema(
    others.map((part) => ({
      name: part.name,
      required: part.required,
      schema: components.titled(inputSchema(components, part), part.type, part.name),
    })),
  );
  const allOf = parts.flatMap((part): readonly Json[] => {
    const model = formModel(part);
    if (model === undefined) return [];
    const schema = components.schemaOf(model, "input");
    if (part.required || bare(part.type).kind !== "union") return [schema];
    const { fields } = components.models.fields(model.class, model.args, "input");
    const names = [...new Set(fields.map(({ wire }) => wire))].sort();
    const absent = names.length === 0 ? {} : { not: { anyOf: names.map((name) => ({ required: [name] })) } };
    return [{ anyOf: [absent, { anyOf: [schema], title: titleOf(part.name) }] }];
  });
  return { ...rest, ...(others.length === 0 ? {} : { properties: properties as Json }), allOf };
}

function mediaType(parts: readonly Input[]): string {
  if (parts.some((part) => part.in === "file")) return "multipart/form-data";
  if (parts.some((part) => part.in === "form")) return "application/x-www-form-urlencoded";
  const named = new Set(
    parts.flatMap(({ keywords }) => {
      const value = keywords.get("media_type");
      return value === undefined ? [] : [textOf(value) ?? ""];
    }),
  );
  const [only] = named;
  return named.size === 1 && only !== undefined && only !== "" ? only : "application/json";
}

function isTrue({ keywords }: Input, keyword: string): boolean {
  const value = keywords.get(keyword);
  return value?.kind === "boolean" && value.value;
}
