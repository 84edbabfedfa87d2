import type { ApiDocument, JsonObject } from "./index.ts";

/** The rows of `inspect openapi`. */
export function inspectOpenapi(documents: readonly ApiDocument[]): {
  readonly apps: readonly {
    readonly name: string;
    readonly mount: string;
    readonly openapi: JsonObject;
    readonly open: ApiDocument["open"];
  }[];
} {
  return { apps: documents.map(({ name, mount, openapi, open }) => ({ name, mount, openapi, open })) };
}
