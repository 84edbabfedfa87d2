import { PAGINATORS } from "../../data/fastapi.ts";
import { BodyUsers } from "../../link/body-memo.ts";
import type { Program } from "../../link/program.ts";
import { unify } from "../../link/substitution.ts";
import type { ClassSymbol, FunctionSymbol, Scope } from "../../link/symbols.ts";
import { alternatives, type Type, withoutNone } from "../../link/types.ts";
import type { Place } from "../../model/finding.ts";
import type { Expr, FunctionDef } from "../../model/syntax.ts";
import { unparse } from "../../model/unparse.ts";
import { argumentAt, boundParameters, callsByName } from "../arguments.ts";
import type { CallGraph } from "../call-graph.ts";
import type { CallSite, LoopRegion } from "../call-sites.ts";
import type { DirectEffects, Edge, Summaries } from "../effects.ts";
import { boundOf, leavesAfter } from "../loops/bounded.ts";
import { fallbackOf } from "../loops/fallbacks.ts";
import { mappingLoop, repeats } from "../loops/repeats.ts";
import { sizeOf } from "../loops/size.ts";
import { callPlace, fileOf, placeIn } from "../places.ts";
import type { Target, Targets } from "../targets.ts";
import type { BesideTerm, DeletionLoad } from "./beside.ts";
import { Extents, GROWS, isSmall, joined, SMALL } from "./extent.ts";
import { collectionName } from "./names.ts";
import { methodsOf, receiverOf } from "./receivers.ts";
import { type Cost, type Factor, FREE, nest, type Pending, type Resolve, Sum } from "./terms.ts";

/** A relationship that is loaded when it is read, in the function that knows the rows. */
export interface LazyTerm {
  readonly at: Place;
  readonly statement: string;
  /** The loop that goes through the rows; null where there is one row. */
  readonly each: Place | null;
  /** What the rows are, for the formula. */
  readonly rows: string;
  /** Where they were queried. */
  readonly origin: Place | null;
  /** Whether more rows are certain to need more statements. */
  readonly grows: boolean;
}

/** What costs are counted over. */
export interface CostInput {
  readonly program: Program;
  /** All calls, those of variants included. */
  readonly graph: CallGraph;
  readonly summaries: Summaries;
  readonly targets: Targets;
  readonly direct: DirectEffects;
  readonly isModel: (type: Type) => boolean;
  /** Whether a field of a request's model may be left out. */
  readonly isOptional: (symbol: ClassSymbol, field: string) => boolean;
  readonly lazy: ReadonlyMap<FunctionDef, readonly LazyTerm[]>;
  /** Statements that queries send beside their own. */
  readonly beside: ReadonlyMap<FunctionDef, readonly BesideTerm[]>;
  /** Calls that find what they ask for in the session, and send nothing. */
  readonly inMemory: ReadonlyMap<FunctionDef, readonly Place[]>;
  /** What deleting a row of a class fetches. */
  readonly deletion: (symbol: ClassSymbol) => readonly DeletionLoad[];
}

/**
 * How many statements calling a function executes, as terms over collection sizes, made from the terms of its callees; memoised.
 * All branches count, so that a cost is what a call executes at most; an `except` clause and what runs only the first time do not.
 */
export class Costs {
  private input: CostInput;
  private readonly memo = new Map<FunctionSymbol, Map<ClassSymbol | null, Cost>>();
  /** Whose costs were made of a body besides their own. */
  private users = new BodyUsers();
  private extents: Extents;
  private readonly open = new Set<FunctionSymbol>();
  private readonly recursive = new Set<FunctionSymbol>();
  /** Functions that call one another in a circle: what each costs hangs on which of them was asked for first. */
  private readonly circular = new Set<FunctionSymbol>();
  /** Functions below which something is loaded, or may be sent by a call that is not known. */
  private loading: ReadonlySet<FunctionSymbol>;
  /** Functions that make a call of something unknown that may query, or that delete rows. */
  private readonly asking = new Set<FunctionSymbol>();

  constructor(input: CostInput) {
    this.input = input;
    this.extents = new Extents(input);
    for (const fn of input.graph.callers()) if (this.asks(fn)) this.asking.add(fn);
    this.loading = loadingFunctions(input, this.asking);
  }

  private asks(fn: FunctionSymbol): boolean {
    for (const edge of this.input.graph.callsIn(fn)) if (deletes(edge) || this.mayQuery(edge)) return true;
    return false;
  }

