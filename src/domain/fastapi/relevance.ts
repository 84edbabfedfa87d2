import { CLASS_VIEWS, FOREIGN_ROUTER, VERBS } from "../../data/fastapi.ts";
import type { Program } from "../../link/program.ts";
import type { FunctionSymbol, ModuleSymbol } from "../../link/symbols.ts";
import type { FileFacts } from "../../model/facts.ts";
import { unnoted } from "../../model/reads.ts";

import type { Attribute, ClassDef, Expr, FunctionDef, ImportFrom, Stmt } from "../../model/syntax.ts";

/** Methods of routers that are called for what they do. Verbs count as decorators only: `get` is everybody's method. */
export const CALLED: ReadonlySet<string> = new Set([
  "include_router",
  "add_api_route",
  "add_route",
  "add_api_websocket_route",
  "add_websocket_route",
  "mount",
  "host",
  "add_middleware",
  "add_exception_handler",
  "add_event_handler",
  // prometheus-fastapi-instrumentator
  "expose",
  // fastapi-utils and fastapi-restful
  "add_resource",
]);

/** Those of them that give routes. */
const ROUTING: ReadonlySet<string> = new Set([
  "include_router",
  "add_api_route",
  "add_api_websocket_route",
  "add_websocket_route",
  "add_route",
]);

/** Methods of routers that are used as decorators. */
export const DECORATING: ReadonlySet<string> = new Set([
  ...VERBS,
  "api_route",
  "route",
  "websocket",
  "websocket_route",
  "middleware",
  "exception_handler",
  "on_event",
]);

/** Decorators of classes that give routes. */
const VIEW_MAKERS: ReadonlySet<string> = new Set(Object.keys(CLASS_VIEWS).map((name) => name.slice(name.lastIndexOf(".") + 1)));

/** Functions with which programs find and load their own modules. */
const DISCOVERERS = ["import_module", "__import__", "iter_modules", "walk_packages"];

/** A module that holds one of these may make or change routers; elsewhere `mount` and `get` are somebody else's methods. */
const MENTIONS = ["fastapi", "FastAPI", "APIRouter", "include_router", "add_api_route"];

/** What the body of a function does, by names alone. */
interface Sight {
  readonly module: ModuleSymbol | null;
  /** Includes a router, adds a route or decorates with one. */
  routes: boolean;
  /** That, or mounts, middleware and handlers. */
  registers: boolean;
  creates: boolean;
  /** Names that are called as such, and names of attributes that are called. */
  readonly calls: Set<string>;
  readonly methods: Set<string>;
}

function emptySight(module: ModuleSymbol | null): Sight {
  return { module, routes: false, registers: false, creates: false, calls: new Set(), methods: new Set() };
}

/** Which modules, functions and classes may have to do with routers: decided by names, so that everything else is never followed. */
export class Relevance {
  readonly modules: ModuleSymbol[];
  private readonly program: Program;
  /** What was seen of the bodies that were read: those that may have to do with routers, by the names in them. */
  private readonly sights = new Map<FunctionDef, Sight>();
  private readonly callers = new Map<string, FunctionDef[]>();
  /** Names whose callers have been looked for. */
  private readonly asked = new Set<string>();
  /** Names by which bodies were ever chosen to be read: a body that holds none of them is of no concern here. */
  readonly wanted = new Set<string>();
  private readonly touching = new Set<FunctionDef>();
  private readonly creating = new Set<FunctionDef>();
  /** Names of the functions, and of the methods, in `touching`. */
  private readonly names = new Map<string, FunctionDef[]>();
  private readonly routerNames: Set<string>;
  /** What names stand for by `from … import make_router as make_orders`, in any module, and the other way round. */
  private readonly originals = new Map<string, Set<string>>();
  private readonly aliases = new Map<string, Set<string>>();
  /** Names of the classes that name a class as their base, by its name. */
  private readonly derived = new Map<string, string[]>();
  private readonly heirs = new Map<string, readonly string[]>();

