import { type Command, Option } from "commander";
import { analysing } from "./analysing.ts";
import type { SchemaOptions } from "./migrations.ts";

// Written out: the analysis is loaded by the commands that need it.
const DIALECTS = ["postgresql", "sqlite", "mysql"];

/** The commands about migration histories. */
export function addMigrations(program: Command, done: (status: number) => void): void {
  const migrations = program.command("migrations").description("schemas, downgrades and tests of the migration history");
  analysing(migrations.command("schema"))
    .description("print the replayed schema at a revision as SQL")
    .argument("<revision>", "an id, the beginning of one, or head")
    .addOption(new Option("--dialect <dialect>", "of the SQL (default: the project's database)").choices(DIALECTS))
    .option("--environment <folder>", "the folder of env.py, where the project has several histories")
    .action(async (revision: string, options: SchemaOptions) =>
      done(await (await import("./migrations.ts")).printSchema(revision, options)),
    );
}
