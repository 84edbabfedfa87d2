import { listsEqual } from "../model/equal.ts";
import { byText } from "../model/order.ts";
import { joinPath, nameIn, parentOf } from "../model/paths.ts";
import type { Expr, ImportFrom, Stmt } from "../model/syntax.ts";
import type { ModuleSymbol, SourceUnit } from "./symbols.ts";

/** Where absolute imports start: folders relative to the root, "" for the root itself. */
export interface ModuleIndex {
  /** All modules with a file, in path order. */
  readonly modules: readonly ModuleSymbol[];
  /** By location: `src/shop/orders` for a module or package; namespace packages included. */
  readonly byLocation: ReadonlyMap<string, ModuleSymbol>;
  readonly byPath: ReadonlyMap<string, ModuleSymbol>;
  /** Resolves a dotted name that is imported absolutely from a module; undefined if it is not of the project. */
  resolveAbsolute(dotted: string, from: ModuleSymbol): ModuleSymbol | undefined;
  /** Resolves `from ..module import`; undefined if there is no such module. */
  resolveRelative(level: number, module: string, from: ModuleSymbol): ModuleSymbol | undefined;
  /** Resolves what a `from … import` names. */
  resolveFrom(source: { readonly level: number; readonly module: string }, from: ModuleSymbol): ModuleSymbol | undefined;
  /** Whether the first segment of a dotted name is a package or module of the project as seen from the module. */
  ownsTop(dotted: string, from: ModuleSymbol): boolean;
  /** Whether the same files with other imports would have the same names and be found by the same ways. */
  isSameFor(units: readonly SourceUnit[]): boolean;
}

/** Finds the import roots, names the modules, and answers which module an import means. */
export function indexModules(units: readonly SourceUnit[]): ModuleIndex {
  const sorted = sortedByPath(units);
  const packages = new Set<string>();
  const folders = new Set<string>();
  for (const { path } of sorted) {
    const folder = parentOf(path);
    if (path === "__init__.py" || path.endsWith("/__init__.py")) packages.add(folder);
    for (let dir = folder; dir !== "" && !folders.has(dir); dir = parentOf(dir)) folders.add(dir);
  }
  const files = new Set(sorted.map(({ path }) => path.slice(0, -3)));
  const exists = (location: string): boolean => folders.has(location) || files.has(location);
  const { roots, heads, wrappers } = importRoots(sorted, packages, folders, files, exists);

  const byLocation = new Map<string, ModuleSymbol>();
  const byPath = new Map<string, ModuleSymbol>();
  const modules: ModuleSymbol[] = [];
  for (const unit of sorted) {
    const isPackage = unit.path === "__init__.py" || unit.path.endsWith("/__init__.py");
    const location = isPackage ? parentOf(unit.path) : unit.path.slice(0, -3);
    const symbol: ModuleSymbol = { kind: "module", name: nameOf(location, roots, heads), location, unit, package: isPackage };
    modules.push(symbol);
    byPath.set(unit.path, symbol);
    if (isPackage || !byLocation.has(location)) byLocation.set(location, symbol);
  }
  for (const folder of [...folders].sort()) {
    if (!byLocation.has(folder))
      byLocation.set(folder, { kind: "module", name: nameOf(folder, roots, heads), location: folder, unit: null, package: true });
  }

  const memo = new Map<string, ModuleSymbol | null>();
  const ordered = new Map<string, readonly string[]>();
  const rootsFor = (from: ModuleSymbol): readonly string[] => {
    const folder = parentOf(from.unit?.path ?? from.location);
    let list = ordered.get(folder);
    if (list === undefined) {
      const around = roots.filter((root) => isWithin(folder, root)).sort((a, b) => b.length - a.length);
      list = [...around, ...roots.filter((root) => !isWithin(folder, root))];
      ordered.set(folder, list);
    }
    return list;
  };
  const find = (dotted: string, from: ModuleSymbol): ModuleSymbol | undefined => {
    const list = rootsFor(from);
    const memoKey = `${list[0] ?? ""}:${list[1] ?? ""}:${dotted}`;
    const known = memo.get(memoKey);
    if (known !== undefined) return known ?? undefined;
    const tail = dotted.replaceAll(".", "/");
    const first = tail.split("/", 1)[0] ?? tail;
    let found: ModuleSymbol | undefined;
    for (const root of list) {
      if (wrappers.has(joinPath(root, first))) continue;
      const symbol = byLocation.get(joinPath(root, tail));
      // A namespace folder is taken only if no root has a real module of the name.
      if (symbol !== undefined && (symbol.unit !== null || found === undefined)) {
        found = symbol;
        if (symbol.unit !== null) break;
      }
    }
    memo.set(memoKey, found ?? null);
    return found;
  };
  const findRelative = (level: number, module: string, from: ModuleSymbol): ModuleSymbol | undefined => {
    let base = from.package ? from.location : parentOf(from.location);
    for (let up = 1; up < level; up++) base = parentOf(base);
    const tail = module.replaceAll(".", "/");
    return byLocation.get(tail === "" ? base : joinPath(base, tail)) ?? vendored(base, tail);
  };
  const vendors = new Map<string, ModuleSymbol | null>();
  /**
   * `from ..common.clients import X` of a service without a folder `common`: the build copies one in from elsewhere. It is taken to be the only
   * module of the repository that could be meant.
   */
  const vendored = (base: string, tail: string): ModuleSymbol | undefined => {
    const first = tail.split("/", 1)[0] ?? tail;
    if (first === tail || exists(joinPath(base, first))) return undefined;
    let known = vendors.get(tail);
    if (known === undefined) {
      const candidates = modules.filter(({ location }) => location === tail || location.endsWith(`/${tail}`));
      known = candidates.length === 1 ? (candidates[0] ?? null) : null;
      vendors.set(tail, known);
    }
    return known ?? undefined;
  };
  return {
    modules,
    byLocation,
    byPath,
    resolveAbsolute: find,
    resolveRelative: findRelative,
    resolveFrom: ({ level, module }, from) => (level > 0 ? findRelative(level, module, from) : find(module, from)),
    isSameFor(now) {
      const other = importRoots(sortedByPath(now), packages, folders, files, exists);
      return (
        listsEqual(other.roots, roots) &&
        listsEqual([...other.wrappers], [...wrappers]) &&
        [...byLocation].every(([location, { name }]) => nameOf(location, other.roots, other.heads) === name)
      );
    },
    ownsTop(dotted, from) {
      const first = dotted.split(".", 1)[0] ?? dotted;
      return find(first, from) !== undefined;
    },
  };
}

