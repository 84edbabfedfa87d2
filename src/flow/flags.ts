import type { FunctionSymbol } from "../link/symbols.ts";
import type { Call, Expr, Parameter } from "../model/syntax.ts";
import { argumentAt, boundParameters, callsByName } from "./arguments.ts";
import { areEqual, type Constant, type Part, partOf } from "./constant-values.ts";
import type { Edge } from "./effects.ts";
import type { Guard } from "./guards.ts";

/** A constant that a parameter, or a part of it, is compared with. */
interface Comparison {
  readonly constant: Constant;
  readonly part: Part | undefined;
}

/** What the guards of a function compare one of its parameters with. */
export type Comparisons = ReadonlyMap<string, Comparison>;

/** The parameters of a function that decide what it does, by their place. */
export type FlagsOf = ReadonlyMap<number, Comparisons>;

const NONE: FlagsOf = new Map();

/** Which parameters of a function decide what it does: those in guards, and those handed on as flags of another. */
export class Flags {
  private readonly callsIn: (fn: FunctionSymbol) => readonly Edge[];
  private readonly known = new Map<FunctionSymbol, Map<number, Map<string, Comparison>>>();
  /** Functions whose bodies were exchanged, with their flags before. */
  private readonly before = new Map<FunctionSymbol, FlagsOf>();

  constructor(callsIn: (fn: FunctionSymbol) => readonly Edge[]) {
    this.callsIn = callsIn;
  }

  /** Forgets what was found of a function whose body is exchanged; where its flags are others then, all is found anew. */
  forget(fn: FunctionSymbol): void {
    const known = this.known.get(fn);
    if (known === undefined) return;
    if (!this.before.has(fn)) this.before.set(fn, known);
    this.known.delete(fn);
  }

  /** Brings what is known up to date with the bodies of today; false where the flags of a function are others than before. */
  settle(): boolean {
    const isSame = [...this.before].every(([fn, before]) => written(this.of(fn)) === written(before));
    if (!isSame) this.known.clear();
    this.before.clear();
    return isSame;
  }

  of(fn: FunctionSymbol): FlagsOf {
    const before = this.known.get(fn);
    if (before !== undefined) return before;
    if (fn.def.parameters.length === 0) return NONE;
    const edges = this.callsIn(fn);
    if (edges.length === 0) return NONE;
    const found = new Map<number, Map<string, Comparison>>();
    this.known.set(fn, found);
    const { parameters } = fn.def;
    const note = (name: string): Map<string, Comparison> | undefined => {
      const index = parameters.findIndex((parameter) => parameter.name === name);
      if (index < 0) return undefined;
      const noted = found.get(index) ?? new Map<string, Comparison>();
      found.set(index, noted);
      return noted;
    };
    for (const edge of edges) {
      for (const guard of edge.site.guards) for (const each of [guard, ...(guard.or ?? [])]) compare(each, note(each.parameter));
      const { call } = edge.site;
      if (call === null || !passesOne(call, parameters)) continue;
      for (const target of edge.group.alternatives) {
        if (target.kind !== "function" || target.partial === true || !callsByName(call, target.function)) continue;
        const shift = boundParameters(target);
        for (const [index, comparisons] of this.of(target.function)) {
          const argument = argumentAt(call, target.function, index, shift);
          const noted = argument?.kind === "Name" ? note(argument.id) : undefined;
          if (noted !== undefined) for (const [key, comparison] of comparisons) noted.set(key, comparison);
        }
      }
    }
    return found;
  }
}

function compare({ of = [], part }: Guard, noted: Map<string, Comparison> | undefined): void {
  for (const constant of of) noted?.set(JSON.stringify([constant, part]), { constant, part });
}

function written(flags: FlagsOf): string {
  return JSON.stringify([...flags].sort(([a], [b]) => a - b).map(([index, comparisons]) => [index, [...comparisons.keys()].sort()]));
}

/** Whether none of the comparisons is one with a constant. */
export function isOther(constant: Constant, comparisons: Comparisons): boolean {
  for (const { constant: compared, part } of comparisons.values()) {
    const value = partOf(constant, part);
    if (value === undefined || areEqual(value, compared) !== false) return false;
  }
  return true;
}

function passesOne({ args, keywords }: Call, parameters: readonly Parameter[]): boolean {
  for (const argument of args) if (isOneOf(argument, parameters)) return true;
  for (const { value } of keywords) if (isOneOf(value, parameters)) return true;
  return false;
}

function isOneOf(value: Expr, parameters: readonly Parameter[]): boolean {
  if (value.kind !== "Name") return false;
  for (const { name } of parameters) if (name === value.id) return true;
  return false;
}
