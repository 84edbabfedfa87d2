import type { Call, Comp, Expr } from "../model/syntax.ts";
import { contradicted, overruled } from "./awaited-parameters.ts";
import { annotationScope, receiverType } from "./calls.ts";
import type { CallContext, Linker } from "./context.ts";
import { displayed, holdsCallables, isCallable } from "./displayed.ts";
import { dependencyOf, filledBy } from "./filled-parameters.ts";
import { assignedInModule, filledInModule, gatheredInModule, isEmptyCollection, isEmptyDictionary } from "./kept.ts";
import { itemGot, itemUnder } from "./keyed-items.ts";
import { isCalled, orGiven } from "./made-initialiser.ts";
import { having, narrowed, pathOf } from "./narrowing.ts";
import { endOf } from "./noted-tests.ts";
import { providedBy } from "./provided.ts";
import type { Binding, FunctionSymbol, Path, Scope } from "./symbols.ts";
import { alternatives, external, NONE, reference, type Type, union, unknown, withoutNone } from "./types.ts";
import { heldSessionByUsage, sessionByUsage } from "./usage.ts";

/** Elements of a display that are looked at; of functions and classes, which are chosen between, more. */
const MOST_ELEMENTS = 4;
const MOST_HANDLERS = 40;

/** Infers the type of an expression. Memoised and guarded by the caller. */
export function infer(linker: Linker, expression: Expr, scope: Scope): Type {
  switch (expression.kind) {
    case "Name":
      return nameType(linker, expression.id, scope, expression.start);
    case "Attribute":
      return attributeType(linker, expression, scope);
    case "Call":
      return callType(linker, expression, scope);
    case "Await":
      return linker.awaited(linker.typeOf(expression.value, scope));
    case "Constant":
      return constantType(expression.type, expression.value);
    case "JoinedStr":
      return external("builtins.str");
    case "List":
    case "Set":
      return external(expression.kind === "List" ? "builtins.list" : "builtins.set", elements(linker, expression.elts, scope));
    case "Tuple":
      return { kind: "tuple", items: expression.elts.map((element) => linker.typeOf(element, scope)) };
    case "Dict": {
      const keys = expression.keys.filter((key) => key !== null);
      return external("builtins.dict", elements(linker, keys, scope), elements(linker, expression.values, scope));
    }
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      return comprehensionType(linker, expression, scope);
    case "BoolOp": {
      const types = expression.values.map((value) => linker.typeOf(value, scope));
      return union(types.map((type, at) => (expression.op === "or" && at < types.length - 1 ? withoutNone(type) : type)));
    }
    case "IfExp":
      return union([linker.typeOf(expression.body, scope), linker.typeOf(expression.orelse, scope)]);
    case "Compare":
      return external("builtins.bool");
    case "UnaryOp":
      return expression.op === "not" ? external("builtins.bool") : linker.typeOf(expression.operand, scope);
    case "BinOp": {
      const left = linker.typeOf(expression.left, scope);
      if (left.kind === "unknown") return linker.typeOf(expression.right, scope);
      return (expression.op === "|" ? piped(linker, left, linker.typeOf(expression.right, scope)) : undefined) ?? left;
    }
    case "Subscript":
      return subscriptType(linker, expression.value, expression.slice, scope);
    case "Lambda":
      return { kind: "lambda", lambda: expression, scope };
    case "NamedExpr":
      return linker.typeOf(expression.value, scope);
    case "Starred":
      return unknown("dynamic");
    case "Yield":
    case "YieldFrom":
    case "Slice":
    case "Unreadable":
      return unknown("dynamic");
  }
}

/** What libraries chain with `|`: `prompt | model | parser` asks the model, and so does `prompt | self.model`, whatever that is. */
function piped(linker: Linker, left: Type, right: Type): Type | undefined {
  const of = (type: Type, method: string): Type | undefined =>
    type.kind === "external" ? linker.externals.methodResult(type.name, method, type, null) : undefined;
  return of(left, "__or__") ?? of(right, "__ror__") ?? (right.kind === "unknown" ? of(left, "__or__?") : undefined);
}

