import type { Analysis } from "./analysis.ts";
import { MAKE_PROVABLE } from "./coordinator/issues.ts";
import type { PlanRequest } from "./coordinator/plan/request.ts";
import type { OrmModel } from "./domain/sqlalchemy/index.ts";
import type { ClassSymbol, FunctionSymbol, ModuleSymbol } from "./link/symbols.ts";
import { blockingBy, blocks } from "./model/blocking.ts";
import type { Agent } from "./model/finding.ts";
import { byText } from "./model/order.ts";
import { parentOf } from "./model/paths.ts";
import type { RepoPath } from "./model/source.ts";
import type { Outcome } from "./model/verdict.ts";
import type { AffectedRevision, AffectedRoute, LinePlace, RelatedModel, RelatedSchema, WorkContext, WorkFinding } from "./model/work.ts";
import { RULE_INFOS } from "./registry.ts";
import type { SessionResult } from "./session.ts";
import { unindexedUses } from "./unindexed.ts";

/** What the planner asks about. */
export interface WorkQuery {
  /** Files that the task touches; one that is not there yet is to be made. */
  readonly files: readonly RepoPath[];
  /** Models that the caller names besides those found: class or dotted names. */
  readonly models: readonly string[];
  readonly ownerOf: (path: RepoPath) => Agent;
  readonly exists: (path: RepoPath) => boolean;
  /** Project guidelines, sorted. */
  readonly guides: readonly RepoPath[];
}

/** What the program of a run says about the files of a request; a folder stands for the Python files in it, none for the change. */
export function workOf(result: SessionResult, { files, models }: PlanRequest): WorkContext {
  const { found, outcome, ownerOf, text, guides } = result;
  const { analysis } = found;
  const all = analysis.program.index.modules.flatMap(({ unit }) => (unit === null ? [] : [unit.path]));
  const named = files.length === 0 ? ofChange(result) : files.flatMap((path) => filesIn(path, all));
  const meant = [...new Set(named)].sort(byText);
  const context = workContext(analysis, { files: meant, models: models ?? [], ownerOf, exists: (path) => text(path) !== null, guides });
  const inside = new Set(meant);
  return { ...context, findings: workFindings(outcome, inside, ownerOf), blockingElsewhere: blockingOutside(outcome, inside) };
}

/** The Python files that a change touched and has still, and those in which it broke something. */
function ofChange({ outcome, changes, text }: SessionResult): readonly RepoPath[] {
  const touched = (changes?.files ?? []).filter((file) => file.endsWith(".py") && text(file) !== null);
  return [...touched, ...outcome.findings.filter(({ severity }) => severity !== "note").map(({ file }) => file)];
}

function filesIn(path: RepoPath, all: readonly RepoPath[]): readonly RepoPath[] {
  if (path === ".") return all;
  const inside = all.filter((file) => file.startsWith(`${path}/`));
  return inside.length === 0 ? [path] : inside;
}

/** What blocks outside of files: whoever plans sees what is left when the plan is carried out. */
function blockingOutside({ findings, gates }: Outcome, files: ReadonlySet<RepoPath>): WorkContext["blockingElsewhere"] {
  const blocking = blockingBy(gates);
  const open = gates
    .filter(blocks)
    .flatMap((gate) => gate.open.map(({ file, line }) => ({ rule: null, file, line, owner: "DBA" as const })));
  return [...findings.filter(blocking).map(({ rule, file, line, owner }) => ({ rule, file, line, owner })), ...open]
    .filter(({ file }) => !files.has(file))
    .sort((a, b) => byText(a.file, b.file) || a.line - b.line || byText(a.rule ?? "", b.rule ?? ""));
}

