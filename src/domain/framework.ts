import type { Catalogue } from "../data/catalogue.ts";
import { VALIDATORS, VERBS } from "../data/fastapi.ts";
import { boundOnce } from "../link/bound-once.ts";
import type { Program } from "../link/program.ts";
import type { ClassSymbol, FunctionSymbol, ModuleSymbol, Scope } from "../link/symbols.ts";
import type { Type } from "../link/types.ts";
import { decoratorName, lastName } from "../model/last-name.ts";
import { once } from "../model/once.ts";
import type { Expr } from "../model/syntax.ts";
import type { ApplicationHook, FastapiTable } from "./fastapi/index.ts";
import { type GraphqlTypes, graphqlTypes } from "./graphql/index.ts";
import { isReadLibrary } from "./sqlalchemy/index.ts";

/** Why a function runs on the event loop, and whether only at start-up. */
export interface LoopEntry {
  readonly reason: string;
  readonly startup: boolean;
  /** Nobody else is on the loop: a command, or what a loop is started for alone. */
  readonly alone?: boolean;
}

/** What a program means to FastAPI, SQLAlchemy and Pydantic, as far as flow and layering ask. */
export interface FrameworkKnowledge {
  isEndpoint(fn: FunctionSymbol): boolean;
  isModel(type: Type): boolean;
  isModelClass(symbol: ClassSymbol): boolean;
  isSchemaClass(symbol: ClassSymbol): boolean;
  composes(module: ModuleSymbol): boolean;
  loopEntry(fn: FunctionSymbol): LoopEntry | null;
  isStartup(fn: FunctionSymbol): boolean;
  /** Started from a shell. */
  isCommand(fn: FunctionSymbol): boolean;
  /** Moves, fills or repairs data once, by its name or that of its file: a migration, a seed. */
  isOneOff(fn: FunctionSymbol): boolean;
  /** A model of what requests hold: the annotation of an endpoint's parameter names it, or a field of one. */
  isRequestModel(symbol: ClassSymbol): boolean;
  /** The object types of GraphQL; null where there are none. */
  graphql(): GraphqlTypes | null;
  /** What the framework itself calls for a request: endpoints, dependencies, middleware, exception handlers, resolvers of GraphQL. */
  requestEntries(): readonly FunctionSymbol[];
}

/** Functions that run once, when the application starts or stops, by the names that everybody uses. */
const STARTUP = /^_?(app_|application_)?lifespan(_\w+)?$|^(on_)?start_?up(_\w+)?$|^(on_)?shut_?down(_\w+)?$/;
/** Folders of what a person or a scheduler starts from a shell. */
const SHELL = /(^|\/)(cli(\/|\.py$)|management\/commands\/[^/]+$)/;
/** Folders of commands, or of what handles the commands of requests: which, the file says. */
const COMMANDS = /(^|\/)(commands|management)(\/|\.py$)/;
/** Words of libraries that read arguments of a shell, and of files that are run themselves. */
const ARGUMENTS = ["argparse", "asyncclick", "typer", "cyclopts", "docopt", "BaseCommand", "__main__"];
/** Libraries whose decorators make a function a command. */
const COMMAND_LIBRARIES = ["click", "typer", "cyclopts", "cloup"];
const OF_COMMANDS = /^(asyncclick|click|cloup|cyclopts|rich_click|typer)(\.|$)/;
/** Groups in groups that are followed. */
const MOST_GROUPS = 4;

/** What is run once, to move, fill or repair data, by the names that everybody uses; of a function, or of a file or folder. */
const ONE_OFF =
  /(^|[/_.])(migrat(e|es|ed|ion|ions|or|ors)|backfills?|seed(s|er|ers|ing)?|provision(s|ed|ing)?|bootstrap|initial_setup|fixtures?)(_|[/.]|$)/i;

const METHODS = new Set([...VERBS, "websocket", "api_route", "route"]);

