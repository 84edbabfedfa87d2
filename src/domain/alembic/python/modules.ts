import type { FileFacts } from "../../../model/facts.ts";
import type { Place } from "../../../model/finding.ts";
import type { RepoPath } from "../../../model/source.ts";
import type { Expr, Import, ImportFrom, Stmt } from "../../../model/syntax.ts";
import { blocksOf } from "../../../model/traverse.ts";
import { visitAssignments } from "../../../model/visit.ts";
import { attribute, lookupClass } from "./attributes.ts";
import { BoundNames } from "./bound-names.ts";
import { callValue } from "./calls.ts";
import { fileName } from "./files.ts";
import type { Frame, Interpreter } from "./interpreter.ts";
import { GaveUp, Raised } from "./raised.ts";
import { Scope } from "./scope.ts";
import { holderOf } from "./statements.ts";
import { eachExpr } from "./text.ts";
import {
  type ClassValue,
  dict,
  type External,
  Host,
  type Instance,
  keyOf,
  type ModuleValue,
  NONE,
  native,
  seq,
  str,
  textOf,
  unknown,
  type Value,
} from "./values.ts";

/** Where the modules of the project are. */
export interface ModuleLookup {
  factsOf(path: RepoPath): FileFacts | undefined;
  /** The file of a dotted module name, seen from a file; undefined when it is not part of the project. */
  resolveModule(dotted: string, from: RepoPath): RepoPath | undefined;
}

interface Loaded {
  readonly scope: Scope;
  readonly names: ReadonlyMap<string, readonly Stmt[]>;
  readonly stars: readonly ImportFrom[];
  readonly busy: Set<string>;
  /** Loops that were run, for one of the names that they change. */
  readonly ran: Set<Stmt>;
}

/** The project's modules as the interpreter sees them: a module's names are evaluated when they are first asked for. */
export class Modules {
  private readonly lookup: ModuleLookup;
  private readonly loaded = new Map<RepoPath, Loaded>();
  /** A file that imports: dotted names below namespace packages are resolved as it would. */
  private importer: RepoPath | null = null;
  private readonly externals = new Map<string, External | ModuleValue>();
  private readonly bound = new BoundNames();
  private readonly enums = new Map<ClassValue, readonly Value[] | null>();

  constructor(lookup: ModuleLookup) {
    this.lookup = lookup;
  }

  /** Whether nothing in a file gives a name a value. */
  lacks(path: RepoPath, name: string): boolean {
    const facts = this.lookup.factsOf(path);
    return facts !== undefined && this.bound.lacks(facts, name);
  }

  /** Whether a file has a word anywhere. */
  mentions(path: RepoPath, word: string): boolean {
    return this.lookup.factsOf(path)?.mentions(word) === true;
  }

  /** Whether a file may give an attribute of that name to what it has made before: `Status.OLD = …`, `setattr(…)`. */
  assigns(path: RepoPath, name: string): boolean {
    const facts = this.lookup.factsOf(path);
    if (facts === undefined || facts.mentions("setattr")) return true;
    return [facts.body, ...facts.functions.map(({ body }) => body)].some((body) => {
      let found = false;
      visitAssignments(body, (target) => {
        found ||= target.kind === "Attribute" && target.attr === name;
      });
      return found;
    });
  }

  /** The scope of a module, evaluated lazily. */
  scopeOf(path: RepoPath, interp: Interpreter): Scope | null {
    return this.load(path, interp)?.scope ?? null;
  }

  private load(path: RepoPath, interp: Interpreter): Loaded | null {
    const known = this.loaded.get(path);
    if (known !== undefined) {
      return known;
    }
    const facts = this.lookup.factsOf(path);
    if (facts === undefined) {
      return null;
    }
    const names = new Map<string, Stmt[]>();
    const stars: ImportFrom[] = [];
    index(facts.body, names, stars);
    const made: Loaded = {
      scope: new Scope(null, (name) => this.find(made, path, name, interp)),
      names,
      stars,
      busy: new Set(),
      ran: new Set(),
    };
    this.loaded.set(path, made);
    made.scope.vars.set("__name__", str("migration"));
    made.scope.vars.set("__file__", fileName(path));
    return made;
  }

