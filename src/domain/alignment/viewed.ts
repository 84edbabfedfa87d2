import { bindingKind } from "../../link/members.ts";
import type { Program } from "../../link/program.ts";
import type { ClassSymbol, FunctionSymbol } from "../../link/symbols.ts";
import { alternatives, type Type } from "../../link/types.ts";
import { type View, viewOf } from "../../link/view.ts";
import type { TraceStep } from "../../model/finding.ts";
import { headOf, lastName } from "../../model/last-name.ts";
import type { Call, FunctionDef } from "../../model/syntax.ts";
import type { OrmModels } from "../sqlalchemy/index.ts";
import { isReader, type NamedCall, type PairInput, type Reading, type ScopedCall, validatedIn } from "./readings.ts";
import type { Stops, Walk } from "./walks.ts";

/** How many functions may lie between the one that tells schema and class and the one that reads. */
const ROUNDS = 3;
/** Classes below a shared one, and views in all, beyond which nobody looks. */
const MOST_LEAVES = 150;
const MOST_VIEWS = 20_000;

/** The bases of schemas and tables that libraries have. */
const SHARED = /^(pydantic|sqlmodel|sqlalchemy)\.(.*\.)?(BaseModel|SQLModel|DeclarativeBase|type|Any)$/;

/**
 * What shared code reads for those that use it: `self.schema.model_validate(row)` in a base class whose heirs name schema and model, in a generic
 * service that is made with them, in a function that is given them.
 */
export function viewedRows(input: PairInput): readonly Reading[] {
  const open = openReaders(input);
  if (open.size === 0) return [];
  const reached = reachedFrom(input, open);
  const walks = input.memory.walks;
  walks.renew(open, reached);
  const found = new Map<string, Reading>();
  let views = 0;
  const start = (fn: FunctionSymbol, leaf: ClassSymbol | null): void => {
    const make = (most: number): Walk => {
      const given = leaf === null ? new Map() : new Map([[0, objectOf(fn, leaf)]]);
      return walk(input, { open, reached, most }, fn, viewOf(input.program, fn, given), leaf === null ? [] : leafStep(leaf));
    };
    const kept = walks.of(fn, leaf, () => make(MOST_VIEWS));
    const left = MOST_VIEWS - views;
    views += kept.views;
    // What goes beyond the limit is what it would be without anything that is kept.
    const { found: own } = kept.views > left ? make(left) : kept;
    for (const [key, reading] of own) if (!found.has(key)) found.set(key, reading);
  };
  for (const fn of new Set([...open.keys(), ...reached.keys()])) {
    const leaves = leavesWith(input.program, fn);
    if (leaves === undefined) start(fn, null);
    else for (const leaf of leaves) if (isAsked(input.program, fn, leaf, input.callsOf(fn.def.name))) start(fn, leaf);
  }
  return [...found.values()];
}

/** Follows the calls of a function, as one of its callers sees it, to what reads rows; no further than `most` functions. */
function walk(
  input: PairInput,
  { open, reached, most }: { readonly open: Stops; readonly reached: Stops; readonly most: number },
  from: FunctionSymbol,
  seen: View,
  root: readonly TraceStep[],
): Walk {
  const found = new Map<string, Reading>();
  const met = new Set([from]);
  let views = 0;
  const visit = (fn: FunctionSymbol, view: View, way: readonly TraceStep[]): void => {
    if (views >= most) return;
    views++;
    for (const reading of validatedIn({ ...input, program: view }, open.get(fn) ?? [])) {
      const at = reading.trace[0]?.at;
      const key = `${reading.schema.class.id}:${reading.model.class.id}:${at?.file}:${at?.start}`;
      if (!found.has(key)) found.set(key, { ...reading, trace: [...way, ...reading.trace] });
    }
    for (const { call, scope } of reached.get(fn) ?? []) {
      const inner = view.enter(call, scope);
      if (inner === undefined) continue;
      met.add(inner.fn);
      if (open.has(inner.fn) || reached.has(inner.fn)) visit(inner.fn, inner.view, way.length > 0 ? way : steps(fn, call));
    }
  };
  visit(from, seen, root);
  return { found, met, views };
}

/** The calls that read rows into a schema where schema or row hang on what the function is given, or on its object. */
function openReaders({ program, models, functions }: PairInput): Map<FunctionSymbol, readonly ScopedCall[]> {
  const open = new Map<FunctionSymbol, readonly ScopedCall[]>();
  for (const { fn, calls } of functions) {
    if (fn.module.unit?.role !== "application") continue;
    const own = calls.filter(({ call, scope }) => {
      if (!isReader(call)) return false;
      const receiver = call.func.kind === "Attribute" ? call.func.value : undefined;
      const isNamed = receiver === undefined || program.symbolOf(receiver, scope)?.kind === "class";
      const [value] = call.args;
      if (value !== undefined && !mayBeRow(program, models, program.typeOf(value, scope))) return false;
      if (!isNamed && (isGivenTo(fn, headOf(receiver)) || isOpen(program, program.typeOf(receiver, scope)))) return true;
      // `TypeAdapter(list[self.schema]).validate_python(rows)`
      if (lastName(call.func) === "validate_python") return true;
      const isGiven = value !== undefined && (!isNamed || value.kind === "Name" || value.kind === "Attribute");
      return isGiven && isOpenRow(program, models, program.typeOf(value, scope));
    });
    if (own.length > 0) open.set(fn, own);
  }
  return open;
}

/** Whether a name is a parameter of a function, its object among them. */
function isGivenTo({ def }: FunctionSymbol, name: string | undefined): boolean {
  return def.parameters.some((parameter) => parameter.name === name);
}

