import { NOTHING, type Static, text, textOf } from "../../link/constants.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import type { Place } from "../../model/finding.ts";
import { repoPath } from "../../model/source.ts";
import type { Expr } from "../../model/syntax.ts";
import { callFunction, callWith } from "./calls.ts";
import { isRoutable, startRoutable } from "./class-views.ts";
import { constructData } from "./data-classes.ts";
import { moduleAttribute, moduleInfo } from "./discovery.ts";
import { evaluate, symbolValue } from "./evaluate.ts";
import { markOf, namespaceOf } from "./introspection.ts";
import type { Machine } from "./machine.ts";
import { madeAttribute } from "./made.ts";
import { construct, newRouter } from "./objects.ts";
import { pathAttribute } from "./paths.ts";
import { CALLED, DECORATING } from "./relevance.ts";
import { type Arguments, type Frame, heldIn, hold, isOpen, mark, ROUTE_LIST, type Router } from "./values.ts";

/** The value of `self.name`; undefined where it cannot be told from the value. */
export function attributeOf(machine: Machine, self: Static, name: string): Static | undefined {
  const found = name === "__dict__" ? namespaceOf(machine, self) : attributeIn(machine, self, name);
  if (found === undefined) machine.missed.add(name);
  return found;
}

function attributeIn(machine: Machine, self: Static, name: string): Static | undefined {
  const held = heldIn(self);
  if (held === undefined) return plainAttribute(machine, self, name);
  switch (held.kind) {
    case "router":
      return routerAttribute(machine, held, self, name);
    case "instance": {
      const known = held.attributes.get(name);
      if (known !== undefined) return known;
      // What the class body says of a field of a data class is only its default.
      if (held.pending !== null && constructData(machine, held.class, self, held.pending)) {
        held.pending = null;
        const given = held.attributes.get(name);
        if (given !== undefined) return given;
      }
      const inClass = memberOf(machine, held.class, self, name);
      if (inClass !== undefined) return inClass;
      if (held.pending !== null) {
        const given = held.pending;
        held.pending = null;
        construct(machine, held.class, self, given);
        if (!held.attributes.has("router") && isRoutable(machine, held.class)) startRoutable(machine, self, held, given);
      }
      return held.attributes.get(name) ?? missingAttribute(machine, held.class, self, name);
    }
    case "space": {
      return pathAttribute(machine, self, name) ?? held.attributes.get(name);
    }
    case "super":
      return memberOf(machine, classOf(held.self) ?? held.after, held.self, name, held.after) ?? baseAttribute(machine, held.self, name);
    case "closure":
      if (name === "__name__") return text(held.function.def.name);
      return name === "__wrapped__" ? (held.wraps ?? undefined) : markOf(machine, self, name);
    case "bound":
      return attributeOf(machine, held.callee, name);
    case "made":
      return madeAttribute(machine, held, self, name);
    default:
      return undefined;
  }
}

/** What the `__getattr__` of a class gives for a name that nothing else defines. */
function missingAttribute(machine: Machine, symbol: ClassSymbol, self: Static, name: string): Static | undefined {
  if (name.startsWith("__")) return undefined;
  const own = memberOf(machine, symbol, self, "__getattr__");
  if (own === undefined) return undefined;
  const value = callWith(machine, own, { args: [text(name)], keywords: new Map(), at: NOWHERE });
  return isOpen(value) ? undefined : value;
}

const NOWHERE: Place = { file: repoPath("unknown"), start: 0, end: 0, symbol: "" };

function baseAttribute(machine: Machine, self: Static, name: string): Static | undefined {
  const held = heldIn(self);
  if (held?.kind === "instance" && name === "__init__" && isRoutable(machine, held.class))
    return hold({
      kind: "native",
      call: (given) => {
        startRoutable(machine, self, held, given);
        return NOTHING;
      },
    });
  if (held?.kind === "router") return hold({ kind: "router-method", router: held, name });
  return held?.kind === "marker" && name === "__init__"
    ? hold({
        kind: "native",
        call: (given) => {
          mark(held, given);
          return NOTHING;
        },
      })
    : undefined;
}

function classOf(value: Static): ClassSymbol | null | undefined {
  const held = heldIn(value);
  return held?.kind === "instance" || held?.kind === "router"
    ? held.class
    : value.kind === "symbol" && value.symbol.kind === "class"
      ? value.symbol
      : undefined;
}

