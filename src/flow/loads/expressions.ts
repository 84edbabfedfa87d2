import type { Scope } from "../../link/symbols.ts";
import { alternatives, type Type, withoutNone } from "../../link/types.ts";
import type { Call, Comp, Expr } from "../../model/syntax.ts";
import { applyFunction } from "./apply.ts";
import { assign } from "./assignments.ts";
import { attributeOf } from "./attributes.ts";
import { argumentsOf, callValue } from "./calls.ts";
import { link, rowEvent } from "./changes.ts";
import { fill } from "./collections.ts";
import { asksLoaded, testsOf } from "./conditions.ts";
import { changesBefore } from "./deferred.ts";
import { eachOf, elementOf, settled } from "./elements.ts";
import { handOver } from "./handed.ts";
import { loadedInTurn } from "./renewing.ts";
import { noteLoaded, quietly, type Run, siteOf } from "./run.ts";
import { seenElsewhere } from "./stale.ts";
import { copy } from "./states.ts";
import { alternativesOf, both, type Conditions, many, NO_CONDITIONS, PLAIN, UNKNOWN, unionOf, type Value } from "./values.ts";

/** The value of an expression. Reads of unloaded attributes in it are recorded, in the order of evaluation. */
export function evaluate(run: Run, node: Expr, scope: Scope): Value {
  const value = compute(run, node, scope);
  if (run.values !== null && value.kind !== "unknown" && value.kind !== "plain") run.values.set(node, value);
  return value;
}

function compute(run: Run, node: Expr, scope: Scope): Value {
  switch (node.kind) {
    case "Name":
      return nameValue(run, node.id, node, scope);
    case "Constant":
      return constantValue(node);
    case "Attribute":
      return attributeValue(run, node, scope);
    case "Call":
      return callExpression(run, node, scope);
    case "Await":
    case "Starred":
      return evaluate(run, node.value, scope);
    case "NamedExpr": {
      const value = evaluate(run, node.value, scope);
      assign(run, node.target, value, scope);
      return value;
    }
    case "Subscript":
      return subscript(run, node, scope);
    case "Tuple":
      return { kind: "tuple", items: node.elts.map((element) => evaluate(run, element, scope)) };
    case "List":
    case "Set":
      return { kind: "listed", items: node.elts.map((element) => listedItem(run, element, scope)) };
    case "Dict":
      return dictValue(run, node, scope);
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      return comprehension(run, node, scope);
    case "IfExp":
      return conditional(run, node, scope);
    case "BoolOp":
      return boolean(run, node, scope);
    case "BinOp":
      return operation(run, node, scope);
    case "UnaryOp":
      evaluate(run, node.operand, scope);
      return PLAIN;
    case "Compare": {
      const left = evaluate(run, node.left, scope);
      const right = node.comparators.map((part) => evaluate(run, part, scope));
      if (!node.ops.every((op) => op === "is" || op === "is not")) handOver(run, [left, ...right]);
      const [test, another] = [...testsOf(node, true)];
      if (test === undefined || another !== undefined) return PLAIN;
      const pins = node.ops[0] === "==" && left.kind === "attribute" && right[0]?.kind !== "attribute" ? { pins: left.key } : {};
      return { kind: "plain", constant: undefined, test, ...pins };
    }
    case "JoinedStr":
      // The text of a row may read it.
      seenElsewhere(
        run,
        node.values.map((part) => evaluate(run, part, scope)),
      );
      return PLAIN;
    case "Lambda":
      return {
        kind: "closure",
        home: run.unit,
        parameters: node.parameters.map(({ name }) => name),
        body: node.body,
        scope: run.world.program.lambdaScope(node, scope),
      };
    case "Yield":
      run.pause ??= changesBefore(run);
      if (node.value !== null) {
        const yielded = evaluate(run, node.value, scope);
        run.yields.push({ value: settled(yielded), when: run.state.conditions });
        handOver(run, [yielded]);
      }
      return UNKNOWN;
    case "YieldFrom":
      if (node.value !== null)
        run.yields.push({ value: elementOf(run, evaluate(run, node.value, scope), null, siteOf(run, node)), when: run.state.conditions });
      return UNKNOWN;
    default:
      return UNKNOWN;
  }
}

function constantValue(node: Expr & { kind: "Constant" }): Value {
  switch (node.type) {
    case "str":
      return { kind: "text", text: node.value ?? "" };
    case "True":
      return { kind: "plain", constant: true };
    case "False":
      return { kind: "plain", constant: false };
    case "None":
      return { kind: "plain", constant: null };
    default:
      return PLAIN;
  }
}

function nameValue(run: Run, name: string, node: Expr, scope: Scope): Value {
  run.read.add(name);
  const local = run.state.vars.get(name);
  if (local !== undefined) return local;
  const { program } = run.world;
  const symbol = program.resolve(name, scope);
  switch (symbol?.kind) {
    case "class":
      return { kind: "class", class: symbol };
    case "function":
      return { kind: "function", function: symbol, self: null };
    case "variable": {
      const known = run.world.bound(symbol.name, symbol.scope);
      return known.kind === "unknown" ? ofType(program.typeOf(node, scope)) : known;
    }
    default:
      return UNKNOWN;
  }
}

