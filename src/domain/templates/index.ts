import type { Program } from "../../link/program.ts";
import type { ModuleSymbol } from "../../link/symbols.ts";
import { firstOf } from "../../model/first-of.ts";
import { lastName } from "../../model/last-name.ts";
import { type RepoPath, repoPath } from "../../model/source.ts";
import type { Call, Expr, Stmt } from "../../model/syntax.ts";
import { visitExpression, visitStatements } from "../../model/visit.ts";
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
  readonly folders: readonly string[];
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
  const parts = (module.unit?.path ?? "").split("/");
  return folders.flatMap((folder) =>
    parts.map((_, index) => repoPath([...parts.slice(0, parts.length - 1 - index), folder, name].filter((part) => part !== "").join("/"))),
  );
}

function loadersIn(program: Program): readonly Loader[] {
  const modules = program.index.modules.filter(
    ({ unit }) => unit?.role === "application" && LOADERS.some((name) => unit.facts.mentions(name)),
  );
  if (modules.length === 0) return [];
  const found: Loader[] = [];
  const look = (module: ModuleSymbol, body: readonly Stmt[]): void =>
    visitStatements(body, (node) => {
      if (node.kind !== "Call" || !LOADERS.includes(lastName(node.func))) return;
      const folders = foldersOf(node);
      if (folders.length > 0) found.push({ module, folders });
    });
  for (const module of modules) look(module, module.unit?.facts.body ?? []);
  for (const fn of program.allFunctions()) if (modules.includes(fn.module)) look(fn.module, fn.def.body);
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

function foldersOf({ func, args, keywords }: Call): readonly string[] {
  const named = keywords.find(({ arg }) => arg === "directory" || arg === "searchpath" || arg === "package_path")?.value;
  if (lastName(func) === "PackageLoader") return [named === undefined && args[1] === undefined ? "templates" : tail(named ?? args[1])];
  const given = named ?? args[0];
  if (given === undefined) return [];
  return given.kind === "List" || given.kind === "Tuple" ? given.elts.map(tail) : [tail(given)];
}

/**
 * The end of a path that is written out: `templates` in `Path(__file__).parent / "templates"` and in `os.path.join(HERE, "templates")`.
 * Where nothing of it is, the name that nearly all give their folder.
 */
function tail(expression: Expr | undefined): string {
  const parts: string[] = [];
  if (expression !== undefined)
    visitExpression(expression, (node) => {
      if (node.kind === "Constant" && node.type === "str") parts.push(node.value ?? "");
    });
  const names = parts
    .join("/")
    .split("/")
    .filter((name) => name !== "" && name !== "." && !name.includes(":"));
  const up = names.lastIndexOf("..");
  const kept = names.slice(up + 1);
  return kept.length === 0 ? "templates" : kept.join("/");
}