/** What is to be repaired in files. */
function workFindings(
  { findings, gates }: Outcome,
  files: ReadonlySet<RepoPath>,
  ownerOf: (path: RepoPath) => Agent,
): readonly WorkFinding[] {
  const blocking = blockingBy(gates);
  const found = findings
    .filter(({ file, severity }) => files.has(file) && severity !== "note")
    .map(
      (finding): WorkFinding => ({
        id: finding.fingerprint,
        rule: finding.rule,
        gate: finding.gate,
        severity: finding.severity,
        file: finding.file,
        line: finding.line,
        symbol: finding.symbol,
        owner: finding.owner,
        blocking: blocking(finding),
        what: finding.message,
        do: RULE_INFOS.get(finding.rule)?.remedy ?? "",
        fix: finding.fix === undefined ? null : finding.fix.safe ? "safe" : "unsafe",
        trace: finding.trace.map(({ file, line, message }) => ({ file, line, message, owner: ownerOf(file) })),
      }),
    );
  const open = gates.filter(blocks).flatMap((gate) =>
    gate.open
      .filter(({ file }) => files.has(file))
      .map(({ name, file, line, reason }): WorkFinding => {
        const what = `\`${name}\` could not be judged: ${reason}`;
        return {
          id: null,
          rule: null,
          gate: gate.gate,
          severity: "error",
          file,
          line,
          symbol: name,
          owner: "DBA",
          blocking: true,
          what,
          do: MAKE_PROVABLE,
          fix: null,
          trace: [],
        };
      }),
  );
  return [...found, ...open].sort(
    (a, b) => Number(b.blocking) - Number(a.blocking) || byText(a.file, b.file) || a.line - b.line || byText(a.rule ?? "", b.rule ?? ""),
  );
}

/** Finds out what the program says about files that a task will touch. Names in `models` that nothing is called are left out. */
export function workContext(analysis: Analysis, query: WorkQuery): WorkContext {
  const affected = new Set<string>(query.files);
  const calls = new CallMap(analysis);
  const own = analysis.program.allFunctions().filter((fn) => affected.has(fn.module.unit?.path ?? ""));
  const reached = calls.reachable(own);
  const direct = new Set(own.map((fn) => fn.module));
  for (const module of analysis.program.index.modules) if (affected.has(module.unit?.path ?? "")) direct.add(module);
  const further = new Set(
    [...reached].map((fn) => fn.module).filter((module) => !direct.has(module) && module.unit?.role === "application"),
  );
  const { models, schemas } = analysis.tables();
  const named = namesIn(analysis, direct);
  const nearby = namesIn(analysis, further);
  const byName = new Set(query.models);
  const relatedModels = models.models
    .filter(({ class: symbol, name }) => named.has(symbol) || nearby.has(symbol) || byName.has(name) || byName.has(symbol.def.name))
    .map((model) => modelRow(model, named.has(model.class) || byName.has(model.name) || byName.has(model.class.def.name)));
  const relatedSchemas = schemas.schemas
    .filter(({ class: symbol, table }) => !table && (named.has(symbol) || nearby.has(symbol)))
    .map(
      (schema): RelatedSchema => ({
        ...placeOf(schema.class),
        name: schema.name,
        direct: named.has(schema.class),
        fields: schema.fields.map(({ name }) => name),
      }),
    );
  const tests = calls.testsOf(own);
  return {
    files: query.files.map((file) => ({
      file,
      exists: analysis.program.index.byPath.has(file) || query.exists(file),
      layer: analysis.layerOf(file, "<module>"),
      owner: query.ownerOf(file),
    })),
    models: relatedModels.sort(byRelation),
    schemas: relatedSchemas.sort(byRelation),
    routes: routesIn(analysis, affected),
    imports: importsOf(analysis, direct),
    tests: [...tests.names].sort(byText),
    untested: own
      .filter((fn) => isPublic(fn) && fn.module.unit?.role === "application" && !tests.reached.has(fn))
      .map((fn) => `${fn.module.unit?.path}::${fn.def.qualname}`)
      .sort(byText),
    unindexed: unindexedUses(analysis, models, new Set([...own, ...reached])),
    revisions: revisionsIn(analysis, affected),
    findings: [],
    blockingElsewhere: [],
    references: references(analysis, query.guides),
    heads: analysis.migrations.histories.flatMap(({ directory, graph }) => graph.heads.map((head) => ({ directory, head }))),
  };
}