/** Reads the meaning of single definitions off decorators and base classes; memoised. */
export function frameworkKnowledge(
  program: Program,
  catalogue: Catalogue,
  table: FastapiTable,
  configured: readonly string[] = [],
): FrameworkKnowledge {
  const hooks = new Map<FunctionSymbol, ApplicationHook["kind"]>();
  for (const { kind, function: fn } of table.hooks) if (fn !== null && !hooks.has(fn)) hooks.set(fn, kind);
  const endpoints = new Map<FunctionSymbol, { readonly method: string; readonly path: string } | null>();
  const models = new Map<ClassSymbol, boolean>();
  const schemas = new Map<ClassSymbol, boolean>();

  const isRouter = (type: Type): boolean => {
    if (type.kind === "external")
      return catalogue.isSubclass(type.name, "fastapi.APIRouter") || catalogue.isSubclass(type.name, "fastapi.FastAPI");
    if (type.kind === "union") return type.items.some(isRouter);
    if (type.kind !== "instance") return false;
    return program
      .ancestors(type.class)
      .some(
        (ancestor) =>
          ancestor.kind === "external" &&
          (catalogue.isSubclass(ancestor.name, "fastapi.APIRouter") || catalogue.isSubclass(ancestor.name, "fastapi.FastAPI")),
      );
  };
  const endpointOf = (fn: FunctionSymbol): { readonly method: string; readonly path: string } | null => {
    const known = endpoints.get(fn);
    if (known !== undefined) return known;
    const [route] = table.routesOf(fn);
    let found: { method: string; path: string } | null = null;
    if (route !== undefined) found = { method: route.kind === "websocket" ? "WEBSOCKET" : route.methods.join(", "), path: route.path };
    // A handler that no application serves is an endpoint all the same: another configuration, or another repository, includes it.
    for (const decorator of found === null ? fn.def.decorators : []) {
      if (decorator.kind !== "Call" || decorator.func.kind !== "Attribute" || !METHODS.has(decorator.func.attr)) continue;
      if (!isRouter(program.typeOf(decorator.func.value, fn.outer))) continue;
      const path = decorator.args[0];
      found = { method: decorator.func.attr.toUpperCase(), path: path?.kind === "Constant" && path.value !== undefined ? path.value : "…" };
      break;
    }
    endpoints.set(fn, found);
    return found;
  };
  const inherits = (symbol: ClassSymbol, test: (name: string) => boolean): boolean =>
    program.ancestors(symbol).some((ancestor) => ancestor.kind === "external" && test(ancestor.name));
  const isModelClass = (symbol: ClassSymbol): boolean => {
    let known = models.get(symbol);
    if (known === undefined) {
      known = mapped(program, symbol, inherits);
      models.set(symbol, known);
    }
    return known;
  };
  const isStartup = (fn: FunctionSymbol): boolean => {
    if (isCommand(program, fn)) return true;
    for (let at: FunctionSymbol | null = fn; at !== null; at = at.outer.function) {
      const kind = hooks.get(at);
      if (kind === "lifespan" || kind === "startup" || kind === "shutdown") return true;
      if (STARTUP.test(at.def.name)) return true;
      if (
        at.def.decorators.some(
          (decorator) => decorator.kind === "Call" && decorator.func.kind === "Attribute" && decorator.func.attr === "on_event",
        )
      )
        return true;
    }
    return false;
  };
  const reached = new Map<Direction, ReadonlySet<ClassSymbol>>();
  const modelsOf = (direction: Direction): ReadonlySet<ClassSymbol> => {
    const known = reached.get(direction) ?? reachableModels(program, (fn) => endpointOf(fn) !== null, direction);
    reached.set(direction, known);
    return known;
  };
  const isConfigured = namePatterns(configured);
  let graphql: boolean | null = null;
  const servesGraphql = (): boolean => {
    graphql ??= program.index.modules.some(({ unit }) => unit?.role === "application" && unit.facts.mentions("GraphQLRouter"));
    return graphql;
  };
  const graphqlOf = once(() => graphqlTypes(program));
  return {
    isEndpoint: (fn) => endpointOf(fn) !== null,
    isModel: (type) => type.kind === "instance" && isModelClass(type.class),
    isModelClass,
    isSchemaClass(symbol) {
      let known = schemas.get(symbol);
      if (known === undefined) {
        known =
          !isModelClass(symbol) &&
          inherits(symbol, (name) => catalogue.isSubclass(name, "pydantic.BaseModel") || name === "sqlmodel.SQLModel");
        schemas.set(symbol, known);
      }
      return known;
    },
    composes(module) {
      if (module.unit !== null && table.applicationFiles.has(module.unit.path)) return true;
      return [...program.moduleScope(module).bindings.values()].some((bindings) =>
        bindings.some((binding) => {
          if (binding.kind !== "value" || binding.value.kind !== "Call") return false;
          const symbol = program.symbolOf(binding.value.func, program.moduleScope(module));
          return symbol?.kind === "external" && symbol.name === "fastapi.FastAPI";
        }),
      );
    },
    loopEntry(fn) {
      if (isConfigured(`${fn.module.name}.${fn.def.qualname}`))
        return { reason: `configured entry \`${fn.def.qualname}\``, startup: false };
      if (!fn.def.async) {
        const reason = plainReason(fn, modelsOf, servesGraphql);
        return reason === null ? null : { reason, startup: false };
      }
      const endpoint = endpointOf(fn);
      const startup = isStartup(fn);
      if (endpoint !== null) return { reason: `async endpoint ${endpoint.method} ${endpoint.path}`, startup: false };
      const kind = hooks.get(fn);
      if (kind === "middleware" || kind === "exception-handler")
        return { reason: `${kind === "middleware" ? "middleware" : "exception handler"} \`${fn.def.name}\``, startup: false };
      const home = isCommand(program, fn) ? "command" : "start-up code";
      return { reason: startup ? `${home} \`${fn.def.qualname}\`` : `\`async def ${fn.def.name}\``, startup };
    },
    isStartup,
    isCommand: (fn) => isCommand(program, fn),
    isOneOff: (fn) => endpointOf(fn) === null && (ONE_OFF.test(fn.def.name) || ONE_OFF.test(fn.module.unit?.path ?? "")),
    graphql: graphqlOf,
    isRequestModel: (symbol) => modelsOf("request").has(symbol),
    requestEntries: () => [
      ...(graphqlOf()?.resolvers ?? []),
      ...program.allFunctions().filter((fn) => endpointOf(fn) !== null),
      ...table.routes.flatMap(({ endpoint, handler, dependencies }) => [
        endpoint,
        handler,
        ...dependencies.map((dependency) => dependency.function).filter((fn) => fn !== null),
      ]),
      ...[...hooks].filter(([, kind]) => kind === "middleware" || kind === "exception-handler").map(([fn]) => fn),
    ],
  };
}