  /** Counts on over an input of the same graph in which the bodies of some functions were exchanged. */
  renew(input: CostInput, exchanged: Iterable<FunctionSymbol>): void {
    const { lazy } = this.input;
    const changed = new Set(exchanged);
    const told = otherTerms(this.input, input);
    if (told.size > 0) for (const fn of input.program.allFunctions()) if (told.has(fn.def)) changed.add(fn);
    this.input = input;
    this.extents = new Extents(input);
    if (changed.size === 0) return;
    let isSame = true;
    for (const fn of changed) {
      const asks = this.asks(fn);
      isSame &&= asks === this.asking.has(fn) && lazy.has(fn.def) === input.lazy.has(fn.def);
      if (asks) this.asking.add(fn);
      else this.asking.delete(fn);
    }
    if (!isSame) this.loading = loadingFunctions(input, this.asking);
    for (const fn of [...changed]) for (const user of this.users.take(fn)) changed.add(user);
    // Where other functions load than before, any caller may count otherwise.
    const open = isSame ? [...changed].filter((fn) => !this.costsAsBefore(fn)) : [...changed];
    const affected = new Set(open);
    for (let fn = open.pop(); fn !== undefined; fn = open.pop()) {
      const add = (user: FunctionSymbol): void => {
        if (affected.has(user)) return;
        affected.add(user);
        open.push(user);
      };
      for (const { unit } of input.graph.callsOf(fn)) if (unit.kind === "function") add(unit.function);
      for (const user of this.users.take(fn)) add(user);
    }
    if ([...changed, ...affected].some((fn) => this.circular.has(fn))) {
      // They are asked for in the order of a run of its own.
      this.memo.clear();
      this.recursive.clear();
      this.circular.clear();
      this.users = new BodyUsers();
    }
    for (const fn of affected) {
      this.memo.delete(fn);
      this.recursive.delete(fn);
    }
  }

  /**
   * Whether a function costs what it did before its body was exchanged, so that its callers do as well: the old cost is kept then. What is
   * counted anew on the way may rest on callees that are yet to be forgotten; where they are, this is a caller of theirs and forgotten with them.
   */
  private costsAsBefore(fn: FunctionSymbol): boolean {
    const before = this.memo.get(fn);
    // Of a function that sends nothing no cost is remembered.
    if (before === undefined || before.size === 0) return !this.sends(fn);
    if (this.circular.has(fn) || !this.sends(fn)) return false;
    this.memo.delete(fn);
    this.recursive.delete(fn);
    const after = new Map<ClassSymbol | null, Cost>();
    for (const [self, cost] of before) {
      if (!sameCost(this.of(fn, self), cost)) return false;
      after.set(self, cost);
    }
    this.memo.set(fn, after);
    return true;
  }

  /** `self`: the class of the object whose method it is, where it inherits the method and that is certain. */
  of(fn: FunctionSymbol, self: ClassSymbol | null = null): Cost {
    let byClass = this.memo.get(fn);
    if (byClass === undefined) {
      byClass = new Map();
      this.memo.set(fn, byClass);
    }
    const known = byClass.get(self);
    if (known !== undefined) return known;
    if (!this.sends(fn)) return FREE;
    this.open.add(fn);
    const sum = new Sum();
    this.users.noting(fn, () => {
      for (const edge of this.input.graph.callsIn(fn)) this.addEdge(sum, { fn, self }, edge);
      for (const term of this.input.lazy.get(fn.def) ?? [])
        sum.add({
          per: term.each === null ? [] : [weighed(this.factorAt(fn, term), term)],
          at: term.at,
          statement: term.statement,
          rows: term.origin,
        });
    });
    this.open.delete(fn);
    const { name, qualname } = fn.def;
    const cost = this.recursive.has(fn)
      ? sum.times({ text: `calls of ${name}`, key: `recursion ${fn.module.name}.${qualname}`, loop: null, extent: GROWS })
      : sum.result();
    byClass.set(self, cost);
    return cost;
  }

