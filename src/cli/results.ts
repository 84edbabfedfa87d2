import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ResultsFile } from "../gate/index.ts";
import { systemReason, userError } from "../model/errors.ts";

/** Every result in a folder, which lies `at` a path, in the order of their names: `*.json` and `*.md`. Throws a UserError where there is none. */
export function resultsIn(folder: string, at = folder): readonly ResultsFile[] {
  let names: readonly string[];
  try {
    names = readdirSync(at)
      .filter((name) => /\.(?:json|md|markdown)$/i.test(name))
      .sort();
  } catch (error) {
    throw userError(`the results in ${folder} cannot be read: ${systemReason(error)}`);
  }
  if (names.length === 0) throw userError(`${folder} holds no results: one .json or .md file an agent is wanted`);
  return names.map((name) => ({ name, text: readText(join(folder, name), "results", join(at, name)) }));
}

/** The text of a file, which lies `at` a path; throws a UserError that says what the file is. */
export function readText(path: string, what: string, at = path): string {
  try {
    return readFileSync(at, "utf8");
  } catch (error) {
    throw userError(`the ${what} ${path} cannot be read: ${systemReason(error)}`);
  }
}