function constantType(type: string, value: string | undefined): Type {
  switch (type) {
    case "str":
      return { kind: "literal", value: value ?? "" };
    case "None":
      return NONE;
    case "True":
    case "False":
      return external("builtins.bool");
    case "Ellipsis":
      return unknown("dynamic");
    default:
      return external(`builtins.${type}`);
  }
}

function widened(type: Type): Type {
  return type.kind === "literal" ? external("builtins.str") : type;
}

function elements(linker: Linker, items: readonly Expr[], scope: Scope): Type {
  const types: Type[] = [];
  for (const item of items.slice(0, MOST_HANDLERS)) {
    // Things are alike, functions and classes are not.
    if (types.length >= MOST_ELEMENTS && types[0]?.kind !== "function" && types[0]?.kind !== "class") break;
    types.push(item.kind === "Starred" ? linker.item(linker.typeOf(item.value, scope), false) : widened(linker.typeOf(item, scope)));
  }
  return types.length === 0 ? unknown("no annotation") : union(types);
}

function comprehensionType(linker: Linker, comp: Comp, scope: Scope): Type {
  const inner = linker.comprehensionScope(comp, scope);
  const element = linker.typeOf(comp.elt, inner);
  switch (comp.kind) {
    case "ListComp":
      return external("builtins.list", element);
    case "SetComp":
      return external("builtins.set", element);
    case "GeneratorExp":
      return external(comp.generators.some((generator) => generator.async) ? "typing.AsyncGenerator" : "typing.Generator", element);
    case "DictComp":
      return external("builtins.dict", element, comp.value === null ? unknown("dynamic") : linker.typeOf(comp.value, inner));
  }
}

/** The type of a name at a place: of the bindings that can reach it. */
export function nameType(linker: Linker, name: string, scope: Scope, at: number): Type {
  const symbol = linker.resolve(name, scope);
  if (symbol === undefined) return unknown("unresolved name");
  if (symbol.kind !== "variable") return linker.typeOfSymbol(symbol);
  const type = variableType(linker, symbol.name, symbol.scope, symbol.scope === enclosing(scope) ? at : Number.MAX_SAFE_INTEGER);
  const told = narrowed(linker, type, name, scope, at);
  if (!mayBeSession(type, told)) return told;
  const used = sessionByUsage(linker, symbol.name, symbol.scope);
  return used === undefined ? told : narrowed(linker, used, name, scope, at);
}

function enclosing(scope: Scope): Scope {
  let at = scope;
  while (at.kind === "comprehension" && at.parent !== null) at = at.parent;
  return at;
}

/** The type of a variable: its declaration, else the union of the bindings that can reach the offset `at`. */
export function variableType(linker: Linker, name: string, scope: Scope, at: number): Type {
  const bindings = scope.bindings.get(name) ?? [];
  if (bindings.length === 1 && bindings[0] !== undefined) return linker.typeOfBinding(bindings[0], name, scope);
  for (const binding of bindings) {
    if (binding.kind === "declaration" || (binding.kind === "value" && binding.annotation !== null)) {
      const declared = linker.typeOfBinding(binding, name, scope);
      if (declared.kind !== "unknown") return declared;
    }
  }
  return union(reaching(bindings, at).map((binding) => linker.typeOfBinding(binding, name, scope)));
}

/**
 * The bindings that can be in force at an offset: those before it, without the ones that a later binding in an enclosing
 * block has certainly replaced. With none before it (a loop carries the value around) all.
 */
export function reaching(bindings: readonly Binding[], at: number): readonly Binding[] {
  if (at === Number.MAX_SAFE_INTEGER) return bindings;
  const before = bindings.filter((binding) => binding.kind === "parameter" || endOf(binding) <= at);
  let from = 0;
  before.forEach((binding, index) => {
    if (binding.kind !== "augmented" && binding.block.start <= at && at < binding.block.end) from = index;
  });
  return before.length === 0 ? bindings : before.slice(from);
}

