import { bind, boolean, itemsOf, NOTHING, number, type Static, sequence, text } from "../../link/constants.ts";
import { bindingKind } from "../../link/members.ts";
import { resolveAt } from "../../link/names.ts";
import { binary, compare, display, slice, subscript } from "../../link/static-operations.ts";
import type { ClassSymbol, Symbol } from "../../link/symbols.ts";
import { alternatives, withoutNone } from "../../link/types.ts";
import type { Call, Comp, Expr, Name } from "../../model/syntax.ts";
import { attributeOf } from "./attributes.ts";
import { call } from "./calls.ts";
import { argumentDefault } from "./command-line.ts";
import { moduleAttribute } from "./discovery.ts";
import type { Machine } from "./machine.ts";
import { instantiate } from "./objects.ts";
import { joined, pathText } from "./paths.ts";
import { type Arguments, either, type Frame, heldIn, hold, slot, truthOf, valuesOf } from "./values.ts";

const UNKNOWN: Static = { kind: "unknown", reason: "not a constant", at: null };

/** The value of an expression; what has none keeps the expression with its variables. */
export function evaluate(machine: Machine, expression: Expr, frame: Frame): Static {
  if (!machine.spend() || machine.tooDeep) return UNKNOWN;
  machine.depth++;
  const value = step(machine, expression, frame);
  machine.depth--;
  return value.kind === "unknown" && value.held === undefined ? hold({ kind: "unread", expression, frame }) : value;
}

function step(machine: Machine, expression: Expr, frame: Frame): Static {
  const of = (inner: Expr): Static => evaluate(machine, inner, frame);
  switch (expression.kind) {
    case "Constant":
      return constant(expression.type, expression.value);
    case "Name":
      return (
        earlierValue(machine, expression, frame) ??
        nameValue(machine, expression.id, boundLater(expression, frame) && frame.parent !== null ? frame.parent : frame)
      );
    case "Attribute":
      return attributeValue(machine, expression, frame);
    case "Call":
      return callValue(machine, expression, frame);
    case "Await":
    case "NamedExpr": {
      const value = of(expression.value);
      if (expression.kind === "NamedExpr" && expression.target.kind === "Name") machine.assign(frame, expression.target.id, value);
      return value;
    }
    case "JoinedStr": {
      const parts = expression.values.map((part) => {
        const value = of(part);
        return display(pathText(value) ?? value);
      });
      return parts.includes(undefined) ? UNKNOWN : text(parts.join(""));
    }
    case "List":
    case "Tuple":
    case "Set":
      return elements(machine, expression.kind === "List" ? "list" : expression.kind === "Tuple" ? "tuple" : "set", expression.elts, frame);
    case "Dict":
      return dict(machine, expression.keys, expression.values, frame);
    case "BinOp": {
      const [left, right] = [of(expression.left), of(expression.right)];
      return (expression.op === "/" ? joined(left, right) : undefined) ?? binary(expression.op, left, right);
    }
    case "UnaryOp": {
      const operand = of(expression.operand);
      if (expression.op === "not") {
        const value = truthOf(operand);
        return value === undefined ? UNKNOWN : boolean(!value);
      }
      return operand.kind === "number" && expression.op === "-" ? number(-operand.value) : UNKNOWN;
    }
    case "BoolOp":
      return logical(machine, expression.op, expression.values, frame);
    case "Compare": {
      const [op, right] = [expression.ops[0], expression.comparators[0]];
      return expression.ops.length === 1 && op !== undefined && right !== undefined
        ? compared(machine, op, of(expression.left), of(right))
        : UNKNOWN;
    }
    case "IfExp": {
      const { configured } = machine;
      machine.configured = false;
      const test = truthOf(of(expression.test));
      const bySetting = machine.configured;
      machine.configured ||= configured;
      if (test === undefined) return either([of(expression.body), of(expression.orelse)]);
      const [taken, other] = test ? [expression.body, expression.orelse] : [expression.orelse, expression.body];
      // `router if registered else None`: a setting keeps the router back.
      const kept = bySetting && other.kind === "Name" ? of(other) : undefined;
      return kept !== undefined && heldIn(kept)?.kind === "router" ? either([of(taken), kept]) : of(taken);
    }
    case "Subscript": {
      if (expression.slice.kind === "Slice") {
        const { lower, upper, step: every } = expression.slice;
        return every === null
          ? slice(of(expression.value), lower === null ? NOTHING : of(lower), upper === null ? NOTHING : of(upper))
          : UNKNOWN;
      }
      const value = of(expression.value);
      // `Model[Item]` is no item of anything: it stays as it is written.
      return value.kind === "symbol" || value.kind === "unknown" ? UNKNOWN : subscript(value, of(expression.slice));
    }
    case "ListComp":
    case "GeneratorExp":
    case "SetComp":
    case "DictComp":
      return comprehension(machine, expression, frame);
    case "Lambda":
      return hold({ kind: "lambda", lambda: expression, frame });
    default:
      return UNKNOWN;
  }
}

