import type { FunctionSymbol } from "../link/symbols.ts";
import type { Call, Expr, Parameter } from "../model/syntax.ts";
import { argumentAt, boundParameters, callsByName } from "./arguments.ts";
import type { Edge } from "./effects.ts";

const NONE: ReadonlySet<number> = new Set();

/** Which parameters of a function decide what it does: those in guards, and those handed on as flags of another. */
export class Flags {
  private readonly callsIn: (fn: FunctionSymbol) => readonly Edge[];
  private readonly known = new Map<FunctionSymbol, Set<number>>();
  /** Functions whose bodies were exchanged, with their flags before. */
  private readonly before = new Map<FunctionSymbol, ReadonlySet<number>>();

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

  /** Brings what is known up to date with the bodies of today. */
  settle(): void {
    for (const [fn, before] of this.before) {
      const now = this.of(fn);
      if (now.size === before.size && [...now].every((index) => before.has(index))) continue;
      this.known.clear();
      break;
    }
    this.before.clear();
  }

  of(fn: FunctionSymbol): ReadonlySet<number> {
    const before = this.known.get(fn);
    if (before !== undefined) return before;
    if (fn.def.parameters.length === 0) return NONE;
    const edges = this.callsIn(fn);
    if (edges.length === 0) return NONE;
    const found = new Set<number>();
    this.known.set(fn, found);
    const { parameters } = fn.def;
    const note = (name: string): void => {
      const index = parameters.findIndex((parameter) => parameter.name === name);
      if (index >= 0) found.add(index);
    };
    for (const edge of edges) {
      for (const guard of edge.site.guards) for (const { parameter } of [guard, ...(guard.or ?? [])]) note(parameter);
      const { call } = edge.site;
      if (call === null || !passesOne(call, parameters)) continue;
      for (const target of edge.group.alternatives) {
        if (target.kind !== "function" || !callsByName(call, target.function)) continue;
        const shift = boundParameters(target);
        for (const index of this.of(target.function)) {
          const argument = argumentAt(call, target.function, index, shift);
          if (argument?.kind === "Name") note(argument.id);
        }
      }
    }
    return found;
  }
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
