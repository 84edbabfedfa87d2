import { fieldNames } from "./domain/contract/fields.ts";
import type { Changes } from "./git/index.ts";
import type { Place } from "./model/finding.ts";
import type { SourceOf } from "./model/lines.ts";
import { byText } from "./model/order.ts";
import type { ChangeSet } from "./model/output.ts";
import { sensitiveNames } from "./model/sensitive.ts";
import type { RepoPath } from "./model/source.ts";
import type { TreeFindings } from "./pipeline.ts";
import { changedRoutes } from "./route-costs.ts";

/** One side of a change. */
export interface Side {
  readonly found: TreeFindings;
  readonly sourceOf: SourceOf;
}

/** What the version control knows of a change, and the OpenAPI documents that the repository keeps. */
export interface VersionedChange extends Changes {
  readonly documents: readonly RepoPath[];
}

/** What a change consists of: files by the version control, tests, migrations and endpoints by comparing the two programs. */
export function changesOf(head: Side, base: Side, change: VersionedChange): ChangeSet {
  const changed = new Set(change.files);
  const endpoints = endpointsChanged(head, base, changed);
  return {
    files: change.files,
    added: change.added,
    tests: testsAdded(head.found, base.found, change.renames),
    migrations: head.found.analysis.subjects.revision
      .filter(({ at }) => changed.has(at.file))
      .map(({ revision, at }) => ({ revision, file: at.file }))
      .sort((a, b) => byText(a.file, b.file) || byText(a.revision, b.revision)),
    endpoints,
    sensitive: sensitiveEndpoints(head, base),
    routes: changedRoutes(head.found.analysis, base.found.analysis),
    openApi: change.documents.length === 0 ? null : change.documents.some((file) => changed.has(file)),
  };
}

/** Test functions that the base has not, as `tests/test_orders.py::TestOrders.test_empty`. */
function testsAdded(head: TreeFindings, base: TreeFindings, renames: ReadonlyMap<RepoPath, RepoPath>): readonly string[] {
  const before = new Set(testsOf(base).map(({ file, symbol }) => `${renames.get(file) ?? file}::${symbol}`));
  return testsOf(head)
    .map(({ file, symbol }) => `${file}::${symbol}`)
    .filter((name) => !before.has(name))
    .sort(byText);
}

function testsOf({ analysis }: TreeFindings): readonly Place[] {
  const named = ({ symbol }: Place): boolean => /^test/i.test(symbol.slice(symbol.lastIndexOf(".") + 1));
  return analysis.definitions.functions.filter(({ role, nested, at }) => role === "test" && !nested && named(at)).map(({ at }) => at);
}

/** New endpoints with fields that say something of a person, by the OpenAPI documents of both sides. */
function sensitiveEndpoints({ found }: Side, base: Side): ChangeSet["sensitive"] {
  const before = new Set(routeNames(base));
  const groupOf = sensitiveNames(found.policy.sensitiveFields);
  const sensitive: ChangeSet["sensitive"][number][] = [];
  // Documents are made only where there is a new route to look at.
  if (routeNames({ found }).every((name) => before.has(name))) return [];
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

function routeNames({ found }: Pick<Side, "found">): readonly string[] {
  return found.analysis.fastapi.routes.flatMap(({ methods, path }) => methods.map((method) => `${method} ${path}`));
}

/** Endpoints that are new, whose handler's source changed, or that are gone. */
function endpointsChanged(head: Side, base: Side, changed: ReadonlySet<RepoPath>): readonly string[] {
  const now = endpointsOf(head, changed);
  const before = endpointsOf(base, changed);
  const names: string[] = [];
  for (const [name, source] of now) if (!before.has(name) || (source !== null && before.get(name) !== source)) names.push(name);
  for (const name of before.keys()) if (!now.has(name)) names.push(`${name} (removed)`);
  return names.sort(byText);
}

/** Every endpoint with its handler's source; null where that lies in a file that did not change. */
function endpointsOf({ found, sourceOf }: Side, changed: ReadonlySet<RepoPath>): ReadonlyMap<string, string | null> {
  const endpoints = new Map<string, string | null>();
  for (const { kind, methods, path, handler } of found.analysis.fastapi.routes) {
    const file = handler.module.unit?.path;
    if (kind === "plain" || file === undefined) continue;
    const source = changed.has(file) ? textOf(sourceOf(file), handler.def.start, handler.def.end) : null;
    for (const method of kind === "websocket" ? ["WEBSOCKET"] : methods) endpoints.set(`${method} ${path}`, source);
  }
  return endpoints;
}

function textOf(source: ReturnType<SourceOf>, start: number, end: number): string {
  const bytes = typeof source === "string" ? Buffer.from(source, "utf8") : (source ?? new Uint8Array());
  return Buffer.from(bytes.subarray(start, end)).toString("utf8").replace(/\s+/g, " ");
}
