import { STEPS_IN_THREAD } from "../data/tables/offloaders.ts";
import type { Program } from "../link/program.ts";
import { returnedExpressions } from "../link/results.ts";
import type { FunctionSymbol, Scope } from "../link/symbols.ts";
import { alternatives, type Type } from "../link/types.ts";
import type { Call, Expr } from "../model/syntax.ts";
import { visitStatements } from "../model/visit.ts";
import type { CallSite, Lazy } from "./call-sites.ts";
import { givesIterator } from "./consumers.ts";
import { argumentMode, type Handovers, handedArguments, modeOf } from "./handovers.ts";

/** Where the body of a generator runs that a call makes: `unknown` where the value is handed on to whoever iterates it. */
export type Iteration = "here" | "elsewhere" | "unknown";

/**
 * Calling a generator function runs nothing of its body: that runs where somebody iterates, which a response over a plain generator
 * does in a worker thread, step by step.
 */
export class Generators {
  private readonly program: Program;
  private readonly handovers: Handovers;
  private readonly known = new Map<FunctionSymbol, boolean>();

  constructor(program: Program, handovers: Handovers) {
    this.program = program;
    this.handovers = handovers;
  }

  /** Forgets what was found of a function whose body is exchanged. */
  forget(fn: FunctionSymbol): void {
    this.known.delete(fn);
  }

  /** Whether a call of the function gives a generator that has not begun: one of its own, or one that every return makes. */
  isGenerator(fn: FunctionSymbol): boolean {
    const { def } = fn;
    if (def.async || def.decorators.some((decorator) => !(decorator.kind === "Name" && /^(static|class)method$/.test(decorator.id))))
      return false;
    if (def.generator) return true;
    const known = this.known.get(fn);
    if (known !== undefined) return known;
    this.known.set(fn, false);
    const scope = this.program.functionScope(fn);
    const returned = returnedExpressions(def);
    const found =
      returned.length > 0 &&
      returned.every((value) => {
        const callee = value?.kind === "Call" ? this.program.typeOf(value.func, scope) : null;
        return callee?.kind === "function" && this.isGenerator(callee.function);
      });
    this.known.set(fn, found);
    return found;
  }

  /** Where the generator that a call makes is iterated. */
  iteration(site: CallSite): Iteration {
    const { call, node, use, scope, arguments: around, unit } = site;
    if (site.stepped !== null) return this.isSteppedElsewhere(site.stepped, site) ? "elsewhere" : "here";
    if (call === null || use === "iterated") return "here";
    const given = this.asArgument(node, around, scope, unit.kind === "function" ? unit.function : null);
    if (typeof given === "string") return given;
    if (given === node && use === "returned") return unit.kind === "function" && this.isGenerator(unit.function) ? "here" : "unknown";
    return unit.kind === "function" ? this.asVariable(given, scope, unit.function) : "here";
  }

  /** Whether an iterator that an expression gives is gone through in a thread: `StreamingResponse(row.text for row in rows)`. */
  isSteppedElsewhere({ value, scope, arguments: around }: Lazy, { unit }: CallSite): boolean {
    const fn = unit.kind === "function" ? unit.function : null;
    const given = this.asArgument(value, around, scope, fn);
    if (typeof given === "string") return given === "elsewhere";
    return fn !== null && this.asVariable(given, scope, fn) === "elsewhere";
  }

  /** By the innermost call that takes the value as an argument; through what iterates it in turn. Else the iterator that comes of it. */
  private asArgument(value: Expr, around: readonly Call[], scope: Scope, fn: FunctionSymbol | null): Iteration | Expr {
    let given = value;
    for (const outer of [...around].reverse()) {
      if (!outer.args.includes(given) && !outer.keywords.some((keyword) => keyword.value === given)) return given;
      const callee = this.program.typeOf(outer.func, scope);
      if (this.takesInThread(outer, given, callee, scope)) return "elsewhere";
      if (callee.kind !== "function" && fn !== null && this.isStreamed(outer, scope, fn)) return "unknown";
      const isHandedOn = callee.kind === "function" ? this.isGenerator(callee.function) : givesIterator(this.program, outer, scope);
      if (!isHandedOn) return "here";
      given = outer;
    }
    return given;
  }

  /** Whether a call goes through an argument in a thread, or lets a function do so there: `asyncio.to_thread(list, rows())`. */
  private takesInThread(call: Call, given: Expr, callee: Type, scope: Scope): boolean {
    if (this.stepsInThread(callee)) return true;
    const handover = this.handovers.of(callee);
    // `executor.map(send, rows())` goes through the rows where it is called.
    if (handover === undefined || handover.passes !== "callable" || handover.arity !== "one" || /map/.test(handover.name)) return false;
    const [run] = handedArguments(call, handover);
    if (run === undefined || run === given) return false;
    return modeOf(argumentMode(handover), this.program.typeOf(run, scope)) === "elsewhere";
  }

  /** `archive.add(rows())` … `StreamingResponse(archive)`: a library's object that is streamed may keep what it is given until then. */
  private isStreamed({ func }: Call, scope: Scope, { def }: FunctionSymbol): boolean {
    if (func.kind !== "Attribute" || func.value.kind !== "Name") return false;
    const { id } = func.value;
    let found = false;
    visitStatements(def.body, (node) => {
      if (found || node.kind !== "Call") return;
      const given = [...node.args, ...node.keywords.map((keyword) => keyword.value)];
      if (given.some((item) => item.kind === "Name" && item.id === id)) found = this.stepsInThread(this.program.typeOf(node.func, scope));
    });
    return found;
  }

  /** `rows = export()` … `StreamingResponse(rows)`: by every use of the name, where it has no other value. */
  private asVariable(value: Expr, scope: Scope, { def }: FunctionSymbol): Iteration {
    const name = [...scope.bindings].find(([, bound]) => bound.some((binding) => binding.kind === "value" && binding.value === value))?.[0];
    if (name === undefined || scope.bindings.get(name)?.length !== 1) return "here";
    let reads = 0;
    let streamed = 0;
    visitStatements(def.body, (node) => {
      if (node.kind === "Name" && node.id === name) reads++;
      if (node.kind !== "Call") return;
      const given = [...node.args, ...node.keywords.map((keyword) => keyword.value)].filter(
        (item) => item.kind === "Name" && item.id === name,
      );
      if (given[0] !== undefined && this.takesInThread(node, given[0], this.program.typeOf(node.func, scope), scope))
        streamed += given.length;
    });
    // The assignment itself names it once.
    return streamed > 0 && streamed === reads - 1 ? "elsewhere" : "here";
  }

  private stepsInThread(callee: Type): boolean {
    return alternatives(callee).some((type) => {
      if (type.kind === "reference") return STEPS_IN_THREAD.has(type.name);
      if (type.kind !== "class") return false;
      return this.program.ancestors(type.class).some((ancestor) => ancestor.kind === "external" && STEPS_IN_THREAD.has(ancestor.name));
    });
  }
}
