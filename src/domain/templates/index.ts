import type { Program } from "../../link/program.ts";
import type { ModuleSymbol, Scope } from "../../link/symbols.ts";
import { firstOf } from "../../model/first-of.ts";
import { lastName } from "../../model/last-name.ts";
import { type RepoPath, repoPath } from "../../model/source.ts";
import type { Call, Stmt } from "../../model/syntax.ts";
import { visitStatements } from "../../model/visit.ts";
import { type Folder, folderOf } from "./folders.ts";
import { readTemplate, type TemplateNode } from "./jinja.ts";

export type { Chain, Reading } from "./expressions.ts";
export type { TemplateNode } from "./jinja.ts";

/** A template of the project, read. */
export interface Template {
  readonly path: RepoPath;
  readonly text: string;
  readonly nodes: readonly TemplateNode[];
  /** The module whose loader found it: what it takes from others, that loader finds. */
  readonly home: ModuleSymbol;
}

/** The templates of a program, found by the names that it renders; each is read when it is first asked for. */
export interface Templates {
  /** The template of a name; null where none is found, or several may be meant. `home`: the module that makes the loader. */
  find(name: string, home: ModuleSymbol | null): Template | null;
  /** All paths that were asked for, those without a file among them: an analysis depends on their texts. */
  asked(): readonly RepoPath[];
}

/** A folder that templates are taken from, as far as the program writes it out. */
interface Loader {
  readonly module: ModuleSymbol;
  readonly folders: readonly Folder[];
}

const LOADERS = ["Jinja2Templates", "FileSystemLoader", "PackageLoader"];

/** The templates of a program; null where no module makes a loader of templates. */
export function templatesOf(program: Program, textOf: (path: RepoPath) => string | null): Templates | null {
  const loaders = loadersIn(program);
  if (loaders.length === 0) return null;
  const read = new Map<RepoPath, Template | null>();
  const at = (path: RepoPath, home: ModuleSymbol): Template | null => {
    let known = read.get(path);
    if (known === undefined) {
      const text = textOf(path);
      known = text === null ? null : { path, text, nodes: readTemplate(text), home };
      read.set(path, known);
    }
    return known;
  };
  return {
    find(name, home) {
      if (!/^[\w-][\w./ -]*$/.test(name) || name.split("/").includes("..")) return null;
      const own = loaders.filter(({ module }) => module === home);
      const found = new Set<Template>();
      for (const loader of own.length > 0 ? own : loaders) {
        const template = firstOf(pathsOf(loader, name), (path) => at(path, loader.module));
        if (template !== null) found.add(template);
      }
      const [only] = found;
      return found.size === 1 && only !== undefined ? only : null;
    },
    asked: () => [...read.keys()].sort(),
  };
}

/** Where a name may lie: the working directory is not known, so the folder is looked for from the loader's module upwards. */
function pathsOf({ module, folders }: Loader, name: string): readonly RepoPath[] {
  return folders.flatMap(({ path: folder, from }) =>
    [...new Set([...from, module])].flatMap(({ unit }) => {
      const parts = (unit?.path ?? "").split("/");
      return parts.map((_, index) =>
        repoPath([...parts.slice(0, parts.length - 1 - index), folder, name].filter((part) => part !== "").join("/")),
      );
    }),
  );
}

function loadersIn(program: Program): readonly Loader[] {
  const modules = program.index.modules.filter(
    ({ unit }) => unit?.role === "application" && LOADERS.some((name) => unit.facts.mentions(name)),
  );
  if (modules.length === 0) return [];
  const found: Loader[] = [];
  const look = (module: ModuleSymbol, body: readonly Stmt[], scope: Scope): void =>
    visitStatements(body, (node) => {
      if (node.kind !== "Call" || !LOADERS.includes(lastName(node.func))) return;
      const folders = foldersOf(program, node, scope);
      if (folders.length > 0) found.push({ module, folders });
    });
  for (const module of modules) look(module, module.unit?.facts.body ?? [], program.moduleScope(module));
  for (const fn of program.allFunctions()) if (modules.includes(fn.module)) look(fn.module, fn.def.body, program.functionScope(fn));
  return found;
}

/** The calls in a body that say where templates lie. */
export function templateLoadersIn(body: readonly Stmt[]): readonly Call[] {
  const found: Call[] = [];
  visitStatements(body, (node) => {
    if (node.kind === "Call" && LOADERS.includes(lastName(node.func))) found.push(node);
  });
  return found;
}

function foldersOf(program: Program, { func, args, keywords }: Call, scope: Scope): readonly Folder[] {
  const named = keywords.find(({ arg }) => arg === "directory" || arg === "searchpath" || arg === "package_path")?.value;
  if (lastName(func) === "PackageLoader")
    return [folderOf(program, named === undefined && args[1] === undefined ? undefined : (named ?? args[1]), scope)];
  const given = named ?? args[0];
  if (given === undefined) return [];
  return given.kind === "List" || given.kind === "Tuple"
    ? given.elts.map((element) => folderOf(program, element, scope))
    : [folderOf(program, given, scope)];
}
