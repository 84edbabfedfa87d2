import type { Finding, Fix } from "../../../model/finding.ts";
import type { RevisionFile } from "../history/revision-file.ts";
import type { History } from "../inspect.ts";
import { generateDowngrade, type Workshop } from "./index.ts";

/** Rules whose findings say that a downgrade() is not there or does not restore the schema. */
export const DOWNGRADE_RULES: ReadonlySet<string> = new Set([
  "missing-downgrade",
  "empty-downgrade",
  "raising-downgrade",
  "asymmetric-downgrade",
]);

/**
 * Whether a finding is about one statement of a downgrade(), such as a column that comes back NOT NULL to rows without a value: what restores
 * the schema has that statement as well.
 */
function isOfStatement({ rule, line }: Pick<Finding, "rule" | "line">, { downgrade, facts }: RevisionFile): boolean {
  return rule === "raising-downgrade" && downgrade !== null && facts.line(downgrade.defStart) !== line;
}

/**
 * The edit that gives a revision the downgrade() which restores the schema, as the replay shows; null where none is found, and
 * where the one it has restores it. Unsafe: which data may stay lost is for a person to say.
 */
export function downgradeFix(
  histories: readonly History[],
  finding: Pick<Finding, "rule" | "file" | "line">,
  workshop: Workshop,
): Fix | null {
  const { file } = finding;
  for (const history of histories) {
    const revision = history.graph.order.find((each) => each.file === file);
    if (revision === undefined) continue;
    if (isOfStatement(finding, revision)) return null;
    const verdict = history.replay(history.primaryDialect).get(revision)?.verdict;
    if (verdict === "restores" || verdict === "lossy") return null;
    const generated = generateDowngrade(history, revision, workshop);
    if (typeof generated === "string" || !generated.restores) return null;
    const edits = generated.edits.map((edit) => ({ ...edit, file }));
    return { message: `Write the downgrade() that restores the schema before ${revision.revision}`, safe: false, edits };
  }
  return null;
}
