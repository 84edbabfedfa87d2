import type { Json, JsonObject } from "../openapi/index.ts";
import { followed, isObject, listIn, objectIn } from "./shapes.ts";

/** Names of what an operation of a document takes and gives: its parameters and all fields below its bodies and responses, sorted. */
export function fieldNames(document: JsonObject, path: string, method: string): readonly string[] {
  const operation = objectIn(objectIn(objectIn(document, "paths"), path), method);
  const names = new Set<string>();
  for (const parameter of listIn(operation, "parameters"))
    if (isObject(parameter) && typeof parameter.name === "string") names.add(parameter.name);
  const seen = new Set<JsonObject>();
  const read = (value: Json | undefined): void => {
    const { schema } = followed(document, value);
    if (seen.has(schema)) return;
    seen.add(schema);
    for (const [name, property] of Object.entries(objectIn(schema, "properties"))) {
      names.add(name);
      read(property);
    }
    for (const key of ["anyOf", "oneOf", "allOf", "prefixItems"]) for (const inner of listIn(schema, key)) read(inner);
    for (const key of ["items", "additionalProperties"]) if (isObject(schema[key])) read(schema[key]);
  };
  const bodies = [objectIn(operation, "requestBody"), ...Object.values(objectIn(operation, "responses")).filter(isObject)];
  for (const body of bodies) for (const media of Object.values(objectIn(body, "content"))) if (isObject(media)) read(media.schema);
  return [...names].sort();
}
