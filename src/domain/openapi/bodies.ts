import { textOf } from "../../link/constants.ts";
import type { Components } from "./components.ts";
import { objectSchema } from "./components.ts";
import { constrainedBy } from "./constraints.ts";
import type { Input } from "./inputs.ts";
import { bare, type JsonObject } from "./wire.ts";

/** The schema of one input with limits and default. */
export function inputSchema(components: Components, input: Input): JsonObject {
  const schema = constrainedBy(components.schemaOf(input.type, "input"), input.keywords);
  return input.default === undefined || input.default === null ? schema : { ...schema, default: input.default };
}

/**
 * The request body of an operation. A sole body parameter is the body itself unless it is embedded or a part of a form;
 * several are put together under the operation's name.
 */
export function requestBody(components: Components, inputs: readonly Input[], operationId: string): JsonObject | undefined {
  const parts = inputs.filter((input) => input.in === "body" || input.in === "form" || input.in === "file");
  const [first] = parts;
  if (first === undefined) return undefined;
  const isModel = bare(first.type).kind === "class";
  const embedded = new Set(parts.map(({ name }) => name)).size > 1 || isTrue(first, "embed") || (first.in !== "body" && !isModel);
  const schema = embedded
    ? components.defineBody(
        `Body_${operationId}`,
        objectSchema(parts.map((part) => ({ name: part.name, required: part.required, schema: inputSchema(components, part) }))),
      )
    : inputSchema(components, first);
  return {
    content: { [mediaType(parts)]: { schema } },
    ...(parts.some(({ required }) => required) ? { required: true } : {}),
  };
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