  constructor(program: Program) {
    this.program = program;
    this.modules = program.index.modules.filter(({ unit }) => unit?.role === "application" && concernsRouters(unit.facts));
    this.routerNames = routerNames(this.modules, program);
    this.see(this.modules);
  }

  /** Adds modules that name no framework but call what does. */
  extend(modules: readonly ModuleSymbol[]): void {
    this.modules.push(...modules);
    this.see(modules);
  }

  private see(modules: readonly ModuleSymbol[]): void {
    this.heirs.clear();
    for (const { unit } of modules) {
      for (const statement of unit?.facts.body ?? []) if (statement.kind === "ImportFrom") this.noteAliases(statement);
      for (const def of unit?.facts.classes ?? []) {
        for (const base of def.bases) {
          const name = nameOf(base.kind === "Subscript" ? base.value : base);
          if (name === undefined) continue;
          const known = this.derived.get(name);
          if (known === undefined) this.derived.set(name, [def.name]);
          else known.push(def.name);
        }
      }
    }
    const seeds = [...CALLED, ...this.routerNames];
    for (const name of seeds) this.wanted.add(name);
    for (const module of modules) {
      const facts = module.unit?.facts;
      if (facts === undefined) continue;
      for (const def of facts.functionsNaming(seeds)) this.sight(def, module);
      const decorating = facts.functionsNaming(DECORATING);
      for (const def of decorating) {
        if (!this.sights.has(def) && (holdsDefinitions(facts, def) || facts.mayCallResult(def))) this.sight(def, module);
      }
    }
    this.touching.clear();
    this.creating.clear();
    this.asked.clear();
    this.spread(this.touching, (sight) => sight.registers || sight.creates);
    this.spread(this.creating, (sight) => sight.creates);
    this.names.clear();
    for (const def of this.touching) {
      for (const name of callNames(def)) this.names.set(name, [...(this.names.get(name) ?? []), def]);
    }
  }

  private noteAliases({ names }: ImportFrom): void {
    for (const { name, asname } of names) {
      if (asname === null || asname === name) continue;
      this.originals.set(asname, (this.originals.get(asname) ?? new Set()).add(name));
      this.aliases.set(name, (this.aliases.get(name) ?? new Set()).add(asname));
    }
  }

  /** Whether calling the function may create or change a router. */
  touches(fn: FunctionSymbol): boolean {
    return this.touching.has(fn.def);
  }

  /** The functions and methods of a name that may create or change a router. */
  named(name: string): readonly FunctionDef[] {
    return this.names.get(name) ?? [];
  }

  /** Whether calling the function may create an application or router. */
  creates(fn: FunctionSymbol): boolean {
    return this.creating.has(fn.def);
  }

  /** Whether its own body includes a router or adds a route. */
  routes(def: FunctionDef): boolean {
    return this.sights.get(def)?.routes ?? false;
  }

  /** Whether its own body registers something or makes a router. */
  starts(def: FunctionDef): boolean {
    const sight = this.sights.get(def);
    return sight !== undefined && (sight.registers || sight.creates);
  }

  /** Whether it looks for modules: worth following to the end, however many there are, and wherever it stands. */
  discovers(fn: FunctionSymbol): boolean {
    const { unit } = fn.module;
    const named = DISCOVERERS.filter((name) => unit?.facts.mentions(name));
    if (named.length === 0) return false;
    const sight = this.sights.get(fn.def) ?? this.look(fn.def, fn.module);
    return named.some((name) => sight.calls.has(name) || sight.methods.has(name));
  }

  /** Whether a name is one by which functions are chosen: whoever imports it under another one is found by both. */
  looksFor(name: string): boolean {
    return this.wanted.has(name) || DISCOVERERS.includes(name);
  }

  /** Whether it calls something of that name. */
  calls(def: FunctionDef, name: string): boolean {
    const sight = this.sights.get(def);
    return sight !== undefined && (sight.calls.has(name) || sight.methods.has(name));
  }

