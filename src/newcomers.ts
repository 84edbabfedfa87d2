import type { FastapiTable } from "./domain/fastapi/index.ts";
import type { Foundation } from "./foundation.ts";
import type { Program } from "./link/program.ts";
import type { ClassSymbol, FunctionSymbol, ModuleSymbol } from "./link/symbols.ts";
import { decoratorName } from "./model/last-name.ts";

/** Decorators that leave a function what it is, and register it nowhere. */
const PLAIN = new Set([
  "builtins.staticmethod",
  "builtins.classmethod",
  "contextlib.contextmanager",
  "contextlib.asynccontextmanager",
  "functools.lru_cache",
  "functools.cache",
  "functools.wraps",
  "typing.override",
  "typing_extensions.override",
  "typing.final",
]);

/** Whether nothing but its callers is concerned by a function, as far as its decorators tell. */
export function isPlainlyDecorated(program: Program, { machine }: FastapiTable, fn: FunctionSymbol): boolean {
  const { decorators } = fn.def;
  if (decorators.length === 0) return true;
  if (machine.relevance.decorates(decorators)) return false;
  return decorators.every((decorator) => {
    const symbol = program.symbolOf(decorator.kind === "Call" ? decorator.func : decorator, fn.outer);
    if (symbol?.kind !== "external") return false;
    // What runs tests reads their decorators; this does not.
    return PLAIN.has(symbol.name) || (fn.module.unit?.role === "test" && !/property|setter|getter/.test(decoratorName(decorator)));
  });
}

/** What a class may derive from outside of the project, and be asked for nothing by it. */
const BASES = /^(typing\.Generic|abc\.ABC|builtins\.object)$/;

/** Whether a class is one of the application's own and nothing to a framework: its methods are what its callers make of them. */
export function isOrdinary({ program, framework, calls }: Foundation, symbol: ClassSymbol): boolean {
  if (symbol.def.decorators.length > 0) return false;
  return [symbol, ...calls.heirsOf(symbol)].every(
    (one) =>
      !framework.isModelClass(one) &&
      !framework.isSchemaClass(one) &&
      (symbol.module.unit?.role === "test" ||
        program
          .ancestors(one)
          .every((ancestor) => ancestor.kind === "class" || (ancestor.kind === "external" && BASES.test(ancestor.name)))),
  );
}

/** Whether the tables were made of all bodies of functions at the top level of a module: of a new one, they may be as well. */
export function isScanned({ program, reads }: Foundation, module: ModuleSymbol): boolean {
  return (
    reads.has(module) ||
    allRead(
      program.outerFunctions(module).filter(({ owner }) => owner === null),
      reads,
    )
  );
}

/** The same of the methods of a class. */
export function isClassScanned({ program, reads }: Foundation, symbol: ClassSymbol): boolean {
  return (
    reads.has(symbol.module) ||
    allRead(
      program.outerFunctions(symbol.module).filter(({ owner }) => owner === symbol),
      reads,
    )
  );
}

/** Whoever reads all bodies says so; where all were read one by one, the next one would be, too. */
function allRead(functions: readonly FunctionSymbol[], reads: ReadonlySet<object>): boolean {
  return functions.length > 0 && functions.every(({ def }) => reads.has(def));
}