function sortedByPath(units: readonly SourceUnit[]): readonly SourceUnit[] {
  return [...units].sort((a, b) => byText(a.path, b.path));
}

function isWithin(folder: string, root: string): boolean {
  return root === "" || folder === root || folder.startsWith(`${root}/`);
}

/**
 * The dotted name of a module: from the root by which most imports reach the folder or file below it, of equals the
 * innermost. A script that imports by another way does not rename what the rest of the program calls by its full name.
 */
function nameOf(location: string, roots: readonly string[], heads: ReadonlyMap<string, number>): string {
  let best = "";
  let most = -1;
  for (const root of roots) {
    if (root === location || !isWithin(parentOf(location), root)) continue;
    const below = root === "" ? location : location.slice(root.length + 1);
    const count = heads.get(joinPath(root, below.split("/", 1)[0] ?? below)) ?? 0;
    if (count > most || (count === most && root.length > best.length)) {
      best = root;
      most = count;
    }
  }
  const tail = best === "" ? location : location.slice(best.length + 1);
  return tail === "" ? "__init__" : tail.replaceAll("/", ".");
}

/**
 * The folders from which the program imports: where the topmost packages lie, and where a file lies or a namespace package
 * starts that somebody imports by its first segment. Most voted first.
 */
function importRoots(
  units: readonly SourceUnit[],
  packages: ReadonlySet<string>,
  folders: ReadonlySet<string>,
  files: ReadonlySet<string>,
  exists: (location: string) => boolean,
): { readonly roots: readonly string[]; readonly heads: ReadonlyMap<string, number>; readonly wrappers: ReadonlySet<string> } {
  const votes = new Map<string, number>();
  /** How many imports start at a folder or file below a root, by its location. */
  const heads = new Map<string, number>();
  const vote = (root: string, head: string, count: number): void => {
    votes.set(root, (votes.get(root) ?? 0) + count);
    if (head !== "") heads.set(joinPath(root, head), (heads.get(joinPath(root, head)) ?? 0) + count);
  };
  // A folder without `__init__.py` inside a package belongs to it: namespace packages and packaging leave the file out.
  const packaged = new Map<string, string | null>([["", null]]);
  const outermost = (folder: string): string | null => {
    const known = packaged.get(folder);
    if (known !== undefined) return known;
    const found = outermost(parentOf(folder)) ?? (packages.has(folder) ? parentOf(folder) : null);
    packaged.set(folder, found);
    return found;
  };
  for (const { path } of units) {
    const root = outermost(parentOf(path));
    if (root !== null) vote(root, "", 0);
  }
  const homes = new Map<string, string[]>();
  for (const location of [...folders, ...files]) {
    const last = nameIn(location);
    const list = homes.get(last);
    if (list === undefined) homes.set(last, [parentOf(location)]);
    else list.push(parentOf(location));
  }
  const importers = new Map<string, string[]>();
  for (const unit of units) {
    for (const dotted of absoluteImports(unit.facts.body)) {
      const list = importers.get(dotted);
      if (list === undefined) importers.set(dotted, [unit.path]);
      else list.push(unit.path);
    }
  }
  /** Folders that somebody names on the way to a module. */
  const named = new Set<string>();
  const imports = [...importers].map(([dotted, from]) => ({ segments: dotted.split("."), from }));
  // `common/fastapi.py` that imports `fastapi` means the library, and so does everybody else: the name never leads to the file.
  const imported = units.map(({ facts }) => importedNames(facts.body));
  const wrappers = new Set([
    ...units.filter(wrapsItsName).map(({ path }) => path.slice(0, -3)),
    ...namesakes(units, imported, packages, exists),
  ]);
  // `compat/sqlalchemy/orm.py` that imports `sqlalchemy.orm` means another module of that name: `compat` is no root for it.
  const shadows = new Set(units.flatMap((unit, at) => shadowed(unit, imported[at] ?? [], exists)));
  // Longer paths first: a folder that they name as a part of a package is no root of its own.
  for (const { segments, from } of imports.sort((a, b) => b.segments.length - a.segments.length)) {
    const first = segments[0] ?? "";
    const full = (homes.get(first) ?? []).filter(
      (root) =>
        exists(joinPath(root, segments.join("/"))) &&
        !wrappers.has(joinPath(root, first)) &&
        (outermost(root) === null || !shadows.has(joinPath(root, first))),
    );
    const outside = full.filter((root) => outermost(root) === null);
    // A folder inside a package is a root only on the strength of a longer path: `import logging` beside app/logging.py is none.
    const chosen =
      outside.length > 0 ? outside : segments.length > 1 ? full : full.filter((root) => !packages.has(root) && !named.has(root));
    for (const root of chosen) {
      const near = from.filter((path) => isWithin(parentOf(path), root)).length;
      if (near > 0) vote(root, first, near);
      else if (outside.length === 1) vote(root, first, 1);
      for (let length = 1; length < segments.length + 1 && segments.length > 1; length++)
        named.add(joinPath(root, segments.slice(0, length).join("/")));
    }
  }
  vote("", "", 0);
  return { roots: [...votes.entries()].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([root]) => root), heads, wrappers };
}

