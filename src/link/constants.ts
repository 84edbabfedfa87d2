import { headOf } from "../model/last-name.ts";
import type { Attribute, Call, Expr } from "../model/syntax.ts";
import type { Linker } from "./context.ts";
import { reaching } from "./infer.ts";
import { bindingKind, isEnum } from "./members.ts";
import { namedDefault } from "./named-settings.ts";
import { resolveAt } from "./names.ts";
import { type Follower, followCall, readsAsValue } from "./static-calls.ts";
import { comprehension, dict, either, elements } from "./static-collections.ts";
import { externalCall, method, PURE } from "./static-functions.ts";
import { binary, compare, display, slice, subscript } from "./static-operations.ts";
import { automaticText, constant, isAuto, plain } from "./static-parts.ts";
import { boolean, itemsOf, type Locals, NOTHING, number, type Static, text, textOf, truth, unresolved } from "./statics.ts";
import type { Binding, ClassSymbol, FunctionSymbol, Scope, Symbol } from "./symbols.ts";
import { alternatives, type Type, withoutNone } from "./types.ts";

export { bind } from "./static-calls.ts";
export {
  boolean,
  entryOf,
  itemsOf,
  type Locals,
  NOTHING,
  number,
  type Origin,
  type Static,
  type StaticReason,
  sequence,
  text,
  textOf,
  truth,
} from "./statics.ts";

const NO_LOCALS: Locals = new Map();

/** Steps of one evaluation beyond which a value counts as too large; naming functions need a few dozen. */
const MOST_STEPS = 20_000;
const DEEPEST = 60;
/** Methods of a compiled pattern that are evaluated. */
const COMPILED = new Set(["sub", "split", "findall"]);

/** What a library's base class gives the classes below it: SQLModel's `__tablename__`. */
export type LibraryAttribute = (base: string, symbol: ClassSymbol, name: string) => Static | undefined;

/** The arguments of a call as values. */
export interface Arguments {
  readonly args: readonly Static[];
  readonly keywords: ReadonlyMap<string, Static>;
  readonly complete: boolean;
}

/**
 * Evaluates expressions whose value the source fixes: literals, concatenations, f-strings, names through modules and
 * imports, class attributes, enumeration members, calls of functions that only compute. Defaults stand for settings that
 * the environment could change, as in an import of the application. Anything else is unknown, with a reason.
 */
export class Evaluator {
  private readonly linker: Linker;
  private readonly libraryAttribute: LibraryAttribute;
  private readonly known = new Map<Expr, Static | null>();
  private depth = 0;
  private steps = 0;
  private readonly follower: Follower;

  constructor(linker: Linker, libraryAttribute: LibraryAttribute = () => undefined) {
    this.linker = linker;
    this.libraryAttribute = libraryAttribute;
    this.follower = {
      linker,
      evaluate: (expression, scope, locals) => this.evaluate(expression, scope, locals),
      spend: () => ++this.steps <= MOST_STEPS,
    };
  }

  evaluate(expression: Expr, scope: Scope, locals: Locals = NO_LOCALS): Static {
    if (this.depth === 0) this.steps = 0;
    // Leaves are cheaper to evaluate than to look up; values that depend on locals hold for one call only.
    if (expression.kind === "Constant") return constant(expression.type, expression.value, expression, scope);
    if (locals.size > 0) return this.guarded(expression, scope, locals);
    const known = this.known.get(expression);
    if (known !== undefined) return known ?? unresolved("recursive");
    this.known.set(expression, null);
    const value = this.guarded(expression, scope, locals);
    this.known.set(expression, value);
    return value;
  }

  /** The library's class or function that a name or attribute chain means, unless calling it gives a constant. */
  libraryCallee(func: Expr, scope: Scope): string | undefined {
    const symbol = func.kind === "Name" ? resolveAt(this.linker, func.id, scope, func.start) : this.linker.symbolOf(func, scope);
    return symbol?.kind === "external" && !PURE.has(symbol.name) ? symbol.name : undefined;
  }

  /** The text of an expression, where it is one. */
  text(expression: Expr, scope: Scope, locals: Locals = NO_LOCALS): string | undefined {
    return textOf(this.evaluate(expression, scope, locals));
  }

  /** The truth of an expression, where it is known. */
  truth(expression: Expr, scope: Scope, locals: Locals = NO_LOCALS): boolean | undefined {
    return truth(this.evaluate(expression, scope, locals));
  }