/** Whether the type of what is called leaves open which schema it is: a variable, nothing that is known, or a class that others derive from. */
function isOpen(program: Program, type: Type): boolean {
  return alternatives(type).some((each) => {
    if (each.kind === "unknown" || each.kind === "typevar" || each.kind === "none") return true;
    if (each.kind === "reference" || each.kind === "external") return SHARED.test(each.name);
    return (each.kind === "class" || each.kind === "instance") && program.leavesOf(each.class).length > 0;
  });
}

/** Whether a value may be a row, or hold rows: a text, a dictionary or an object of another class does not. */
function mayBeRow(program: Program, models: OrmModels, type: Type): boolean {
  return alternatives(type).some((each): boolean => {
    if (each.kind === "literal") return false;
    if (each.kind === "external") return !/^builtins\.(str|bytes|int|float|bool|dict)$|Mapping$|Dict$/.test(each.name);
    if (each.kind !== "instance") return true;
    return models.modelOf(each.class) !== undefined || program.leavesOf(each.class).length > 0;
  });
}

/** Whether a value may be a row of a class that only callers tell. What is `Any`, or a dictionary, is something else. */
function isOpenRow(program: Program, models: OrmModels, type: Type): boolean {
  return alternatives(type).some((each): boolean => {
    if (each.kind === "unknown") return each.reason === "no annotation" || each.reason === "unknown receiver";
    if (each.kind === "typevar") return true;
    if (each.kind === "external")
      return (
        /(list|List|Sequence|Iterable|set|tuple)$/.test(each.name) && each.args[0] !== undefined && isOpenRow(program, models, each.args[0])
      );
    return (
      each.kind === "instance" &&
      models.modelOf(each.class) === undefined &&
      program.leavesOf(each.class).some((leaf) => models.modelOf(leaf) !== undefined)
    );
  });
}

/** The functions that lead to such calls, by the names of what they call. */
function reachedFrom(input: PairInput, open: ReadonlyMap<FunctionSymbol, unknown>): ReadonlyMap<FunctionSymbol, readonly ScopedCall[]> {
  const { program } = input;
  const reached = new Map<FunctionSymbol, ScopedCall[]>();
  const asked = new Set<string>();
  let targets: readonly FunctionSymbol[] = [...open.keys()];
  for (let round = 0; round < ROUNDS && targets.length > 0; round++) {
    const defs = new Set(targets.map(({ def }) => def));
    const next = new Set<FunctionSymbol>();
    for (const name of new Set(targets.map(({ def }) => def.name))) {
      if (asked.has(name)) continue;
      asked.add(name);
      for (const { fn, made } of input.callsOf(name)) {
        if (fn.module.unit?.role !== "application" || !mayCall(program, made, defs)) continue;
        const own = reached.get(fn);
        if (own === undefined) reached.set(fn, [made]);
        else own.push(made);
        next.add(fn);
      }
    }
    targets = [...next];
  }
  return reached;
}

/** Whether a call is of one of some functions; what hangs on the own object may be, where it is not known. */
function mayCall(program: Program, { call, scope }: ScopedCall, defs: ReadonlySet<FunctionDef>): boolean {
  const types = alternatives(program.typeOf(call.func, scope));
  if (types.some((type) => type.kind === "function" && defs.has(type.function.def))) return true;
  return types.every(({ kind }) => kind === "unknown") && /^(self|cls)$/.test(headOf(call.func) ?? "");
}

/** The classes below that have the method as it stands; undefined for what is no method of a shared class. */
function leavesWith(program: Program, fn: FunctionSymbol): readonly ClassSymbol[] | undefined {
  const { owner } = fn;
  if (owner === null || bindingKind(fn.def) === "static") return undefined;
  const leaves = program.leavesOf(owner);
  if (leaves.length === 0) return undefined;
  return leaves.slice(0, MOST_LEAVES).filter((leaf) => {
    const member = program.memberDefinition(leaf, fn.def.name);
    return member?.kind === "bindings" && member.ancestor.class === owner;
  });
}

function objectOf(fn: FunctionSymbol, leaf: ClassSymbol): Type {
  return { kind: bindingKind(fn.def) === "class" ? "class" : "instance", class: leaf, args: [] };
}

/** Whether some code may call the method of an object of a class: a schema that is named for other methods alone reads nothing. */
function isAsked(program: Program, { def, owner }: FunctionSymbol, leaf: ClassSymbol, callers: readonly NamedCall[]): boolean {
  if (def.decorators.some((decorator) => decorator.kind === "Call")) return true;
  return callers.some(({ made: { call, scope } }) => {
    if (call.func.kind !== "Attribute") return false;
    return alternatives(program.typeOf(call.func.value, scope)).some((type) => {
      if (type.kind === "unknown" || type.kind === "typevar") return true;
      if (type.kind === "super") return isAbove(program, type.class, leaf) || type.class === owner;
      if (type.kind !== "instance" && type.kind !== "class") return false;
      return isAbove(program, type.class, leaf) || isAbove(program, leaf, type.class);
    });
  });
}

function isAbove(program: Program, above: ClassSymbol, below: ClassSymbol): boolean {
  return program.ancestors(below).some((ancestor) => ancestor.kind === "class" && ancestor.class === above);
}

function leafStep(leaf: ClassSymbol): readonly TraceStep[] {
  const file = leaf.module.unit?.path;
  if (file === undefined) return [];
  return [{ at: { file, start: leaf.def.start, end: leaf.def.end, symbol: leaf.def.qualname }, message: `for ${leaf.def.name}` }];
}

function steps(fn: FunctionSymbol, call: Call): readonly TraceStep[] {
  const file = fn.module.unit?.path;
  if (file === undefined) return [];
  const at = { file, start: call.start, end: call.end, symbol: fn.def.qualname };
  return [{ at, message: `${fn.def.name} calls ${lastName(call.func)}` }];
}
