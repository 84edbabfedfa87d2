import type { OrmModels } from "../../domain/sqlalchemy/index.ts";
import type { Program } from "../../link/program.ts";
import type { FunctionSymbol, ModuleSymbol, Scope } from "../../link/symbols.ts";
import { alternatives } from "../../link/types.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import { visitStatements } from "../../model/visit.ts";
import { isCommand } from "../commands.ts";
import type { World } from "./run.ts";

const SESSION = /(^|\.)(AsyncSession|async_sessionmaker|async_scoped_session)$/;
const NAMES = ["async_sessionmaker", "AsyncSession"];
const KEYWORD = "expire_on_commit";

/** What of mapped classes can expire under the asynchronous sessions of a program, and whether their commit expires all. */
export function expiryIn(program: Program, models: OrmModels): Pick<World, "tracks" | "renews" | "expiresIn" | "columns" | "computed"> {
  const modules = program.index.modules.filter(({ unit }) => unit?.role === "application");
  const functions = functionsByModule(program);
  const renews = modules.every((module) => module.unit?.facts.mentions(KEYWORD) !== true || saysTrue(module, functions.get(module) ?? []));
  const tracks = modules.some(({ unit }) => NAMES.some((name) => unit?.facts.mentions(name) === true));
  if (!tracks) return { tracks, renews, expiresIn: () => null, columns: new Set(), computed: new Set() };
  const { common, commands } = expiring(program, modules, functions);
  const expires = common === true || [...commands.values()].includes(true);
  const computed = new Set<string>();
  const columns = new Set<string>();
  for (const model of models.models)
    for (const column of model.columns) {
      if (column.onUpdate === "server") computed.add(column.key);
      if (expires || column.deferred) columns.add(column.key);
    }
  for (const key of computed) columns.add(key);
  return { tracks, renews, expiresIn: (module) => commands.get(module) ?? common, columns, computed };
}

interface Expiring {
  readonly common: boolean | null;
  /** Commands that answer otherwise, for what they run themselves. */
  readonly commands: ReadonlyMap<ModuleSymbol, boolean>;
}

/**
 * Whether the sessions that the program makes expire rows at a commit. One answer for all factories: which of several made a session
 * is not followed, so that they have to agree. A command that makes sessions of its own answers for itself where it differs.
 */
function expiring(
  program: Program,
  modules: readonly ModuleSymbol[],
  functions: ReadonlyMap<ModuleSymbol, readonly FunctionSymbol[]>,
): Expiring {
  const answers = new Map<ModuleSymbol, ReadonlySet<boolean | null>>();
  for (const module of modules) {
    const { unit } = module;
    if (unit === null) continue;
    const own = new Set<boolean | null>();
    if ([...NAMES, "sessionmaker"].some((name) => unit.facts.mentions(name)))
      for (const [call, scope] of callsIn(program, module, functions.get(module) ?? []))
        if (makesSessions(program, call, scope)) own.add(answerOf(call));
    // The keyword stands somewhere else: in a table of arguments, in `configure`.
    if (unit.facts.mentions(KEYWORD) && !own.has(false) && !saysTrue(module, functions.get(module) ?? [])) own.add(null);
    if (own.size > 0) answers.set(module, own);
  }
  const all = agreed([...answers.values()]);
  if (all !== null) return { common: all, commands: new Map() };
  const commands = new Map<ModuleSymbol, boolean>();
  for (const [module, own] of answers) {
    const answer = isCommand(module) ? agreed([own]) : null;
    if (answer !== null) commands.set(module, answer);
  }
  return { common: agreed([...answers].filter(([module]) => !commands.has(module)).map(([, own]) => own)), commands };
}

function functionsByModule(program: Program): ReadonlyMap<ModuleSymbol, readonly FunctionSymbol[]> {
  const functions = new Map<ModuleSymbol, FunctionSymbol[]>();
  for (const fn of program.allFunctions()) {
    const known = functions.get(fn.module);
    if (known === undefined) functions.set(fn.module, [fn]);
    else known.push(fn);
  }
  return functions;
}

/** Whether all that a module says of it is `expire_on_commit=True`, as keyword of a call: what is the case where nothing is said. */
function saysTrue({ unit }: ModuleSymbol, functions: readonly FunctionSymbol[]): boolean {
  let said = false;
  let other = false;
  const look = (node: Expr): void => {
    if (node.kind === "Call")
      for (const { arg, value } of node.keywords) {
        if (arg !== KEYWORD) continue;
        said = true;
        other ||= value.kind !== "Constant" || value.type !== "True";
      }
    else if (node.kind === "Constant" && node.type === "str" && node.value === KEYWORD) other = true;
    else if (node.kind === "Name" && node.id === KEYWORD) other = true;
  };
  visitStatements(unit?.facts.body ?? [], look);
  for (const { def } of functions) visitStatements(def.body, look);
  return said && !other;
}

function agreed(answers: readonly ReadonlySet<boolean | null>[]): boolean | null {
  const [only, another] = new Set(answers.flatMap((own) => [...own]));
  return another === undefined ? (only ?? null) : null;
}

function callsIn(program: Program, module: ModuleSymbol, functions: readonly FunctionSymbol[]): readonly (readonly [Call, Scope])[] {
  const found: (readonly [Call, Scope])[] = [];
  const collect = (scope: Scope) => (node: Expr) => {
    if (node.kind === "Call" && mayMake(node)) found.push([node, scope]);
  };
  visitStatements(module.unit?.facts.body ?? [], collect(program.moduleScope(module)));
  for (const fn of functions) visitStatements(fn.def.body, collect(program.functionScope(fn)));
  return found;
}

/** The calls in a function that make sessions, or a factory of them. */
export function sessionsMadeIn(program: Program, fn: FunctionSymbol): readonly Call[] {
  const found: Call[] = [];
  const scope = program.functionScope(fn);
  visitStatements(fn.def.body, (node) => {
    if (node.kind === "Call" && mayMake(node) && makesSessions(program, node, scope)) found.push(node);
  });
  return found;
}

function mayMake({ func }: Call): boolean {
  const named = func.kind === "Subscript" ? func.value : func;
  const name = named.kind === "Name" ? named.id : named.kind === "Attribute" ? named.attr : "";
  return /session/i.test(name);
}

function makesSessions(program: Program, { func, keywords }: Call, scope: Scope): boolean {
  const named = func.kind === "Subscript" ? func.value : func;
  const isSession = (node: Expr): boolean =>
    alternatives(program.typeOf(node, scope)).some(
      (type) =>
        (type.kind === "reference" && SESSION.test(type.name)) ||
        (type.kind === "class" && program.ancestors(type.class).some((item) => item.kind === "external" && SESSION.test(item.name))),
    );
  if (isSession(named)) return true;
  const maker = alternatives(program.typeOf(named, scope)).some((type) => type.kind === "reference" && /\.sessionmaker$/.test(type.name));
  return maker && keywords.some(({ arg, value }) => arg === "class_" && isSession(value));
}

/** null where a value or a `**` hides the answer. */
function answerOf({ keywords, args }: Call): boolean | null {
  const given = keywords.find(({ arg }) => arg === KEYWORD);
  if (given === undefined) return keywords.some(({ arg }) => arg === null) || args.some((arg) => arg.kind === "Starred") ? null : true;
  if (given.value.kind !== "Constant") return null;
  return given.value.type === "True" ? true : given.value.type === "False" ? false : null;
}
