import type { Program } from "../../../link/program.ts";
import type { ClassSymbol, FunctionSymbol, ModuleSymbol, Scope, Symbol } from "../../../link/symbols.ts";
import type { RepoPath } from "../../../model/source.ts";
import type { MigrationHazard } from "../../../model/subjects.ts";
import type { RevisionFile } from "../history/revision-file.ts";
import { baseName, isColumnType, isTable, worksOnModels } from "./meaning.ts";
import { type ImportedUse, importedUses } from "./uses.ts";

export interface ImportContext {
  readonly program: Program;
  isModelClass(symbol: ClassSymbol): boolean;
}

/** A history as this module needs it. */
interface Revisions {
  readonly home: RepoPath;
  readonly graph: { readonly order: readonly RevisionFile[] };
  /** Whether a revision is new: nobody has run it yet. */
  isNew(revision: string): boolean;
}

/** What the revisions of the histories use of the application's own code, one hazard for a revision. */
export function applicationImports(histories: readonly Revisions[], context: ImportContext): readonly MigrationHazard[] {
  const found: MigrationHazard[] = [];
  if (histories.length === 0) return found;
  const packages = packagesOf(context.program);
  for (const history of histories) {
    for (const file of history.graph.order) {
      const module = context.program.index.byPath.get(file.file);
      if (module === undefined || !imports(file, packages)) continue;
      const hazard = hazardOf(file, module, history, context);
      if (hazard !== null) found.push(hazard);
    }
  }
  return found;
}

/** The names under which the application's code is imported. */
function packagesOf({ index }: Program): readonly string[] {
  const names = new Set<string>();
  for (const module of index.modules) if (module.unit?.role === "application") names.add(module.name.split(".", 1)[0] ?? module.name);
  return [...names];
}

/** A quick test, before anything is resolved. */
function imports({ facts }: RevisionFile, packages: readonly string[]): boolean {
  return packages.some((name) => facts.mentions(name)) || facts.body.some((stmt) => stmt.kind === "ImportFrom" && stmt.level > 0);
}

/** What a use of something imported makes the revision depend on. */
interface Dependence {
  readonly kind: "class" | "metadata" | "labels" | "table" | "works on models" | "code";
  readonly name: string;
  readonly use: ImportedUse;
}

function hazardOf(file: RevisionFile, module: ModuleSymbol, history: Revisions, context: ImportContext): MigrationHazard | null {
  const { program } = context;
  const all: Dependence[] = [];
  for (const use of importedUses(file, module, program)) {
    const home = moduleOf(use.symbol);
    if (home === null || madeForMigrations(home, history.home)) continue;
    const dependence = dependenceOf(use, home, context);
    if (dependence !== null && !all.some(({ kind, name }) => kind === dependence.kind && name === dependence.name)) all.push(dependence);
  }
  const grave = all.filter(({ kind }) => kind !== "code");
  const listed = grave.length > 0 ? grave : all;
  const [first] = listed;
  if (first === undefined) return null;
  return {
    at: first.use.imported,
    rule: "application-import",
    revision: file.revision,
    severity: first.kind === "code" ? "note" : "warning",
    detail: inWords(listed),
    escalates: null,
    trace: listed.slice(0, 5).map(({ name, use }) => ({ at: use.at, message: `${name} is used here` })),
    isNew: history.isNew(file.revision),
  };
}

function moduleOf(symbol: Symbol): ModuleSymbol | null {
  const module =
    symbol.kind === "class" || symbol.kind === "function" ? symbol.module : symbol.kind === "variable" ? symbol.scope.module : null;
  return module?.unit?.role === "application" ? module : null;
}

/** Code beside the revisions, or named after migrations, is written for them. */
function madeForMigrations({ unit }: ModuleSymbol, environment: RepoPath): boolean {
  const path = unit?.path ?? "";
  return (environment !== "" && path.startsWith(`${environment}/`)) || /(migrat|alembic)[^/]*(\/|$)/i.test(path);
}

