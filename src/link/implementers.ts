import type { ClassDef, FunctionDef, Parameter } from "../model/syntax.ts";
import { unparse } from "../model/unparse.ts";
import type { Linker } from "./context.ts";
import { type Heirs, isProtocol } from "./heirs.ts";
import type { Member } from "./members.ts";
import type { ClassSymbol, FunctionSymbol } from "./symbols.ts";

/** A protocol of so many classes says nothing of any of them. */
const MOST_IMPLEMENTERS = 40;
/** What makes a protocol more than a coincidence: methods, their parameters, and what they say to return. */
const LEAST_EVIDENCE = 2;

/** What the search needs of a program. */
export interface ImplementerInput {
  readonly linker: Linker;
  readonly classes: readonly ClassSymbol[];
  readonly functions: readonly FunctionSymbol[];
  memberDefinition(symbol: ClassSymbol, name: string): Member | undefined;
}

/** What a protocol asks of a class. */
interface Demands {
  readonly methods: readonly FunctionDef[];
  readonly attributes: readonly string[];
  /** Names that stand for any type. */
  readonly variables: ReadonlySet<string>;
}

/**
 * The heirs of classes, with the classes that have what a protocol asks for and do not name it: to a type checker they implement it all the same
 * (PEP 544). Of a class that inherits a method that is asked for, the class that has it stands below the protocol as well. Where classes do name
 * a protocol, those are the ones that are meant.
 */
export function withImplementers(heirs: Heirs, input: ImplementerInput): Heirs {
  const asked = protocolsIn(input);
  if (asked.size === 0) return heirs;
  const owners = ownersOf(input, new Set([...asked.values()].map((demands) => keyOf(demands).name)));
  const index = new Map(heirs);
  for (const [protocol, demands] of asked) {
    if ((heirs.get(protocol) ?? []).some(({ module }) => module.unit?.role !== "test")) continue;
    const known = new Set(heirs.get(protocol));
    const candidates = new Set<ClassSymbol>();
    for (const owner of owners.get(keyOf(demands).name) ?? []) for (const one of [owner, ...(heirs.get(owner) ?? [])]) candidates.add(one);
    const found = new Set<ClassSymbol>();
    for (const one of candidates) {
      if (one === protocol || known.has(one) || one.module.unit?.role === "test" || isProtocol(input.linker.ancestors(one))) continue;
      for (const each of implementing(input, one, demands)) found.add(each);
    }
    if (found.size === 0 || found.size > MOST_IMPLEMENTERS) continue;
    index.set(
      protocol,
      input.classes.filter((one) => known.has(one) || found.has(one)),
    );
  }
  return index;
}

/** The names of what protocols ask for: a class that gets or loses one of them may become an implementer, or cease to be one. */
export function protocolNames(input: ImplementerInput): ReadonlySet<string> {
  return new Set(
    [...protocolsIn(input).values()].flatMap(({ methods, attributes }) => [...methods.map(({ name }) => name), ...attributes]),
  );
}

function protocolsIn({ linker, classes }: ImplementerInput): ReadonlyMap<ClassSymbol, Demands> {
  const found = new Map<ClassSymbol, Demands>();
  for (const symbol of classes) {
    if (symbol.module.unit?.role === "test" || !isProtocol(linker.ancestors(symbol))) continue;
    const demands = demandsOf(linker, symbol);
    if (isTelling(demands)) found.set(symbol, demands);
  }
  return found;
}

function demandsOf(linker: Linker, symbol: ClassSymbol): Demands {
  const methods = new Map<string, FunctionDef>();
  const attributes = new Set<string>();
  const variables = new Set<string>();
  for (const ancestor of linker.ancestors(symbol)) {
    if (ancestor.kind !== "class") continue;
    for (const name of typeVariables(ancestor.class.def)) variables.add(name);
    for (const statement of ancestor.class.def.body) {
      if (statement.kind === "FunctionDef" && !methods.has(statement.name)) methods.set(statement.name, statement);
      else if (statement.kind === "AnnAssign" && statement.target.kind === "Name") attributes.add(statement.target.id);
    }
  }
  return { methods: [...methods.values()], attributes: [...attributes], variables };
}

/** `class Task(Protocol[T])`, `class Task[T](Protocol)`. */
function typeVariables({ typeParameters, bases }: ClassDef): readonly string[] {
  return [...typeParameters, ...bases.flatMap((base) => (base.kind === "Subscript" ? (unparse(base.slice).match(/\w+/g) ?? []) : []))];
}