/** The type that one binding gives. */
export function bindingType(linker: Linker, binding: Binding, name: string, scope: Scope): Type {
  switch (binding.kind) {
    case "function":
      return { kind: "function", function: linker.functionSymbol(binding.def, scope), self: null };
    case "class":
      return { kind: "class", class: linker.classSymbol(binding.def, scope), args: [] };
    case "import": {
      const symbol = linker.resolve(name, scope);
      return symbol === undefined || symbol.kind === "variable" ? unknown("unresolved import") : linker.typeOfSymbol(symbol);
    }
    case "alias":
      return unknown("dynamic");
    case "declaration":
      return linker.annotated(binding.annotation, scope);
    case "value": {
      if (binding.annotation !== null) {
        const declared = linker.annotated(binding.annotation, scope);
        if (declared.kind !== "unknown") {
          const isEmpty = scope.kind === "module" && isEmptyCollection(binding.value) && holdsCallables(declared);
          return (
            displayed(linker, declared, binding.value, scope) ?? (isEmpty ? gatheredInModule(linker, name, scope, declared) : declared)
          );
        }
      }
      const type = linker.typeOf(binding.value, scope);
      if (scope.kind === "module" && isEmptyDictionary(binding.value)) return filledInModule(linker, name, scope, type);
      if (scope.kind === "module" && isEmptyCollection(binding.value)) return gatheredInModule(linker, name, scope, type);
      if (scope.kind === "module" && type.kind === "none") return assignedInModule(linker, name, scope, type);
      return destructured(linker, type, binding.path);
    }
    case "iteration": {
      const outer =
        scope.kind === "comprehension" && scope.parent !== null && scope.owner?.kind !== "FunctionDef" && firstIteration(scope, binding)
          ? scope.parent
          : scope;
      return destructured(linker, linker.item(linker.typeOf(binding.iter, outer), binding.async), binding.path);
    }
    case "context":
      return destructured(linker, linker.entered(linker.typeOf(binding.context, scope), binding.async), binding.path);
    case "exception":
      return binding.type === null ? unknown("dynamic") : exceptionType(linker, linker.typeOf(binding.type, scope));
    case "parameter":
      return parameterType(linker, binding, scope);
    case "capture": {
      if (binding.classes === null) return unknown("dynamic");
      const subject = linker.typeOf(binding.subject, scope);
      return binding.classes.length === 0 ? subject : having(linker, subject, binding.classes, scope);
    }
    case "augmented":
    case "deleted":
      return unknown("dynamic");
  }
}

function firstIteration(scope: Scope, binding: Binding & { kind: "iteration" }): boolean {
  const owner = scope.owner;
  return owner !== null && "generators" in owner && owner.generators[0]?.iter === binding.iter;
}

function exceptionType(linker: Linker, type: Type): Type {
  return type.kind === "tuple" ? union(type.items.map((item) => exceptionType(linker, item))) : linker.called(type, null);
}

function parameterType(linker: Linker, binding: Binding & { kind: "parameter" }, scope: Scope): Type {
  const { parameter, index } = binding;
  const fn = scope.function;
  if (fn === null) return parameter.default === null ? unknown("no annotation") : linker.typeOf(parameter.default, scope.parent ?? scope);
  if (index === 0 && parameter.annotation === null) {
    const receiver = receiverType(linker, fn);
    if (receiver !== undefined) return receiver;
  }
  const declared =
    parameter.annotation === null ? unknown("no annotation") : linker.annotated(parameter.annotation, annotationScope(linker, fn));
  // `self: T` and `cls: type[T]` name the class for what the method returns.
  if (index === 0 && isVariable(declared)) {
    const receiver = receiverType(linker, fn);
    if (receiver !== undefined) return receiver;
  }
  if (parameter.passing === "*args") return external("builtins.list", declared);
  if (parameter.passing === "**kwargs") return external("builtins.dict", external("builtins.str"), declared);
  const called = orGiven(declared, () => linker.evidence(fn, index));
  if (called !== declared || isCallable(declared)) return called;
  if (declared.kind === "typevar") {
    const kept = linker.evidence(fn, index);
    if (alternatives(kept).every(isCalled)) return kept;
  }
  if (declared.kind !== "unknown") {
    return (
      filledBy(linker, fn, parameter, declared) ??
      overruled(linker, declared, linker.evidence(fn, index)) ??
      contradicted(linker, fn, parameter, declared, scope)
    );
  }
  // `Any` says nothing of what the dependency gives.
  const depended = dependencyOf(linker, fn, parameter);
  if (depended !== null && depended.kind !== "unknown") return depended;
  const shown = parameter.default === null ? unknown("no annotation") : linker.typeOf(parameter.default, fn.outer);
  // Callers may give another function in the place of the one that an object keeps.
  const isOpen = shown.kind === "unknown" || shown.kind === "none" || (shown.kind === "function" && fn.def.name === "__init__");
  const evidence = isOpen ? linker.evidence(fn, index) : shown;
  if (shown.kind === "function") return evidence;
  return evidence.kind === "unknown" ? shown : widened(evidence);
}