function dependenceOf(use: ImportedUse, home: ModuleSymbol, context: ImportContext): Dependence | null {
  const { symbol, rest } = use;
  const name = use.written;
  switch (symbol.kind) {
    case "class":
      return ofClass(use, symbol, home, context);
    case "function":
      return ofFunction(use, symbol, home, context);
    case "variable": {
      const base = baseName(symbol, context.program);
      if (base !== null && (rest[0] === "metadata" || base === "metadata")) return { kind: "metadata", name, use };
      return isTable(symbol, context.program) && rest[0] !== "name" ? { kind: "table", name, use } : null;
    }
    default:
      return null;
  }
}

function ofClass(use: ImportedUse, symbol: ClassSymbol, home: ModuleSymbol, { program, isModelClass }: ImportContext): Dependence | null {
  const { rest, written: name } = use;
  if (program.isEnum(symbol)) return use.labels && rest.length === 0 ? { kind: "labels", name, use } : null;
  if (isModelClass(symbol)) return rest[0] === "__tablename__" || rest[0] === "__name__" ? null : { kind: "class", name, use };
  if (rest[0] === "metadata") return { kind: "metadata", name, use };
  if (isColumnType(symbol, program)) return null;
  const methods = symbol.def.body.flatMap((stmt) => (stmt.kind === "FunctionDef" ? [stmt] : []));
  if (methods.some((def) => worksOnModels(program.functionSymbol(def, program.classScope(symbol)), program, isModelClass)))
    return { kind: "works on models", name, use };
  return standsOnApplication(home, program) && use.called ? { kind: "code", name, use } : null;
}

/** Reading how a deployment is set up, or writing to its log, says nothing of the schema. */
const SURROUNDINGS = /settings|config|logger|logging|^get_(app|env)/i;

function ofFunction(use: ImportedUse, symbol: FunctionSymbol, home: ModuleSymbol, context: ImportContext): Dependence | null {
  const { written: name } = use;
  if (SURROUNDINGS.test(symbol.def.name)) return null;
  if (worksOnModels(symbol, context.program, context.isModelClass)) return { kind: "works on models", name, use };
  return standsOnApplication(home, context.program) ? { kind: "code", name, use } : null;
}

/** Whether a module imports more of the application: what stands on nothing is seldom touched again. */
function standsOnApplication(module: ModuleSymbol, program: Program): boolean {
  const scope: Scope = program.moduleScope(module);
  for (const bindings of scope.bindings.values()) {
    for (const binding of bindings) {
      if (binding.kind !== "import" || binding.typeOnly) continue;
      if (binding.level > 0 || program.index.resolveAbsolute(binding.module, module)?.unit?.role === "application") return true;
    }
  }
  return scope.stars.length > 0;
}

const KINDS: readonly (readonly [Dependence["kind"], (names: string, several: boolean) => string])[] = [
  ["class", (names, several) => `the ORM ${several ? "classes" : "class"} ${names}`],
  ["metadata", (names) => `the metadata of ${names}`],
  ["table", (names, several) => `the ${several ? "tables" : "table"} ${names} of the application`],
  ["labels", (names, several) => `the labels of the ${several ? "enums" : "enum"} ${names}`],
  ["works on models", (names, several) => `${names}, which ${several ? "work" : "works"} on the ORM classes`],
  ["code", (names) => `the application's ${names}`],
];

const NAMED = 4;

function inWords(all: readonly Dependence[]): string {
  const parts = KINDS.flatMap(([kind, words]) => {
    const names = all.filter((each) => each.kind === kind).map(({ name }) => name);
    if (names.length === 0) return [];
    const shown = names.slice(0, NAMED).join(", ");
    return [words(names.length > NAMED ? `${shown} and ${names.length - NAMED} more` : shown, names.length > 1)];
  });
  return parts.join("; ");
}