  private guarded(expression: Expr, scope: Scope, locals: Locals): Static {
    if (++this.steps > MOST_STEPS || this.depth > DEEPEST)
      return { kind: "unknown", reason: "too large", at: { expression, scope, locals } };
    this.depth++;
    const value = this.step(expression, scope, locals);
    this.depth--;
    return value.kind === "unknown" && value.at === null ? { ...value, at: { expression, scope, locals } } : value;
  }

  private step(expression: Expr, scope: Scope, locals: Locals): Static {
    const of = (inner: Expr): Static => this.evaluate(inner, scope, locals);
    switch (expression.kind) {
      case "Constant":
        return constant(expression.type, expression.value, expression, scope);
      case "Name":
        return locals.get(expression.id) ?? this.name(expression.id, scope, expression.start);
      case "Attribute":
        return this.attribute(expression, scope, locals);
      case "JoinedStr": {
        const parts = expression.values.map((part) => display(of(part)));
        return parts.includes(undefined) ? unresolved("not a constant") : text(parts.join(""));
      }
      case "List":
      case "Tuple":
      case "Set":
        return elements(
          this.follower,
          expression.kind === "List" ? "list" : expression.kind === "Tuple" ? "tuple" : "set",
          expression.elts,
          scope,
          locals,
        );
      case "Dict":
        return dict(this.follower, expression.keys, expression.values, scope, locals);
      case "BinOp":
        return binary(expression.op, of(expression.left), of(expression.right));
      case "UnaryOp": {
        const operand = of(expression.operand);
        if (expression.op === "not") {
          const value = truth(operand);
          return value === undefined ? unresolved("not a constant") : boolean(!value);
        }
        return operand.kind === "number" && expression.op !== "~"
          ? number(expression.op === "-" ? -operand.value : operand.value)
          : unresolved("not a constant");
      }
      case "BoolOp":
        return either(this.follower, expression.op, expression.values, scope, locals);
      case "Compare": {
        const [op, right] = [expression.ops[0], expression.comparators[0]];
        return expression.ops.length === 1 && op !== undefined && right !== undefined
          ? compare(op, of(expression.left), of(right))
          : unresolved("not a constant");
      }
      case "IfExp": {
        const test = truth(of(expression.test));
        return test === undefined ? unresolved("not a constant") : of(test ? expression.body : expression.orelse);
      }
      case "Subscript":
        if (expression.slice.kind === "Slice") {
          const { lower, upper, step } = expression.slice;
          return step === null
            ? slice(of(expression.value), lower === null ? NOTHING : of(lower), upper === null ? NOTHING : of(upper))
            : unresolved("not a constant");
        }
        return subscript(of(expression.value), of(expression.slice));
      case "Call":
        return this.callOf(expression, scope, locals);
      case "ListComp":
      case "GeneratorExp":
      case "SetComp":
        return comprehension(this.follower, expression, scope, locals);
      case "NamedExpr":
        return of(expression.value);
      default:
        return unresolved("not a constant");
    }
  }

  private name(id: string, scope: Scope, at: number): Static {
    const symbol = resolveAt(this.linker, id, scope, at);
    if (symbol === undefined) return id === "__name__" ? text(scope.module.name) : unresolved("unresolved name");
    if (symbol.kind !== "variable")
      return symbol.kind !== "external"
        ? { kind: "symbol", symbol }
        : symbol.name === "builtins.__name__"
          ? text(scope.module.name)
          : library(symbol.name);
    return this.variable(symbol.name, symbol.scope, symbol.scope === scope ? at : Number.MAX_SAFE_INTEGER);
  }

  /** The value of a variable at an offset, where all bindings that can reach it agree. */
  private variable(name: string, scope: Scope, at: number): Static {
    const bindings = scope.bindings.get(name) ?? [];
    let found: Static | undefined;
    // Seen from elsewhere a module or class body has run to its end: what it certainly bound last is in force.
    const place = at === Number.MAX_SAFE_INTEGER && (scope.kind === "module" || scope.kind === "class") ? at - 1 : at;
    for (const binding of reaching(bindings, place)) {
      const bound = this.binding(binding, scope);
      if (bound === undefined) continue;
      const value = bound.kind === "unknown" ? (this.namedDefault(binding, name, scope) ?? bound) : bound;
      if (value.kind === "unknown") return value;
      if (found !== undefined && JSON.stringify(plain(found)) !== JSON.stringify(plain(value))) return unresolved("several values");
      found = value;
    }
    return found ?? unresolved(bindings.some((binding) => binding.kind === "parameter") ? "parameter" : "not a constant");
  }