function plainAttribute(machine: Machine, self: Static, name: string): Static | undefined {
  if (self.kind === "member")
    return name === "value" ? self.value : name === "name" ? text(self.name) : memberOf(machine, self.class, self, name);
  if (self.kind !== "symbol") return moduleInfo(self, name);
  const { symbol } = self;
  switch (symbol.kind) {
    case "module": {
      const member = machine.program.memberOfModule(symbol, name);
      if (member === undefined) {
        return machine.lookup(name, machine.moduleFrame(symbol)) ?? moduleAttribute(symbol, name);
      }
      if (member.kind === "function" || member.kind === "class" || member.kind === "module" || member.kind === "external")
        return symbolValue(machine, member);
      return machine.settledVariable(member.name, member.scope);
    }
    case "class":
      if (name === "__name__") return text(symbol.def.name);
      if (name === "__fields__" || name === "model_fields") return machine.fieldsOf?.(symbol);
      return memberOf(machine, symbol, self, name) ?? dressedMember(machine, symbol, self, name);
    case "function":
      if (name === "__name__") return text(symbol.def.name);
      return name === "__code__" ? self : markOf(machine, self, name);
    case "external":
      return { kind: "symbol", symbol: { kind: "external", name: machine.program.externals.canonical(`${symbol.name}.${name}`) } };
    case "variable":
      return undefined;
  }
}

/** What a decorator of a class keeps on it: `cls.as_form = as_form`. */
function dressedMember(machine: Machine, symbol: ClassSymbol, self: Static, name: string): Static | undefined {
  const { decorators } = symbol.def;
  if (decorators.length === 0 || name.startsWith("__")) return undefined;
  if (!machine.dressed.has(symbol)) {
    machine.dressed.add(symbol);
    for (const decorator of decorators.toReversed()) {
      const target = machine.program.symbolOf(decorator, symbol.outer);
      if (target?.kind !== "function") continue;
      callWith(machine, { kind: "symbol", symbol: target }, { args: [self], keywords: new Map(), at: NOWHERE });
    }
  }
  return markOf(machine, self, name);
}

/** What an application keeps of arguments that it is not given. */
const APPLICATION_DEFAULTS: Readonly<Record<string, string>> = {
  prefix: "",
  title: "FastAPI",
  version: "0.1.0",
  description: "",
  root_path: "",
  openapi_url: "/openapi.json",
  docs_url: "/docs",
  redoc_url: "/redoc",
  swagger_ui_oauth2_redirect_url: "/docs/oauth2-redirect",
};

function routerAttribute(machine: Machine, router: Router, self: Static, name: string): Static {
  const known = router.attributes.get(name);
  if (known !== undefined) return known;
  if (router.class !== null) {
    const member = memberOf(machine, router.class, self, name);
    if (member !== undefined) return member;
  }
  if (CALLED.has(name) || DECORATING.has(name)) return hold({ kind: "router-method", router, name });
  // An application hands everything on to its own router.
  if (name === "router" && router.application) return self;
  if (name === "state") {
    const space = hold({ kind: "space", attributes: new Map() });
    router.attributes.set(name, space);
    return space;
  }
  if (name === "webhooks" && router.application) return webhooksOf(machine, router);
  if (name === "routes") return hold({ kind: "made", name: ROUTE_LIST, given: { args: [self], keywords: new Map(), at: router.at } });
  const given = router.keywords.get(name);
  const usual = router.application ? APPLICATION_DEFAULTS[name] : name === "prefix" ? "" : undefined;
  return given ?? (usual === undefined ? { kind: "unknown", reason: "not a constant", at: null } : text(usual));
}

/** The router of an application's webhooks: the one that it was given, or one of its own. */
function webhooksOf(machine: Machine, application: Router): Static {
  const given = application.keywords.get("webhooks");
  const held = heldIn(given);
  const router = held?.kind === "router" ? held : newRouter(machine, false, null, { args: [], keywords: new Map(), at: application.at });
  router.described = true;
  const value = hold(router);
  application.attributes.set("webhooks", value);
  return value;
}