function constant(type: string, value: string | undefined): Static {
  switch (type) {
    case "str":
      return text(value ?? "");
    case "int":
    case "float": {
      const parsed = Number((value ?? "").replaceAll("_", ""));
      return Number.isNaN(parsed) ? UNKNOWN : number(parsed);
    }
    case "True":
    case "False":
      return boolean(type === "True");
    case "None":
      return NOTHING;
    default:
      return UNKNOWN;
  }
}

/** Whether a class body binds a name only below the place that reads it: `session: Session = Depends(session)` means the one outside. */
function boundLater({ id, start }: Name, { scope, slots }: Frame): boolean {
  if (scope.kind !== "class" || slots.has(id)) return false;
  const bindings = scope.bindings.get(id);
  return bindings?.every(({ node }) => node.end > start) ?? false;
}

/**
 * What a module imports or defines under a name that a later function of it takes over (`SessionDep = Annotated[Session, Depends(get_session)]` above an
 * endpoint `get_session`): what stands above means the first one, however late it is evaluated. Undefined where nothing is taken over.
 */
function earlierValue(machine: Machine, { id, start }: Name, frame: Frame): Static | undefined {
  if (frame.scope.kind !== "module") return undefined;
  const bindings = frame.scope.bindings.get(id);
  if (bindings === undefined || bindings.length < 2) return undefined;
  const before = bindings.filter(({ node }) => node.end <= start);
  if (before.length === 0 || before.length === bindings.length) return undefined;
  if (before.some(({ kind }) => kind !== "import" && kind !== "function" && kind !== "class")) return undefined;
  const last = bindings.at(-1);
  const earlier = resolveAt(machine.program, id, frame.scope, start);
  if (last?.kind !== "function" || earlier === undefined || (earlier.kind === "function" && earlier.def === last.def)) return undefined;
  if (earlier.kind === "variable") return undefined;
  return earlier.kind === "function" && earlier.module === frame.module ? machine.decoratedValue(earlier) : symbolValue(machine, earlier);
}

/** Names that every module has of its own; `__import__` is a function. */
const DUNDER = /^__(?!import__$)/;

function nameValue(machine: Machine, id: string, frame: Frame): Static {
  const found = machine.lookup(id, frame);
  if (found !== undefined) return found;
  const symbol = machine.program.resolve(id, frame.scope);
  if (symbol === undefined || (symbol.kind === "external" && symbol.name === `builtins.${id}` && DUNDER.test(id)))
    return moduleAttribute(frame.module, id) ?? UNKNOWN;
  return symbolValue(machine, symbol);
}

/** The value that a symbol has at run time. */
export function symbolValue(machine: Machine, symbol: Symbol): Static {
  switch (symbol.kind) {
    case "function":
      if (symbol.outer.kind === "module") {
        const frame = machine.moduleFrame(symbol.module);
        const run = frame.slots.has(symbol.def.name) ? machine.lookup(symbol.def.name, frame) : undefined;
        if (run !== undefined) return run;
      }
      return machine.decoratedValue(symbol);
    case "variable":
      return machine.settledVariable(symbol.name, symbol.scope) ?? UNKNOWN;
    case "external":
      return symbol.name === "builtins.__name__" ? UNKNOWN : { kind: "symbol", symbol };
    default:
      return { kind: "symbol", symbol };
  }
}

