import { FOREIGN_ROUTER } from "../../data/fastapi.ts";
import { boolean, itemsOf, NOTHING, type Static, sequence, text, textOf } from "../../link/constants.ts";
import { externalCall, method, PURE } from "../../link/static-functions.ts";
import type { FunctionSymbol } from "../../link/symbols.ts";
import type { Call, Expr, Parameter } from "../../model/syntax.ts";
import { attributeOf } from "./attributes.ts";
import { viewOf } from "./callables.ts";
import { DISCOVERING, discovered } from "./discovery.ts";
import { IMPORTING, imported, LOOKING, lookedFor, selected } from "./entry-points.ts";
import { argumentsOf, evaluate } from "./evaluate.ts";
import { inheritsFromOutside, isFunctionValue, markFunction, membersIn, namesIn, namespaceOf } from "./introspection.ts";
import type { Machine } from "./machine.ts";
import { instantiate, isRouterName, makeExternal } from "./objects.ts";
import { pathText } from "./paths.ts";
import { routerMethod } from "./routers.ts";
import { execute, rekeyed } from "./statements.ts";
import { isInstance, isSubclass } from "./type-tests.ts";
import { type Arguments, either, type Frame, heldIn, hold, slot } from "./values.ts";
import { versioned, versions } from "./versions.ts";

const UNKNOWN: Static = { kind: "unknown", reason: "call", at: null };

/** The value of a call, and its effects on routers. */
export function call(machine: Machine, callee: Static, expression: Call, frame: Frame): Static {
  const { func } = expression;
  if (callee.kind === "unknown" && (callee.held === undefined || heldIn(callee)?.kind === "unread")) {
    const onValue =
      func.kind === "Attribute" ? valueMethod(machine, evaluate(machine, func.value, frame), func.attr, expression, frame) : undefined;
    if (onValue !== undefined) return onValue;
    // What is done with the arguments is not known; what they do themselves is: `asyncio.run(setup(app))`.
    for (const argument of expression.args) if (machine.relevance.acts(argument)) evaluate(machine, argument, frame);
    return UNKNOWN;
  }
  if (callee.kind === "symbol" && callee.symbol.kind === "external") return externalResult(machine, callee.symbol.name, expression, frame);
  return callWith(machine, callee, argumentsOf(machine, expression, frame));
}

function valueMethod(machine: Machine, self: Static, name: string, expression: Call, frame: Frame): Static | undefined {
  if (self.kind !== "string" && self.kind !== "dict" && self.kind !== "member") return undefined;
  const given = argumentsOf(machine, expression, frame);
  const value = selected(self, name, given) ?? method(self, name, given.args, given.keywords);
  if ((name === "pop" || name === "setdefault") && expression.func.kind === "Attribute" && expression.func.value.kind === "Name")
    rekeyed(machine, expression.func.value, expression, frame);
  return value;
}

/** Calls a value with arguments that are known. */
export function callWith(machine: Machine, callee: Static, given: Arguments): Static {
  if (callee.kind === "symbol") {
    const { symbol } = callee;
    const moved = symbol.kind === "function" && versions(symbol) ? versioned(machine, symbol.def.name, given) : undefined;
    if (moved !== undefined) return moved;
    if (symbol.kind === "function") return callFunction(machine, symbol, machine.frameOf(symbol.outer), given, null);
    if (symbol.kind === "class") return instantiate(machine, symbol, given);
    if (symbol.kind === "external") return makeExternal(machine, symbol.name, given);
    return UNKNOWN;
  }
  const held = heldIn(callee);
  switch (held?.kind) {
    case "closure":
      return callFunction(machine, held.function, held.frame, given, null);
    case "bound": {
      const inner = heldIn(held.callee);
      const fn =
        held.callee.kind === "symbol" && held.callee.symbol.kind === "function"
          ? held.callee.symbol
          : inner?.kind === "closure"
            ? inner.function
            : undefined;
      if (fn === undefined) return callWith(machine, held.callee, { ...given, args: [held.self, ...given.args] });
      return callFunction(machine, fn, inner?.kind === "closure" ? inner.frame : machine.frameOf(fn.outer), given, held.self);
    }
    case "lambda": {
      const frame = machine.newFrame(machine.program.lambdaScope(held.lambda, held.frame.scope), held.frame, null, null);
      bindParameters(machine, held.lambda.parameters, given, held.frame, frame);
      return evaluate(machine, held.lambda.body, frame);
    }
    case "partial":
      return callWith(machine, held.callee, {
        args: [...held.given.args, ...given.args],
        keywords: new Map([...held.given.keywords, ...given.keywords]),
        at: given.at,
      });
    case "router-method":
      return routerMethod(machine, held.router, held.name, given);
    case "native":
      return held.call(given);
    case "made":
      return madeResult(machine, held.name, given);
    case "either":
      return either(held.values.map((value) => callWith(machine, value, given)));
    case "instance": {
      const operator = attributeOf(machine, callee, "__call__");
      return operator === undefined ? UNKNOWN : callWith(machine, operator, given);
    }
    default:
      return UNKNOWN;
  }
}