  private binding(binding: Binding, scope: Scope): Static | undefined {
    switch (binding.kind) {
      case "value": {
        let value = this.evaluate(binding.value, scope);
        for (const step of binding.path) value = step === "*" ? unresolved("not a constant") : subscript(value, number(step));
        return value;
      }
      case "function":
        return { kind: "symbol", symbol: this.linker.functionSymbol(binding.def, scope) };
      case "class":
        return { kind: "symbol", symbol: this.linker.classSymbol(binding.def, scope) };
      case "declaration":
        return undefined;
      default:
        return unresolved("not a constant");
    }
  }

  /** What a setting holds that is read by its own name and not set. */
  private namedDefault(binding: Binding, name: string, scope: Scope): Static | undefined {
    const given = binding.kind === "value" && binding.path.length === 0 ? namedDefault(binding.value, name) : undefined;
    const value = given === undefined ? undefined : this.evaluate(given, scope);
    return value?.kind === "string" || value?.kind === "number" || value?.kind === "boolean" ? value : undefined;
  }

  private attribute(expression: Expr & { kind: "Attribute" }, scope: Scope, locals: Locals): Static {
    const chain = headOf(expression);
    if (chain === undefined || !locals.has(chain)) {
      const symbol = this.linker.symbolOf(expression, scope);
      if (symbol !== undefined && symbol.kind !== "variable")
        return symbol.kind === "external" ? library(symbol.name) : { kind: "symbol", symbol };
      if (symbol !== undefined && symbol.scope.class === null) return this.variable(symbol.name, symbol.scope, Number.MAX_SAFE_INTEGER);
    }
    const value = this.evaluate(expression.value, scope, locals);
    if (value.kind === "unknown") {
      const only = this.declaredClass(expression.value, scope);
      return only === undefined ? unresolved("not a constant") : this.classAttribute(only.class, expression.attr);
    }
    return this.attributeOf(value, expression.attr);
  }

  /** The one class that an expression has, or an instance of which it is, by its type. */
  private declaredClass(expression: Expr, scope: Scope): (Type & { readonly kind: "instance" | "class" }) | undefined {
    const types = alternatives(withoutNone(this.linker.typeOf(expression, scope)));
    const only = types.length === 1 ? types[0] : undefined;
    return only?.kind === "instance" || only?.kind === "class" ? only : undefined;
  }

  /** An attribute of a value that is already known. */
  attributeOf(value: Static, name: string): Static {
    if (value.kind === "member")
      return name === "value" || name === "_value_" ? value.value : name === "name" ? text(value.name) : unresolved("not a constant");
    if (value.kind !== "symbol") return unresolved("not a constant");
    const { symbol } = value;
    switch (symbol.kind) {
      case "class":
      case "function":
        if (name === "__name__") return text(symbol.def.name);
        if (name === "__qualname__") return text(symbol.def.qualname);
        if (name === "__module__") return text(symbol.module.name);
        return symbol.kind === "class" ? this.classAttribute(symbol, name) : unresolved("not a constant");
      case "module": {
        const member = this.linker.memberOfModule(symbol, name);
        if (member === undefined) return unresolved("unresolved name");
        return member.kind === "variable"
          ? this.variable(member.name, member.scope, Number.MAX_SAFE_INTEGER)
          : { kind: "symbol", symbol: member };
      }
      case "external":
        return library(this.linker.externals.canonical(`${symbol.name}.${name}`));
      case "variable":
        return unresolved("not a constant");
    }
  }

  /** A class attribute by the method resolution order; members of an enumeration as such. */
  classAttribute(symbol: ClassSymbol, name: string): Static {
    for (const ancestor of this.linker.ancestors(symbol)) {
      if (ancestor.kind === "external") {
        const given = this.libraryAttribute(ancestor.name, symbol, name);
        if (given !== undefined) return given;
      }
      if (ancestor.kind !== "class") continue;
      const scope = this.linker.classScope(ancestor.class);
      const bindings = scope.bindings.get(name);
      if (bindings === undefined) continue;
      const getter = bindings.find((binding) => binding.kind === "function");
      if (getter?.kind === "function") {
        const fn = this.linker.functionSymbol(getter.def, scope);
        return readsAsValue(this.linker, fn) ? this.followed(fn, [{ kind: "symbol", symbol }], new Map()) : { kind: "symbol", symbol: fn };
      }
      const value = this.settingDefault(this.variable(name, scope, Number.MAX_SAFE_INTEGER));
      if (bindings[0]?.kind === "value" && isEnum(this.linker, ancestor.class)) {
        return {
          kind: "member",
          class: ancestor.class,
          name,
          value: value.kind === "unknown" && isAuto(value) ? this.automatic(ancestor.class, name) : value,
        };
      }
      return value;
    }
    return unresolved("unresolved name");
  }

