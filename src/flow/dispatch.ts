import type { Program } from "../link/program.ts";
import type { ClassSymbol, FunctionSymbol, ModuleSymbol } from "../link/symbols.ts";
import type { Type } from "../link/types.ts";
import { isStubBody } from "../model/stub.ts";

/** What calling a method of a receiver may run. */
export interface Dispatch {
  readonly functions: readonly FunctionSymbol[];
  /** There are overrides that the receiver may have or not. */
  readonly open: boolean;
}

/** Which methods calls run, by class and the classes below it. */
export class Dispatcher {
  private readonly program: Program;
  private readonly subclasses: ReadonlyMap<ClassSymbol, readonly ClassSymbol[]>;
  private readonly known = new Map<FunctionSymbol, Map<ClassSymbol, Dispatch>>();

  constructor(program: Program, subclasses: ReadonlyMap<ClassSymbol, readonly ClassSymbol[]>) {
    this.program = program;
    this.subclasses = subclasses;
  }

  /** The method and the overrides that a receiver of the static type may have instead; a stub gives way to its overrides. */
  of(fn: FunctionSymbol, self: Type | null): Dispatch {
    if (fn.owner === null || self === null || self.kind !== "instance") return { functions: [fn], open: false };
    const below = this.subclasses.get(self.class);
    if (below === undefined) return { functions: [fn], open: false };
    let byClass = this.known.get(fn);
    if (byClass === undefined) {
      byClass = new Map();
      this.known.set(fn, byClass);
    }
    let known = byClass.get(self.class);
    if (known === undefined) {
      known = this.read(fn, below);
      byClass.set(self.class, known);
    }
    return known;
  }

  /** Whether a class below has a method or property of its own instead of the given one. */
  isOverridden(fn: FunctionSymbol, owner: ClassSymbol): boolean {
    return this.of(fn, { kind: "instance", class: owner, args: [] }).functions.length > 1;
  }

  private read(fn: FunctionSymbol, below: readonly ClassSymbol[]): Dispatch {
    const overrides: FunctionSymbol[] = [];
    const isTest = (module: ModuleSymbol): boolean => module.unit?.role === "test";
    for (const subclass of below) {
      // What tests put in the place of a class runs in tests alone.
      if (isTest(subclass.module) && !isTest(fn.module)) continue;
      const own = this.program
        .classScope(subclass)
        .bindings.get(fn.def.name)
        ?.findLast((binding) => binding.kind === "function");
      if (own?.kind === "function") overrides.push(this.program.functionSymbol(own.def, this.program.classScope(subclass)));
    }
    if (overrides.length === 0) return { functions: [fn], open: false };
    if (isStub(fn)) return { functions: overrides, open: overrides.length > 1 };
    return { functions: [fn, ...overrides], open: true };
  }
}

/** A function that only declares. */
export function isStub(fn: FunctionSymbol): boolean {
  return isStubBody(fn.def.body);
}

/** The classes that derive from each class, direct and indirect, in program order. */
export function subclassIndex(program: Program): ReadonlyMap<ClassSymbol, readonly ClassSymbol[]> {
  const index = new Map<ClassSymbol, ClassSymbol[]>();
  for (const symbol of program.allClasses()) {
    for (const ancestor of program.ancestors(symbol)) {
      if (ancestor.kind !== "class" || ancestor.class === symbol) continue;
      const list = index.get(ancestor.class);
      if (list === undefined) index.set(ancestor.class, [symbol]);
      else list.push(symbol);
    }
  }
  return index;
}
