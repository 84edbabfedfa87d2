import type { FileFacts } from "../../../model/facts.ts";
import { nameIn } from "../../../model/paths.ts";
import type { RepoPath } from "../../../model/source.ts";
import type { ChainDefect } from "../../../model/subjects.ts";

/** Files that Alembic does not import. */
const PASSED_OVER = /^(__init__|\.#)/;

/** Names that give the id, as they all did in its first version. */
const NAMED_BY_ID = /^[a-f0-9]+\.py$/;

/**
 * What keeps Alembic from loading a file of a versions folder, and with it the whole history: it imports every file there, and asks each for
 * its `revision`. Null where nothing does, as far as is known.
 */
export function unloadable(file: RepoPath, facts: FileFacts): ChainDefect | null {
  const name = nameIn(file);
  if (PASSED_OVER.test(name)) return null;
  const at = (start: number, end: number): ChainDefect["at"] => ({ file, start, end, symbol: "<module>" });
  const [problem] = facts.problems;
  if (problem !== undefined) {
    const detail = `Python cannot read the file: ${problem.detail}`;
    return { kind: "unreadable-file", detail, revision: name, at: at(problem.start, problem.end) };
  }
  const [first] = facts.body;
  const imported = facts.body.some((stmt) => stmt.kind === "ImportFrom" && stmt.names.some((each) => each.name === "*"));
  if (NAMED_BY_ID.test(name) || imported || facts.holdsWord("revision")) return null;
  const detail = "the file has no variable `revision`";
  return { kind: "no-revision", detail, revision: name, at: at(first?.start ?? 0, first?.end ?? 0) };
}
