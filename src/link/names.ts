import { joinPath } from "../model/paths.ts";
import type { Expr } from "../model/syntax.ts";
import type { Linker } from "./context.ts";
import { lazyExport } from "./lazy-exports.ts";
import { dottedName } from "./modules.ts";
import type { Binding, Block, ModuleSymbol, Scope, Symbol } from "./symbols.ts";

/** The scope that binds a name as seen from a scope, by Python's rules: class scopes are invisible from nested functions. */
export function bindingScope(linker: Linker, name: string, from: Scope): Scope | undefined {
  let first = true;
  for (let scope: Scope | null = from; scope !== null; scope = scope.parent) {
    const redirect = scope.redirected?.get(name);
    if (redirect === "Global") {
      const module = linker.moduleScope(scope.module);
      return module.bindings.has(name) ? module : undefined;
    }
    if (redirect === undefined && scope.bindings.has(name) && (scope.kind !== "class" || first)) return scope;
    if (scope.kind !== "comprehension") first = false;
  }
  return undefined;
}

/** Resolves a name in a scope; `guard` stops circular re-exports. */
export function resolveName(linker: Linker, name: string, from: Scope, guard: Set<string>): Symbol | undefined {
  const scope = bindingScope(linker, name, from);
  if (scope !== undefined) return bound(linker, name, scope, guard);
  const starred = fromStars(linker, name, linker.moduleScope(from.module), guard);
  if (starred !== undefined) return starred;
  return linker.externals.isBuiltin(name) ? { kind: "external", name: `builtins.${name}` } : undefined;
}

/**
 * What a name means at a place in a module or class body, which runs from top to bottom: the binding in force there, where
 * a later one takes the name over (`from shop import Order` above `class Order(Order)`).
 */
export function resolveAt(linker: Linker, name: string, from: Scope, at: number): Symbol | undefined {
  const scope = bindingScope(linker, name, from);
  const bindings = scope?.bindings.get(name) ?? [];
  if (scope !== undefined && bindings.length > 1 && runsAtOnce(from, scope)) {
    const before = bindings.filter((binding) => binding.node.end <= at);
    const found = before.length > 0 && before.length < bindings.length ? definition(linker, before, scope, new Set()) : undefined;
    if (found !== undefined) return found;
  }
  return linker.resolve(name, from);
}

function runsAtOnce(from: Scope, to: Scope): boolean {
  for (let scope: Scope | null = from; scope !== null; scope = scope.parent) {
    if (scope === to) return true;
    if (scope.kind !== "class") return false;
  }
  return false;
}

/** What a name means that a scope binds: one definition or import, else a variable. */
export function bound(linker: Linker, name: string, scope: Scope, guard: Set<string>): Symbol | undefined {
  const bindings = scope.bindings.get(name) ?? [];
  const chosen = definition(linker, bindings, scope, guard);
  if (chosen !== undefined) return chosen;
  return { kind: "variable", name, scope };
}

function definition(linker: Linker, bindings: readonly Binding[], scope: Scope, guard: Set<string>): Symbol | undefined {
  let last: Symbol | undefined;
  let imported: Symbol | undefined;
  let lastBlock: Block | undefined;
  let importBlock: Block | undefined;
  for (const binding of bindings) {
    switch (binding.kind) {
      case "function":
        last = linker.functionSymbol(binding.def, scope);
        lastBlock = binding.block;
        break;
      case "class":
        last = linker.classSymbol(binding.def, scope);
        lastBlock = binding.block;
        break;
      case "import": {
        const symbol = importedSymbol(linker, binding, scope.module, guard);
        // Of alternatives (try … except ImportError) the one in the project is the one we can read.
        if (symbol !== undefined && (imported === undefined || (imported.kind === "external" && symbol.kind !== "external"))) {
          imported = symbol;
          importBlock = binding.block;
        }
        break;
      }
      case "value":
        if (last?.kind === "class" && isMadeOf(linker, binding.value, last.def.name, scope)) {
          last = undefined;
          break;
        }
        if (!(binding.value.kind === "Constant" && binding.value.type === "None") || binding.path.length > 0) {
          if (binding.annotation !== null || (last === undefined && imported === undefined)) return undefined;
        }
        break;
      case "deleted":
      case "augmented":
        break;
      default:
        return undefined;
    }
  }
  if (last === undefined || imported === undefined || lastBlock === undefined || importBlock === undefined) return last ?? imported;
  // What stands in for a class or function whose library is missing (try … except ImportError) is not what runs.
  const isStandIn = importBlock.end <= lastBlock.start && (imported.kind !== "external" || linker.externals.isKnown(imported.name));
  return isStandIn ? imported : last;
}

