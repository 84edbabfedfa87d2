import { PARAMETER_MARKERS } from "../data/fastapi.ts";
import { unnoted } from "../model/reads.ts";
import type { Expr, Parameter } from "../model/syntax.ts";
import { boundOnce, type ScopedExpr } from "./bound-once.ts";
import { isAbstract } from "./classes.ts";
import type { Linker } from "./context.ts";
import { isProtocol } from "./heirs.ts";
import { returnedExpressions, yieldedExpressions } from "./results.ts";
import type { ClassSymbol, FunctionSymbol, Scope } from "./symbols.ts";
import { alternatives, type Type, union, withoutNone } from "./types.ts";

/**
 * What a parameter is whose annotation says less than what fills it. It names the other kind, `session: Session = Depends(get_session)` where the
 * dependency gives an `AsyncSession`, and the reverse; or a plain value, `user: dict = Depends(get_user)`, where it gives an object; or it is abstract, `orders: OrderStore = Depends(get_orders)` where all that the dependency
 * gives are objects of classes below it. null for any other.
 */
export function filledBy(linker: Linker, fn: FunctionSymbol, parameter: Parameter, declared: Type): Type | null {
  const { externals } = linker;
  if (declared.kind === "instance") {
    if (!isAbstract(linker, declared.class)) return null;
    const callee = providerOf(linker, fn, parameter);
    if (callee?.kind === "function") return unnoted(() => made(linker, callee.function, declared.class));
    const given = callee === null || callee.kind === "class" ? null : (dependencyOf(linker, fn, parameter) ?? null);
    return given !== null && alternatives(given).every((type) => type.kind === "instance" && isBelow(linker, type.class, declared.class))
      ? given
      : null;
  }
  if (declared.kind === "external" && PLAIN.test(declared.name)) {
    const given = dependencyOf(linker, fn, parameter);
    return given !== null && isObject(given) ? given : null;
  }
  if (declared.kind !== "external" || (externals.asyncTwin(declared.name) === undefined && !/async/i.test(declared.name))) return null;
  const given = dependencyOf(linker, fn, parameter);
  if (given?.kind !== "external") return null;
  return externals.asyncTwin(declared.name) === given.name || externals.asyncTwin(given.name) === declared.name ? given : null;
}

const PLAIN = /^builtins\.(dict|list|tuple|set|str|int|float|bool|bytes)$/;

/** Certainly an object of a class, of the project or of a library. */
function isObject(type: Type): boolean {
  const items = alternatives(withoutNone(type));
  return (
    items.length > 0 &&
    items.every((item) => item.kind === "instance" || (item.kind === "external" && !/^(builtins|typing)\./.test(item.name)))
  );
}

/** What a function gives by its body, whatever its annotation says: objects of classes below the given one; null where something else may be. */
function made(linker: Linker, fn: FunctionSymbol, below: ClassSymbol): Type | null {
  const found: Type[] = [];
  for (const value of fn.def.generator ? yieldedExpressions(fn.def) : returnedExpressions(fn.def)) {
    if (value === null) return null;
    for (const type of alternatives(linker.typeOf(value, linker.functionScope(fn)))) {
      if (type.kind !== "instance" || !isBelow(linker, type.class, below)) return null;
      found.push(type);
    }
  }
  return found.length === 0 ? null : union(found);
}

/** Whatever is given out as a protocol implements it. */
function isBelow(linker: Linker, one: ClassSymbol, below: ClassSymbol): boolean {
  return linker.heirs().get(below)?.includes(one) === true || (isProtocol(linker.ancestors(below)) && !isAbstract(linker, one));
}

/** What the dependency of a parameter gives; null where it has none, or where that is not known. */
export function dependencyOf(linker: Linker, fn: FunctionSymbol, parameter: Parameter): Type | null {
  const callee = providerOf(linker, fn, parameter);
  if (callee === null) return null;
  if (callee.kind === "given") return callee.type;
  const result = linker.called(callee, null);
  if (callee.kind !== "function") return callee.kind === "class" ? result : linker.awaited(result);
  const { def } = callee.function;
  return def.generator ? linker.item(result, def.async) : linker.awaited(result);
}

/** The function, class or other thing that is called for a parameter, or what is put in its place; null where it depends on none that is known. */
function providerOf(
  linker: Linker,
  { outer }: FunctionSymbol,
  { default: given, annotation }: Parameter,
):
  | (Type & { readonly kind: "function" | "class" | "lambda" | "partial" | "external" })
  | { readonly kind: "given"; readonly type: Type }
  | null {
  const marked = given !== null ? [{ value: given, scope: outer }] : annotation === null ? [] : metadataOf(linker, annotation, outer);
  for (const { value, scope } of marked) {
    if (value.kind !== "Call" || value.args[0] === undefined) continue;
    const symbol = linker.symbolOf(value.func, scope);
    if (symbol?.kind !== "external" || PARAMETER_MARKERS[symbol.name] !== "dependency") continue;
    const [dependency] = value.args;
    const given = linker.typeOf(dependency, scope);
    if (dependency.kind === "Subscript") return { kind: "given", type: given };
    const callee = given.kind === "instance" ? linker.member(given, "__call__") : given;
    switch (callee.kind) {
      case "function":
      case "class":
      case "lambda":
      case "partial":
      case "external":
        return callee;
      default:
        return null;
    }
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