/** Settings readers (`config("KEY", default=…)`) give their default; other objects of libraries give nothing that is known. */
function madeResult(machine: Machine, name: string, given: Arguments): Static {
  const value = given.keywords.get("default");
  if (value === undefined || !/^(starlette\.config|decouple|environ|environs)\b/.test(name)) return UNKNOWN;
  machine.configured = true;
  return value;
}

/** Runs a function of the project with arguments. A coroutine is taken as awaited, a generator as run through. */
export function callFunction(machine: Machine, fn: FunctionSymbol, outer: Frame, given: Arguments, self: Static | null): Static {
  if (machine.tooDeep || machine.stack.filter((running) => running === fn).length > 1) return UNKNOWN;
  if (machine.relevance.touches(fn) || machine.relevance.discovers(fn))
    return machine.inEarnest(() => runFunction(machine, fn, outer, given, self));
  const alone = self === null && fn.outer.kind === "module" && given.args.length === 0 && given.keywords.size === 0;
  const known = alone ? machine.results.get(fn) : undefined;
  if (known !== undefined) {
    if (known.configured) machine.configured = true;
    return known.value;
  }
  const { configured } = machine;
  machine.configured = false;
  const value = machine.aside(() => runFunction(machine, fn, outer, given, self)) ?? UNKNOWN;
  if (alone) machine.results.set(fn, { value, configured: machine.configured });
  machine.configured ||= configured;
  return value;
}

function runFunction(machine: Machine, fn: FunctionSymbol, outer: Frame, given: Arguments, self: Static | null): Static {
  const receiver = self ?? (fn.owner !== null && given.args[0] !== undefined ? given.args[0] : null);
  const frame = machine.newFrame(machine.program.functionScope(fn), outer, fn, receiver);
  bindParameters(machine, fn.def.parameters, self === null ? given : { ...given, args: [self, ...given.args] }, outer, frame);
  machine.executed.add(fn);
  const { certainty: before, left, broken, entered } = machine;
  machine.entered = before;
  machine.left = "always";
  machine.broken = "always";
  machine.stack.push(fn);
  machine.depth++;
  const end = execute(machine, fn.def.body, frame);
  machine.depth--;
  machine.stack.pop();
  machine.certainty = before;
  machine.left = left;
  machine.broken = broken;
  machine.entered = entered;
  // Whoever goes through a generator gets what it yields.
  if (frame.yields.length > 0) return sequence("list", frame.yields);
  const likely = frame.returns.filter(({ certainty }) => certainty !== "off" || before === "off");
  const values = (likely.length > 0 ? likely : frame.returns).map(({ value }) => value);
  if (values.length === 0) return NOTHING;
  const known = values.filter((value) => value.kind !== "none");
  return end === "next" || known.length === 0 ? either(known.length === 0 ? [NOTHING] : known) : either(values);
}

function bindParameters(machine: Machine, parameters: readonly Parameter[], given: Arguments, outer: Frame, frame: Frame): void {
  const left = new Map(given.keywords);
  let next = 0;
  for (const parameter of parameters) {
    if (parameter.passing === "*args") {
      frame.slots.set(parameter.name, slot(sequence("tuple", given.args.slice(next))));
      next = given.args.length;
      continue;
    }
    if (parameter.passing === "**kwargs") {
      frame.slots.set(parameter.name, slot({ kind: "dict", entries: [...left].map(([key, value]) => [text(key), value] as const) }));
      continue;
    }
    const positional = parameter.passing === "keyword" ? undefined : given.args[next];
    if (positional !== undefined) next++;
    const value =
      positional ?? left.get(parameter.name) ?? (parameter.default === null ? UNKNOWN : evaluate(machine, parameter.default, outer));
    left.delete(parameter.name);
    frame.slots.set(parameter.name, slot(value));
  }
}

