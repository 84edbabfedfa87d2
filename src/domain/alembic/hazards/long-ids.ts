import type { MigrationHazard } from "../../../model/subjects.ts";
import type { Dialect } from "../database/schema.ts";
import type { RevisionFile } from "../history/revision-file.ts";

/** The length of `alembic_version.version_num`, as Alembic makes it. */
const LENGTH = 32;

/**
 * The first revision whose id does not fit where Alembic writes it when upgrade() is done. SQLite takes any length. `isWidened`: the project
 * speaks of that column, and may have made it wider.
 */
export function longId(
  order: readonly RevisionFile[],
  dialect: Dialect,
  isNew: (revision: string) => boolean,
  isWidened: () => boolean,
): readonly MigrationHazard[] {
  const first = dialect === "sqlite" ? undefined : order.find(({ revision }) => [...revision].length > LENGTH);
  if (first === undefined || isWidened()) return [];
  const { file, named, revision } = first;
  return [
    {
      at: { file, start: named.start, end: named.end, symbol: "<module>" },
      rule: "failing-upgrade",
      revision,
      severity: "error",
      detail: `its id has ${[...revision].length} characters, and alembic_version holds ${LENGTH}`,
      escalates: null,
      trace: [],
      isNew: isNew(revision),
    },
  ];
}
