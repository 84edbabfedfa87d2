export { type HistoryBase, historyBase, historyChanges, mayBeEdited, newRevisions } from "./changes/history-changes.ts";
export { DIALECTS, type Dialect } from "./database/schema.ts";
export { modelDrift } from "./drift/drift.ts";
export { envFilter } from "./drift/env-filter.ts";
export {
  chainDigests,
  EVIDENCE_PATH,
  type EvidenceFile,
  evidenceOf,
  type RecordedTests,
  readEvidence,
  recordedTests,
  type TestedEnvironment,
  type TestedRevision,
  testedReason,
} from "./evidence.ts";
export { widens } from "./hazards/long-ids.ts";
export type { EnvironmentFolder } from "./history/environments.ts";
export { applicationDatabases } from "./history/named-databases.ts";
export { namesConstraints } from "./history/naming-convention.ts";
export type { RevisionFile } from "./history/revision-file.ts";
export { applicationImports } from "./imports/application-imports.ts";
export {
  type History,
  type InspectedEnvironment,
  type InspectedRevision,
  inspectMigrations,
  type MigrationInput,
  type Migrations,
} from "./inspect.ts";
export { DOWNGRADE_RULES, downgradeFix } from "./invert/fixes.ts";
export { applyEdits, type GeneratedDowngrade, generateDowngrade, type Workshop } from "./invert/index.ts";
export { schemaSql } from "./print/schema-sql.ts";
export type { ModuleLookup } from "./python/modules.ts";
export type { ModelTable } from "./replay/from-models.ts";
export { loadSqlParser } from "./sql/parser.ts";
export type { SqlParser } from "./sql/tree.ts";
export { wantsSqlParser } from "./sql/wanted.ts";
