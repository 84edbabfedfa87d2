import { FOREIGN_ROUTER } from "./data/fastapi.ts";
import type { FastapiTable } from "./domain/fastapi/index.ts";
import { hangsOnMethods, hasToldFields, isToldByCallers, statementGives } from "./flow/evidence/index.ts";
import { tellsOthers } from "./flow/outline.ts";
import type { Foundation } from "./foundation.ts";
import { isProperty } from "./link/members.ts";
import type { Program } from "./link/program.ts";
import type { ClassSymbol, FunctionSymbol, ModuleSymbol, Scope } from "./link/symbols.ts";
import type { FileFacts } from "./model/facts.ts";
import type { ClassDef, Expr, FunctionDef, Import, ImportFrom, Stmt } from "./model/syntax.ts";
import { classesOf, functionsOf } from "./model/traverse.ts";
import { someInStatements, visitExpression } from "./model/visit.ts";

/** Functions that came to a block, and those that went; one that is another now is both. */
export interface ExchangedBlock {
  readonly added: readonly FunctionDef[];
  readonly removed: readonly FunctionDef[];
}

/** A class with other methods than before, or with another end. */
export interface ExchangedClass extends ExchangedBlock {
  readonly def: ClassDef;
  readonly body: readonly Stmt[];
  readonly end: number;
}

/** What is different at the top level of a file. */
export interface NamesChange extends ExchangedBlock {
  /** The names that stand for something else than before, and the imports that came, went or became others. */
  readonly names: ReadonlySet<string>;
  readonly imports: readonly (Import | ImportFrom)[];
  /** Classes, constants and texts that came or went. */
  readonly others: { readonly added: readonly Stmt[]; readonly removed: readonly Stmt[] };
}

/** Whether nothing but its callers is concerned by a function, as far as its head tells: decorators, and what defaults call. */
export function hasPlainHead(program: Program, { machine }: FastapiTable, fn: FunctionSymbol): boolean {
  const { def, outer, module } = fn;
  const isTest = module.unit?.role === "test";
  if (isProperty(program, fn) || (!isTest && machine.relevance.decorates(def.decorators))) return false;
  const isPlain = def.decorators.every((decorator) => {
    const symbol = program.symbolOf(decorator.kind === "Call" ? decorator.func : decorator, outer);
    // What runs tests reads their decorators; this does not.
    if (symbol?.kind === "external") return isTest || !TELLING.test(symbol.name);
    return symbol?.kind === "function" && program.decorated(fn).understood;
  });
  if (!isPlain || isTest) return isPlain;
  // They run with the module.
  return def.parameters.every(({ default: given }) => given === null || callsLibrariesAlone(program, given, outer));
}

function callsLibrariesAlone(program: Program, value: Expr, scope: Scope, libraries: RegExp = /./): boolean {
  let plain = true;
  visitExpression(value, (node) => {
    if (node.kind === "Lambda" || node.kind === "Await") plain = false;
    if (node.kind !== "Call") return;
    const callee = program.symbolOf(node.func, scope);
    if (callee?.kind !== "external" || !libraries.test(callee.name)) plain = false;
  });
  return plain;
}

/** What a class may derive from outside of the project, and be asked for nothing by it. */
const BASES = /^(typing\.Generic|abc\.ABC|builtins\.object)$/;

/** Whether a class is one of the application's own and nothing to a framework: its methods are what its callers make of them. */
function isOrdinary({ program, framework, calls }: Foundation, symbol: ClassSymbol): boolean {
  const { def, module } = symbol;
  if (!def.decorators.every((decorator) => isOfTests(program, module, decorator))) return false;
  return [symbol, ...calls.heirsOf(symbol)].every(
    (one) =>
      !framework.isModelClass(one) &&
      !framework.isSchemaClass(one) &&
      (symbol.module.unit?.role === "test" ||
        program
          .ancestors(one)
          .every((ancestor) => ancestor.kind === "class" || (ancestor.kind === "external" && BASES.test(ancestor.name)))),
  );
}