  /** What `auto()` gives a member: a method of the project, or the enumeration's library, says; else members are counted. */
  private automatic(symbol: ClassSymbol, name: string): Static {
    const ancestors = this.linker.ancestors(symbol);
    for (const ancestor of ancestors) {
      const made = ancestor.kind === "external" ? automaticText(ancestor.name, name) : undefined;
      if (made !== undefined) return text(made);
      if (ancestor.kind !== "class") continue;
      const scope = this.linker.classScope(ancestor.class);
      const [maker] = scope.bindings.get("_generate_next_value_") ?? [];
      if (maker?.kind === "function")
        return this.followed(this.linker.functionSymbol(maker.def, scope), [text(name), ...Array(3).fill(unresolved("call"))], new Map());
    }
    const count = this.counted(symbol, name);
    if (count === undefined) return unresolved("not a constant");
    return ancestors.some((ancestor) => ancestor.kind === "external" && ancestor.name === "builtins.str")
      ? text(`${count}`)
      : number(count);
  }

  /** The place of a member among those that are counted; undefined where one before it has a value of its own. */
  private counted(symbol: ClassSymbol, name: string): number | undefined {
    const scope = this.linker.classScope(symbol);
    let count = 0;
    for (const [other, [binding]] of scope.bindings) {
      if (other.startsWith("_") || binding?.kind !== "value") continue;
      const value = this.variable(other, scope, Number.MAX_SAFE_INTEGER);
      if (value.kind !== "unknown" || !isAuto(value)) return undefined;
      count++;
      if (other === name) return count;
    }
    return undefined;
  }

  /** `Field("/api", …)` and `Field(default=…)` stand for their default. */
  private settingDefault(value: Static): Static {
    if (value.kind !== "unknown" || value.at?.expression.kind !== "Call") return value;
    const { expression, scope } = value.at;
    const callee = this.linker.symbolOf(expression.func, scope);
    if (callee?.kind !== "external" || !/^(pydantic\.Field|sqlmodel\.Field|dataclasses\.field)$/.test(callee.name)) return value;
    const given = expression.keywords.find((keyword) => keyword.arg === "default")?.value ?? expression.args[0];
    return given === undefined ? value : this.evaluate(given, scope);
  }

  /** The arguments of a call as values, spread ones included; `complete` is false where some could not be told apart. */
  arguments(call: Call, scope: Scope, locals: Locals = NO_LOCALS): Arguments {
    const args: Static[] = [];
    const keywords = new Map<string, Static>();
    let complete = true;
    for (const argument of call.args) {
      const value = this.evaluate(argument.kind === "Starred" ? argument.value : argument, scope, locals);
      const spread = argument.kind === "Starred" ? itemsOf(value) : [value];
      if (spread === undefined) complete = false;
      else args.push(...spread);
    }
    for (const keyword of call.keywords) {
      const value = this.evaluate(keyword.value, scope, locals);
      if (keyword.arg !== null) keywords.set(keyword.arg, value);
      else if (value.kind === "dict") for (const [key, item] of value.entries) keywords.set(textOf(key) ?? "", item);
      else complete = false;
    }
    return { args, keywords, complete };
  }