/** What a type alone says of a value: which class it is, or of which class of the project it is an object. */
export function ofType(type: Type): Value {
  const [only, another] = alternatives(withoutNone(type));
  if (only === undefined || another !== undefined) return UNKNOWN;
  switch (only.kind) {
    case "class":
      return { kind: "class", class: only.class };
    case "instance":
      return { kind: "object", class: only.class, exact: false, fields: new Map() };
    case "function":
      return { kind: "function", function: only.function, self: null };
    default:
      return UNKNOWN;
  }
}

function attributeValue(run: Run, node: Expr & { kind: "Attribute" }, scope: Scope): Value {
  if (node.value.kind === "Attribute" && node.value.attr === "awaitable_attrs") return awaitable(run, node.value.value, node, scope);
  const value = evaluate(run, node.value, scope);
  if (value.kind === "unknown") {
    const symbol = run.world.program.symbolOf(node, scope);
    if (symbol?.kind === "class") return { kind: "class", class: symbol };
    if (symbol?.kind === "function") return { kind: "function", function: symbol, self: null };
    if (symbol?.kind === "variable") return run.world.bound(symbol.name, symbol.scope);
    return UNKNOWN;
  }
  const found = attributeOf(run, value, node.attr, siteOf(run, node));
  const receiver = value.kind === "parameter" || value.kind === "object";
  return receiver && (found.kind === "deferred" || found.kind === "unknown") ? typedAttribute(run, value, found, node, scope) : found;
}

/** `await row.awaitable_attrs.lines` loads what it names: no error under asyncio, but a query for each row all the same. */
function awaitable(run: Run, row: Expr, node: Expr & { kind: "Attribute" }, scope: Scope): Value {
  const value = evaluate(run, row, scope);
  loadedInTurn(run, value, node.attr, siteOf(run, node));
  if (run.world.tracks) rowEvent(run, "renew", value, [node.attr], UNKNOWN, siteOf(run, node));
  for (const { value: item } of alternativesOf(value)) {
    if (item.kind === "instance") noteLoaded(run.state, item.id, [node.attr]);
    else if (item.kind === "parameter" || item.kind === "deferred") run.refreshes.push({ value: item, keys: [node.attr] });
  }
  return quietly(run, () => attributeOf(run, value, node.attr, siteOf(run, node)));
}

/** An attribute of an object whose constructor is not in sight: a property of its class, or what its class says of it. */
function typedAttribute(run: Run, value: Value, found: Value, node: Expr & { kind: "Attribute" }, scope: Scope): Value {
  const { program } = run.world;
  const type = program.typeOf(node.value, scope);
  const [only, another] = alternatives(withoutNone(type));
  if (only?.kind !== "instance" || another !== undefined || run.world.models.modelOf(only.class) !== undefined) return found;
  const property = program.propertyOf(only.class, node.attr);
  return property === null ? found : applyFunction(run, property, [value], siteOf(run, node), new Map(), true);
}

function listedItem(run: Run, element: Expr, scope: Scope): Value {
  const value = evaluate(run, element, scope);
  if (element.kind !== "Starred") return settled(value);
  switch (value.kind) {
    case "listed":
    case "tuple":
      return value;
    case "many":
      return value;
    default:
      return many(settled(elementOf(run, value, null, siteOf(run, element))));
  }
}

function dictValue(run: Run, node: Expr & { kind: "Dict" }, scope: Scope): Value {
  const values = node.values.map((value) => evaluate(run, value, scope));
  for (const key of node.keys) if (key !== null) evaluate(run, key, scope);
  const items = values.map((value, index) => ({
    value: node.keys[index] === null ? elementOf(run, value, null, siteOf(run, node)) : settled(value),
    when: NO_CONDITIONS,
  }));
  const fields = new Map<string, Value>();
  for (const [index, key] of node.keys.entries()) {
    const value = values[index] ?? UNKNOWN;
    if (key?.kind === "Constant" && key.type === "str") fields.set(key.value ?? "", value);
    else if (key === null && value.kind === "dict" && value.fields !== undefined)
      for (const [name, item] of value.fields) fields.set(name, item);
    // What else is taken over may stand under any of the names so far.
    else if (key === null) fields.clear();
    else return { kind: "dict", value: unionOf(items) };
  }
  return { kind: "dict", value: unionOf(items), fields };
}

function subscript(run: Run, node: Expr & { kind: "Subscript" }, scope: Scope): Value {
  const value = evaluate(run, node.value, scope);
  if (value.kind === "class") return value;
  evaluate(run, node.slice, scope);
  if (node.slice.kind === "Slice")
    return value.kind === "statement" ? many(elementOf(run, eachOf(run, value, siteOf(run, node)), null, siteOf(run, node))) : value;
  const { slice } = node;
  const index =
    slice.kind === "Constant" && slice.type === "int"
      ? Number(slice.value)
      : slice.kind === "UnaryOp" && slice.operand.kind === "Constant"
        ? -Number(slice.operand.value)
        : null;
  return elementOf(run, value, index, siteOf(run, node));
}