function attributeValue(machine: Machine, expression: Expr & { kind: "Attribute" }, frame: Frame): Static {
  const self = evaluate(machine, expression.value, frame);
  const values = valuesOf(self).map((value) => attributeOf(machine, value, expression.attr));
  if (values.some((value) => value !== undefined)) return either(values.map((value) => value ?? UNKNOWN));
  const symbol = machine.program.symbolOf(expression, frame.scope);
  if (symbol !== undefined && symbol.kind !== "variable") return symbolValue(machine, symbol);
  const option = argumentDefault(machine, expression.value, expression.attr, frame);
  if (option !== undefined) {
    machine.configured = true;
    return option;
  }
  // An object that cannot be followed still has the class that its annotation says: settings keep their defaults.
  const types = alternatives(withoutNone(machine.program.typeOf(expression.value, frame.scope)));
  const [only] = types;
  if (types.length !== 1 || (only?.kind !== "instance" && only?.kind !== "class")) return UNKNOWN;
  const method = only.kind === "instance" ? onlyMethod(machine, only.class, expression.attr) : undefined;
  if (method !== undefined) return method;
  machine.configured = true;
  const value = machine.evaluator.classAttribute(only.class, expression.attr);
  if (value.kind !== "symbol" || value.symbol.kind !== "function" || value.symbol.owner === null) return value;
  const binding = bindingKind(value.symbol.def);
  return binding === "class" || (binding === "instance" && only.kind === "instance")
    ? hold({ kind: "bound", self: UNKNOWN, callee: value })
    : value;
}

/**
 * A method that makes or changes routers, of an object that is known by its annotation alone: of a class and all that derive from it
 * exactly one has such a method, so whichever class settings choose, it is that method that gives routes.
 */
function onlyMethod(machine: Machine, declared: ClassSymbol, name: string): Static | undefined {
  const defs = machine.relevance.named(name);
  if (defs.length === 0) return undefined;
  // Asked for once, so that the program has met every definition.
  for (const module of machine.relevance.modules) machine.program.outerFunctions(module);
  const found = defs.flatMap((def) => {
    const fn = machine.program.functionByDef(def);
    const derives =
      fn?.owner != null &&
      fn.module.unit?.role === "application" &&
      machine.program.ancestors(fn.owner).some((ancestor) => ancestor.kind === "class" && ancestor.class === declared);
    return derives ? [fn] : [];
  });
  const [fn] = found;
  if (fn?.owner == null || found.length !== 1) return undefined;
  const given: Arguments = { args: [], keywords: new Map(), at: machine.place(machine.frameOf(fn.outer), fn.def) };
  return hold({ kind: "bound", self: instantiate(machine, fn.owner, given), callee: { kind: "symbol", symbol: fn } });
}

function elements(machine: Machine, type: "list" | "tuple" | "set", items: readonly Expr[], frame: Frame): Static {
  const values: Static[] = [];
  for (const item of items) {
    if (item.kind !== "Starred") {
      values.push(evaluate(machine, item, frame));
      continue;
    }
    const spread = itemsOf(evaluate(machine, item.value, frame));
    if (spread === undefined) return UNKNOWN;
    values.push(...spread);
  }
  return sequence(type, values);
}

function dict(machine: Machine, keys: readonly (Expr | null)[], values: readonly Expr[], frame: Frame): Static {
  const entries: (readonly [Static, Static])[] = [];
  for (const [at, key] of keys.entries()) {
    const expression = values[at];
    if (expression === undefined) continue;
    const value = evaluate(machine, expression, frame);
    if (key !== null) entries.push([evaluate(machine, key, frame), value]);
    else if (value.kind === "dict") entries.push(...value.entries);
    else return UNKNOWN;
  }
  return { kind: "dict", entries };
}