/** Started from a shell, and alone on its event loop: by where it stands, or by its decorator. */
function isCommand(program: Program, fn: FunctionSymbol): boolean {
  const { unit } = fn.module;
  if (unit === null) return false;
  if (SHELL.test(unit.path)) return true;
  if (COMMANDS.test(unit.path) && ARGUMENTS.some((word) => unit.facts.mentions(word))) return true;
  return (
    fn.def.decorators.length > 0 && COMMAND_LIBRARIES.some((word) => unit.facts.mentions(word)) && makesCommand(program, fn, MOST_GROUPS)
  );
}

/** `@click.command()`, `@cli.command()` where `cli` is a group or an application of such a library; the commands of a bot are none. */
function makesCommand(program: Program, fn: FunctionSymbol, depth: number): boolean {
  return (
    depth > 0 &&
    fn.def.decorators.some((decorator) => {
      const head = decorator.kind === "Call" ? decorator.func : decorator;
      return /^(command|group)$/.test(lastName(head)) && isOfCommands(program, head, fn.outer, depth);
    })
  );
}

function isOfCommands(program: Program, expression: Expr, scope: Scope, depth: number): boolean {
  let root = expression;
  while (root.kind === "Attribute" || root.kind === "Call") root = root.kind === "Attribute" ? root.value : root.func;
  const symbol = program.symbolOf(expression, scope) ?? program.symbolOf(root, scope);
  if (symbol?.kind === "external") return OF_COMMANDS.test(symbol.name);
  const base = root.kind === "Name" ? program.symbolOf(root, scope) : undefined;
  if (base?.kind === "function") return makesCommand(program, base, depth - 1);
  const bound = root.kind === "Name" ? boundOnce(program, root.id, scope) : undefined;
  return bound !== undefined && bound.value.kind === "Call" && isOfCommands(program, bound.value.func, bound.scope, depth - 1);
}

const SERIALIZERS = /^(computed_field|field_serializer|model_serializer)$/;
const RESOLVERS = /^(field|mutation|subscription)$/;

type Direction = "request" | "response";

/** Why a plain function runs on the loop: Pydantic and GraphQL call it there, whatever kind of function the endpoint is. */
function plainReason(
  fn: FunctionSymbol,
  modelsOf: (direction: Direction) => ReadonlySet<ClassSymbol>,
  servesGraphql: () => boolean,
): string | null {
  if (fn.owner === null || fn.def.decorators.length === 0) return null;
  const name = fn.owner.def.name;
  if (isDecorated(fn, VALIDATORS) && modelsOf("request").has(fn.owner))
    return `validator of the request model \`${name}\`, which runs on the loop even for \`def\` endpoints`;
  if (isDecorated(fn, SERIALIZERS) && modelsOf("response").has(fn.owner))
    return `field of the response model \`${name}\`, which is computed on the loop even for \`def\` endpoints`;
  if (isDecorated(fn, RESOLVERS, "strawberry") && servesGraphql())
    return `GraphQL resolver of \`${name}\`, which strawberry calls on the loop`;
  return null;
}

function isDecorated(fn: FunctionSymbol, names: RegExp, library: string | null = null): boolean {
  return fn.def.decorators.some((decorator) => {
    const head = decorator.kind === "Call" ? decorator.func : decorator;
    if (library !== null && (head.kind !== "Attribute" || head.value.kind !== "Name" || head.value.id !== library)) return false;
    return names.test(lastName(head));
  });
}

