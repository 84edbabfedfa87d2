import { type Command, Option } from "commander";
import { analysing } from "./analysing.ts";
import type { SchemaOptions } from "./migrations.ts";
import type { DowngradeOptions } from "./migrations-downgrade.ts";

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
  analysing(migrations.command("downgrade"))
    .description("print the inverse of a revision's upgrade(), or write it into the file")
    .argument("<revision...>", "ids, the beginnings of some, or head")
    .option("--write", "replace the body of downgrade() in the file, if the replay shows that the schema comes back")
    .option("--environment <folder>", "the folder of env.py, where the project has several histories")
    .addOption(new Option("--format <format>", "of standard output").choices(["text", "json"]).default("text"))
    .action(async (revisions: string[], options: DowngradeOptions) =>
      done(await (await import("./migrations-downgrade.ts")).downgrade(revisions, options)),
    );
}