/** Who calls whom, both ways, with the dependencies of routes counted as calls of their handlers. */
class CallMap {
  private readonly callees = new Map<FunctionSymbol, Set<FunctionSymbol>>();
  private readonly callers = new Map<FunctionSymbol, Set<FunctionSymbol>>();

  constructor(analysis: Analysis) {
    const { flow } = analysis;
    for (const { unit, group } of [...flow.edges, ...flow.testEdges()]) {
      if (unit.kind !== "function") continue;
      for (const target of group.alternatives) if (target.kind === "function") this.add(unit.function, target.function);
    }
    for (const { handler, dependencies } of analysis.fastapi.routes) {
      for (const dependency of dependencies) if (dependency.function !== null) this.add(handler, dependency.function);
    }
  }

  private add(from: FunctionSymbol, to: FunctionSymbol): void {
    put(this.callees, from, to);
    put(this.callers, to, from);
  }

  /** Everything that functions call, directly or not. */
  reachable(from: readonly FunctionSymbol[]): ReadonlySet<FunctionSymbol> {
    return closure(from, this.callees);
  }

  /** Tests that call one of the functions, and which of these some test calls. */
  testsOf(functions: readonly FunctionSymbol[]): { readonly names: ReadonlySet<string>; readonly reached: ReadonlySet<FunctionSymbol> } {
    const names = new Set<string>();
    const reached = new Set<FunctionSymbol>();
    for (const fn of functions) {
      for (const caller of closure([fn], this.callers)) {
        if (caller.module.unit?.role !== "test") continue;
        reached.add(fn);
        if (/(^|\.)test/i.test(caller.def.qualname)) names.add(`${caller.module.unit.path}::${caller.def.qualname.replaceAll(".", "::")}`);
      }
    }
    return { names, reached };
  }
}

function put<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([value]));
  else known.add(value);
}

function closure(
  from: readonly FunctionSymbol[],
  next: ReadonlyMap<FunctionSymbol, ReadonlySet<FunctionSymbol>>,
): ReadonlySet<FunctionSymbol> {
  const seen = new Set<FunctionSymbol>();
  const open = [...from];
  for (let fn = open.pop(); fn !== undefined; fn = open.pop()) {
    for (const other of next.get(fn) ?? []) {
      if (seen.has(other)) continue;
      seen.add(other);
      open.push(other);
    }
  }
  return seen;
}

function isPublic({ def }: FunctionSymbol): boolean {
  return !def.qualname.includes("<locals>") && !def.name.startsWith("_");
}

/** Classes that modules define or import. */
function namesIn(analysis: Analysis, modules: Iterable<ModuleSymbol>): ReadonlySet<ClassSymbol> {
  const classes = new Set<ClassSymbol>();
  for (const module of modules) {
    const scope = analysis.program.moduleScope(module);
    for (const name of scope.bindings.keys()) {
      const symbol = analysis.program.resolve(name, scope);
      if (symbol?.kind === "class") classes.add(symbol);
    }
  }
  return classes;
}

function importsOf(analysis: Analysis, modules: ReadonlySet<ModuleSymbol>): readonly string[] {
  const names = new Set<string>();
  for (const module of modules) {
    const scope = analysis.program.moduleScope(module);
    for (const [name, bindings] of scope.bindings) {
      if (!bindings.some(({ kind }) => kind === "import")) continue;
      const symbol = analysis.program.resolve(name, scope);
      const from = symbol?.kind === "module" ? symbol : symbol?.kind === "class" || symbol?.kind === "function" ? symbol.module : null;
      if (from !== null && from.unit !== null && !modules.has(from)) names.add(from.name);
    }
  }
  return [...names].sort(byText);
}

function placeOf({ module, def }: ClassSymbol | FunctionSymbol): LinePlace {
  return { file: module.unit?.path ?? ("" as RepoPath), line: module.unit?.facts.line(def.defStart) ?? 1 };
}

function modelRow(model: OrmModel, direct: boolean): RelatedModel {
  return {
    ...placeOf(model.class),
    name: model.name,
    table: model.table,
    direct,
    relationships: model.relationships.map(({ key, targetName, uselist, lazy }) => ({
      name: key,
      target: targetName,
      many: uselist,
      lazy,
    })),
  };
}

