import type { Program } from "../../link/program.ts";
import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import { key } from "../../link/types.ts";
import { decoratorName, lastName } from "../../model/last-name.ts";
import type { Call, Expr, Stmt } from "../../model/syntax.ts";
import { type ParameterCall, parameterCalls } from "./callbacks.ts";
import { isAway } from "./calls.ts";
import type { CallNames } from "./index.ts";
import { holdsAlone, itemSource, takesKeys } from "./registries.ts";
import { handedParameter, isPlain, slotsOf } from "./slots.ts";
import { type Reading, type Visitor, walkFunction, walkStatement } from "./walk.ts";

/**
 * All that the body of a function says of parameters without annotation, as texts: what it gives for those of others, which functions
 * it hands out as values, and which of its own it uses. Where two bodies say the same, no caller tells anything else.
 */
export function givenIn(program: Program, fn: FunctionSymbol, names: CallNames): readonly string[] {
  // What tests call tells nothing of the application.
  if (fn.module.unit?.role === "test") return [];
  const used = new Set<string>();
  const own = readableSlots(program, fn);
  const said = readGiven(
    program,
    names,
    (visitor) => walkFunction(program, fn, visitor),
    (node) => {
      if (node.kind === "Name" && own.has(node.id)) used.add(node.id);
    },
  );
  return [...said, ...[...used].sort(), ...keptOf(program, fn), ...calledBack(program, fn)];
}

/** The parameters of which only callers tell what they are: of the function, and of those around it. */
function readableSlots(program: Program, fn: FunctionSymbol): ReadonlySet<string> {
  const names = new Set<string>();
  for (let at: FunctionSymbol | null = fn; at !== null; at = at.outer.function)
    for (const { name } of slotsOf(program, [at]).get(at) ?? []) names.add(name);
  return names;
}

/** The parameters of which callers tell because of what the body does with them, and those that it keeps. */
function keptOf(program: Program, fn: FunctionSymbol): readonly string[] {
  return (slotsOf(program, [fn]).get(fn) ?? []).map(({ name, keeps }) => (keeps ? `keeps ${name}` : `takes ${name}`));
}

/** With what the parameters of a function are called; null for those that it hands on as well. */
function calledBack(program: Program, fn: FunctionSymbol): readonly string[] {
  return [...parameterCalls(program, fn)].map(([name, calls]) => {
    const typed = ({ call, scope }: ParameterCall): string => argumentsOf(call, (node) => namedIn(program, node, scope)).join(", ");
    return `${name}: ${calls === null ? "handed on" : calls.map(typed).join("; ")}`;
  });
}

/** Whether a function says something of the parameters of others, in its body or at its head. */
export function givesToOthers(program: Program, fn: FunctionSymbol, names: CallNames): boolean {
  if (fn.module.unit?.role === "test") return false;
  return (
    readGiven(program, names, (visitor) => walkFunction(program, fn, visitor)).length > 0 ||
    statementGives(program, fn.def, fn.outer, names)
  );
}

/** Whether a statement outside of functions does. */
export function statementGives(program: Program, statement: Stmt, scope: Scope, names: CallNames): boolean {
  return readGiven(program, names, (visitor) => walkStatement(program, statement, scope, visitor)).length > 0;
}