  /** Whether evaluating an expression may create or change a router: decided by the names that it calls. */
  acts(expression: Expr): boolean {
    const sight = emptySight(null);
    this.expression(expression, sight);
    if (sight.registers || sight.creates) return true;
    for (const name of sight.calls) if (this.names.has(name)) return true;
    for (const name of sight.methods) if (this.names.has(name)) return true;
    return false;
  }

  /** Whether a decorator of a router may be among decorators. */
  decorates(decorators: readonly Expr[]): boolean {
    return decorators.some((decorator) => {
      const head = decorator.kind === "Call" ? decorator.func : decorator;
      const name = nameOf(head);
      return (
        isDecorating(head) ||
        (name !== undefined && VIEW_MAKERS.has(name)) ||
        (name !== undefined && [name, ...(this.originals.get(name) ?? [])].some((each) => this.names.has(each))) ||
        handsOn(decorator) ||
        (decorator.kind === "Call" && this.acts(decorator))
      );
    });
  }

  private sight(def: FunctionDef, module: ModuleSymbol): void {
    if (this.sights.has(def)) return;
    // Whoever exchanges a body compares what is seen of it.
    const sight = unnoted(() => this.look(def, module));
    this.sights.set(def, sight);
    for (const name of [...sight.calls, ...sight.methods]) {
      const known = this.callers.get(name);
      if (known === undefined) this.callers.set(name, [def]);
      else known.push(def);
    }
  }

  /** The functions that call something of that name; only bodies that may do so are read. */
  private callersOf(name: string): readonly FunctionDef[] {
    if (!this.asked.has(name)) {
      this.asked.add(name);
      const one = [name, ...(this.aliases.get(name) ?? [])];
      for (const each of one) this.wanted.add(each);
      for (const module of this.modules) {
        const facts = module.unit?.facts;
        for (const def of facts?.functionsNaming(one) ?? []) this.sight(def, module);
      }
    }
    return this.callers.get(name) ?? [];
  }

  private spread(found: Set<FunctionDef>, start: (sight: Sight) => boolean): void {
    const queue: FunctionDef[] = [];
    for (const [def, sight] of this.sights) if (start(sight)) queue.push(def);
    for (const def of queue) found.add(def);
    for (let def = queue.pop(); def !== undefined; def = queue.pop()) {
      for (const caller of callNames(def).flatMap((name) => this.callersOf(name))) {
        if (found.has(caller) || !this.mayCall(caller, def)) continue;
        found.add(caller);
        queue.push(caller);
      }
    }
  }

  /** Whether a call of that name in one function may mean the other: in the same module, by an import, or on an object of a class that is named. */
  private mayCall(caller: FunctionDef, callee: FunctionDef): boolean {
    const [from, to] = [this.sights.get(caller), this.sights.get(callee)];
    if (from?.module == null || to?.module == null) return false;
    if (from.module === to.module) return true;
    const name = calledAs(callee);
    const parts = callee.qualname.split(".");
    const owner = parts.length > 1 ? (parts[parts.length - 2] ?? "") : "";
    if (owner === "<locals>") return false;
    if (from.calls.has(name) && (owner === "" || owner === name)) {
      const symbol = this.program.resolve(name, this.program.moduleScope(from.module));
      // A name that the module does not bind is imported inside the function.
      return symbol === undefined || ((symbol.kind === "function" || symbol.kind === "class") && symbol.module === to.module);
    }
    const { unit } = from.module;
    if (owner === "") return unit?.facts.mentions(lastPart(to.module.name)) ?? false;
    return this.withHeirs(owner).some((heir) => unit?.facts.mentions(heir) ?? false);
  }

  /** A class and those that derive from it, by name: their methods are its. */
  private withHeirs(owner: string): readonly string[] {
    const known = this.heirs.get(owner);
    if (known !== undefined) return known;
    const names = new Set([owner]);
    for (const name of names) for (const heir of this.derived.get(name) ?? []) names.add(heir);
    const found = [...names];
    this.heirs.set(owner, found);
    return found;
  }

  /** Whether the body of a function was looked at. */
  sees(def: FunctionDef): boolean {
    return this.sights.has(def);
  }