/** A member of a class along its resolution order, bound to `self`; `after` leaves out everything up to that class. */
export function memberOf(
  machine: Machine,
  symbol: ClassSymbol,
  self: Static,
  name: string,
  after: ClassSymbol | null = null,
): Static | undefined {
  let skip = after !== null;
  for (const ancestor of machine.program.ancestors(symbol)) {
    if (ancestor.kind !== "class") continue;
    if (skip) {
      skip = ancestor.class !== after;
      continue;
    }
    const frame = machine.classFrame(ancestor.class);
    const run = frame.slots.has(name) ? machine.lookup(name, frame) : undefined;
    const bindings = frame.scope.bindings.get(name);
    if (run === undefined && bindings === undefined) continue;
    if (machine.program.isEnum(ancestor.class) && self.kind === "symbol") return machine.evaluator.classAttribute(ancestor.class, name);
    const binding = bindings?.findLast((item) => item.kind === "function" || item.kind === "value" || item.kind === "class");
    if (binding?.kind === "function") {
      const fn = machine.program.functionSymbol(binding.def, frame.scope);
      return bound(machine, run ?? machine.decoratedValue(fn), fn.def.decorators.map(decoratorName), self);
    }
    if (run !== undefined) return run;
    const column = self.kind === "symbol" ? mappedColumn(machine, frame, name) : undefined;
    if (column !== undefined) return column;
    if (binding?.kind === "class") return { kind: "symbol", symbol: machine.program.classSymbol(binding.def, frame.scope) };
    if (binding?.kind !== "value") return undefined;
    machine.configured = true;
    const value = machine.along(evaluate(machine, binding.value, frame), binding.path);
    const kept = heldIn(value);
    if (kept !== undefined && kept.kind !== "unread" && kept.kind !== "made") return value;
    if (value.kind !== "unknown") return value;
    const setting = machine.evaluator.classAttribute(symbol, name);
    return setting.kind === "unknown" ? value : setting;
  }
  return undefined;
}

/** A column on its mapped class, as far as routes are made from it: `Order.number.name` is the name in the database. */
function mappedColumn(machine: Machine, frame: Frame, key: string): Static | undefined {
  for (const binding of frame.scope.bindings.get(key) ?? []) {
    if (binding.kind !== "value" && binding.kind !== "declaration") continue;
    const call = binding.kind === "value" && binding.value.kind === "Call" ? binding.value : null;
    const { annotation } = binding;
    const maps =
      call !== null
        ? isLibrary(machine, call.func, frame, /^sqlalchemy\.(orm\.)?(mapped_column|Column|deferred)$/)
        : annotation?.kind === "Subscript" && isLibrary(machine, annotation.value, frame, /^sqlalchemy\.orm\.Mapped$/);
    if (!maps) continue;
    const [first] = call?.args ?? [];
    const written = first === undefined ? undefined : textOf(evaluate(machine, first, frame));
    const attributes = new Map<string, Static>([
      ["key", text(key)],
      ["name", text(written ?? key)],
    ]);
    return hold({ kind: "space", attributes });
  }
  return undefined;
}

function isLibrary(machine: Machine, expression: Expr, frame: Frame, name: RegExp): boolean {
  const symbol = machine.program.symbolOf(expression, frame.scope);
  return symbol?.kind === "external" && name.test(symbol.name);
}

function decoratorName(decorator: { readonly kind: string }): string {
  const named = decorator as { readonly id?: string; readonly attr?: string };
  return named.id ?? named.attr ?? "";
}

function bound(machine: Machine, callee: Static, decorators: readonly string[], self: Static): Static {
  if (decorators.includes("staticmethod")) return callee;
  const onClass = self.kind === "symbol";
  if (decorators.includes("classmethod")) {
    const held = heldIn(self);
    const owner = held?.kind === "instance" || held?.kind === "router" ? held.class : null;
    return hold({ kind: "bound", self: owner === null ? self : { kind: "symbol", symbol: owner }, callee });
  }
  if (onClass) return callee;
  const made = hold({ kind: "bound", self, callee });
  if (!decorators.some((name) => name === "property" || name === "cached_property")) return made;
  const target = callee.kind === "symbol" && callee.symbol.kind === "function" ? callee.symbol : undefined;
  if (target === undefined) return { kind: "unknown", reason: "call", at: null };
  const given: Arguments = { args: [], keywords: new Map(), at: { file: "" as never, start: 0, end: 0, symbol: "" } };
  return callFunction(machine, target, machine.frameOf(target.outer), given, self) ?? NOTHING;
}