/** `Base = declarative_base(cls=Base)`: the base that takes over the name of the class that it is made of. */
function isMadeOf(linker: Linker, value: Expr, name: string, scope: Scope): boolean {
  if (value.kind !== "Call") return false;
  const given = value.keywords.find((keyword) => keyword.value.kind === "Name" && keyword.value.id === name);
  const callee = given === undefined ? undefined : linker.symbolOf(value.func, scope);
  return callee?.kind === "external" && linker.externals.baseKeyword(callee.name) === given?.arg;
}

function importedSymbol(
  linker: Linker,
  binding: Binding & { kind: "import" },
  module: ModuleSymbol,
  guard: Set<string>,
): Symbol | undefined {
  const { index } = linker;
  if (binding.whole) {
    const found = index.resolveAbsolute(binding.module, module);
    if (found !== undefined) return found;
    return index.ownsTop(binding.module, module) ? undefined : { kind: "external", name: linker.externals.canonical(binding.module) };
  }
  const name = binding.name ?? "";
  const source = index.resolveFrom(binding, module);
  if (source !== undefined) {
    // `from . import users` in a package's own `__init__`: the name that it binds is the submodule.
    const own = source === module ? index.byLocation.get(joinPath(module.location, name)) : undefined;
    if (own !== undefined) return own;
    const found = memberOfModule(linker, source, name, guard);
    if (found !== undefined || source.unit !== null) return found;
  }
  if (binding.level > 0 || (index.ownsTop(binding.module, module) && source?.unit !== null && source !== undefined)) return undefined;
  return { kind: "external", name: linker.externals.canonicalMember(binding.module, name) };
}

/** What `from module import name` gives: an attribute of the module, a submodule, or a star import's. */
export function memberOfModule(linker: Linker, module: ModuleSymbol, name: string, guard: Set<string>): Symbol | undefined {
  const key = `${module.location}:${name}`;
  if (guard.has(key)) return undefined;
  guard.add(key);
  const scope = linker.moduleScope(module);
  if (scope.bindings.has(name)) {
    const symbol = bound(linker, name, scope, guard);
    if (symbol !== undefined) return symbol;
  }
  const submodule = linker.index.byLocation.get(joinPath(module.location, name));
  if (submodule !== undefined && (module.package || module.unit === null))
    return namesake(linker, submodule, name, scope, guard) ?? submodule;
  return fromStars(linker, name, scope, guard) ?? lazily(linker, name, scope, guard);
}

/** What a module's `__getattr__` imports when the name is asked for. A path without a dot may mean a module beside it, too. */
function lazily(linker: Linker, name: string, scope: Scope, guard: Set<string>): Symbol | undefined {
  const given = lazyExport(linker, scope, name);
  if (given === undefined) return undefined;
  const source =
    linker.index.resolveFrom(given, scope.module) ??
    (given.level === 0 ? linker.index.resolveFrom({ level: 1, module: given.module }, scope.module) : undefined);
  if (source === undefined || given.name === null) return source;
  return memberOfModule(linker, source, given.name, guard);
}

/**
 * What a package's `from .controller import *` binds over the submodule `controller` that the statement has just imported: a
 * definition of that very name.
 */