  private find(module: Loaded, path: RepoPath, name: string, interp: Interpreter): Value | undefined {
    const stmts = module.names.get(name);
    if (module.busy.has(name)) {
      return undefined;
    }
    module.busy.add(name);
    try {
      if (stmts === undefined) {
        for (const star of module.stars) {
          const target = this.target(star, path);
          const value = target === undefined ? undefined : this.scopeOf(target, interp)?.get(name);
          if (value !== undefined) {
            return value;
          }
        }
        return undefined;
      }
      const frame: Frame = { scope: module.scope, file: path, symbol: "<module>", pure: true, callable: null, onYield: null };
      for (const stmt of stmts) {
        // A loop changes all its names at once: run again for another of them it would change each twice.
        if (stmt.kind === "For" || stmt.kind === "While" || stmt.kind === "With" || stmt.kind === "Expr") {
          if (module.ran.has(stmt)) continue;
          module.ran.add(stmt);
        }
        try {
          if (stmt.kind === "Import" || stmt.kind === "ImportFrom") {
            this.import(stmt, path, module.scope, interp, name);
          } else {
            interp.nested({ at: interp.place(stmt, frame), told: false }, () => interp.block([stmt], frame));
          }
        } catch (error) {
          if (!(error instanceof Raised)) {
            if (error instanceof GaveUp) {
              throw error;
            }
          }
        }
      }
      const value = module.scope.vars.get(name) ?? unknown(`${name} could not be evaluated`);
      module.scope.vars.set(name, value);
      return value;
    } finally {
      module.busy.delete(name);
    }
  }

  /** The file that an import statement names, if it is part of the project. */
  private target(stmt: ImportFrom, from: RepoPath): RepoPath | undefined {
    return this.resolve(stmt.level, stmt.module, from);
  }

  private resolve(level: number, module: string, from: RepoPath): RepoPath | undefined {
    if (level === 0) {
      const root = module.split(".")[0];
      return root === "alembic" || root === "sqlalchemy" ? undefined : this.lookup.resolveModule(module, from);
    }
    const folders = from.split("/").slice(0, -1);
    const base = folders.slice(0, folders.length - (level - 1));
    const stem = [...base, ...(module === "" ? [] : module.split("."))].join("/");
    for (const path of [`${stem}.py`, `${stem}/__init__.py`] as RepoPath[]) {
      if (this.lookup.factsOf(path) !== undefined) {
        return path;
      }
    }
    return undefined;
  }

  /** Binds what an import statement brings; with `only`, that name alone. */
  import(stmt: Import | ImportFrom, from: RepoPath, scope: Scope, interp: Interpreter, only?: string): void {
    this.importer ??= from;
    if (stmt.kind === "Import") {
      for (const each of stmt.names) {
        const bound = each.asname ?? each.name.split(".")[0] ?? each.name;
        if (only === undefined || bound === only) {
          scope.set(bound, this.module(each.asname === null ? bound : each.name, from, interp));
        }
      }
      return;
    }
    const target = this.target(stmt, from);
    for (const each of stmt.names) {
      const bound = each.asname ?? each.name;
      if (each.name === "*") {
        if (target !== undefined && only === undefined) {
          for (const name of this.load(target, interp)?.names.keys() ?? []) {
            scope.set(name, this.scopeOf(target, interp)?.get(name) ?? unknown(name));
          }
        }
        continue;
      }
      if (only !== undefined && bound !== only) {
        continue;
      }
      scope.set(bound, this.imported(stmt, each.name, target, from, interp));
    }
  }

  private imported(stmt: ImportFrom, name: string, target: RepoPath | undefined, from: RepoPath, interp: Interpreter): Value {
    if (target !== undefined) {
      const value = this.scopeOf(target, interp)?.get(name);
      if (value !== undefined) {
        return value;
      }
    }
    const submodule = this.resolve(stmt.level, stmt.module === "" ? name : `${stmt.module}.${name}`, from);
    if (submodule !== undefined) {
      return { kind: "module", name: `${stmt.module}.${name}`, path: submodule };
    }
    const given = target === undefined ? undefined : this.given(target, name, interp);
    if (given !== undefined) {
      return given;
    }
    return stmt.level === 0 && target === undefined
      ? this.external(`${stmt.module}.${name}`, interp)
      : unknown(`${name} was not found in ${".".repeat(stmt.level)}${stmt.module}`);
  }

  private module(dotted: string, from: RepoPath, interp: Interpreter): Value {
    const path = this.resolve(0, dotted, from);
    return path === undefined ? this.external(dotted, interp) : { kind: "module", name: dotted, path };
  }

