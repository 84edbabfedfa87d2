import { type BaseSide, type Endpoint, endpointsNow, testsOf } from "./base-side.ts";
import { fieldNames } from "./domain/contract/fields.ts";
import type { Changes } from "./git/index.ts";
import type { SourceOf } from "./model/lines.ts";
import { byText } from "./model/order.ts";
import type { ChangeSet } from "./model/output.ts";
import { sensitiveNames } from "./model/sensitive.ts";
import type { RepoPath } from "./model/source.ts";
import type { TreeFindings } from "./pipeline.ts";
import { changedRoutes } from "./route-costs.ts";

/** The side that is judged. */
export interface Side {
  readonly found: TreeFindings;
  readonly sourceOf: SourceOf;
}

/** The side that it is compared with. */
export interface FormerSide {
  readonly side: BaseSide;
  readonly sourceOf: SourceOf;
}

/** What the version control knows of a change, and the OpenAPI documents that the repository keeps. */
export interface VersionedChange extends Changes {
  readonly documents: readonly RepoPath[];
}

/** What a change consists of: files by the version control, tests, migrations and endpoints by comparing the two programs. */
export function changesOf(head: Side, base: FormerSide, change: VersionedChange): ChangeSet {
  const changed = new Set(change.files);
  const endpoints = endpointsChanged(
    { endpoints: endpointsNow(head.found), sourceOf: head.sourceOf },
    { endpoints: base.side.endpoints, sourceOf: base.sourceOf },
    changed,
  );
  return {
    files: change.files,
    added: change.added,
    tests: testsAdded(head.found, base.side, change.renames),
    migrations: head.found.analysis.subjects.revision
      .filter(({ at }) => changed.has(at.file))
      .map(({ revision, at }) => ({ revision, file: at.file }))
      .sort((a, b) => byText(a.file, b.file) || byText(a.revision, b.revision)),
    endpoints,
    sensitive: sensitiveEndpoints(head, base.side),
    routes: changedRoutes(head.found.analysis, base.side.costs),
    openApi: change.documents.length === 0 ? null : change.documents.some((file) => changed.has(file)),
  };
}

/** Test functions that the base has not, as `tests/test_orders.py::TestOrders.test_empty`. */
function testsAdded(head: TreeFindings, base: BaseSide, renames: ReadonlyMap<RepoPath, RepoPath>): readonly string[] {
  const before = new Set(base.tests.map(({ file, symbol }) => `${renames.get(file) ?? file}::${symbol}`));
  return testsOf(head.analysis)
    .map(({ file, symbol }) => `${file}::${symbol}`)
    .filter((name) => !before.has(name))
    .sort(byText);
}

/** New endpoints with fields that say something of a person, by the OpenAPI documents of both sides. */
function sensitiveEndpoints({ found }: Side, base: BaseSide): ChangeSet["sensitive"] {
  const before = new Set(routeNames(base.contract.routes));
  const groupOf = sensitiveNames(found.policy.sensitiveFields);
  const sensitive: ChangeSet["sensitive"][number][] = [];
  // Documents are made only where there is a new route to look at.
  if (routeNames(found.analysis.fastapi.routes).every((name) => before.has(name))) return [];
  for (const { openapi, operations } of found.analysis.openapi()) {
    for (const { method, path, route } of operations) {
      const endpoint = `${method.toUpperCase()} ${route.path}`;
      const unit = route.handler.module.unit;
      if (before.has(endpoint) || unit === null) continue;
      const fields = fieldNames(openapi, path, method).filter((name) => groupOf(name) !== null);
      if (fields.length > 0) sensitive.push({ endpoint, file: unit.path, line: unit.facts.line(route.handler.def.start), fields });
    }
  }
  return sensitive.sort((a, b) => byText(a.endpoint, b.endpoint));
}

function routeNames(routes: readonly { readonly methods: readonly string[]; readonly path: string }[]): readonly string[] {
  return routes.flatMap(({ methods, path }) => methods.map((method) => `${method} ${path}`));
}

interface Sourced {
  readonly endpoints: readonly Endpoint[];
  readonly sourceOf: SourceOf;
}

/** Endpoints that are new, whose handler's source changed, or that are gone. */
function endpointsChanged(head: Sourced, base: Sourced, changed: ReadonlySet<RepoPath>): readonly string[] {
  const now = handlersOf(head, changed);
  const before = handlersOf(base, changed);
  const names: string[] = [];
  for (const [name, source] of now) if (!before.has(name) || (source !== null && before.get(name) !== source)) names.push(name);
  for (const name of before.keys()) if (!now.has(name)) names.push(`${name} (removed)`);
  return names.sort(byText);
}

/** Every endpoint with its handler's source; null where that lies in a file that did not change. */
function handlersOf({ endpoints, sourceOf }: Sourced, changed: ReadonlySet<RepoPath>): ReadonlyMap<string, string | null> {
  return new Map(endpoints.map(({ name, file, start, end }) => [name, changed.has(file) ? textOf(sourceOf(file), start, end) : null]));
}

function textOf(source: ReturnType<SourceOf>, start: number, end: number): string {
  const bytes = typeof source === "string" ? Buffer.from(source, "utf8") : (source ?? new Uint8Array());
  return Buffer.from(bytes.subarray(start, end)).toString("utf8").replace(/\s+/g, " ");
}