  private callOf(call: Call, scope: Scope, locals: Locals): Static {
    const { func } = call;
    if (func.kind === "Attribute") {
      const self = this.evaluate(func.value, scope, locals);
      if (textOf(self) !== undefined || self.kind === "dict") {
        const { args, keywords, complete } = this.arguments(call, scope, locals);
        return complete ? method(self, func.attr, args, keywords) : unresolved("call");
      }
      if (self.kind === "symbol" && self.symbol.kind === "class") {
        const { args, keywords, complete } = this.arguments(call, scope, locals);
        return complete ? this.methodCall(self.symbol, func.attr, args, keywords) : unresolved("call");
      }
      const bound = self.kind === "unknown" ? this.boundMethod(func, scope) : undefined;
      if (bound !== undefined) {
        const { args, keywords, complete } = this.arguments(call, scope, locals);
        return complete ? this.call(bound, [self, ...args], keywords) : unresolved("call");
      }
    }
    if (func.kind === "Attribute" && COMPILED.has(func.attr)) {
      const compiled = this.compiled(func.value, scope, locals);
      if (compiled !== undefined)
        return externalCall(`re.${func.attr}`, [compiled, ...this.arguments(call, scope, locals).args], new Map()) ?? unresolved("call");
    }
    const callee = this.evaluate(func, scope, locals);
    // Most calls make objects of libraries: their arguments are looked at when somebody asks for them.
    if (callee.kind !== "symbol" || (callee.symbol.kind === "external" && !PURE.has(callee.symbol.name))) return unresolved("call");
    const { args, keywords, complete } = this.arguments(call, scope, locals);
    return complete ? this.call(callee.symbol, args, keywords) : unresolved("call");
  }

  /** The pattern of `re.compile(pattern)`, without flags. */
  private compiled(expression: Expr, scope: Scope, locals: Locals): Static | undefined {
    const value = this.evaluate(expression, scope, locals);
    if (value.kind !== "unknown" || value.at?.expression.kind !== "Call") return undefined;
    const { expression: call, scope: where, locals: held } = value.at;
    const callee = this.evaluate(call.func, where, held);
    const [pattern] = call.args;
    if (callee.kind !== "symbol" || callee.symbol.kind !== "external" || callee.symbol.name !== "re.compile") return undefined;
    return pattern === undefined || call.args.length > 1 || call.keywords.length > 0 ? undefined : this.evaluate(pattern, where, held);
  }

  /** The method that a call on an object of a known class binds to it. */
  private boundMethod(func: Attribute, scope: Scope): FunctionSymbol | undefined {
    const only = this.declaredClass(func.value, scope);
    const found = only === undefined ? undefined : this.classAttribute(only.class, func.attr);
    if (found?.kind !== "symbol" || found.symbol.kind !== "function" || found.symbol.owner === null) return undefined;
    const binding = bindingKind(found.symbol.def);
    return binding === "class" || (binding === "instance" && only?.kind === "instance") ? found.symbol : undefined;
  }

  private methodCall(owner: ClassSymbol, name: string, args: readonly Static[], keywords: ReadonlyMap<string, Static>): Static {
    const found = this.classAttribute(owner, name);
    if (found.kind !== "symbol" || found.symbol.kind !== "function") return unresolved("call");
    const bound = found.symbol.def.decorators.some((decorator) => decorator.kind === "Name" && decorator.id === "classmethod");
    return this.call(found.symbol, bound ? [{ kind: "symbol", symbol: owner }, ...args] : args, keywords);
  }

  /** The value of calling a function, class or external thing with known arguments. */
  call(callee: Symbol, args: readonly Static[], keywords: ReadonlyMap<string, Static> = new Map()): Static {
    switch (callee.kind) {
      case "external":
        return externalCall(callee.name, args, keywords) ?? unresolved("call");
      case "function":
        return this.followed(callee, args, keywords);
      case "class":
        return isEnum(this.linker, callee) && args[0] !== undefined ? this.memberWith(callee, args[0]) : unresolved("call");
      default:
        return unresolved("call");
    }
  }

  private followed(fn: FunctionSymbol, args: readonly Static[], keywords: ReadonlyMap<string, Static>): Static {
    if (this.depth > DEEPEST) return unresolved("too large");
    this.depth++;
    const value = followCall(this.follower, fn, args, keywords);
    this.depth--;
    return value;
  }

  private memberWith(symbol: ClassSymbol, value: Static): Static {
    if (value.kind === "member") return value;
    for (const name of this.linker.classScope(symbol).bindings.keys()) {
      const member = this.classAttribute(symbol, name);
      if (member.kind === "member" && textOf(member.value) !== undefined && textOf(member.value) === textOf(value)) return member;
    }
    return unresolved("call");
  }
}

/** What a name of a library is; `TYPE_CHECKING` is false whenever code runs. */
function library(name: string): Static {
  return name.endsWith(".TYPE_CHECKING") ? boolean(false) : { kind: "symbol", symbol: { kind: "external", name } };
}
