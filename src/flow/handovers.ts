import type { Catalogue } from "../data/catalogue.ts";
import type { Handover } from "../data/offloaders.ts";
import type { Type } from "../link/types.ts";
import type { Call, Expr } from "../model/syntax.ts";

/** Where a called body runs: here, elsewhere so that it does not hold up the event loop, or in another program, as the job of a queue. */
export type Mode = "here" | "elsewhere" | "remote";

/** Where a function runs what it is given: it awaits coroutine functions, and hands plain ones to a thread. */
export type ArgumentMode = Mode | "def-in-thread";

/** What libraries do with the callables and coroutines that they are given. */
export class Handovers {
  private readonly catalogue: Catalogue;
  /** By owner and name of the method: asked for at every call. */
  private readonly methods = new Map<string, Map<string, Handover | null>>();

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue;
  }

  /** What a library function does with the callable or coroutine that it is given. */
  of(callee: Type): Handover | undefined {
    if (callee.kind !== "union") return this.ofOne(callee);
    for (const type of callee.items) {
      const fact = this.ofOne(type);
      if (fact !== undefined) return fact;
    }
    return undefined;
  }

  private ofOne(type: Type): Handover | undefined {
    if (type.kind === "reference") return this.catalogue.handover(type.name);
    return type.kind === "method" ? this.ofMethod(type.owner, type.name) : undefined;
  }

  private ofMethod(owner: string, method: string): Handover | undefined {
    let methods = this.methods.get(owner);
    if (methods === undefined) {
      methods = new Map();
      this.methods.set(owner, methods);
    }
    let known = methods.get(method);
    if (known === undefined) {
      known = this.catalogue.methodHandover(owner, method) ?? null;
      methods.set(method, known);
    }
    return known ?? undefined;
  }
}

/** The arguments of a call that a handover names. */
export function handedArguments(call: Call, handover: Handover): readonly Expr[] {
  if (handover.arity === "all") return call.args;
  const positional = handover.position === null ? undefined : call.args[handover.position];
  if (positional !== undefined) return [positional];
  const named = handover.keyword === null ? undefined : call.keywords.find((keyword) => keyword.arg === handover.keyword);
  return named === undefined ? [] : [named.value];
}

/** Where a library runs the callable that it is given. */
export function argumentMode({ runs }: Handover): ArgumentMode {
  switch (runs) {
    case "loop":
    case "caller":
      return "here";
    case "def-in-thread":
    case "remote":
      return runs;
    default:
      return "elsewhere";
  }
}

/** Where what does not run in the caller runs: in another program, or elsewhere in this one. */
export function awayMode({ runs }: Pick<Handover, "runs">): Exclude<Mode, "here"> {
  return runs === "remote" ? runs : "elsewhere";
}

/** Where an argument runs that is given to something that runs it so. */
export function modeOf(mode: ArgumentMode, argument: Type): Mode {
  if (mode !== "def-in-thread") return mode;
  return argument.kind === "function" && argument.function.def.async ? "here" : "elsewhere";
}