  private addEdge(sum: Sum, { fn, self: own }: { readonly fn: FunctionSymbol; readonly self: ClassSymbol | null }, edge: Edge): void {
    const { site } = edge;
    if (site.once || site.handler) return;
    if (this.input.inMemory.get(fn.def)?.some(({ start }) => start === site.call?.start) === true) return;
    const receiver = receiverOf(this.input, site, fn, own);
    const group = receiver === null ? edge.group : methodsOf(this.input.program, edge.group, receiver);
    if (this.asking.has(fn) && this.mayQuery(edge)) sum.leaveOpen(callPlace(site));
    let known: readonly Factor[] | null = null;
    const factors = (): readonly Factor[] => {
      known ??= this.factors(edge);
      return known;
    };
    this.addBeside(sum, fn, site, factors);
    // Of what a type variable may stand for the callers know which it is.
    const left = group.alternatives.length > 1 ? this.pendingCall(fn, site) : null;
    if (left?.kind === "method") {
      sum.defer({ ...left, per: factors(), at: callPlace(site) });
      return;
    }
    for (const target of group.alternatives) {
      if (target.kind === "external") {
        if (DELETES.test(target.name)) this.addDeletion(sum, site, factors);
        for (const effect of this.input.direct(target, site)) {
          if (effect.kind !== "queries") continue;
          sum.add({ per: factors(), at: callPlace(site), statement: effect.callee });
          if (PAGINATORS.includes(effect.callee))
            sum.add({ per: factors(), at: callPlace(site), statement: `count of ${effect.callee}`, minor: true });
        }
      } else if (target.kind === "function") {
        if (this.isOpen(target.function)) {
          // A function that calls itself walks a tree. Longer ways back are more often a possibility of dispatch than a recursion.
          if (target.function.def === fn.def) this.recursive.add(fn);
          continue;
        }
        const { owner } = target.function;
        const cost = this.of(target.function, receiver === owner ? null : receiver);
        if (cost === FREE) continue;
        const around = this.input.targets.decoration(target.function).cache === "cached" ? [] : factors();
        sum.addAll(cost, around, this.resolver(site, target), this.mayGoElsewhere(group, target.function));
        this.settle(sum, cost, edge, target, around);
      } else {
        const pending = this.pendingCall(fn, site);
        if (pending !== null) sum.defer({ ...pending, per: factors(), at: callPlace(site) });
      }
    }
  }

  /** What a query loads by statements of their own. */
  private addBeside(sum: Sum, fn: FunctionSymbol, site: CallSite, factors: () => readonly Factor[]): void {
    const terms = this.input.beside.get(fn.def);
    if (terms === undefined || site.call === null) return;
    const { start, end } = callPlace(site);
    for (const { call, at, statement } of terms)
      if (call.start === start && call.end === end) sum.add({ per: factors(), at, statement, minor: true });
  }

  /** What deleting a row fetches. */
  private addDeletion(sum: Sum, site: CallSite, factors: () => readonly Factor[]): void {
    const [row] = site.call?.args ?? [];
    if (row === undefined) return;
    for (const type of alternatives(withoutNone(this.input.program.typeOf(row, site.scope)))) {
      if (type.kind !== "instance" || !this.input.isModel(type)) continue;
      for (const { under, relationship } of this.input.deletion(type.class)) {
        const below = under.map((text): Factor => ({ text, key: `deletion ${text}`, loop: null, extent: GROWS }));
        sum.add({ per: [...factors(), ...below], at: callPlace(site), statement: `load of ${relationship} by delete()` });
      }
    }
  }

  /** Whether a function is being counted: it and all since then call one another in a circle, where it is not the last itself. */
  private isOpen(fn: FunctionSymbol): boolean {
    if (!this.open.has(fn)) return false;
    const since = [...this.open];
    const circle = since.slice(since.indexOf(fn));
    if (circle.length > 1) for (const each of circle) this.circular.add(each);
    return true;
  }

  /** Of several that a call may go to, some send nothing. */
  private mayGoElsewhere({ alternatives: targets }: Edge["group"], chosen: FunctionSymbol): boolean {
    return targets.some((target) =>
      target.kind === "function" ? target.function !== chosen && !this.sends(target.function) : target.kind === "unknown",
    );
  }

  /** What only the caller knows: a call of a parameter, or of a method of what a type variable stands for. */
  private pendingCall(fn: FunctionSymbol, site: CallSite): DistributiveOmit<Pending, "per" | "at"> | null {
    const func = site.call?.func;
    if (func === undefined) return null;
    if (func.kind === "Attribute") return this.methodOf(func.value, func.attr, site.scope);
    if (func.kind !== "Name") return null;
    const symbol = this.input.program.resolve(func.id, site.scope);
    if (symbol?.kind !== "variable") return null;
    const [binding] = symbol.scope.bindings.get(func.id) ?? [];
    if (binding?.kind === "parameter" && symbol.scope.function?.def === fn.def) return { kind: "parameter", index: binding.index };
    if (binding?.kind !== "value" || binding.value.kind !== "Call") return null;
    // `convert = getattr(row, "to_model", None)`.
    const { func: getter, args } = binding.value;
    const [row, name] = args;
    if (getter.kind !== "Name" || getter.id !== "getattr" || row === undefined || name?.kind !== "Constant") return null;
    return this.methodOf(row, name.value ?? "", symbol.scope);
  }

