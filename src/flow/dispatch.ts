import type { Program } from "../link/program.ts";
import type { ClassSymbol, FunctionSymbol } from "../link/symbols.ts";
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

  /** Whether a class of the application, its tests left out, derives from the given one. */
  isDerivedFrom(symbol: ClassSymbol): boolean {
    return (this.subclasses.get(symbol) ?? []).some(({ module }) => module.unit?.role !== "test");
  }

  /** Whether a class below, in the application, finds the name anywhere but in `home`, where the class itself finds it. */
  isRebound(symbol: ClassSymbol, name: string, home: ClassSymbol): boolean {
    return (this.subclasses.get(symbol) ?? []).some((subclass) => {
      if (subclass.module.unit?.role === "test") return false;
      const member = this.program.memberDefinition(subclass, name);
      return (member?.kind !== "bindings" && member?.kind !== "attribute") || member.ancestor.class !== home;
    });
  }

  private read(fn: FunctionSymbol, below: readonly ClassSymbol[]): Dispatch {
    const overrides: FunctionSymbol[] = [];
    const doubles: FunctionSymbol[] = [];
    for (const subclass of below) {
      const own = this.program
        .classScope(subclass)
        .bindings.get(fn.def.name)
        ?.findLast((binding) => binding.kind === "function");
      if (own?.kind !== "function") continue;
      const override = this.program.functionSymbol(own.def, this.program.classScope(subclass));
      (isDouble(subclass, fn) ? doubles : overrides).push(override);
    }
    if (isStub(fn)) {
      const real = overrides.length > 0 ? overrides : doubles;
      return real.length === 0 ? { functions: [fn], open: false } : { functions: real, open: real.length > 1 };
    }
    return overrides.length === 0 ? { functions: [fn], open: false } : { functions: [fn, ...overrides], open: true };
  }
}

/** A class that stands in the place of another one in tests, as its file, its folder or its name says: what runs is the other one. */
function isDouble({ module, def }: ClassSymbol, { module: { unit } }: FunctionSymbol): boolean {
  if (unit?.role === "test") return false;
  return (
    module.unit?.role === "test" || /^_*(Fake|Mock|Dummy)[A-Z]/.test(def.name) || /(^|\/)(fakes|mocks)\//.test(module.unit?.path ?? "")
  );
}

/** A function that only declares. */
export function isStub(fn: FunctionSymbol): boolean {
  return isStubBody(fn.def.body);
}