/** Packages whose names a module below them imports with its own path, and takes from it what it does not have: those mean another package. */
function shadowed(
  { path, facts: { body } }: SourceUnit,
  imported: readonly Imported[],
  exists: (location: string) => boolean,
): readonly string[] {
  const isPackage = path.endsWith("/__init__.py");
  const location = isPackage ? parentOf(path) : path.slice(0, -3);
  // A package that imports its own submodules by their full names means itself.
  const own = (name: string): boolean => (isPackage && exists(joinPath(location, name))) || defines(body, name);
  return imported.flatMap(({ module, names }) => {
    const [first = "", ...rest] = module.split(".");
    if (rest.length === 0) return [];
    const tail = `/${module.replaceAll(".", "/")}`;
    if (!location.endsWith(tail) || (names.length > 0 && names.every(own))) return [];
    return [joinPath(location.slice(0, -tail.length), first)];
  });
}

/** Whether a module assigns a name or defines a function or class of it, at its top. */
function defines(body: readonly Stmt[], name: string): boolean {
  return body.some((statement) =>
    statement.kind === "Assign"
      ? statement.targets.some((target) => target.kind === "Name" && target.id === name)
      : (statement.kind === "FunctionDef" || statement.kind === "ClassDef") && statement.name === name,
  );
}

/** Whether a module imports, under its own name, what it does not define: another module of that name, most often a library. */
function wrapsItsName({ path, facts: { body } }: SourceUnit): boolean {
  const stem = nameIn(path).slice(0, -3);
  if (stem === "__init__") return false;
  const isOwn = (dotted: string): boolean => dotted === stem || dotted.startsWith(`${stem}.`);
  const defined = (name: string): boolean => defines(body, name);
  return body.some((statement) =>
    statement.kind === "ImportFrom"
      ? statement.level === 0 && isOwn(statement.module) && statement.names.some(({ name }) => !defined(name))
      : statement.kind === "Import" && statement.names.some(({ name }) => isOwn(name)),
  );
}

/**
 * Packages called like a library: a module inside imports by that name, and nobody imports by it what the package has. An add-on that lies
 * in a folder `fastapi` is installed under another name, and `from fastapi import APIRouter` means the library for everybody.
 */