  /** A dotted name outside the project, or a module of the project below a namespace package. */
  external(name: string, interp: Interpreter): Value {
    // What the library does not know by name it never knows.
    const known = this.externals.get(name) ?? interp.library.external(name);
    if (known !== undefined) {
      return known;
    }
    const path = this.importer === null ? undefined : this.resolve(0, name, this.importer);
    const made: External | ModuleValue = path === undefined ? { kind: "external", name } : { kind: "module", name, path };
    this.externals.set(name, made);
    return made;
  }

  attribute(module: ModuleValue, name: string, interp: Interpreter): Value | undefined {
    const value = this.scopeOf(module.path, interp)?.get(name);
    if (value !== undefined) {
      return value;
    }
    const submodule = this.resolve(0, `${module.name}.${name}`, module.path);
    return submodule === undefined
      ? this.given(module.path, name, interp)
      : { kind: "module", name: `${module.name}.${name}`, path: submodule };
  }

  /** What a module's own `__getattr__` gives for a name that it does not bind. */
  private given(path: RepoPath, name: string, interp: Interpreter): Value | undefined {
    const module = this.load(path, interp);
    const getter = module?.names.has("__getattr__") === true ? module.scope.get("__getattr__") : undefined;
    if (module == null || getter?.kind !== "function" || name.startsWith("__") || module.busy.has(name)) {
      return undefined;
    }
    module.busy.add(name);
    try {
      const at: Place = { file: path, start: 0, end: 0, symbol: "<module>" };
      return callValue(interp, getter, { positional: [str(name)], keywords: new Map(), open: false, at });
    } catch (error) {
      if (error instanceof GaveUp) {
        throw error;
      }
      return undefined;
    } finally {
      module.busy.delete(name);
    }
  }

  /** The members of an enum class, in order; null for other classes. */
  enumMembers(cls: ClassValue, interp: Interpreter): readonly Value[] | null {
    const known = this.enums.get(cls);
    if (known !== undefined) {
      return known;
    }
    this.enums.set(cls, null);
    const kind = enumKind(cls);
    if (kind === null) {
      return null;
    }
    const members: Value[] = [];
    for (const stmt of cls.def.body) {
      if (stmt.kind !== "Assign" || stmt.targets[0]?.kind !== "Name") {
        continue;
      }
      const name = stmt.targets[0].id;
      if (name.startsWith("_")) {
        continue;
      }
      let value = cls.scope.vars.get(name) ?? unknown(name);
      if (value.kind === "external" && value.name.endsWith(".auto")) {
        value = str(name.toLowerCase());
      } else if (stmt.value.kind === "Call" && value.kind === "unknown") {
        value = kind === "str" ? str(name.toLowerCase()) : value;
      }
      const attrs = new Map<string, Value>([
        ["_name_", str(name)],
        ["_value_", value],
      ]);
      if (kind === "str") {
        attrs.set("_str_", NONE);
      }
      members.push({ kind: "instance", cls, attrs });
    }
    this.enums.set(cls, members);
    void interp;
    return members;
  }

  enumLookup(members: readonly Value[], value: Value): Value {
    return (
      members.find(
        (member) =>
          member.kind === "instance" &&
          keyOf(member.attrs.get("_value_") ?? NONE) !== null &&
          keyOf(member.attrs.get("_value_") ?? NONE) === keyOf(value),
      ) ?? unknown("a member of an enum")
    );
  }

  /** What `super()` gives: methods of project classes, or a stand-in that notes the arguments given to a library's constructor. */
  superOf(self: Value, bases: readonly Value[], interp: Interpreter): Value {
    return new Super(self, bases, interp);
  }
}

class Super extends Host {
  readonly type = "super()";
  private readonly self: Value;
  private readonly bases: readonly Value[];
  private readonly interp: Interpreter;

  constructor(self: Value, bases: readonly Value[], interp: Interpreter) {
    super();
    this.self = self;
    this.bases = bases;
    this.interp = interp;
  }

  override attr(name: string): Value {
    for (const base of this.bases) {
      const found = base.kind === "class" ? lookupClass(this.interp, base, name) : undefined;
      if (found?.kind === "function") {
        return { ...found, self: this.self };
      }
      if (found !== undefined) {
        return found;
      }
    }
    if (name === "__init__" && this.self.kind === "instance") {
      const instance: Instance = this.self;
      return native(name, (args) => {
        instance.attrs.set("__args__", seq("tuple", [...args.positional], args.open));
        instance.attrs.set(
          "__kwargs__",
          dict(
            [...args.keywords].map(([key, value]) => [str(key), value] as const),
            args.open,
          ),
        );
        return NONE;
      });
    }
    return unknown(`super().${name}`);
  }
}