/** Whether a decorator in a test is what runs tests, which nothing else asks for. */
function isOfTests(program: Program, module: ModuleSymbol, decorator: Expr): boolean {
  if (module.unit?.role !== "test") return false;
  const head = program.symbolOf(decorator.kind === "Call" ? decorator.func : decorator, program.moduleScope(module));
  return head?.kind === "external" && /^pytest\./.test(head.name);
}

/** Whether the tables were made of all bodies of functions at the top level of a module: of a new one, they may be as well. */
function isScanned({ program, reads }: Foundation, module: ModuleSymbol): boolean {
  return (
    reads.has(module) ||
    allRead(
      program.outerFunctions(module).filter(({ owner }) => owner === null),
      reads,
    )
  );
}

/** The same of the methods of a class. */
function isClassScanned({ program, reads }: Foundation, symbol: ClassSymbol): boolean {
  return (
    reads.has(symbol.module) ||
    allRead(
      program.outerFunctions(symbol.module).filter(({ owner }) => owner === symbol),
      reads,
    )
  );
}

/** Whoever reads all bodies says so; where all were read one by one, the next one would be, too. */
function allRead(functions: readonly FunctionSymbol[], reads: ReadonlySet<object>): boolean {
  return functions.length > 0 && functions.every(({ def }) => reads.has(def));
}

/** Libraries whose names at the top of a file say how it has to be read; of these some are only used. */
const TELLING = /^(fastapi|starlette|pydantic|sqlalchemy|sqlmodel|strawberry|graphene|alembic)(\.|$)/;
const USED = new RegExp(
  `^(${[
    "select|func|or_|and_|not_|delete|update|insert|desc|asc|exists|text|case|cast|literal|distinct|union|union_all|tuple_|aliased",
    "selectinload|joinedload|subqueryload|contains_eager|load_only|lazyload|raiseload|noload|defer|undefer",
    "Select|Result|Row|ScalarResult|\\w+Error|NoResultFound|MultipleResultsFound",
    "HTTPException|status|Request|Response|\\w+Response|UploadFile|BackgroundTasks|WebSocket|WebSocketDisconnect|TestClient",
    "run_in_threadpool|jsonable_encoder",
  ].join("|")})$`,
);

/** Why the names of a module may not stand for something else: others can see them, or they say what the module is. */
export function refusedNames(
  foundation: Foundation,
  module: ModuleSymbol,
  { names, imports, added, removed, others }: NamesChange,
): string | null {
  if (names.size === 0 && imports.length === 0) return null;
  const { program, fastapi } = foundation;
  if (module.unit?.role === "migration") return "names of a migration";
  for (const statement of imports) {
    const from = statement.kind === "ImportFrom" && statement.level === 0 ? statement.module : "";
    for (const { name, asname } of statement.names) {
      if (asname !== null && asname !== name && statement.kind === "ImportFrom" && module.unit?.role !== "test") {
        if (isLookedFor(foundation, name) || isLookedFor(foundation, asname)) return "an import under another name";
      }
      if (FOREIGN_ROUTER.test(`${from}.${name}`)) return "an import that says how a file is read";
      if (TELLING.test(from === "" ? name : from) && !(from !== "" && USED.test(name))) return "an import that says how a file is read";
    }
  }
  const came = [...added, ...others.added].flatMap(namesBound);
  const went = [...removed, ...others.removed].flatMap(namesBound);
  if (came.length + went.length > 0 && fastapi.machine.listed.has(module)) return "a module whose names are listed";
  const refused = refusedBlock(foundation, program.moduleScope(module), came, went);
  if (refused !== null) return refused;
  if (!others.removed.every((one) => isQuiet(foundation, module, one))) return "a class or constant went that says something of others";
  return added.length > 0 && isScanned(foundation, module) ? "a module whose bodies are read for the tables" : null;
}

/** Whether functions are looked for by a name: by that, and by what files call it that import it under another one. */
function isLookedFor({ calls, fastapi: { machine } }: Foundation, name: string): boolean {
  return calls.told.has(name) || machine.relevance.looksFor(name);
}

