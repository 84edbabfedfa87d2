import { isCalled } from "../../link/made-initialiser.ts";
import type { Program } from "../../link/program.ts";
import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import { alternatives, key, type Type, union, unknown, withoutNone } from "../../link/types.ts";
import { lastName } from "../../model/last-name.ts";
import type { Expr } from "../../model/syntax.ts";
import { type Given, handedParameter, type Slot } from "./slots.ts";

/** What the calls of a slot agree on so far; `unclear`: one cannot be told yet, `apart`: they differ. */
type Answer = Type | "unclear" | "apart" | null;

interface Open {
  readonly slot: Slot;
  /** Slots of callers whose own parameter is handed on as it is. */
  readonly from: readonly Slot[];
  readonly values: readonly Given[];
  /** Whether several functions may be given, of which any is meant. */
  readonly several: boolean;
  /** How many of the values are read, and what they say. */
  read: number;
  answer: Answer;
}

/** Finds the types that all calls give, callers first, for a program that can be told of them between the rounds. */
export class Agreement {
  private readonly program: Program;
  private open: readonly Open[];
  private readonly settled = new Map<Slot, Type>();
  private readonly told = new Map<FunctionSymbol, Map<number, Type>>();

  constructor(program: Program, slots: readonly Slot[]) {
    this.program = program;
    const byFunction = new Map<FunctionSymbol, Map<number, Slot>>();
    for (const slot of slots) {
      const known = byFunction.get(slot.function) ?? new Map<number, Slot>();
      byFunction.set(slot.function, known.set(slot.index, slot));
    }
    this.open = slots.map((slot): Open => {
      const from: Slot[] = [];
      const values = slot.given.filter(({ value, scope, type }) => {
        const caller = type === undefined ? this.handedOn(value, scope, byFunction) : undefined;
        if (caller !== undefined) from.push(caller);
        return caller === undefined;
      });
      const [first] = values;
      const several = slot.keeps && values.every(({ place }) => place !== null && place === first?.place);
      return { slot, from, values, several, read: 0, answer: null };
    });
  }

  /** The types of all parameters that are settled, if the round settled any that was not. */
  round(): ReadonlyMap<FunctionSymbol, ReadonlyMap<number, Type>> {
    const answers = this.answers();
    let more = false;
    for (const { slot } of this.open) {
      const answer = answers.get(slot) ?? null;
      if (answer === null || typeof answer === "string") continue;
      more = true;
      this.settle(slot, answer);
    }
    this.open = this.open.filter(({ slot }) => answers.get(slot) === "unclear");
    return more ? this.told : new Map();
  }

  /**
   * Settles what the rounds have left unclear, where some calls tell a type and the others give what goes by the same name there:
   * `session` from a caller that is not understood is what `session` is elsewhere. As `round`.
   */
  likely(): ReadonlyMap<FunctionSymbol, ReadonlyMap<number, Type>> {
    let more = false;
    for (const { slot, several } of this.open) {
      const answer = this.likelyOf(slot, several);
      if (answer === null || typeof answer === "string") continue;
      more = true;
      this.settle(slot, answer);
    }
    this.open = this.open.filter(({ slot }) => !this.settled.has(slot));
    return more ? this.told : new Map();
  }

  private likelyOf(slot: Slot, several: boolean): Answer {
    const told = new Set<string>();
    const unclear = new Set<string>();
    let answer: Answer = null;
    for (const { value, scope, type: known } of slot.given) {
      const type = known ?? withoutNone(this.program.typeOf(value, scope));
      if (type.kind === "none") continue;
      const one = said(type, slot);
      if (one === "unclear") unclear.add(lastName(value));
      else {
        told.add(lastName(value));
        answer = joined(answer, one, several);
      }
    }
    // Whoever looks for a function gets one of those that are known, whatever else there may be.
    if (slot.keeps && slot.function.def.name !== "__init__" && answer !== null && typeof answer !== "string" && isCallee(answer))
      return answer;
    return [...unclear].every((name) => name !== "" && told.has(name)) ? answer : null;
  }

  private settle(slot: Slot, answer: Type): void {
    this.settled.set(slot, answer);
    const known = this.told.get(slot.function) ?? new Map<number, Type>();
    this.told.set(slot.function, known.set(slot.index, answer));
  }

