import { PARAMETER_MARKERS } from "../data/fastapi.ts";
import type { Expr, Parameter } from "../model/syntax.ts";
import { boundOnce, type ScopedExpr } from "./bound-once.ts";
import type { Linker } from "./context.ts";
import type { FunctionSymbol, Scope } from "./symbols.ts";
import type { Type } from "./types.ts";

/**
 * What a parameter is whose annotation names the other kind of what fills it: `session: Session = Depends(get_session)`, where the dependency
 * gives an `AsyncSession`, and the reverse. null for any other.
 */
export function filledBy(linker: Linker, fn: FunctionSymbol, parameter: Parameter, declared: Type): Type | null {
  const { externals } = linker;
  if (declared.kind !== "external" || (externals.asyncTwin(declared.name) === undefined && !/async/i.test(declared.name))) return null;
  const given = dependencyOf(linker, fn, parameter);
  if (given?.kind !== "external") return null;
  return externals.asyncTwin(declared.name) === given.name || externals.asyncTwin(given.name) === declared.name ? given : null;
}

/** What the dependency of a parameter gives; null where it has none, or where that is not known. */
function dependencyOf(linker: Linker, { outer }: FunctionSymbol, { default: given, annotation }: Parameter): Type | null {
  const marked = given !== null ? [{ value: given, scope: outer }] : annotation === null ? [] : metadataOf(linker, annotation, outer);
  for (const { value, scope } of marked) {
    if (value.kind !== "Call" || value.args[0] === undefined) continue;
    const symbol = linker.symbolOf(value.func, scope);
    if (symbol?.kind !== "external" || PARAMETER_MARKERS[symbol.name] !== "dependency") continue;
    const callee = linker.typeOf(value.args[0], scope);
    if (callee.kind !== "function") return null;
    const { def } = callee.function;
    const result = linker.called(callee, null);
    return def.generator ? linker.item(result, def.async) : linker.awaited(result);
  }
  return null;
}

/** The values beside the type in `Annotated[Session, Depends(get_session)]`, or in a name for it. */
function metadataOf(linker: Linker, annotation: Expr, outer: Scope): readonly ScopedExpr[] {
  const symbol = annotation.kind === "Name" ? linker.resolve(annotation.id, outer) : undefined;
  const bound = symbol?.kind === "variable" ? boundOnce(linker, symbol.name, symbol.scope) : undefined;
  const { value, scope } = bound ?? { value: annotation, scope: outer };
  if (value.kind !== "Subscript" || value.slice.kind !== "Tuple") return [];
  const head = linker.symbolOf(value.value, scope);
  return head?.kind === "external" && head.name === "typing.Annotated"
    ? value.slice.elts.slice(1).map((item) => ({ value: item, scope }))
    : [];
}