function externalResult(machine: Machine, name: string, expression: Call, frame: Frame): Static {
  const special = builtin(machine, name, expression, frame);
  if (special !== undefined) return special;
  if (PURE.has(name)) {
    const { args, keywords } = argumentsOf(machine, expression, frame);
    if (name.startsWith("os.")) machine.configured = true;
    return externalCall(name, args, keywords) ?? UNKNOWN;
  }
  if (LOOKING.test(name) && machine.entryPoints.size > 0) {
    const found = lookedFor(machine, name, argumentsOf(machine, expression, frame), frame.module);
    if (found !== undefined) return found;
  }
  if (IMPORTING.test(name) && expression.args[0] !== undefined) {
    const written = textOf(evaluate(machine, expression.args[0], frame));
    const found = written === undefined ? undefined : imported(machine, written, frame.module);
    if (found !== undefined) return found;
  }
  if (DISCOVERING.test(name)) {
    const found = discovered(machine, name, argumentsOf(machine, expression, frame));
    if (found !== undefined) return found;
  }
  if (/^decouple\.config$/.test(name)) return madeResult(machine, name, argumentsOf(machine, expression, frame));
  if (isInteresting(machine, name)) return makeExternal(machine, name, argumentsOf(machine, expression, frame));
  for (const argument of expression.args) if (machine.relevance.acts(argument)) evaluate(machine, argument, frame);
  for (const keyword of expression.keywords) if (machine.relevance.acts(keyword.value)) evaluate(machine, keyword.value, frame);
  const at = machine.place(frame, expression);
  return hold({ kind: "made", name, given: { args: [], keywords: new Map(), at, written: { call: expression, frame } } });
}

function isInteresting(machine: Machine, name: string): boolean {
  return (
    isRouterName(machine, name) ||
    FOREIGN_ROUTER.test(name) ||
    name === "types.FunctionType" ||
    name.endsWith(".VersionedFastAPI") ||
    /^(fastapi|starlette|functools|fast_depends|fastapi_injector|fastapi_utils|fastapi_restful|fastapi_versioning|fastapi_versionizer|classy_fastapi|fastapi_class|fastapi_users|fastapi_filter|fastcbv|makefun)\b/.test(
      name,
    )
  );
}