/** `str` for enums whose members are texts, `plain` for the others, null for classes that are no enums. */
function enumKind(cls: ClassValue, depth = 0): "str" | "plain" | null {
  let found: "str" | "plain" | null = null;
  let text = false;
  for (const base of cls.bases) {
    if (base.kind === "external") {
      const last = base.name.split(".").at(-1) ?? "";
      text ||= base.name === "builtins.str" || last === "StrEnum";
      if (/^(Str|Int|Int?Flag|)Enum$|^Flag$/.test(last)) {
        found = "plain";
      }
    } else if (base.kind === "class" && depth < 10) {
      const inherited = enumKind(base, depth + 1);
      found ??= inherited;
      text ||= inherited === "str";
    }
  }
  return found === null ? null : text ? "str" : "plain";
}

/** The statements that bind each name at module level, those in branches included, with later changes in place. */
/** The names that a target binds. */
function namesOf(target: Expr): readonly string[] {
  if (target.kind === "Name") return [target.id];
  return target.kind === "Tuple" || target.kind === "List" ? target.elts.flatMap(namesOf) : [];
}

/** Methods that change what they are called on. */
const CHANGING = /^(append|extend|update|add|insert|setdefault|pop|remove|discard|clear|sort|reverse)$/;

function index(stmts: readonly Stmt[], names: Map<string, Stmt[]>, stars: ImportFrom[]): void {
  const add = (name: string, stmt: Stmt): void => {
    const list = names.get(name);
    if (list === undefined) {
      names.set(name, [stmt]);
    } else {
      list.push(stmt);
    }
  };
  // A part of what a name holds, or something held by it, is changed: `names["a"]["b"] = 1`, `names.setdefault("a", []).append(1)`.
  const changes = (target: Expr, stmt: Stmt): void => {
    const holder = holderOf(target);
    if (holder !== null) add(holder, stmt);
  };
  for (const stmt of stmts) {
    switch (stmt.kind) {
      case "FunctionDef":
      case "ClassDef":
        add(stmt.name, stmt);
        break;
      case "Import":
      case "ImportFrom":
        for (const each of stmt.names) {
          if (each.name === "*" && stmt.kind === "ImportFrom") {
            stars.push(stmt);
          } else {
            add(each.asname ?? (stmt.kind === "Import" ? (each.name.split(".")[0] ?? each.name) : each.name), stmt);
          }
        }
        break;
      case "Assign":
        for (const target of stmt.targets) {
          for (const each of target.kind === "Tuple" || target.kind === "List" ? target.elts : [target]) {
            if (each.kind === "Name") {
              add(each.id, stmt);
            } else {
              changes(each, stmt);
            }
          }
        }
        break;
      case "AnnAssign":
      case "AugAssign":
        if (stmt.target.kind === "Name" && (stmt.kind === "AugAssign" || stmt.value !== null)) {
          add(stmt.target.id, stmt);
        } else if (stmt.target.kind !== "Name") {
          changes(stmt.target, stmt);
        }
        break;
      case "Delete":
        for (const target of stmt.targets) changes(target, stmt);
        break;
      case "Expr":
        if (stmt.value.kind === "Call" && stmt.value.func.kind === "Name") {
          // A function of the file may fill what it is given.
          const { args, func } = stmt.value;
          if (names.get(func.id)?.some(({ kind }) => kind === "FunctionDef") === true)
            for (const each of args) if (each.kind === "Name" && names.has(each.id)) add(each.id, stmt);
        } else {
          eachExpr(stmt.value, (part) => {
            if (part.kind === "Call" && part.func.kind === "Attribute" && CHANGING.test(part.func.attr)) changes(part.func, stmt);
          });
        }
        break;
      case "For":
      case "While":
      case "With":
      case "If": {
        // Evaluated as a whole, so that its condition decides which branch binds the name, and how often.
        const inside = new Map<string, Stmt[]>();
        for (const block of blocksOf(stmt)) {
          index(block, inside, stars);
        }
        if (stmt.kind === "For") for (const name of namesOf(stmt.target)) inside.set(name, []);
        for (const name of inside.keys()) {
          add(name, stmt);
        }
        break;
      }
      case "Try": {
        index(stmt.body, names, stars);
        index(stmt.orelse, names, stars);
        const fallback = new Map<string, Stmt[]>();
        for (const handler of stmt.handlers) {
          index(handler.body, fallback, []);
        }
        for (const [name, list] of fallback) {
          if (!names.has(name)) {
            names.set(name, list);
          }
        }
        break;
      }
      default:
        break;
    }
  }
}

export { attribute, textOf };