  private methodOf(receiver: Expr, method: string, scope: Scope): DistributiveOmit<Pending, "per" | "at"> | null {
    const type = this.input.program.typeOf(receiver, scope);
    return type.kind === "typevar" && type.of === undefined ? { kind: "method", variable: type.name, method } : null;
  }

  /** Resolves what a callee leaves to its caller, by the arguments of the call. */
  private settle(sum: Sum, cost: Cost, { site }: Edge, target: Target & { kind: "function" }, around: readonly Factor[]): void {
    if (cost.pending.length === 0 || site.call === null || !callsByName(site.call, target.function)) return;
    const { program } = this.input;
    const resolve = this.resolver(site, target);
    const shift = boundParameters(target);
    for (const pending of cost.pending) {
      const factors = nest(around, pending.per, resolve);
      let callee: Type;
      if (pending.kind === "parameter") {
        const argument = argumentAt(site.call, target.function, pending.index, shift);
        if (argument === undefined) continue;
        callee = program.typeOf(argument, site.scope);
      } else {
        const map = new Map<string, Type>();
        const scope = program.functionScope(target.function);
        target.function.def.parameters.forEach((parameter, index) => {
          const argument = site.call === null ? undefined : argumentAt(site.call, target.function, index, shift);
          if (parameter.annotation !== null && argument !== undefined)
            unify(program.annotated(parameter.annotation, scope), program.typeOf(argument, site.scope), map);
        });
        const type = map.get(pending.variable);
        if (type === undefined) continue;
        if (type.kind === "typevar") {
          sum.defer({ ...pending, variable: type.name, per: factors });
          continue;
        }
        callee = program.member(type, pending.method);
      }
      for (const type of alternatives(callee))
        if (type.kind === "function" && !this.isOpen(type.function)) sum.addAll(this.of(type.function), factors, grown);
    }
  }

  /** What the arguments of a call make of the extents that hang on the callee's parameters. */
  private resolver(site: CallSite, target: Target & { kind: "function" }): Resolve {
    const { call } = site;
    if (call === null || !callsByName(call, target.function)) return grown;
    const shift = boundParameters(target);
    return (factor) => {
      if (factor.extent.params.length === 0) return factor;
      const given = factor.extent.params.map((index) => {
        const argument = argumentAt(call, target.function, index, shift);
        if (argument !== undefined) return { extent: this.extents.of(argument, site.scope), argument };
        const hidden = call.args.some(({ kind }) => kind === "Starred") || call.keywords.some(({ arg }) => arg === null);
        const fallback = target.function.def.parameters[index]?.default ?? null;
        return { extent: fallback === null || hidden ? GROWS : SMALL, argument: null };
      });
      const extent = joined([{ ...factor.extent, params: [] }, ...given.map((item) => item.extent)]);
      const [only] = given;
      const named =
        given.length === 1 && only?.argument != null && only.argument.kind !== "Constant" && this.isParameter(factor, target.function);
      if (!named) return { ...factor, extent };
      // Two calls that give different collections are two terms.
      const text = collectionName(only.argument);
      return { ...factor, text, key: `${factor.key} ${text}`, extent };
    };
  }

  private isParameter({ text, extent }: Factor, fn: FunctionSymbol): boolean {
    return extent.params.some((index) => fn.def.parameters[index]?.name === text);
  }

  /** The collections that the loops around a call go through, outermost first. */
  private factors({ site, group }: Edge): readonly Factor[] {
    const loops = site.loops.filter((loop) => this.grows(site, loop));
    const mapping = site.form === "call" ? mappingLoop(site, group.handed === true) : undefined;
    return (mapping === undefined ? loops : [...loops, mapping])
      .map((loop) => this.factorOf(site, loop))
      .filter(({ extent }) => !isSmall(extent));
  }

  private grows(site: CallSite, loop: LoopRegion): boolean {
    return (
      repeats(this.input.program, loop) &&
      fallbackOf(this.input.program, site, loop) === null &&
      boundOf(site, loop) !== "memo" &&
      !leavesAfter(loop.body, site.node) &&
      sizeOf(this.input.program, loop, { isModel: this.input.isModel }) !== "small"
    );
  }