/** What is said of the parameters of others; `use` is told of names that are used as objects. */
function readGiven(
  program: Program,
  names: CallNames,
  walk: (visitor: Visitor) => void,
  use: (node: Expr) => void = () => {},
): readonly string[] {
  const said: string[] = [];
  const typedIn = (node: Expr, scope: Scope): string => `${exactly(node)}: ${typeIn(program, node, scope)}`;
  const say = (by: string, call: Call, scope: Scope): void => {
    const typed = (node: Expr): string => typedIn(node, scope);
    const given = (argument: Expr): string => (argument.kind === "Starred" ? `*${typed(argument.value)}` : typed(argument));
    said.push(`${by}${typed(call.func)}(${argumentsOf(call, given).join(", ")})`);
  };
  /** A function is a value: whoever takes it may do nothing with it but call it. */
  const goesAway = (node: Expr, scope: Scope, by: Call | null): void => {
    const taken = by === null ? "" : ` by ${typedIn(by.func, scope)} (${argumentsOf(by, (one) => (one === node ? "it" : "")).join(",")})`;
    said.push(`${typedIn(node, scope)}${taken}`);
  };
  const useArguments = ({ args, keywords }: Call): void => {
    for (const argument of args) use(argument);
    for (const { value } of keywords) use(value);
  };
  const items = new Set<string>();
  const isItem = (node: Expr): boolean => {
    const from = node.kind === "Name" ? null : itemSource(node);
    return from === null ? node.kind === "Name" && items.has(node.id) : names.registries.has(lastName(from));
  };
  /** The same once more says nothing more: types and names are what agrees. */
  const once = (call: Call, scope: Scope): void => {
    const typed = (node: Expr): string => namedIn(program, node, scope);
    const given = (argument: Expr): string =>
      isPlain(argument) ? "plain" : argument.kind === "Starred" ? `*${typed(argument.value)}` : typed(argument);
    const held = program.symbolOf(call.func, scope)?.kind === "class" ? "" : "what is held as ";
    const text = `${held}${typed(call.func)}(${argumentsOf(call, given).join(", ")})`;
    if (!said.includes(text)) said.push(text);
  };
  walk({
    call(call, scope) {
      const name = lastName(call.func);
      if (names.has(name) || isItem(call.func)) useArguments(call);
      const isSaid = names.hears(name) && program.symbolOf(call.func, scope)?.kind !== "external";
      if (isItem(call.func) || (isSaid && names.keeps(name))) say("", call, scope);
      else if (isSaid) once(call, scope);
      else if (names.keepers.has(name)) said.push(`makes ${name}`);
    },
    bound(target, value, scope) {
      if (!isItem(value)) return;
      if (target.kind === "Name") items.add(target.id);
      said.push(`${exactly(target)} = ${typedIn(value, scope)}${holdsAlone(target, scope) ? "" : ", among others"}`);
    },
    handed(by, call, scope) {
      if (!names.has(lastName(call.func))) return;
      useArguments(call);
      if (names.hears(lastName(call.func))) say(`${typedIn(by.func, scope)} makes `, call, scope);
    },
    name(node, scope, reading, by) {
      if (reading === "used" || reading === "called") use(node);
      if (names.registries.has(node.id) || items.has(node.id)) said.push(`${node.id} ${readAs(reading, by)}`);
      if (isAway(reading) && node.id !== "cls" && names.plain.has(node.id)) goesAway(node, scope, by);
    },
    attribute(node, scope, reading, by) {
      if (reading === "called" || program.namesProperty(node.attr)) use(node.value);
      if (names.registries.has(node.attr) || names.registries.has(lastName(node.value)))
        said.push(`${exactly(node)} ${readAs(reading, by)}`);
      if (reading !== "called" && names.has(node.attr)) goesAway(node, scope, by);
    },
    decorated(decorator, { name }, scope) {
      if (!names.has(decoratorName(decorator))) return;
      const head = decorator.kind === "Call" ? decorator.func : decorator;
      said.push(`@${exactly(decorator)}: ${key(program.typeOf(head, scope))} ${name}`);
    },
    renamed(name, other) {
      said.push(`${name} as ${other}`);
    },
  });
  return said;
}

/** The type of an expression, with the name that it ends with: by the same name one that is known tells one that is not. */
function namedIn(program: Program, node: Expr, scope: Scope): string {
  return `${lastName(node)}: ${typeIn(program, node, scope)}`;
}

function typeIn(program: Program, node: Expr, scope: Scope): string {
  return `${handedParameter(program, node, scope) !== undefined ? "as given, " : ""}${key(program.typeOf(node, scope))}`;
}

function readAs(reading: Reading, by: Call | null): string {
  return takesKeys(by) ? `${reading} for its keys` : reading;
}

function argumentsOf({ args, keywords }: Call, given: (argument: Expr) => string): readonly string[] {
  return [...args.map(given), ...keywords.map(({ arg, value }) => `${arg ?? "**"}=${given(value)}`)];
}

/** All that an expression says, without its places, as text. */
export function exactly(node: Expr): string {
  return JSON.stringify(node, (name, value) => (name === "start" || name === "end" ? undefined : value));
}