function builtin(machine: Machine, name: string, expression: Call, frame: Frame): Static | undefined {
  const [first, second, third] = expression.args;
  const of = (argument: Expr): Static => evaluate(machine, argument, frame);
  switch (name) {
    case "builtins.super":
      return superOf(frame);
    case "builtins.getattr": {
      if (first === undefined || second === undefined) return undefined;
      const attribute = textOf(of(second));
      if (attribute === undefined) return UNKNOWN;
      const self = of(first);
      return attributeOf(machine, self, attribute) ?? (third === undefined || inheritsFromOutside(machine, self) ? UNKNOWN : of(third));
    }
    case "builtins.setattr": {
      const [self, attribute] = [
        first === undefined ? undefined : heldIn(of(first)),
        second === undefined ? undefined : textOf(of(second)),
      ];
      if (attribute === undefined || third === undefined || first === undefined) return NOTHING;
      if (self !== undefined && "attributes" in self) self.attributes.set(attribute, of(third));
      else markFunction(machine, of(first), attribute, of(third));
      return NOTHING;
    }
    case "builtins.hasattr": {
      if (first === undefined || second === undefined) return undefined;
      const attribute = textOf(of(second));
      const self = of(first);
      if (attribute === undefined || (self.kind !== "symbol" && heldIn(self)?.kind !== "instance" && !isFunctionValue(self)))
        return UNKNOWN;
      if (attributeOf(machine, self, attribute) !== undefined) return boolean(true);
      return inheritsFromOutside(machine, self) ? UNKNOWN : boolean(false);
    }
    case "builtins.isinstance":
      return first === undefined || second === undefined ? UNKNOWN : isInstance(machine, of(first), of(second));
    case "builtins.issubclass":
      return first === undefined || second === undefined ? UNKNOWN : isSubclass(machine, of(first), of(second));
    case "typing.cast":
      return second === undefined ? undefined : of(second);
    case "typing.get_type_hints":
      return first === undefined ? undefined : hintsOf(machine, of(first));
    case "asyncio.iscoroutinefunction":
    case "inspect.iscoroutinefunction": {
      const view = first === undefined ? undefined : viewOf(machine, of(first));
      return view?.runs == null ? UNKNOWN : boolean(view.runs.def.async);
    }
    case "builtins.callable":
      return first === undefined || viewOf(machine, of(first)) === undefined ? UNKNOWN : boolean(true);
    case "builtins.dir": {
      const self = first === undefined ? undefined : of(first);
      const names = self === undefined ? undefined : namesIn(machine, self);
      if (names !== undefined) return sequence("list", names.map(text));
      if (self?.kind !== "symbol" || self.symbol.kind !== "module") return UNKNOWN;
      machine.listed.add(self.symbol);
      return sequence("list", [...machine.program.moduleScope(self.symbol).bindings.keys()].sort().map(text));
    }
    case "builtins.vars":
      return first === undefined ? undefined : namespaceOf(machine, of(first));
    case "inspect.getmembers": {
      const predicate = second ?? expression.keywords.find(({ arg }) => arg === "predicate")?.value;
      return first === undefined ? undefined : membersIn(machine, of(first), predicate === undefined ? undefined : of(predicate));
    }
    case "builtins.str":
      return first === undefined ? undefined : pathText(of(first));
    case "builtins.sorted":
      return first === undefined ? undefined : of(first);
    case "builtins.zip": {
      const lists = expression.args.map((argument) => itemsOf(of(argument)));
      const length = Math.min(...lists.map((items) => items?.length ?? 0));
      if (lists.includes(undefined) || lists.length === 0) return UNKNOWN;
      return sequence(
        "list",
        Array.from({ length }, (_, at) =>
          sequence(
            "tuple",
            lists.map((items) => items?.[at] ?? UNKNOWN),
          ),
        ),
      );
    }
    case "itertools.product": {
      let rows: readonly (readonly Static[])[] = [[]];
      for (const argument of expression.args) {
        const items = itemsOf(of(argument));
        if (items === undefined) return UNKNOWN;
        rows = rows.flatMap((row) => items.map((item) => [...row, item]));
      }
      return sequence(
        "list",
        rows.map((row) => sequence("tuple", row)),
      );
    }
    case "builtins.__import__": {
      const dotted = first === undefined ? undefined : textOf(of(first));
      const told = expression.args[3] ?? expression.keywords.find(({ arg }) => arg === "fromlist")?.value;
      if (dotted === undefined || expression.args.length > 4) return UNKNOWN;
      const items = told === undefined ? [] : itemsOf(of(told));
      if (items === undefined) return UNKNOWN;
      // Without names that are asked of it, what is given is the package at the top.
      const asked = items.length > 0 ? dotted : dotted.slice(0, dotted.includes(".") ? dotted.indexOf(".") : undefined);
      const module = machine.program.index.resolveAbsolute(asked, frame.module);
      return module === undefined ? UNKNOWN : { kind: "symbol", symbol: module };
    }
    case "importlib.import_module": {
      const dotted = first === undefined ? undefined : textOf(of(first));
      if (dotted === undefined) return UNKNOWN;
      const absolute = dotted.startsWith(".")
        ? `${frame.module.package ? frame.module.name : frame.module.name.slice(0, Math.max(0, frame.module.name.lastIndexOf(".")))}${dotted}`
        : dotted;
      const module = machine.program.index.resolveAbsolute(absolute, frame.module);
      return module === undefined ? UNKNOWN : { kind: "symbol", symbol: module };
    }
    case "importlib.util.find_spec":
      // What is installed is not in the source.
      return UNKNOWN;
    case "os.environ.get":
    case "os.getenv":
      machine.configured = true;
      return undefined;
    default:
      return undefined;
  }
}

/** The annotations of a function by parameter, each as it is written. */
function hintsOf(machine: Machine, value: Static): Static | undefined {
  const view = viewOf(machine, value);
  if (view?.signature == null || view.frame === null) return undefined;
  const { frame, signature } = view;
  const hint = (name: string, expression: Expr | null): readonly (readonly [Static, Static])[] =>
    expression === null ? [] : [[text(name), evaluate(machine, expression, frame)]];
  return {
    kind: "dict",
    entries: [
      ...signature.def.parameters.flatMap(({ name, annotation }) => hint(name, annotation)),
      ...hint("return", signature.def.returns),
    ],
  };
}

function superOf(frame: Frame): Static {
  for (let at: Frame | null = frame; at !== null; at = at.parent) {
    if (at.function?.owner == null || at.self === null) continue;
    return hold({ kind: "super", self: at.self, after: at.function.owner });
  }
  return UNKNOWN;
}