/** Why names may not come to a scope, or go: they are asked for, or something else has them. */
function refusedBlock(
  { fastapi: { machine } }: Foundation,
  { bindings }: Scope,
  came: readonly string[],
  went: readonly string[],
): string | null {
  if (came.length + went.length === 0) return null;
  if ([...came, ...went].some((name) => machine.missed.has(name) || machine.relevance.wanted.has(name)))
    return "a name that the search for routers asks for";
  if (machine.exhausted) return "the search for routers ran out of its budget";
  const gone = new Set(went);
  const isAlone =
    went.every((name) => bindings.get(name)?.length === 1) &&
    came.every((name) => !bindings.has(name) || gone.has(name)) &&
    new Set(came).size === came.length;
  return isAlone ? null : "a name that is bound twice";
}

function namesBound(statement: Stmt): readonly string[] {
  switch (statement.kind) {
    case "FunctionDef":
    case "ClassDef":
      return [statement.name];
    case "Assign":
      return statement.targets.flatMap((target) => (target.kind === "Name" ? [target.id] : []));
    case "AnnAssign":
      return statement.target.kind === "Name" ? [statement.target.id] : [];
    default:
      return [];
  }
}

/** Why a class may not have other methods: it is something to a framework, or others have or name them. */
export function refusedMethods(foundation: Foundation, module: ModuleSymbol, { def, body, added, removed }: ExchangedClass): string | null {
  if (added.length + removed.length === 0) return null;
  const { program, calls } = foundation;
  const symbol = program.classByDef(def);
  if (symbol === undefined || module.unit?.role === "migration" || !isOrdinary(foundation, symbol))
    return "a class that is something to a framework";
  const refused = refusedBlock(foundation, program.classScope(symbol), added.flatMap(namesBound), removed.flatMap(namesBound));
  if (refused !== null) return refused;
  // What a class without methods is, its fields say.
  if (!body.some(isFunction) || !def.body.some(isFunction)) return "the first or the last method of a class";
  if (isAsynchronous(def.body) !== isAsynchronous(body) && body.some((one) => isFunction(one) && hangsOnMethods(one)))
    return "the first or the last asynchronous method of a class";
  if (added.length > 0 && isClassScanned(foundation, symbol)) return "a class whose bodies are read for the tables";
  const gone = new Set(removed.map(({ name }) => name));
  const asked = program.protocolNames();
  for (const { name } of [...added, ...removed]) {
    if (/^__.*__$/.test(name)) return "a special method";
    if (asked.has(name)) return "a method that a protocol asks for";
    for (const one of [symbol, ...calls.heirsOf(symbol)]) {
      const member = program.memberDefinition(one, name);
      const isOwn = member?.kind === "bindings" && member.ancestor.class === symbol && gone.has(name);
      if (member !== undefined && !isOwn && module.unit?.role !== "test") return "a method that a class around has as well";
    }
    if (
      program
        .ancestors(symbol)
        .some((one) => one.kind === "class" && one.class !== symbol && program.classScope(one.class).bindings.has(name))
    )
      return "a method that a class around has as well";
  }
  return null;
}

function isFunction(statement: Stmt): statement is FunctionDef {
  return statement.kind === "FunctionDef";
}

/** Whether a class has a method that is asynchronous. */
function isAsynchronous(body: readonly Stmt[]): boolean {
  return body.some((one) => isFunction(one) && one.async);
}

