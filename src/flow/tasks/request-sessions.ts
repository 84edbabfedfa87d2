import type { DependencyCallable, FastapiTable } from "../../domain/fastapi/index.ts";
import type { Program } from "../../link/program.ts";
import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import { alternatives, type Type, withoutNone } from "../../link/types.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import { argumentAt, boundParameters } from "../arguments.ts";
import type { CallSite } from "../call-sites.ts";
import type { Targets } from "../targets.ts";

/** What a function has of the request: sessions, and objects that hold one, by their names. */
export interface RequestNames {
  readonly sessions: Set<string>;
  readonly holders: Set<string>;
}

interface Known {
  readonly program: Program;
  readonly fastapi: FastapiTable;
  readonly targets: Targets;
  readonly sitesOf: (fn: FunctionSymbol) => readonly CallSite[];
}

/** Calls between an endpoint and the function that starts the work, and between a method and the session that its object holds. */
const DEEPEST = 4;
const SESSION = /^(sqlalchemy|sqlmodel)\b.*\.(AsyncSession|Session|async_scoped_session|scoped_session)$/;

/**
 * What functions have of a request: endpoints what their dependencies give, and the functions that they call what they are given of it. `startsWork`: a
 * call that starts work apart from the request.
 */
export function requestNames(
  known: Known,
  functions: readonly FunctionSymbol[],
  startsWork: (fn: FunctionSymbol, site: CallSite) => boolean,
): ReadonlyMap<FunctionSymbol, RequestNames> {
  const found = new Map<FunctionSymbol, RequestNames>();
  let open: FunctionSymbol[] = [];
  for (const fn of functions) {
    if (known.fastapi.routesOf(fn).length === 0) continue;
    const names = { sessions: new Set<string>(), holders: new Set<string>() };
    for (const [name, dependency] of known.fastapi.injectedInto(fn)) {
      if (isLeft(dependency)) names.sessions.add(name);
      else if (holdsLeft(known, dependency, DEEPEST)) names.holders.add(name);
    }
    if (names.sessions.size + names.holders.size === 0) continue;
    found.set(fn, names);
    open.push(fn);
  }
  for (let depth = 0; depth < DEEPEST && open.length > 0; depth++) {
    const next = new Set<FunctionSymbol>();
    for (const fn of open) for (const callee of handedOn(known, fn, found, startsWork)) next.add(callee);
    open = [...next];
  }
  return found;
}

/** Gives the functions that a function calls what it hands them of the request; those that got something new. */
function handedOn(
  known: Known,
  fn: FunctionSymbol,
  found: Map<FunctionSymbol, RequestNames>,
  startsWork: (fn: FunctionSymbol, site: CallSite) => boolean,
): readonly FunctionSymbol[] {
  const names = found.get(fn);
  if (names === undefined) return [];
  const grown: FunctionSymbol[] = [];
  for (const site of known.sitesOf(fn)) {
    const { call, scope } = site;
    if (call === null || site.lambda !== null || !isGiven(call, names) || startsWork(fn, site)) continue;
    const callee = known.program.typeOf(call.func, scope);
    if (callee.kind !== "function") continue;
    const shift = boundParameters(callee);
    for (const run of known.targets.implementations(callee.function, callee.self)) {
      const own = found.get(run) ?? { sessions: new Set<string>(), holders: new Set<string>() };
      const before = own.sessions.size + own.holders.size;
      for (const [index, parameter] of run.def.parameters.entries()) {
        const argument = argumentAt(call, run, index, shift);
        if (argument?.kind !== "Name") continue;
        if (names.sessions.has(argument.id)) own.sessions.add(parameter.name);
        else if (names.holders.has(argument.id)) own.holders.add(parameter.name);
      }
      if (own.sessions.size + own.holders.size === before) continue;
      found.set(run, own);
      grown.push(run);
    }
  }
  return grown;
}

function isGiven({ args, keywords }: Call, names: RequestNames): boolean {
  const is = (node: Expr): boolean => node.kind === "Name" && (names.sessions.has(node.id) || names.holders.has(node.id));
  return args.some(is) || keywords.some(({ value }) => is(value));
}

/** A dependency that hands out a session and closes it behind its `yield`. */
function isLeft({ function: fn, session }: DependencyCallable): boolean {
  if (fn === null || !fn.def.generator || session === "other") return false;
  let closes = false;
  eachStatement(fn.def.body, (statement) => {
    if (statement.kind === "With" || (statement.kind === "Try" && statement.finalbody.length > 0)) closes = true;
  });
  return closes;
}

/** A dependency that makes an object of the project, and is given such a session for it. */
function holdsLeft(known: Known, dependency: DependencyCallable, depth: number): boolean {
  const { function: fn, kind } = dependency;
  if (depth === 0 || (kind !== "class" && (fn === null || fn.def.generator))) return false;
  return dependency.dependencies.some((inner) => isLeft(inner) || holdsLeft(known, inner, depth - 1));
}

/** The names in a function that objects are bound to which it makes with a session of the request: `service = Orders(session)`. */
export function holdersMade(program: Program, fn: FunctionSymbol, names: RequestNames): ReadonlySet<string> {
  const scope = program.functionScope(fn);
  const made = new Set(names.holders);
  eachStatement(fn.def.body, (statement) => {
    const [target, another] = statement.kind === "Assign" ? statement.targets : [];
    if (statement.kind !== "Assign" || target?.kind !== "Name" || another !== undefined) return;
    if (makesHolder(program, statement.value, scope, names) && scope.bindings.get(target.id)?.length === 1) made.add(target.id);
  });
  return made;
}

/** `Orders(session)`, of a class of the project. */
export function makesHolder(program: Program, node: Expr, scope: Scope, { sessions }: RequestNames): boolean {
  if (node.kind !== "Call" || program.typeOf(node.func, scope).kind !== "class") return false;
  return [...node.args, ...node.keywords.map(({ value }) => value)].some((given) => given.kind === "Name" && sessions.has(given.id));
}

/** The way from an object to the session that one of its methods uses: `orders.session`; null where it uses none that it holds. */
export function sessionHeld(known: Known, fn: FunctionSymbol, depth = DEEPEST): string | null {
  const self = fn.def.parameters[0]?.name;
  if (fn.owner === null || self === undefined || depth === 0) return null;
  for (const { call, scope, lambda } of known.sitesOf(fn)) {
    if (call === null || lambda !== null) continue;
    const receiver = call.func.kind === "Attribute" ? call.func.value : null;
    for (const candidate of [...(receiver === null ? [] : [receiver]), ...call.args, ...call.keywords.map(({ value }) => value)]) {
      const attribute = attributeOf(candidate, self);
      if (attribute !== null && isSession(known.program.typeOf(candidate, scope))) return attribute;
    }
    const callee = receiver === null ? null : known.program.typeOf(call.func, scope);
    if (receiver === null || callee?.kind !== "function") continue;
    const own = receiver.kind === "Name" && receiver.id === self;
    const attribute = own ? "" : attributeOf(receiver, self);
    const inner = attribute === null ? null : sessionHeld(known, callee.function, depth - 1);
    if (inner !== null) return own ? inner : `${attribute}.${inner}`;
  }
  return null;
}

function attributeOf(node: Expr, self: string): string | null {
  return node.kind === "Attribute" && node.value.kind === "Name" && node.value.id === self ? node.attr : null;
}

function isSession(type: Type): boolean {
  const known = alternatives(withoutNone(type));
  return known.length > 0 && known.every((item) => item.kind === "external" && SESSION.test(item.name));
}