/** A type variable, or the class that one stands for. */
function isVariable(type: Type): boolean {
  return type.kind === "typevar" || (type.kind === "external" && type.name === "builtins.type" && type.args[0]?.kind === "typevar");
}

function destructured(linker: Linker, type: Type, path: Path): Type {
  let current = type;
  for (const step of path) {
    if (step === "*") return external("builtins.list", linker.item(current, false));
    current = union(alternatives(withoutNone(current)).map((item) => positioned(item, step) ?? linker.item(item, false)));
  }
  return current;
}

/** The element of a tuple or of a result row at a position; undefined for what has no positions. */
function positioned(type: Type, at: number): Type | undefined {
  if (type.kind === "tuple") return type.items[at] ?? unknown("dynamic");
  if (type.kind === "external" && type.name === "sqlalchemy.Row") return type.args[at] ?? unknown("dynamic");
  return undefined;
}

/** Whether only its use tells what something is; what a test has told apart from its type is something else. */
function mayBeSession(type: Type, told: Type): boolean {
  return told.kind === "none" || (told.kind === "unknown" && (type.kind === "unknown" || type.kind === "none"));
}

function attributeType(linker: Linker, expression: Expr & { kind: "Attribute" }, scope: Scope): Type {
  const base = linker.typeOf(expression.value, scope);
  if (base.kind === "module") {
    const symbol = linker.symbolOf(expression, scope);
    return symbol === undefined ? unknown("unknown attribute") : linker.typeOfSymbol(symbol);
  }
  const type = linker.member(base, expression.attr);
  const path = enclosing(scope).narrowings === null && scope.narrowings === null ? undefined : pathOf(expression);
  const told = path === undefined ? type : narrowed(linker, type, path, scope, expression.start);
  if (!mayBeSession(type, told)) return told;
  const used = heldSessionByUsage(linker, expression, scope);
  return used === undefined || path === undefined ? (used ?? told) : narrowed(linker, used, path, scope, expression.start);
}

function callType(linker: Linker, call: Call, scope: Scope): Type {
  const callee = linker.typeOf(call.func, scope);
  if (callee.kind === "reference" && callee.name.startsWith("builtins.")) {
    const special = builtinCall(linker, callee.name.slice(9), call, scope);
    if (special !== undefined) return special;
  }
  const held = callee.kind === "method" && callee.owner === "builtins.dict" ? itemGot(linker, call, scope) : undefined;
  return held ?? linker.called(callee, contextOf(linker, call, scope));
}

/** The arguments of a call as inference sees them. */
export function contextOf(linker: Linker, call: Call, scope: Scope): CallContext {
  return {
    call,
    scope,
    argument(position, keyword) {
      const named = keyword === undefined ? undefined : call.keywords.find((item) => item.arg === keyword);
      if (named !== undefined) return linker.typeOf(named.value, scope);
      const positional = call.args[position];
      if (positional === undefined || call.args.slice(0, position + 1).some((argument) => argument.kind === "Starred")) return undefined;
      return linker.typeOf(positional, scope);
    },
  };
}