  private answers(): ReadonlyMap<Slot, Answer> {
    const answers = new Map<Slot, Answer>();
    const callees = new Map<Slot, Open[]>();
    for (const open of this.open) {
      answers.set(open.slot, this.ofValues(open));
      for (const caller of open.from) callees.set(caller, [...(callees.get(caller) ?? []), open]);
    }
    // An answer only ever moves on, from nothing to a type to none: the order does not matter.
    const pending = [...callees.keys()];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      const answer = answers.get(at) ?? this.settled.get(at) ?? "unclear";
      if (answer === null) continue;
      for (const { slot, several } of callees.get(at) ?? []) {
        const before = answers.get(slot) ?? null;
        const after = joined(before, answer, several);
        if (after === before) continue;
        answers.set(slot, after);
        pending.push(slot);
      }
    }
    return answers;
  }

  /** What the values say, as far as they can be told: the next round goes on with the first that cannot. */
  private ofValues(open: Open): Answer {
    const { values } = open;
    for (; open.read < values.length && open.answer !== "apart"; open.read++) {
      const { value, scope, type: known } = values[open.read] as (typeof values)[number];
      const type = known ?? withoutNone(this.program.typeOf(value, scope));
      const answer = type.kind === "none" ? null : said(type, open.slot);
      if (answer === "unclear") return answer;
      open.answer = joined(open.answer, answer, open.several);
    }
    return open.answer;
  }

  /** The slot of the caller that an argument is, where nothing else is ever bound to its name. */
  private handedOn(value: Expr, scope: Scope, slots: ReadonlyMap<FunctionSymbol, ReadonlyMap<number, Slot>>): Slot | undefined {
    const parameter = handedParameter(this.program, value, scope);
    return parameter === undefined ? undefined : slots.get(parameter.function)?.get(parameter.index);
  }
}

/** Nothing hangs on them: they count as different. */
const PLAIN = new Set(["builtins.str", "builtins.int", "builtins.float", "builtins.bool", "builtins.bytes"]);

/**
 * What an argument says of a parameter: what stands for many things says nothing, and who runs a function that is handed on is told by the calls
 * that are given it, but for one that an object keeps.
 */
function said(type: Type, { function: { def }, keeps }: Slot): Answer {
  if (keeps && isCallee(type)) return isOpen(type) ? "unclear" : type;
  switch (type.kind) {
    case "function":
      return def.name === "__init__" ? type : "unclear";
    case "literal":
      return "apart";
    case "external":
      if (PLAIN.has(type.name)) return "apart";
      return isOpen(type) ? "unclear" : type;
    case "instance":
    case "class":
    case "tuple":
      return isOpen(type) ? "unclear" : type;
    case "union":
      return alternatives(type).every((item) => item.kind === "instance" || item.kind === "external") && !isOpen(type) ? type : "unclear";
    default:
      return "unclear";
  }
}

/** Functions beyond which nobody follows which one is meant. */
const MOST_FUNCTIONS = 40;

/** Something that can be called, or several of them. */
function isCallee(type: Type): boolean {
  return alternatives(type).every(isCalled);
}

/** Whether a type variable of the caller is in it. */
function isOpen(type: Type): boolean {
  return key(type).includes("~");
}

function joined(a: Answer, b: Answer, several: boolean): Answer {
  if (a === null || b === null) return a ?? b;
  if (a === "apart" || b === "apart") return "apart";
  if (a === "unclear" || b === "unclear") return "unclear";
  if (a === b || key(a) === key(b)) return a;
  if (several && isCallee(a) && isCallee(b)) {
    const both = union([a, b]);
    return alternatives(both).length > MOST_FUNCTIONS ? "apart" : both;
  }
  if (a.kind !== "external" || b.kind !== "external" || a.name !== b.name || a.args.length !== b.args.length) return "apart";
  // Lists of different things are lists.
  const args = a.args.map((arg, at) => (key(arg) === key(b.args[at] ?? arg) ? arg : unknown("dynamic")));
  return args.every((arg, at) => arg === a.args[at]) ? a : { ...a, args };
}
