import { createCatalogue } from "../../../src/data/catalogue.ts";
import { type FastapiTable, fastapiTable } from "../../../src/domain/fastapi/index.ts";
import { type ApiDocument, type JsonObject, openapiDocuments } from "../../../src/domain/openapi/index.ts";
import { schemas } from "../../../src/domain/pydantic/index.ts";
import { Evaluator } from "../../../src/link/constants.ts";
import { programOf, type Sources } from "../tables.ts";

/** The routes and the document of the only application of some sources. */
export function documented(sources: Sources): { readonly table: FastapiTable; readonly document: JsonObject } {
  const program = programOf(sources);
  const table = fastapiTable(program, createCatalogue());
  const [made]: readonly ApiDocument[] = openapiDocuments(table, schemas(program, new Evaluator(program)));
  if (made === undefined) throw new Error("no application");
  return { table, document: made.openapi };
}

/** What stands at a place of a document. */
export function at(document: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], document);
}