/** Why definitions that came are more than the affair of those who name them. */
export function refusedNewcomers(
  foundation: Foundation,
  module: ModuleSymbol,
  facts: FileFacts,
  added: readonly FunctionDef[],
  others: readonly Stmt[],
): string | null {
  const { program, calls, fastapi } = foundation;
  if (!others.every((one) => isQuiet(foundation, module, one))) return "a class or constant came that says something of others";
  if (added.length + others.length === 0) return null;
  const fresh = new Set([...added, ...others].flatMap(functionsOf));
  const own = new Set(others.flatMap(classesOf));
  const named = new Set(facts.functionsNaming(fastapi.machine.relevance.wanted));
  for (const fn of program.functionsOf(module)) {
    if (!fresh.has(fn.def)) continue;
    const isOfNewClass = fn.owner !== null && own.has(fn.owner.def);
    const isNothing = !named.has(fn.def) || fastapi.machine.relevance.isNothing(null, fn.def);
    if (!isNothing || callsResult(fn.def.body)) return "a function that may make routes came";
    if (!hasPlainHead(program, fastapi, fn)) return "a function with decorators came";
    if (tellsOthers(program, calls, fn, isOfNewClass)) return "a function that tells of others came";
    if (!isToldByCallers(program, fn)) continue;
    if (isOfNewClass || facts.functionsNaming([fn.def.name]).length > 0) return "a function of whose parameters only calls tell came";
    calls.told.add(fn);
  }
  return null;
}

/** What a class that is no more than it says may derive from. */
const PLAIN_BASES = /^(builtins\.\w+|enum\.\w+|abc\.ABC|typing\.Generic)$/;
/** What a value may be made by, besides a display: libraries that know nothing of the application. */
const MAKERS = /^(builtins|os|re|uuid|datetime|threading|pathlib|collections|dataclasses|enum|decimal|math|string|time)(\.|$)/;

/** Whether a class or a constant of a module is nothing to a framework, and says nothing of anything else: a text says nothing at all. */
function isQuiet(foundation: Foundation, module: ModuleSymbol, statement: Stmt): boolean {
  const { program, calls, fastapi, framework } = foundation;
  const { relevance } = fastapi.machine;
  if (namesBound(statement).some((name) => /^__.*__$/.test(name) || /session/i.test(name))) return false;
  const scope = program.moduleScope(module);
  const isPlainValue = (value: Expr, within: Scope): boolean =>
    !relevance.acts(value) && callsLibrariesAlone(program, value, within, MAKERS);
  const isPlainStatement = (one: Stmt, within: Scope): boolean => {
    switch (one.kind) {
      case "Expr":
        return one.value.kind === "Constant";
      case "Assign":
        return namesBound(one).length === 1 && isPlainValue(one.value, within);
      case "AnnAssign":
        return one.value === null || isPlainValue(one.value, within);
      case "FunctionDef":
        return true;
      default:
        return one.kind === "Pass";
    }
  };
  const isTest = module.unit?.role === "test";
  if (!isTest && statementGives(program, statement, scope, calls.told)) return false;
  if (statement.kind !== "ClassDef") return isPlainStatement(statement, scope);
  const symbol = program.classSymbol(statement, scope);
  return (
    statement.keywords.length === 0 &&
    statement.decorators.every((decorator) => {
      const head = program.symbolOf(decorator.kind === "Call" ? decorator.func : decorator, scope);
      return (head?.kind === "external" && head.name === "dataclasses.dataclass") || isOfTests(program, module, decorator);
    }) &&
    calls.heirsOf(symbol).length === 0 &&
    !framework.isModelClass(symbol) &&
    !framework.isSchemaClass(symbol) &&
    !hasToldFields(program, symbol) &&
    program
      .ancestors(symbol)
      .every((one) => (one.kind === "class" && one.class === symbol) || (one.kind === "external" && PLAIN_BASES.test(one.name))) &&
    // One that answers for attributes that it does not have may be what others are annotated with, and one with the methods of a protocol.
    statement.body.every(
      (one) =>
        isPlainStatement(one, program.classScope(symbol)) &&
        namesBound(one).every((name) => name !== "__getattr__" && !program.protocolNames().has(name)),
    )
  );
}

/** Whether a body calls what a call gives: such bodies are looked at for decorators. */
export function callsResult(body: readonly Stmt[]): boolean {
  return someInStatements(body, (node) => node.kind === "Call" && node.func.kind === "Call");
}