  /** Whether a function is nothing to routers with another body as it was before, and calls the same of what is looked for; `before`: null for a new one. */
  isNothing(before: FunctionDef | null, now: FunctionDef): boolean {
    if (before !== null && (this.touching.has(before) || this.creating.has(before))) return false;
    const [one, other] = [before === null ? undefined : this.sights.get(before), unnoted(() => this.look(now, null))];
    if (one?.registers === true || one?.creates === true || other.registers || other.creates) return false;
    return this.lookedFor(one?.calls) === this.lookedFor(other.calls) && this.lookedFor(one?.methods) === this.lookedFor(other.methods);
  }

  private lookedFor(names: Iterable<string> = []): string {
    return JSON.stringify([...names].filter((name) => this.looksFor(name)).sort());
  }

  private look(def: FunctionDef, module: ModuleSymbol | null): Sight {
    const sight = emptySight(module);
    this.body(def.body, sight);
    return sight;
  }

  private body(body: readonly Stmt[], sight: Sight): void {
    for (const statement of body) this.statement(statement, sight);
  }

  private statement(statement: Stmt, sight: Sight): void {
    switch (statement.kind) {
      case "FunctionDef":
      case "ClassDef":
        for (const decorator of statement.decorators) {
          const head = decorator.kind === "Call" ? decorator.func : decorator;
          if (handsOn(decorator)) sight.registers = sight.routes = true;
          if (isDecorating(head)) {
            sight.registers = true;
            if (head.attr !== "middleware" && head.attr !== "exception_handler") sight.routes = true;
          }
          this.expression(decorator, sight);
        }
        if (statement.kind === "ClassDef") this.body(statement.body, sight);
        break;
      case "Return":
      case "Expr":
      case "Assign":
      case "AnnAssign":
      case "AugAssign":
        if (statement.value !== null) this.expression(statement.value, sight);
        break;
      case "For":
        this.expression(statement.iter, sight);
        this.body(statement.body, sight);
        this.body(statement.orelse, sight);
        break;
      case "If":
      case "While":
        this.expression(statement.test, sight);
        this.body(statement.body, sight);
        this.body(statement.orelse, sight);
        break;
      case "With":
        for (const item of statement.items) this.expression(item.context, sight);
        this.body(statement.body, sight);
        break;
      case "Try":
        this.body(statement.body, sight);
        for (const handler of statement.handlers) this.body(handler.body, sight);
        this.body(statement.orelse, sight);
        this.body(statement.finalbody, sight);
        break;
      case "Match":
        for (const matchCase of statement.cases) this.body(matchCase.body, sight);
        break;
      default:
        break;
    }
  }

  private expression(expression: Expr, sight: Sight): void {
    switch (expression.kind) {
      case "Call": {
        const name = nameOf(expression.func);
        if (name !== undefined) {
          if (expression.func.kind === "Attribute" && CALLED.has(name)) {
            sight.registers = true;
            if (ROUTING.has(name)) sight.routes = true;
          }
          if (this.routerNames.has(name)) sight.creates = true;
          if (expression.func.kind === "Name") {
            sight.calls.add(name);
            for (const original of this.originals.get(name) ?? []) sight.calls.add(original);
          } else sight.methods.add(name);
        } else if (expression.func.kind === "Call") {
          const inner = expression.func.func;
          if (isDecorating(inner)) sight.registers = true;
          this.expression(expression.func, sight);
        }
        if (expression.func.kind === "Attribute") this.expression(expression.func.value, sight);
        for (const argument of expression.args) this.expression(argument, sight);
        for (const keyword of expression.keywords) this.expression(keyword.value, sight);
        break;
      }
      case "Attribute":
      case "Await":
      case "Starred":
      case "NamedExpr":
      case "Subscript":
        this.expression(expression.value, sight);
        break;
      case "List":
      case "Tuple":
      case "Set":
        for (const item of expression.elts) this.expression(item, sight);
        break;
      case "Dict":
      case "BoolOp":
        for (const value of expression.values) this.expression(value, sight);
        break;
      case "IfExp":
        this.expression(expression.body, sight);
        this.expression(expression.orelse, sight);
        break;
      case "ListComp":
      case "SetComp":
      case "GeneratorExp":
      case "DictComp":
        this.expression(expression.elt, sight);
        if (expression.value !== null) this.expression(expression.value, sight);
        for (const generator of expression.generators) this.expression(generator.iter, sight);
        break;
      case "Lambda":
        this.expression(expression.body, sight);
        break;
      default:
        break;
    }
  }
}