function isTelling({ methods, attributes, variables }: Demands): boolean {
  if (methods.every(({ name }) => isSpecial(name))) return false;
  return (
    methods.reduce(
      (sum, def) => sum + 1 + own(def).length + (returnOf(def) === "" || variables.has(returnOf(def)) ? 0 : 1),
      attributes.length,
    ) >= LEAST_EVIDENCE
  );
}

/** The method that candidates are searched by. */
function keyOf({ methods }: Demands): FunctionDef {
  const key = methods.find(({ name }) => !isSpecial(name));
  if (key === undefined) throw new TypeError("a protocol without a method of its own name");
  return key;
}

function ownersOf({ functions }: ImplementerInput, names: ReadonlySet<string>): ReadonlyMap<string, readonly ClassSymbol[]> {
  const owners = new Map<string, ClassSymbol[]>();
  for (const { def, owner } of functions) {
    if (owner === null || !names.has(def.name)) continue;
    const list = owners.get(def.name);
    if (list === undefined) owners.set(def.name, [owner]);
    else list.push(owner);
  }
  return owners;
}

/** The class, and those that it has the methods of; empty where it does not implement the protocol. */
function implementing(
  { memberDefinition }: ImplementerInput,
  symbol: ClassSymbol,
  { methods, attributes }: Demands,
): readonly ClassSymbol[] {
  const found = new Set([symbol]);
  if (!attributes.every((name) => isKnown(memberDefinition(symbol, name)))) return [];
  for (const wanted of methods) {
    const member = memberDefinition(symbol, wanted.name);
    if (member?.kind !== "bindings") return [];
    const method = member.bindings.findLast(({ kind }) => kind === "function");
    if (method?.kind !== "function" || !fits(method.def, wanted)) return [];
    found.add(member.ancestor.class);
  }
  return [...found];
}

function isKnown(member: Member | undefined): boolean {
  return member?.kind === "bindings" || member?.kind === "attribute";
}

/** Whether a method can be called as a protocol says: parameters of the same names, and nothing more that a call has to give. */
function fits(def: FunctionDef, wanted: FunctionDef): boolean {
  if (def.async !== wanted.async || def.generator !== wanted.generator) {
    // A protocol has no bodies: of a generator it says the type alone.
    if (!/^(Async)?(Iterator|Iterable|Generator)\b/.test(returnOf(wanted))) return false;
  }
  const [given, asked] = [own(def), own(wanted)];
  const open = ["*args", "**kwargs"].every((way) => def.parameters.some(({ passing }) => passing === way));
  if (!open && !asked.every(({ name }) => given.some((one) => one.name === name))) return false;
  const names = new Set(asked.map(({ name }) => name));
  return given.every(({ name, default: value }) => value !== null || names.has(name)) && givesWhatIsAsked(def, wanted);
}

/** Whether nothing speaks against a method's annotation: one that gives nothing, or another built-in type, is another method of that name. */
function givesWhatIsAsked({ returns }: FunctionDef, wanted: FunctionDef): boolean {
  const asked = returnOf(wanted);
  if (asked === "" || returns === null) return true;
  const given = unparse(returns);
  if (given === "None") return /\bNone\b|^(object|Any|typing\.Any)$|\bOptional\b/.test(asked);
  const [one, other] = [headOf(given), headOf(asked)];
  return one === other || !BUILT_IN.has(one) || !BUILT_IN.has(other) || (NUMBERS.has(one) && NUMBERS.has(other));
}

const NUMBERS: ReadonlySet<string> = new Set(["bool", "int", "float", "complex"]);
const BUILT_IN: ReadonlySet<string> = new Set([...NUMBERS, "str", "bytes", "list", "dict", "set", "frozenset", "tuple"]);

/** `dict` of `dict[str, int]`; empty where several are possible. */
function headOf(annotation: string): string {
  return /^(\w+)(\[.*\])?$/s.exec(annotation)?.[1] ?? "";
}

/** Its parameters behind the receiver, without `*args` and `**kwargs`. */
function own({ parameters }: FunctionDef): readonly Parameter[] {
  return parameters.filter(
    ({ passing, name }, index) => passing !== "*args" && passing !== "**kwargs" && (index > 0 || (name !== "self" && name !== "cls")),
  );
}

function returnOf({ returns }: FunctionDef): string {
  const text = returns === null ? "" : unparse(returns);
  return text === "None" ? "" : text;
}

function isSpecial(name: string): boolean {
  return /^__.*__$/.test(name);
}