function namesake(linker: Linker, submodule: ModuleSymbol, name: string, scope: Scope, guard: Set<string>): Symbol | undefined {
  const starred = scope.stars.some((star) => linker.index.resolveFrom(star, scope.module) === submodule);
  if (!starred || name.startsWith("_") || submodule.unit === null) return undefined;
  const { bindings } = linker.moduleScope(submodule);
  if (!bindings.has(name) || !isExported(name, bindings.get("__all__"))) return undefined;
  return bound(linker, name, linker.moduleScope(submodule), guard);
}

function isExported(name: string, listed: readonly Binding[] | undefined): boolean {
  if (listed === undefined) return true;
  return listed.some(
    (binding) =>
      binding.kind === "value" &&
      (binding.value.kind === "List" || binding.value.kind === "Tuple") &&
      binding.value.elts.some((element) => element.kind === "Constant" && element.value === name),
  );
}

function fromStars(linker: Linker, name: string, scope: Scope, guard: Set<string>): Symbol | undefined {
  for (let at = scope.stars.length - 1; at >= 0; at--) {
    const star = scope.stars[at];
    if (star === undefined || name.startsWith("_")) continue;
    const source = linker.index.resolveFrom(star, scope.module);
    if (source === undefined && star.level === 0 && linker.externals.exports(star.module, name))
      return { kind: "external", name: linker.externals.canonicalMember(star.module, name) };
    if (source === undefined || source.unit === null) continue;
    const found = memberOfModule(linker, source, name, guard);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a name or attribute chain means without evaluating values. */
export function symbolOf(linker: Linker, expression: Expr, scope: Scope): Symbol | undefined {
  if (expression.kind === "Name") return linker.resolve(expression.id, scope);
  if (expression.kind !== "Attribute") return undefined;
  const head = symbolOf(linker, expression.value, scope);
  if (head === undefined) return undefined;
  switch (head.kind) {
    case "module": {
      const found = linker.memberOfModule(head, expression.attr);
      if (found !== undefined) return found;
      // `import a.b` binds `a`; its submodules are reached as attributes even where `a` is only a folder.
      const dotted = dottedName(expression);
      return dotted === undefined ? undefined : linker.index.resolveAbsolute(dotted, scope.module);
    }
    case "external":
      return { kind: "external", name: linker.externals.canonicalMember(head.name, expression.attr) };
    case "class": {
      const inner = linker.classScope(head);
      return inner.bindings.has(expression.attr) ? bound(linker, expression.attr, inner, new Set()) : undefined;
    }
    case "variable":
      return facadeMember(linker, head, expression.attr);
    default:
      return undefined;
  }
}

/** `db.Column`, where `db = SQLAlchemy()` of Flask-SQLAlchemy, or of a class of the project below it: what the attribute means. */
function facadeMember(linker: Linker, { name, scope }: Symbol & { kind: "variable" }, attribute: string): Symbol | undefined {
  const made = scope.kind === "module" ? scope.bindings.get(name)?.findLast(({ kind }) => kind === "value") : undefined;
  if (made?.kind !== "value" || made.value.kind !== "Call" || made.path.length > 0) return undefined;
  let callee = throughModules(linker, made.value.func, scope);
  for (let i = 0; i < DEEPEST_FACADE && callee?.kind === "class"; i += 1) {
    const [base] = callee.def.bases;
    callee = base === undefined ? undefined : throughModules(linker, base, callee.outer);
  }
  const meant = callee?.kind === "external" ? linker.externals.facadeMember(callee.name, attribute) : undefined;
  return meant === undefined ? undefined : { kind: "external", name: linker.externals.canonical(meant) };
}

/** What a name or a chain of modules means; nothing that hangs on a variable, of which this may be the question. */
function throughModules(linker: Linker, expression: Expr, scope: Scope): Symbol | undefined {
  if (expression.kind === "Name") return linker.resolve(expression.id, scope);
  const head = expression.kind === "Attribute" ? throughModules(linker, expression.value, scope) : undefined;
  return head?.kind === "module" || head?.kind === "external" ? symbolOf(linker, expression, scope) : undefined;
}

/** How many classes of the project may stand between an object and the library's class. */
const DEEPEST_FACADE = 3;
