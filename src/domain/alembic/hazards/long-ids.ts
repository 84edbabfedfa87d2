import type { FileFacts } from "../../../model/facts.ts";
import type { MigrationHazard } from "../../../model/subjects.ts";
import type { Dialect } from "../database/schema.ts";
import type { RevisionFile } from "../history/revision-file.ts";
import { eachExprOf } from "../python/statements.ts";

/** The length of `alembic_version.version_num`, as Alembic makes it. */
const LENGTH = 32;

/** The name of the column alone, and statements that may make it or change it: those on its rows leave it as it is, and a message is none. */
const MAKES = /^version_num$|\b(?:alter|create|modify|change|varchar|character|text|type)\b/i;

const NAME = /\bversion_num\b/;

/** Statements on the rows of `alembic_version`, which leave its column as it is. */
const ON_ROWS = /^\s*(select|insert|update|delete)\b/i;

/** Whether a file speaks of the column in which Alembic writes ids, otherwise than to read or write one: it may make it wider. */
export function widens(facts: FileFacts): boolean {
  if (!facts.mentions("version_num")) return false;
  let speaks = facts.holdsWord("version_num");
  eachExprOf(facts, (part) => {
    const text = part.kind === "Constant" && part.type === "str" ? (part.value ?? "") : "";
    speaks ||= NAME.test(text) && MAKES.test(text) && !ON_ROWS.test(text);
  });
  return speaks;
}

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