function comprehension(run: Run, node: Comp, scope: Scope): Value {
  const inner = run.world.program.comprehensionScope(node, scope);
  const saved = copy(run.state);
  node.generators.forEach((generator, index) => {
    const iterated = evaluate(run, generator.iter, index === 0 ? scope : inner);
    assign(run, generator.target, eachOf(run, iterated, siteOf(run, generator.iter)), inner);
    for (const guard of generator.ifs) {
      evaluate(run, guard, inner);
      run.state.conditions = both(run.state.conditions, testsOf(guard, true));
    }
  });
  // `… for order in orders if "lines" in order.__dict__`: what is left is what is loaded.
  const asks = node.generators.some(({ ifs }) => ifs.some(asksLoaded));
  if (asks) run.silent++;
  const element = evaluate(run, node.elt, inner);
  const value = node.value === null ? element : evaluate(run, node.value, inner);
  if (asks) run.silent--;
  run.state = { ...saved, loaded: run.state.loaded, lives: run.state.lives, stale: run.state.stale };
  return node.kind === "DictComp" ? { kind: "dict", value: settled(value) } : many(settled(value));
}

function conditional(run: Run, node: Expr & { kind: "IfExp" }, scope: Scope): Value {
  evaluate(run, node.test, scope);
  const before = run.state.conditions;
  const asked = testsOf(node.test, true);
  const asks = asksLoaded(node.test);
  if (asks) run.silent++;
  run.state.conditions = both(before, asked);
  const body = evaluate(run, node.body, scope);
  const refused = testsOf(node.test, false);
  run.state.conditions = both(before, refused);
  const orelse = evaluate(run, node.orelse, scope);
  if (asks) run.silent--;
  run.state.conditions = before;
  return unionOf([
    { value: body, when: simple(asked) },
    { value: orelse, when: simple(refused) },
  ]);
}

/** Only a single test has an opposite that can be told. */
function simple(tests: Conditions): Conditions {
  return tests.size === 1 ? tests : NO_CONDITIONS;
}

function boolean(run: Run, node: Expr & { kind: "BoolOp" }, scope: Scope): Value {
  const before = run.state.conditions;
  const values: { value: Value; when: Conditions }[] = [];
  let passed = NO_CONDITIONS;
  const { silent } = run;
  for (const [index, part] of node.values.entries()) {
    // `line.product_id or line.product.id`: the fallback is for rows that hardly exist.
    const fallback = node.op === "or" && index > 0 && node.values[index - 1]?.kind === "Attribute";
    const value = fallback ? quietly(run, () => evaluate(run, part, scope)) : evaluate(run, part, scope);
    // `options or [joinedload(…)]` is the first where that is given, and the second where it is not.
    const last = index === node.values.length - 1;
    values.push({ value, when: last ? passed : simple(testsOf(part, true)) });
    passed = simple(both(passed, testsOf(part, false)));
    run.state.conditions = both(run.state.conditions, testsOf(part, node.op === "and"));
    if (!last && asksLoaded(part)) run.silent++;
  }
  run.silent = silent;
  run.state.conditions = before;
  return node.op === "and" ? (values.at(-1)?.value ?? UNKNOWN) : unionOf(values);
}

function operation(run: Run, node: Expr & { kind: "BinOp" }, scope: Scope): Value {
  const left = evaluate(run, node.left, scope);
  const right = evaluate(run, node.right, scope);
  if (node.op !== "+") handOver(run, [left, right]);
  if (node.op !== "+") return PLAIN;
  const parts = [left, right].flatMap((part) => (part.kind === "listed" ? part.items : [part]));
  return parts.every((part) => part.kind === "plain" || part.kind === "text") ? PLAIN : { kind: "listed", items: parts };
}

/** Methods that put something into a relationship's collection. */
const GROWING: ReadonlySet<string> = new Set(["append", "insert", "appendleft"]);

function callExpression(run: Run, node: Call, scope: Scope): Value {
  const { func } = node;
  const filled = func.kind === "Attribute" && node.args.length + node.keywords.length > 0 ? fill(run, func.value, func.attr, scope) : null;
  if (filled !== null) {
    filled(argumentsOf(run, node, scope));
    return PLAIN;
  }
  // `order.lines.append(line)`: the line knows its order from now on.
  if (func.kind === "Attribute" && func.value.kind === "Attribute" && GROWING.has(func.attr))
    for (const argument of node.args) link(run, evaluate(run, argument, scope));
  return callValue(run, node, scope);
}

/** The value of a lambda's body for what it is given. Where its own function has returned, what its names meant is not known. */
export function applied(
  run: Run,
  closure: Value & { kind: "closure" },
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value> = new Map(),
): Value {
  if (closure.home !== run.unit) return UNKNOWN;
  const saved = copy(run.state);
  closure.parameters.forEach((name, index) => {
    run.state.vars.set(name, keywords.get(name) ?? args[index] ?? UNKNOWN);
  });
  const value = evaluate(run, closure.body, closure.scope);
  run.state = { ...saved, loaded: run.state.loaded, lives: run.state.lives, stale: run.state.stale };
  return value;
}
