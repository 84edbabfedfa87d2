import type { FastapiTable } from "./domain/fastapi/index.ts";
import type { Foundation } from "./foundation.ts";
import type { Program } from "./link/program.ts";
import type { FunctionSymbol, ModuleSymbol } from "./link/symbols.ts";
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

/** Whether the tables were made of all bodies of functions at the top level of a module: of a new one, they may be as well. */
export function isScanned({ program, reads }: Foundation, module: ModuleSymbol): boolean {
  return program.outerFunctions(module).every(({ def, owner }) => owner !== null || reads.has(def));
}