/** Whether a dotted name fits one of the patterns, in which `*` stands for any text. */
function namePatterns(patterns: readonly string[]): (name: string) => boolean {
  if (patterns.length === 0) return () => false;
  const escaped = patterns.map((pattern) => pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*"));
  const all = new RegExp(`^(?:${escaped.join("|")})$`);
  return (name) => all.test(name);
}

/** The project classes that endpoints take (or give back), and those of their fields. */
function reachableModels(program: Program, isEndpoint: (fn: FunctionSymbol) => boolean, direction: Direction): ReadonlySet<ClassSymbol> {
  const found = new Set<ClassSymbol>();
  const add = (type: Type, depth: number): void => {
    if (depth > 6) return;
    if (type.kind === "union" || type.kind === "tuple") for (const item of type.items) add(item, depth);
    if (type.kind === "external" || type.kind === "instance") for (const arg of type.args) add(arg, depth);
    if (type.kind !== "instance" || found.has(type.class)) return;
    found.add(type.class);
    for (const ancestor of program.ancestors(type.class)) {
      if (ancestor.kind !== "class") continue;
      found.add(ancestor.class);
      const scope = program.classScope(ancestor.class);
      for (const bindings of scope.bindings.values()) {
        for (const binding of bindings) {
          const annotation = binding.kind === "declaration" ? binding.annotation : binding.kind === "value" ? binding.annotation : null;
          if (annotation !== null) add(program.annotated(annotation, scope), depth + 1);
        }
      }
    }
  };
  for (const fn of program.allFunctions()) {
    if (!isEndpoint(fn)) continue;
    if (direction === "request") {
      for (const parameter of fn.def.parameters)
        if (parameter.annotation !== null) add(program.annotated(parameter.annotation, fn.outer), 0);
      continue;
    }
    const declared = fn.def.decorators.flatMap((decorator) =>
      decorator.kind === "Call" ? decorator.keywords.filter(({ arg }) => arg === "response_model").map(({ value }) => value) : [],
    );
    for (const model of declared.length > 0 ? declared : fn.def.returns === null ? [] : [fn.def.returns])
      add(program.annotated(model, fn.outer), 0);
  }
  return found;
}

function mapped(
  program: Program,
  symbol: ClassSymbol,
  inherits: (symbol: ClassSymbol, test: (name: string) => boolean) => boolean,
): boolean {
  const scope = program.classScope(symbol);
  if (symbol.def.keywords.some((keyword) => keyword.arg === "table" && keyword.value.kind === "Constant" && keyword.value.type === "True"))
    return true;
  const declarative =
    inherits(symbol, (name) =>
      /^sqlalchemy\.(orm|ext\.declarative)\.(DeclarativeBase|DeclarativeBaseNoMeta|MappedAsDataclass|declarative_base|DeclarativeMeta)$/.test(
        name,
      ),
    ) || baseMadeByCall(program, symbol);
  const columns = (): boolean =>
    [...scope.bindings.values()].some((bindings) => bindings.some((binding) => binding.kind === "value" && isColumn(binding.value)));
  if (!declarative) {
    // A class below a base of another library that names its table and has columns says enough of itself.
    const unread = scope.bindings.has("__tablename__") && inherits(symbol, (name) => !isReadLibrary(name)) && columns();
    return unread || isClassDecorated(symbol, DECORATED);
  }
  return scope.bindings.has("__tablename__") || scope.bindings.has("__table__") || columns();
}

/** `@registry.mapped` maps a class, `@as_declarative()` makes the base of mapped ones. */
const DECORATED = /^(mapped|mapped_as_dataclass)$/;
const BASE_DECORATED = /^(as_declarative|as_declarative_base)$/;

function isClassDecorated({ def }: ClassSymbol, names: RegExp): boolean {
  return def.decorators.some((decorator) => names.test(decoratorName(decorator)));
}

/** `Base = declarative_base()` somewhere among the ancestors, or a class that a decorator makes one. */
function baseMadeByCall(program: Program, symbol: ClassSymbol): boolean {
  return program.ancestors(symbol).some((ancestor) => {
    if (ancestor.kind === "external") return /declarative_base$|registry\.generate_base$/.test(ancestor.name);
    if (ancestor.kind === "class") return isClassDecorated(ancestor.class, BASE_DECORATED);
    return ancestor.kind === "unknown" && ancestor.base.kind === "Name" && /^(Base|.*Base|Model)$/.test(ancestor.base.id);
  });
}

function isColumn(value: Expr): boolean {
  return (
    value.kind === "Call" &&
    ((value.func.kind === "Name" && /^(Column|mapped_column|relationship)$/.test(value.func.id)) ||
      (value.func.kind === "Attribute" && /^(Column|mapped_column|relationship)$/.test(value.func.attr)))
  );
}
