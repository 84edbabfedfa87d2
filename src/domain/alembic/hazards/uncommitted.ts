import type { FileFacts } from "../../../model/facts.ts";
import type { RepoPath } from "../../../model/source.ts";
import type { MigrationHazard } from "../../../model/subjects.ts";
import type { Dialect } from "../database/schema.ts";
import { leftUncommitted } from "../history/env-transaction.ts";
import type { RevisionFile } from "../history/revision-file.ts";

/**
 * The statement of env.py that keeps Alembic from committing: what the history does is undone when the connection is closed, and no command says so.
 * Told of the first revision. `begins`: SQLAlchemy begins a transaction with the first statement.
 */
export function uncommitted(
  [first, ...others]: readonly RevisionFile[],
  dialect: Dialect,
  env: { readonly path: RepoPath; readonly facts: FileFacts | undefined },
  begins: () => boolean,
  isNew: (revision: string) => boolean,
): readonly MigrationHazard[] {
  if (first === undefined || dialect !== "postgresql" || env.facts === undefined) return [];
  const statement = leftUncommitted(env.facts, begins);
  // A revision that commits keeps what was done before.
  if (statement === null || [first, ...others].some(({ facts }) => facts.holdsWord("commit") || facts.holdsWord("COMMIT"))) return [];
  const { start, end } = statement;
  const symbol = env.facts.functions.findLast((fn) => fn.start <= start && end <= fn.end)?.qualname ?? "<module>";
  const detail =
    "nothing that a revision does is kept: this statement begins a transaction on the connection, which Alembic does not end, and env.py does not commit it";
  return [
    {
      at: { file: env.path, start, end, symbol },
      rule: "failing-upgrade",
      revision: first.revision,
      severity: "error",
      detail,
      escalates: null,
      trace: [],
      isNew: isNew(first.revision),
    },
  ];
}
