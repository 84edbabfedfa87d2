import { VERBS } from "../../data/fastapi.ts";
import type { Program } from "../../link/program.ts";
import type { FunctionSymbol, ModuleSymbol } from "../../link/symbols.ts";
import type { ClassDef, Expr, FunctionDef, Stmt } from "../../model/syntax.ts";

/** Methods of routers that are called for what they do. Verbs count as decorators only: `get` is everybody's method. */
export const CALLED: ReadonlySet<string> = new Set([
  "include_router",
  "add_api_route",
  "add_route",
  "add_api_websocket_route",
  "add_websocket_route",
  "mount",
  "add_middleware",
  "add_exception_handler",
  "add_event_handler",
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

const MENTIONS = ["fastapi", "FastAPI", "outer", "include_router", "add_api_route", "classy_fastapi"];

/** What the body of a function does, by names alone. */
interface Sight {
  registers: boolean;
  creates: boolean;
  readonly calls: Set<string>;
}

/** Which modules, functions and classes may have to do with routers: decided by names, so that everything else is never followed. */
export class Relevance {
  readonly modules: ModuleSymbol[];
  private readonly sights = new Map<FunctionDef, Sight>();
  private readonly touching = new Set<string>();
  private readonly creating = new Set<string>();
  private readonly routerNames: Set<string>;

  constructor(program: Program) {
    this.modules = program.index.modules.filter(({ unit }) => unit?.role === "application" && MENTIONS.some((text) => unit.facts.mentions(text)));
    this.routerNames = routerNames(this.modules);
    this.see(this.modules);
  }

  /** Adds modules that name no framework but call what does. */
  extend(modules: readonly ModuleSymbol[]): void {
    this.modules.push(...modules);
    this.see(modules);
  }

  private see(modules: readonly ModuleSymbol[]): void {
    for (const { unit } of modules) for (const def of unit?.facts.functions ?? []) this.sights.set(def, this.look(def));
    this.spread(this.touching, (sight) => sight.registers || sight.creates);
    this.spread(this.creating, (sight) => sight.creates);
  }

  /** Whether calling the function may create or change a router. */
  touches(fn: FunctionSymbol): boolean {
    const sight = this.sights.get(fn.def);
    return sight !== undefined && (sight.registers || sight.creates || [...sight.calls].some((name) => this.touching.has(name)));
  }

  /** Whether calling the function may create an application or router. */
  creates(fn: FunctionSymbol): boolean {
    const sight = this.sights.get(fn.def);
    return sight !== undefined && (sight.creates || [...sight.calls].some((name) => this.creating.has(name)));
  }

  /** Whether its own body registers something. */
  registers(def: FunctionDef): boolean {
    return this.sights.get(def)?.registers ?? false;
  }

  /** Whether its own body registers something or makes a router. */
  starts(def: FunctionDef): boolean {
    const sight = this.sights.get(def);
    return sight !== undefined && (sight.registers || sight.creates);
  }

  /** Whether it calls something of that name. */
  calls(def: FunctionDef, name: string): boolean {
    return this.sights.get(def)?.calls.has(name) ?? false;
  }

  /** Whether evaluating an expression may create or change a router: decided by the names that it calls. */
  acts(expression: Expr): boolean {
    const sight: Sight = { registers: false, creates: false, calls: new Set() };
    this.expression(expression, sight);
    return sight.registers || sight.creates || [...sight.calls].some((name) => this.touching.has(name));
  }

  /** Whether a decorator of a router may be among decorators. */
  decorates(decorators: readonly Expr[]): boolean {
    return decorators.some((decorator) => {
      const head = decorator.kind === "Call" ? decorator.func : decorator;
      const name = nameOf(head);
      return (head.kind === "Attribute" && DECORATING.has(head.attr)) || (name !== undefined && this.touching.has(name)) || (decorator.kind === "Call" && this.acts(decorator));
    });
  }

  private spread(names: Set<string>, start: (sight: Sight) => boolean): void {
    const callers = new Map<string, FunctionDef[]>();
    const queue: FunctionDef[] = [];
    for (const [def, sight] of this.sights) {
      if (start(sight)) queue.push(def);
      for (const name of sight.calls) callers.set(name, [...(callers.get(name) ?? []), def]);
    }
    const seen = new Set(queue);
    for (let def = queue.pop(); def !== undefined; def = queue.pop()) {
      for (const name of calledAs(def)) {
        names.add(name);
        for (const caller of callers.get(name) ?? []) {
          if (seen.has(caller)) continue;
          seen.add(caller);
          queue.push(caller);
        }
      }
    }
  }

  private look(def: FunctionDef): Sight {
    const sight: Sight = { registers: false, creates: false, calls: new Set() };
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
          if (head.kind === "Attribute" && DECORATING.has(head.attr)) sight.registers = true;
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
          if (expression.func.kind === "Attribute" && CALLED.has(name)) sight.registers = true;
          if (this.routerNames.has(name)) sight.creates = true;
          sight.calls.add(name);
        } else if (expression.func.kind === "Call") {
          const inner = expression.func.func;
          if (inner.kind === "Attribute" && DECORATING.has(inner.attr)) sight.registers = true;
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

/** The last name of a chain. */
export function nameOf(expression: Expr): string | undefined {
  return expression.kind === "Name" ? expression.id : expression.kind === "Attribute" ? expression.attr : undefined;
}

/** The names under which a function is called: its own, for a constructor that of its class. */
function calledAs(def: FunctionDef): readonly string[] {
  if (def.name !== "__init__" && def.name !== "__new__") return [def.name];
  const parts = def.qualname.split(".");
  return [parts[parts.length - 2] ?? def.name];
}

/** Names of the classes whose call makes a router: FastAPI's own, and classes that derive from one by name. */
function routerNames(modules: readonly ModuleSymbol[]): Set<string> {
  const names = new Set(["FastAPI", "APIRouter", "InferringRouter", "Starlette"]);
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
  for (const { unit } of modules) {
    for (const statement of unit?.facts.body ?? []) {
      if (statement.kind !== "ImportFrom") continue;
      for (const { name, asname } of statement.names) if (asname !== null && names.has(name)) names.add(asname);
    }
  }
  return names;
}
