import { type RecordedTests, testedReason } from "./domain/alembic/index.ts";
import type { Definitions } from "./domain/definitions/index.ts";
import type { Flow } from "./flow/index.ts";
import type { LayerProfile } from "./flow/layering.ts";
import type { Place } from "./model/finding.ts";
import type { AnalysisPolicy } from "./model/policy.ts";
import type { SubjectTable } from "./model/subjects.ts";
import type { SubjectCounts } from "./model/verdict.ts";

/** How much each gate looked at, and how much of it could not be judged; gates whose tables are made when asked for count none yet. */
export function countSubjects(
  subjects: SubjectTable,
  found: Flow,
  layers: LayerProfile,
  defs: Definitions,
  policy: AnalysisPolicy,
  tests: RecordedTests,
  lineOf: (place: Place) => number,
): SubjectCounts {
  const judged = defs.functions.filter((fn) => policy.roles.includes(fn.role) && fn.role !== "migration");
  const revisions = subjects.revision;
  // What a run has shown counts where the replay cannot tell.
  const shown = (revision: (typeof revisions)[number]): boolean => tests.of(revision)?.status === "restores";
  const open = revisions.filter((revision) => revision.rollback === "unproved" && !shown(revision));
  const executed = revisions.length > 0 && revisions.every(shown);
  // A way forth or back that fails as soon as there are rows is none, whatever schema it leaves on an empty database.
  const broken = brokenRevisions(subjects.migrationHazard);
  return {
    "migration-safety": {
      unit: "revisions",
      checked: revisions.length,
      unresolved: open.length,
      order: "shown reversible",
      evidence: executed ? "executed" : "symbolic",
      ...(tests.remark === null ? {} : { evidenceRemark: tests.remark }),
      failed: revisions.filter(
        ({ rollback, revision }) => rollback !== "unproved" && (!/^(restores|lossy)$/.test(rollback) || broken.has(revision)),
      ).length,
      open: open.map((revision) => ({
        name: revision.revision,
        file: revision.at.file,
        line: lineOf(revision.at),
        reason: testedReason(tests.of(revision)) ?? revision.reasons[0]?.message ?? "the rollback is not proved",
      })),
    },
    "layered-architecture": {
      unit: "modules",
      checked: [...layers.modules.values()].filter((module) => module.layer !== "other").length,
      unresolved: 0,
    },
    "async-operations": { unit: "async functions", checked: found.asyncFunctions, unresolved: 0 },
    "n-plus-one": { unit: "calls in loops", checked: found.callsInLoops, unresolved: 0 },
    "type-hints": { unit: "functions", checked: judged.length, unresolved: 0, order: "completely annotated" },
    docstrings: { unit: "public functions", checked: judged.filter((fn) => fn.public).length, unresolved: 0, order: "documented" },
    "schema-alignment": { unit: "schemas", checked: 0, unresolved: 0 },
    "api-contract": { unit: "routes of a base to compare with", checked: 0, unresolved: 0 },
    "access-control": { unit: "routes", checked: 0, unresolved: 0 },
  };
}

/** Revisions with a step that certainly fails. */
function brokenRevisions(hazards: SubjectTable["migrationHazard"]): ReadonlySet<string> {
  return new Set(hazards.filter(({ severity }) => severity === "error").map(({ revision }) => revision));
}