/** `….get`, `….middleware`: what a router decorates with, as far as the name tells. */
function isDecorating(expression: Expr): expression is Attribute {
  return expression.kind === "Attribute" && DECORATING.has(expression.attr);
}

/** Whether a decorator is given what decorates for a router: `@guarded(router.get, "/orders")`. */
function handsOn(decorator: Expr): boolean {
  return decorator.kind === "Call" && [...decorator.args, ...decorator.keywords.map(({ value }) => value)].some(isDecorating);
}

/** Whether another function stands inside one: functions are listed in the order of the source. */
function holdsDefinitions({ functions }: FileFacts, outer: FunctionDef): boolean {
  const next = functions[functions.indexOf(outer) + 1];
  return next !== undefined && next.start < outer.end;
}

/** The last name of a chain. */
export function nameOf(expression: Expr): string | undefined {
  return expression.kind === "Name" ? expression.id : expression.kind === "Attribute" ? expression.attr : undefined;
}

/** Methods that the constructor of a data class calls when all fields are set. */
export const POST_INIT: readonly string[] = ["__post_init__", "__attrs_post_init__"];

/** The names by which a function is called: what follows the fields of a data class also by that of the class that is made. */
function callNames(def: FunctionDef): readonly string[] {
  return POST_INIT.includes(def.name) ? [def.name, calledAs(def)] : [calledAs(def)];
}

/** The name under which a function is called: its own, for a constructor that of its class. */
function calledAs(def: FunctionDef): string {
  if (def.name !== "__init__" && def.name !== "__new__" && !POST_INIT.includes(def.name)) return def.name;
  const parts = def.qualname.split(".");
  return parts[parts.length - 2] ?? def.name;
}

function lastPart(dotted: string): string {
  return dotted.slice(dotted.lastIndexOf(".") + 1);
}

/** Whether a file may have to do with routers: it names the framework, looks for modules, or decorates functions as routers do. */
function concernsRouters(facts: FileFacts): boolean {
  if ([...MENTIONS, ...DISCOVERERS].some((text) => facts.mentions(text))) return true;
  return facts.functions.some((def) =>
    def.decorators.some((decorator) => handsOn(decorator) || (decorator.kind === "Call" && isDecorating(decorator.func))),
  );
}

/** Names of the classes whose call makes a router: FastAPI's own, and classes that derive from one by name. */
function routerNames(modules: readonly ModuleSymbol[], program: Program): Set<string> {
  const names = new Set(["FastAPI", "APIRouter", "InferringRouter", "Starlette", "VersionedFastAPI", "Versionizer"]);
  const classes: ClassDef[] = modules.flatMap(({ unit }) => unit?.facts.classes ?? []).filter((def) => def.bases.length > 0);
  for (let grown = true; grown; ) {
    grown = false;
    for (const def of classes) {
      if (names.has(def.name) || !def.bases.some((base) => names.has(nameOf(base) ?? ""))) continue;
      names.add(def.name);
      grown = true;
    }
  }
  // Imported under another name: `from fastapi import APIRouter as Router`.
  for (const module of modules) {
    for (const statement of module.unit?.facts.body ?? []) {
      if (statement.kind !== "ImportFrom") continue;
      for (const { name, asname } of statement.names) {
        if (asname !== null && names.has(name)) names.add(asname);
        if (!FOREIGN_ROUTER.test(`${statement.module}.${name}`)) continue;
        if (statement.level > 0 || program.index.ownsTop(statement.module, module)) continue;
        names.add(asname ?? name);
      }
    }
  }
  return names;
}