function builtinCall(linker: Linker, name: string, call: Call, scope: Scope): Type | undefined {
  const first = call.args[0];
  const typeOf = (expression: Expr): Type => linker.typeOf(expression, scope);
  switch (name) {
    case "super": {
      const fn = functionOf(scope);
      if (fn?.owner == null) return unknown("dynamic");
      const self = receiverType(linker, fn);
      return self === undefined ? unknown("dynamic") : { kind: "super", class: fn.owner, self };
    }
    case "staticmethod":
      return first === undefined ? undefined : typeOf(first);
    case "type": {
      if (first === undefined || call.args.length > 1) return unknown("dynamic");
      const type = typeOf(first);
      return type.kind === "instance"
        ? { kind: "class", class: type.class, args: type.args }
        : type.kind === "external"
          ? reference(type.name, type.args)
          : unknown("dynamic");
    }
    case "getattr": {
      const attribute = call.args[1];
      if (first === undefined || attribute?.kind !== "Constant" || attribute.value === undefined) return unknown("dynamic");
      return linker.member(typeOf(first), attribute.value);
    }
    case "next":
    case "max":
    case "min":
      return first === undefined || (name !== "next" && call.args.length > 1) ? undefined : linker.item(typeOf(first), false);
    case "anext":
      return first === undefined ? undefined : { kind: "awaitable", result: linker.item(typeOf(first), true) };
    case "list":
    case "sorted":
    case "set":
    case "frozenset":
    case "reversed":
    case "iter":
    case "filter": {
      const source = name === "filter" ? call.args[1] : first;
      return external(
        name === "set" || name === "frozenset" ? "builtins.set" : "builtins.list",
        source === undefined ? unknown("no annotation") : linker.item(typeOf(source), false),
      );
    }
    case "tuple":
      return external("builtins.list", first === undefined ? unknown("no annotation") : linker.item(typeOf(first), false));
    case "enumerate":
      return first === undefined
        ? undefined
        : external("builtins.list", { kind: "tuple", items: [external("builtins.int"), linker.item(typeOf(first), false)] });
    case "zip":
      return external("builtins.list", {
        kind: "tuple",
        items: call.args.map((argument) => (argument.kind === "Starred" ? unknown("dynamic") : linker.item(typeOf(argument), false))),
      });
    case "map":
      return first === undefined ? undefined : external("builtins.list", linker.called(typeOf(first), null));
    default:
      return undefined;
  }
}

/** The function in whose body a scope lies. */
export function functionOf(scope: Scope): FunctionSymbol | undefined {
  for (let at: Scope | null = scope; at !== null; at = at.parent) if (at.function !== null) return at.function;
  return undefined;
}

/** `client["shop"]["orders"]`: what an index gives need not be what iteration gives. */
function indexed(linker: Linker, item: Type & { kind: "external" }, value: Expr, slice: Expr, scope: Scope): Type {
  const call: Call = { kind: "Call", start: value.start, end: slice.end, func: value, args: [slice], keywords: [] };
  const given = linker.externals.methodResult(item.name, "__getitem__", item, contextOf(linker, call, scope));
  return given === undefined || given.kind === "unknown" ? linker.item(item, false) : given;
}

function subscriptType(linker: Linker, value: Expr, slice: Expr, scope: Scope): Type {
  const base = linker.typeOf(value, scope);
  const types = alternatives(withoutNone(base)).map((item): Type => {
    switch (item.kind) {
      case "class":
        return {
          kind: "class",
          class: item.class,
          args: (slice.kind === "Tuple" ? slice.elts : [slice]).map((element) => linker.annotated(element, scope)),
        };
      case "reference":
        return (
          providedBy(linker, item.name, slice, scope) ??
          reference(
            item.name,
            (slice.kind === "Tuple" ? slice.elts : [slice]).map((element) => linker.annotated(element, scope)),
          )
        );
      case "tuple": {
        if (slice.kind === "Constant" && slice.type === "int") return item.items[Number(slice.value)] ?? unknown("dynamic");
        return slice.kind === "Slice" ? external("builtins.list", union(item.items)) : union(item.items);
      }
      case "external":
        if (slice.kind === "Slice") return item;
        if (item.name === "sqlalchemy.Row" && slice.kind === "Constant" && slice.type === "int")
          return item.args[Number(slice.value)] ?? unknown("dynamic");
        if (item.name === "builtins.dict") return itemUnder(linker, value, slice, scope) ?? item.args[1] ?? unknown("dynamic");
        if (item.name.endsWith("Mapping") || item.name === "collections.defaultdict") return item.args[1] ?? unknown("dynamic");
        if (item.name === "builtins.str") return item;
        return indexed(linker, item, value, slice, scope);
      case "literal":
        return external("builtins.str");
      case "instance":
        return linker.called(linker.member(item, "__getitem__"), null);
      default:
        return unknown("dynamic");
    }
  });
  return union(types.length === 0 ? [unknown("dynamic")] : types);
}
