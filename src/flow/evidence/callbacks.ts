import type { Program } from "../../link/program.ts";
import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import type { Call } from "../../model/syntax.ts";
import { functionsIn } from "../../model/traverse.ts";
import { type Visitor, walkFunction } from "./walk.ts";

/** A call of a parameter, `query(session)`, with the names in force there. */
export interface ParameterCall {
  readonly call: Call;
  readonly scope: Scope;
}

/** How functions call what they are given. */
export class Callbacks {
  private readonly program: Program;
  private readonly known = new Map<FunctionSymbol, ReadonlyMap<string, readonly ParameterCall[] | null>>();

  constructor(program: Program) {
    this.program = program;
  }

  /** The calls of a parameter; null where the function does something else with it than to call or test it. */
  of(fn: FunctionSymbol, name: string): readonly ParameterCall[] | null {
    let calls = this.known.get(fn);
    if (calls === undefined) {
      calls = parameterCalls(this.program, fn);
      this.known.set(fn, calls);
    }
    return calls.get(name) ?? null;
  }
}

/** The calls of the parameters of a function, by name, in its body and in the functions that it defines; null for what goes elsewhere. */
export function parameterCalls(program: Program, fn: FunctionSymbol): ReadonlyMap<string, readonly ParameterCall[] | null> {
  const found = new Map<string, ParameterCall[]>();
  const elsewhere = new Set<string>();
  const read = (symbol: FunctionSymbol, names: ReadonlySet<string>): void => {
    const note = (call: Call, scope: Scope): void => {
      if (call.func.kind !== "Name" || !names.has(call.func.id)) return;
      const { id } = call.func;
      // A comprehension has names of its own, and what is bound anew is another function.
      const symbol = program.resolve(id, scope);
      if (symbol?.kind !== "variable" || symbol.scope.function !== fn) return;
      const known = found.get(id);
      if (known === undefined) found.set(id, [{ call, scope }]);
      else known.push({ call, scope });
    };
    const visitor: Visitor = {
      call: note,
      handed: (_, call, scope) => note(call, scope),
      name: ({ id }, _, reading) => {
        if (names.has(id) && (reading === "argument" || reading === "used")) elsewhere.add(id);
      },
      attribute: () => {},
      bound: () => {},
      renamed: () => {},
      decorated: () => {},
    };
    walkFunction(program, symbol, visitor);
    const scope = program.functionScope(symbol);
    for (const def of functionsIn(symbol.def.body)) {
      const inner = program.functionSymbol(def, scope);
      const { bindings } = program.functionScope(inner);
      read(inner, new Set([...names].filter((name) => !bindings.has(name))));
    }
  };
  const { bindings } = program.functionScope(fn);
  read(fn, new Set(fn.def.parameters.flatMap(({ name }) => (bindings.get(name)?.length === 1 ? [name] : []))));
  return new Map([...found].map(([name, calls]) => [name, elsewhere.has(name) ? null : calls]));
}
