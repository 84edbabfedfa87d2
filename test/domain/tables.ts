import { createCatalogue } from "../../src/data/catalogue.ts";
import { type PydanticVersion, type SchemaTable, schemas } from "../../src/domain/pydantic/index.ts";
import { libraryAttribute, type OrmModels, ormModels } from "../../src/domain/sqlalchemy/index.ts";
import { decode, extract } from "../../src/extract/index.ts";
import { Evaluator } from "../../src/link/constants.ts";
import { CatalogueExternals } from "../../src/link/externals.ts";
import { link, type Program } from "../../src/link/program.ts";
import { repoPath } from "../../src/model/source.ts";
import { createParser } from "../../src/parse/index.ts";

const parser = createParser();

/** Sources by path; a text alone is `shop.py`. */
export type Sources = Readonly<Record<string, string>> | string;

/** The sources, linked. */
export function programOf(sources: Sources): Program {
  const files = typeof sources === "string" ? { "shop.py": sources } : sources;
  const units = Object.entries(files).map(([path, text]) => ({
    path: repoPath(path),
    role: path.includes("/versions/") ? ("migration" as const) : ("application" as const),
    facts: decode(extract(Buffer.from(text), parser)),
  }));
  const externals = new CatalogueExternals(createCatalogue());
  const program = link(units, externals);
  externals.attach(program);
  return program;
}

export function tablesOf(
  sources: Sources,
  declared: PydanticVersion | null = null,
): { readonly program: Program; readonly models: OrmModels; readonly schemas: SchemaTable } {
  const program = programOf(sources);
  const evaluator = new Evaluator(program, libraryAttribute);
  const table = schemas(program, evaluator, declared);
  return { program, schemas: table, models: ormModels(program, evaluator, table) };
}
