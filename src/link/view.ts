import { noteRead } from "../model/reads.ts";
import type { Call, Expr, FunctionDef } from "../model/syntax.ts";
import type { CallContext } from "./context.ts";
import { bindingType, contextOf, functionOf, infer } from "./infer.ts";
import { bindingKind } from "./members.ts";
import type { Program } from "./program.ts";
import { returnedExpressions } from "./results.ts";
import { mentionsVariable } from "./substitution.ts";
import type { Binding, ClassSymbol, FunctionSymbol, Scope } from "./symbols.ts";
import { isVague, NONE, type Type, union, unknown } from "./types.ts";

/** How many calls a view follows one into the other. */
const DEEPEST = 4;

/** The program as one call of a function sees it: what its object is, and what it is given. */
export interface View extends Program {
  /** What the function returns in this call; undefined for a generator. */
  result(): Type | undefined;
  /** The view of what a call in the function runs; undefined where that is no function of the project. */
  enter(call: Call, scope: Scope): { readonly fn: FunctionSymbol; readonly view: View } | undefined;
}

/** The program as a function that a call runs sees it: what is not a view sees all functions alike. */
export function within(program: Program, call: Call, scope: Scope): Program {
  return "enter" in program ? ((program as View).enter(call, scope)?.view ?? program) : program;
}

/** The types of parameters, by their place. */
export type Given = ReadonlyMap<number, Type>;

/**
 * What expressions of a function are where its object and arguments are known: in `select(self.model)` of a shared base class the model of the
 * class below it that is asked. Other code is what it is for everybody. Nothing of it is kept in the program.
 */
export function viewOf(program: Program, fn: FunctionSymbol, given: Given, path: readonly FunctionDef[] = []): View {
  noteRead(fn.def);
  const types = new Map<object, Type | null>();
  const isOwn = (scope: Scope): boolean => functionOf(scope)?.def === fn.def;
  const memoised = (asked: object, make: () => Type): Type => {
    const known = types.get(asked);
    if (known !== undefined) return known ?? unknown("recursive");
    types.set(asked, null);
    const type = make();
    types.set(asked, type);
    return type;
  };
  const chain = [...path, fn.def];
  const entered = (callee: FunctionSymbol, self: Type | null, context: CallContext): View | undefined =>
    chain.length > DEEPEST || chain.includes(callee.def) ? undefined : viewOf(program, callee, givenTo(callee, self, context), chain);
  /** `list[self.schema]` in a call of a library. */
  const written = (annotation: Expr, scope: Scope): Type | undefined => {
    if (annotation.kind === "Subscript") {
      const inner =
        annotation.slice.kind === "Attribute" || annotation.slice.kind === "Name" ? written(annotation.slice, scope) : undefined;
      const outer = inner === undefined ? undefined : program.annotated(annotation, scope);
      return inner !== undefined && outer?.kind === "external" ? { ...outer, args: [inner] } : undefined;
    }
    const isValue =
      annotation.kind === "Attribute" || (annotation.kind === "Name" && program.resolve(annotation.id, scope)?.kind === "variable");
    const type = isValue ? view.typeOf(annotation, scope) : undefined;
    return type?.kind === "class" ? { kind: "instance", class: type.class, args: type.args } : undefined;
  };
  // Whatever is not asked of the function itself is answered by the program.
  const view: View = Object.assign(Object.create(program) as View, {
    typeOf: (expression: Expr, scope: Scope): Type =>
      isOwn(scope) ? memoised(expression, () => infer(view, expression, scope)) : program.typeOf(expression, scope),
    typeOfBinding: (binding: Binding, name: string, scope: Scope): Type => {
      if (!isOwn(scope)) return program.typeOfBinding(binding, name, scope);
      const known = binding.kind === "parameter" && scope.function?.def === fn.def ? given.get(binding.index) : undefined;
      return known ?? memoised(binding, () => bindingType(view, binding, name, scope));
    },
    annotated: (annotation: Expr, scope: Scope): Type =>
      (isOwn(scope) ? written(annotation, scope) : undefined) ?? program.annotated(annotation, scope),
    kept: (holder: Type & { kind: "external" }, name: string) => program.kept(holder, name),
    returned: (callee: FunctionSymbol, self: Type | null, context: CallContext | null): Type => {
      const declared = program.returned(callee, self, context);
      if (context === null || !isOpen(program, declared)) return declared;
      const type = entered(callee, self, context)?.result();
      return type === undefined || isVague(type) ? declared : type;
    },
    result: (): Type | undefined => {
      if (fn.def.generator) return undefined;
      const scope = program.functionScope(fn);
      const plain = union(returnedExpressions(fn.def).map((value) => (value === null ? NONE : view.typeOf(value, scope))));
      return program.decorated(fn).async ? { kind: "awaitable", result: plain } : plain;
    },
    enter: (call: Call, scope: Scope) => {
      const callee = view.typeOf(call.func, scope);
      if (callee.kind !== "function") return undefined;
      const inner = entered(callee.function, callee.self, contextOf(view, call, scope));
      return inner === undefined ? undefined : { fn: callee.function, view: inner };
    },
  });
  return view;
}

/** What a call gives for the parameters of a function, the object included, as far as it is known. */
function givenTo(fn: FunctionSymbol, self: Type | null, context: CallContext): Given {
  const given = new Map<number, Type>();
  const bound = fn.owner !== null && self !== null && bindingKind(fn.def) !== "static" ? 1 : 0;
  if (bound === 1 && self !== null) given.set(0, self);
  for (const [index, { name, passing }] of fn.def.parameters.entries()) {
    if (index < bound || passing === "*args" || passing === "**kwargs") continue;
    const type = context.argument(index - bound, name);
    if (type !== undefined && !isVague(type)) given.set(index, type);
  }
  return given;
}

/** Whether what a function returns may be told better where its object and arguments are known. */
function isOpen(program: Program, type: Type): boolean {
  return isVague(type) || mentionsVariable(type) || mentionsBase(type, (symbol) => (program.heirs().get(symbol)?.length ?? 0) > 0);
}

function mentionsBase(type: Type, isBase: (symbol: ClassSymbol) => boolean): boolean {
  switch (type.kind) {
    case "instance":
    case "class":
      return isBase(type.class) || type.args.some((each) => mentionsBase(each, isBase));
    case "external":
      return type.args.some((each) => mentionsBase(each, isBase));
    case "tuple":
    case "union":
      return type.items.some((each) => mentionsBase(each, isBase));
    case "awaitable":
      return mentionsBase(type.result, isBase);
    default:
      return false;
  }
}