function namesakes(
  units: readonly SourceUnit[],
  imported: readonly (readonly Imported[])[],
  packages: ReadonlySet<string>,
  exists: (location: string) => boolean,
): readonly string[] {
  const asked = new Map<string, Set<string>>();
  const folders = new Map<string, string>();
  for (const [at, { path }] of units.entries()) {
    for (const { module, names } of imported[at] ?? []) {
      const [first = "", second] = module.split(".");
      const parts = asked.get(first) ?? new Set();
      asked.set(first, parts);
      const folder = enclosing(path, first);
      if (folder !== null && packages.has(folder)) folders.set(folder, first);
      // `pydantic/utils.py` that imports `pydantic.utils` means another module of that name.
      const itself = folder !== null && path === `${folder}${module.slice(first.length).replaceAll(".", "/")}.py`;
      for (const name of second === undefined ? names : itself ? [] : [second]) parts.add(name);
    }
  }
  const bodies = new Map<string, readonly Stmt[]>(units.map(({ path, facts }) => [path, facts.body]));
  return [...folders].flatMap(([folder, first]) => {
    const bound = new Set(boundNames(bodies.get(`${folder}/__init__.py`) ?? []));
    const parts = [...(asked.get(first) ?? [])];
    // One name that is missing (a version, a module that is generated) says nothing.
    if (parts.length < 2) return [];
    const own = parts.some((name) => exists(`${folder}/${name}`) || bound.has(name) || bound.has("*") || bound.has("__getattr__"));
    return own ? [] : [folder];
  });
}

/** The outermost folder of a name that a file lies in. */
function enclosing(path: string, name: string): string | null {
  const segments = path.split("/");
  const at = segments.indexOf(name);
  return at < 0 || at === segments.length - 1 ? null : segments.slice(0, at + 1).join("/");
}

/** The absolute imports at module level, with the names that each takes out of the module. */
function importedNames(body: readonly Stmt[]): readonly Imported[] {
  const found: Imported[] = [];
  for (const statement of within(body)) {
    if (statement.kind === "Import") for (const { name } of statement.names) found.push({ module: name, names: [] });
    else if (statement.kind === "ImportFrom" && statement.level === 0)
      found.push({ module: statement.module, names: statement.names.map(({ name }) => name) });
  }
  return found;
}

interface Imported {
  readonly module: string;
  readonly names: readonly string[];
}

/** The names that the statements of a module bind; `*` for those of a star import. */
function* boundNames(body: readonly Stmt[]): Generator<string> {
  for (const statement of within(body)) {
    if (statement.kind === "FunctionDef" || statement.kind === "ClassDef") yield statement.name;
    else if (statement.kind === "Import" || statement.kind === "ImportFrom")
      for (const { name, asname } of statement.names) yield asname ?? name.split(".", 1)[0] ?? name;
    else if (statement.kind === "Assign" || statement.kind === "AnnAssign")
      for (const target of statement.kind === "Assign" ? statement.targets : [statement.target])
        if (target.kind === "Name") yield target.id;
  }
}

/** The statements of a module, those of its branches and try blocks among them. */
function within(body: readonly Stmt[], found: Stmt[] = []): readonly Stmt[] {
  for (const statement of body) {
    found.push(statement);
    if (statement.kind === "If") {
      within(statement.body, found);
      within(statement.orelse, found);
    } else if (statement.kind === "Try") {
      within(statement.body, found);
      for (const handler of statement.handlers) within(handler.body, found);
      within(statement.orelse, found);
      within(statement.finalbody, found);
    }
  }
  return found;
}

/** The dotted names of the absolute imports at module level (in branches and try blocks too). */
function* absoluteImports(body: readonly Stmt[]): Generator<string> {
  for (const statement of body) {
    switch (statement.kind) {
      case "Import":
        for (const imported of statement.names) yield imported.name;
        break;
      case "ImportFrom":
        yield* fromImports(statement);
        break;
      case "If":
        yield* absoluteImports(statement.body);
        yield* absoluteImports(statement.orelse);
        break;
      case "Try":
        yield* absoluteImports(statement.body);
        for (const handler of statement.handlers) yield* absoluteImports(handler.body);
        break;
      default:
        break;
    }
  }
}

function* fromImports(statement: ImportFrom): Generator<string> {
  if (statement.level === 0 && statement.module !== "") yield statement.module;
}

/** The dotted text of a Name or Attribute chain; undefined for anything else. */
export function dottedName(expression: Expr): string | undefined {
  if (expression.kind === "Name") return expression.id;
  if (expression.kind !== "Attribute") return undefined;
  const head = dottedName(expression.value);
  return head === undefined ? undefined : `${head}.${expression.attr}`;
}