function byRelation(
  one: { readonly direct: boolean; readonly name: string },
  other: { readonly direct: boolean; readonly name: string },
): number {
  return Number(other.direct) - Number(one.direct) || byText(one.name, other.name);
}

function routesIn(analysis: Analysis, affected: ReadonlySet<string>): readonly AffectedRoute[] {
  const { schemas } = analysis.tables();
  return analysis.fastapi.routes
    .filter(({ kind, handler }) => kind !== "plain" && affected.has(handler.module.unit?.path ?? ""))
    .map(
      (route): AffectedRoute => ({
        ...placeOf(route.handler),
        methods: route.kind === "websocket" ? ["WEBSOCKET"] : route.methods,
        path: route.path,
        handler: route.name,
        request: route.handler.def.parameters.flatMap(({ annotation }) => {
          const type = annotation === null ? null : analysis.program.annotated(annotation, route.handler.outer);
          const schema = type?.kind === "instance" ? schemas.schemaOf(type.class) : undefined;
          return schema === undefined ? [] : [schema.name];
        }),
        response: route.responseModel,
        status: route.statusCode,
        dependencies: route.dependencies.map(({ name }) => name),
        authentication: analysis.access().of(route),
      }),
    )
    .sort((a, b) => byText(a.path, b.path) || byText(a.methods.join(), b.methods.join()) || byText(a.handler, b.handler));
}

const DESTRUCTIVE = /^(?:drop_table|drop_column)$/;
const DATA = /^(?:bulk_insert|insert|update|delete|execute_data)$/;

function revisionsIn(analysis: Analysis, affected: ReadonlySet<string>): readonly AffectedRevision[] {
  // The steps of revisions are replayed for every dialect: only where one is asked about.
  if (!analysis.subjects.revision.some(({ at }) => affected.has(at.file))) return [];
  const subjects = new Map(analysis.subjects.revision.map((subject) => [subject.revision, subject]));
  return analysis.migrations
    .environments()
    .flatMap(({ revisions }) => revisions)
    .filter(({ file }) => affected.has(file))
    .map((revision): AffectedRevision => {
      const ops = revision.upgrade.map(({ op }) => op);
      const kind = ops.some((op) => DESTRUCTIVE.test(op)) ? "destructive" : ops.some((op) => DATA.test(op)) ? "data-migration" : "additive";
      const subject = subjects.get(revision.revision);
      const facts = analysis.program.index.byPath.get(revision.file as RepoPath)?.unit?.facts;
      return {
        file: revision.file as RepoPath,
        line: subject === undefined ? 1 : (facts?.line(subject.at.start) ?? 1),
        revision: revision.revision,
        kind,
        rollback: revision.rollback,
        reasons: (subject?.reasons ?? []).map(({ message }) => message),
      };
    })
    .sort((a, b) => byText(a.file, b.file));
}

/** Project guidelines, the package files of models, routes and services, and the migration folders. */
function references(analysis: Analysis, guides: readonly RepoPath[]): WorkContext["references"] {
  const found: { role: string; file: RepoPath }[] = guides.map((file) => ({ role: "guidelines", file }));
  const layers = new Map<string, RepoPath>();
  for (const { path, layer } of analysis.layers.modules.values()) {
    if (layer !== "model" && layer !== "route" && layer !== "service") continue;
    const folder = parentOf(path);
    const init = (folder === "" ? "__init__.py" : `${folder}/__init__.py`) as RepoPath;
    const file = analysis.program.index.byPath.has(init) ? init : path;
    const known = layers.get(layer);
    // The shortest path is the package that holds the others.
    if (known === undefined || file.length < known.length || (file.length === known.length && file < known)) layers.set(layer, file);
  }
  for (const [layer, file] of [...layers].sort(([a], [b]) => byText(a, b))) found.push({ role: `${layer}s`, file });
  for (const { directory } of analysis.migrations.histories) found.push({ role: "migrations", file: directory });
  return found;
}