  /** The loop of a lazy load, by its place; loops outside this function are named by their rows. */
  private factorAt(fn: FunctionSymbol, { each, rows }: LazyTerm): Factor {
    for (const { site } of each === null ? [] : this.input.graph.callsIn(fn))
      for (const loop of site.loops)
        if (fileOf(site.unit) === each?.file && (loop.node.start === each.start || loop.iter.start === each.start))
          return this.factorOf(site, loop);
    return { text: rows, key: `${each?.file} ${each?.start}`, loop: each, extent: GROWS };
  }

  private factorOf(site: CallSite, loop: LoopRegion): Factor {
    const place = placeIn(site.unit, loop.comp === null ? loop.node : loop.iter);
    const extent = loop.kind === "while" ? GROWS : this.extents.of(loop.iter, loop.scope);
    return {
      text: loop.kind === "while" ? unparse(loop.iter) : collectionName(loop.iter),
      key: `${place.file} ${place.start}`,
      loop: place,
      extent,
    };
  }

  /** Whether a call of a function may send a statement: the others need not be read. */
  private sends(fn: FunctionSymbol): boolean {
    if (this.loading.has(fn)) return true;
    for (const { effect } of this.input.summaries.of(fn).values()) if (effect.kind === "queries") return true;
    return false;
  }

  /** A call of something unknown that is given a session or a connection. */
  private mayQuery({ site, group }: Edge): boolean {
    if (site.call === null || !group.alternatives.every(({ kind }) => kind === "unknown")) return false;
    for (const argument of site.call.args) if (this.isSession(argument, site.scope)) return true;
    for (const { value } of site.call.keywords) if (this.isSession(value, site.scope)) return true;
    return false;
  }

  private isSession(argument: Expr, scope: Scope): boolean {
    if (argument.kind !== "Name" && argument.kind !== "Attribute") return false;
    const type = this.input.program.typeOf(argument, scope);
    return type.kind === "union" ? type.items.some(namesSession) : namesSession(type);
  }
}

function namesSession(type: Type): boolean {
  return type.kind === "external" && SESSION.test(type.name);
}

/** The functions of which load plans say other things than before. */
function otherTerms(before: CostInput, now: CostInput): ReadonlySet<FunctionDef> {
  const found = new Set<FunctionDef>();
  const compare = <T>(old: ReadonlyMap<FunctionDef, T>, terms: ReadonlyMap<FunctionDef, T>): void => {
    for (const def of new Set([...old.keys(), ...terms.keys()]))
      if (old.get(def) !== terms.get(def) && JSON.stringify(old.get(def)) !== JSON.stringify(terms.get(def))) found.add(def);
  };
  compare(before.lazy, now.lazy);
  compare(before.beside, now.beside);
  compare(before.inMemory, now.inMemory);
  return found;
}

function sameCost(one: Cost, other: Cost): boolean {
  return JSON.stringify(spelled(one)) === JSON.stringify(spelled(other));
}

function spelled({ terms, pending, unresolved }: Cost): unknown {
  return [[...terms], pending, unresolved];
}

const DELETES = /(^|\.)(Session|AsyncSession|scoped_session|async_scoped_session)\.delete$/;
const SESSION = /(^|\.)(Session|AsyncSession|scoped_session|async_scoped_session|Connection|AsyncConnection)$/;

/** Whether a call deletes a row, which sends statements at the latest when the session is flushed. */
function deletes({ group }: Edge): boolean {
  for (const target of group.alternatives)
    if (target.kind === "external" && target.name.endsWith(".delete") && DELETES.test(target.name)) return true;
  return false;
}

/** Leaves out keys of each member of a union. */
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A collection that need not make a difference is a factor all the same. */
function weighed(factor: Factor, { grows }: LazyTerm): Factor {
  return grows ? factor : { ...factor, extent: { params: [], optional: true, grows: false } };
}

/** Nothing is known of the arguments. */
function grown(factor: Factor): Factor {
  return factor.extent.params.length === 0 ? factor : { ...factor, extent: { ...factor.extent, params: [], grows: true } };
}

/** The functions that load something or make a call that may query, themselves or through what they call. */
function loadingFunctions({ program, graph, lazy }: CostInput, asking: ReadonlySet<FunctionSymbol>): ReadonlySet<FunctionSymbol> {
  const found = new Set(asking);
  if (lazy.size > 0) for (const fn of program.allFunctions()) if (lazy.has(fn.def)) found.add(fn);
  // A set hands out what is added while it is gone through.
  for (const fn of found) for (const { unit } of graph.callsOf(fn)) if (unit.kind === "function") found.add(unit.function);
  return found;
}