function logical(machine: Machine, op: "and" | "or", values: readonly Expr[], frame: Frame): Static {
  const open: Static[] = [];
  for (const [at, expression] of values.entries()) {
    const value = evaluate(machine, expression, frame);
    const holds = truthOf(value);
    if (holds === undefined) open.push(value);
    else if (holds === (op === "or")) return open.length === 0 ? value : either([...open, value]);
    else if (at === values.length - 1) return open.length === 0 ? value : op === "and" ? UNKNOWN : either([...open, value]);
  }
  return op === "or" ? either(open) : UNKNOWN;
}

function compared(machine: Machine, op: string, left: Static, right: Static): Static {
  // A module is imported or run as a program: both happen.
  if ([left, right].some((side) => side.kind === "string" && side.value === "__main__")) return UNKNOWN;
  const known = compare(op, left, right);
  if (known.kind !== "unknown") return known;
  // An object that is followed is not None.
  const other = left.kind === "none" ? right : right.kind === "none" ? left : undefined;
  if (other === undefined) return known;
  const held = heldIn(other);
  if (other.kind !== "symbol" && (held === undefined || held.kind === "either")) return known;
  if (held?.kind === "unread" && !isTypeExpression(machine, held.expression, held.frame)) return known;
  return op === "is" || op === "==" ? boolean(false) : op === "is not" || op === "!=" ? boolean(true) : known;
}

/** `list[Order]`, `Order | None`: a type as it is written, which is no None. */
function isTypeExpression(machine: Machine, expression: Expr, frame: Frame): boolean {
  if (expression.kind === "BinOp") return expression.op === "|";
  return expression.kind === "Subscript" && evaluate(machine, expression.value, frame).kind === "symbol";
}

function comprehension(machine: Machine, comp: Comp, frame: Frame): Static {
  const inner = machine.newFrame(machine.program.comprehensionScope(comp, frame.scope), frame, null, null);
  const found: Static[] = [];
  const entries: (readonly [Static, Static])[] = [];
  const generate = (at: number): boolean => {
    const generator = comp.generators[at];
    if (generator === undefined) {
      const value = evaluate(machine, comp.elt, inner);
      if (comp.value === null) found.push(value);
      else entries.push([value, evaluate(machine, comp.value, inner)]);
      return true;
    }
    const items = itemsOf(evaluate(machine, generator.iter, at === 0 ? frame : inner));
    if (items === undefined) return false;
    for (const item of items) {
      const locals = new Map<string, Static>();
      if (!bind(locals, generator.target, item)) return false;
      for (const [name, value] of locals) inner.slots.set(name, slot(value));
      const guards = generator.ifs.map((guard) => truthOf(evaluate(machine, guard, inner)));
      if (!guards.includes(false) && !generate(at + 1)) return false;
    }
    return true;
  };
  if (!generate(0)) return UNKNOWN;
  return comp.kind === "DictComp" ? { kind: "dict", entries } : sequence(comp.kind === "SetComp" ? "set" : "list", found);
}

function callValue(machine: Machine, expression: Call, frame: Frame): Static {
  // `Box[Item](…)` makes a Box.
  const { func } = expression;
  const plain = func.kind === "Subscript" ? evaluate(machine, func.value, frame) : undefined;
  const callee = plain?.kind === "symbol" ? plain : evaluate(machine, func, frame);
  const results = valuesOf(callee).map((value) => call(machine, value, expression, frame));
  return either(results);
}

/** The arguments of a call as values, spread ones included. */
export function argumentsOf(machine: Machine, expression: Call, frame: Frame): Arguments {
  const args: Static[] = [];
  const keywords = new Map<string, Static>();
  for (const argument of expression.args) {
    if (argument.kind !== "Starred") {
      args.push(evaluate(machine, argument, frame));
      continue;
    }
    args.push(...(itemsOf(evaluate(machine, argument.value, frame)) ?? []));
  }
  for (const keyword of expression.keywords) {
    const value = evaluate(machine, keyword.value, frame);
    if (keyword.arg !== null) keywords.set(keyword.arg, value);
    else if (value.kind === "dict") {
      for (const [name, item] of value.entries) if (name.kind === "string") keywords.set(name.value, item);
    }
  }
  return { args, keywords, at: machine.place(frame, expression), written: { call: expression, frame } };
}
