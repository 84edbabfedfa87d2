import { CLASS_VIEWS } from "../../data/fastapi.ts";
import { itemsOf, NOTHING, type Static, sequence, text, textOf } from "../../link/constants.ts";
import { isTypeChecking } from "../../link/scopes.ts";
import { binary } from "../../link/static-operations.ts";
import type { Call, ClassDef, Expr, FunctionDef, Stmt } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import { assign, bindTarget, bindUnknown, store } from "./assignments.ts";
import { attempt } from "./attempts.ts";
import { applyDecorators } from "./decorators.ts";
import { evaluate } from "./evaluate.ts";
import type { Machine } from "./machine.ts";
import { restore, settleSlots, withoutMaybe } from "./merging.ts";
import { dropped, dropsRoutes, isRemoval, isRouteList, isSharing, shareRoutes, sharesEach } from "./route-lists.ts";
import { changePaths } from "./route-paths.ts";
import { type Certainty, type Frame, heldIn, hold, type Slot, truthOf, weaker } from "./values.ts";

/** How a block ends: it goes on, the function ends, an exception is raised, or the loop goes to its next item or its end. */
export type End = "next" | "return" | "raise" | "continue" | "break";

/** Runs statements. Certainty that an early return takes away stays away until the function ends. */
export function execute(machine: Machine, body: readonly Stmt[], frame: Frame): End {
  for (const statement of body) {
    // A definition does nothing: however many there are, the budget is for what runs.
    const isFree = statement.kind === "FunctionDef" && statement.decorators.length === 0;
    if (!isFree && !machine.spend()) return "raise";
    const end = run(machine, statement, frame);
    if (end !== "next") return end;
  }
  return "next";
}

function run(machine: Machine, statement: Stmt, frame: Frame): End {
  switch (statement.kind) {
    case "Expr":
      effect(machine, statement.value, frame);
      return "next";
    case "Assign":
      for (const target of statement.targets) assign(machine, target, statement.value, frame);
      return "next";
    case "AnnAssign":
      if (statement.value !== null) assign(machine, statement.target, statement.value, frame);
      return "next";
    case "AugAssign":
      if (statement.target.kind === "Name") {
        const before = evaluate(machine, statement.target, frame);
        const value = binary(statement.op, before, evaluate(machine, statement.value, frame));
        machine.assign(frame, statement.target.id, value);
        machine.sameList(before, value, frame);
      }
      return "next";
    case "FunctionDef":
      defineFunction(machine, statement, frame);
      return "next";
    case "ClassDef":
      defineClass(machine, statement, frame);
      return "next";
    case "Return":
      frame.returns.push({
        value: statement.value === null ? NOTHING : evaluate(machine, statement.value, frame),
        certainty: machine.certainty,
      });
      return "return";
    case "Raise":
      return "raise";
    case "Continue":
      return "continue";
    case "Break":
      return "break";
    case "If":
      return branch(machine, statement.test, statement.body, statement.orelse, frame);
    case "For":
      return loop(machine, statement.target, statement.iter, statement.body, frame);
    case "While":
      return aside(machine, statement.body, frame, "conditional");
    case "With":
      for (const item of statement.items) {
        if (item.target?.kind === "Name") machine.assign(frame, item.target.id, entered(machine, item.context, frame));
      }
      return execute(machine, statement.body, frame);
    case "Try":
      return attempt(machine, statement, frame);
    case "Delete":
      for (const target of statement.targets) dropsRoutes(machine, target, frame);
      return "next";
    case "Match":
      for (const matchCase of statement.cases) aside(machine, matchCase.body, frame, "conditional");
      return "next";
    default:
      return "next";
  }
}

function entered(machine: Machine, context: Expr, frame: Frame): Static {
  return machine.relevance.acts(context) ? evaluate(machine, context, frame) : hold({ kind: "unread", expression: context, frame });
}

/** Runs a block that may not run; what it returns counts, the statements after it run anyway. */
export function aside(machine: Machine, body: readonly Stmt[], frame: Frame, certainty: Certainty): End {
  const before = machine.certainty;
  machine.certainty = weaker(before, certainty);
  const end = execute(machine, body, frame);
  machine.certainty = before;
  if (end === "return" || end === "continue" || end === "break") leave(machine, end, "conditional");
  return "next";
}

function branch(machine: Machine, test: Expr, body: readonly Stmt[], orelse: readonly Stmt[], frame: Frame): End {
  if (isTypeChecking(test)) return execute(machine, orelse, frame);
  const configured = machine.configured;
  machine.configured = false;
  const decided = truthOf(evaluate(machine, test, frame));
  const bySetting = machine.configured;
  machine.configured = configured;
  if (decided !== undefined && !bySetting) return execute(machine, decided ? body : orelse, frame);

  const before = machine.certainty;
  const frames = framesOfFunctions(frame);
  const start = frames.map(({ slots }) => new Map(slots));
  const side = (block: readonly Stmt[], holds: boolean): { readonly end: End; readonly slots: readonly Map<string, Slot>[] } => {
    for (const [at, each] of frames.entries()) restore(each, start[at] ?? new Map());
    machine.certainty = decided === undefined ? weaker(before, "conditional") : decided === holds ? before : weaker(before, "off");
    const end = execute(machine, block, frame);
    return { end, slots: frames.map(({ slots }) => new Map(slots)) };
  };
  machine.tests.push(test);
  const yes = side(body, true);
  machine.tests.pop();
  const no = side(orelse, false);
  machine.certainty = before;
  for (const [at, each] of frames.entries()) {
    const [one, other] = [yes, no].map(({ end, slots }) => ({ end, slots: slots[at] ?? new Map<string, Slot>() }));
    if (one !== undefined && other !== undefined) settleSlots(machine, each, one, other, decided);
  }
  if (yes.end !== "next" && no.end !== "next") return yes.end === "return" || no.end === "return" ? "return" : yes.end;
  for (const [{ end }, holds] of [[yes, true] as const, [no, false] as const]) {
    if (end !== "next" && end !== "raise")
      leave(machine, end, decided === undefined ? "conditional" : decided === holds ? "off" : "always");
  }
  return "next";
}

/** A frame, and those of the functions around it: their dicts may be changed as well, and their variables. */
function framesOfFunctions(frame: Frame): readonly Frame[] {
  const around: Frame[] = [frame];
  for (let at = frame.parent; at?.function != null; at = at.parent) around.push(at);
  return around;
}

/** What comes after a side that may leave is less certain: until the function ends, the next item of the loop, or the loop's end. */
function leave(machine: Machine, end: "return" | "continue" | "break", certainty: Certainty): void {
  machine.certainty = weaker(machine.certainty, certainty);
  if (end === "return") machine.left = weaker(machine.left, certainty);
  if (end === "break") machine.broken = weaker(machine.broken, certainty);
}

function loop(machine: Machine, target: Expr, iter: Expr, body: readonly Stmt[], frame: Frame): End {
  if (sharesEach(machine, target, iter, body, frame)) return "next";
  changePaths(machine, target, iter, body, frame);
  const acts = body.some((statement) => mayAct(machine, statement));
  const items = itemsOf(evaluate(machine, iter, frame));
  if (items === undefined) {
    // What a loop may return is one of the values of the function, whatever else the loop does.
    if (acts || returns(body)) {
      bindUnknown(target, frame);
      aside(machine, body, frame, "conditional");
    }
    return "next";
  }
  return eachItem(machine, items, target, body, frame);
}

function eachItem(machine: Machine, items: readonly Static[], target: Expr, body: readonly Stmt[], frame: Frame): End {
  const { certainty: start, left, broken } = machine;
  machine.left = "always";
  machine.broken = "always";
  let end: End = "next";
  for (const item of items) {
    const sure = withoutMaybe(item);
    // What an item before left undecided holds for those after it: a break, or the end of the function.
    machine.certainty = weaker(weaker(start, sure === undefined ? "always" : "conditional"), weaker(machine.left, machine.broken));
    bindTarget(machine, target, sure ?? item, frame);
    end = execute(machine, body, frame);
    if (end === "break" || end === "return") break;
  }
  machine.certainty = weaker(start, machine.left);
  machine.left = weaker(left, machine.left);
  machine.broken = broken;
  return end === "return" ? end : "next";
}

function returns(body: readonly Stmt[]): boolean {
  let found = false;
  eachStatement(body, ({ kind }) => {
    found ||= kind === "Return";
  });
  return found;
}

/** Whether a statement of a loop over unknown items is worth following. */
function mayAct(machine: Machine, statement: Stmt): boolean {
  switch (statement.kind) {
    case "Expr":
      return machine.relevance.acts(statement.value) || isRemoval(statement.value) || isSharing(statement.value);
    case "Delete":
      return statement.targets.some((target) => target.kind === "Subscript" && isRouteList(target.value));
    case "Assign":
      return machine.relevance.acts(statement.value);
    case "FunctionDef":
      return machine.relevance.decorates(statement.decorators);
    case "If":
      return [...statement.body, ...statement.orelse].some((inner) => mayAct(machine, inner));
    case "For":
    case "With":
    case "While":
      return statement.body.some((inner) => mayAct(machine, inner));
    case "Try":
      return [...statement.body, ...statement.orelse].some((inner) => mayAct(machine, inner));
    default:
      return false;
  }
}

const GROWING = new Set(["append", "extend", "add", "insert", "update"]);

/** An expression statement: a call for what it does. */
function effect(machine: Machine, expression: Expr, frame: Frame): void {
  const call = expression.kind === "Await" ? expression.value : expression;
  if (call.kind === "Yield" || call.kind === "YieldFrom") {
    if (call.value === null) return;
    const value = evaluate(machine, call.value, frame);
    frame.yields.push(...(call.kind === "Yield" ? [value] : (itemsOf(value) ?? [])));
    return;
  }
  if (isSharing(call)) {
    shareRoutes(machine, call, frame);
    return;
  }
  if (call.kind === "Call" && call.func.kind === "Attribute" && GROWING.has(call.func.attr) && call.args.length > 0) {
    if (grow(machine, call.func.value, call.func.attr, call.args, frame)) return;
  }
  if (call.kind === "Call" && call.func.kind === "Attribute" && (call.func.attr === "setdefault" || call.func.attr === "pop"))
    if (rekeyed(machine, call.func.value, call, frame)) return;
  if (isRemoval(call)) dropped(machine, call.func.value.value, call, frame);
  const sets = call.kind === "Call" && call.func.kind === "Name" && call.func.id === "setattr";
  if (sets || machine.relevance.acts(expression) || isBaseConstructor(call, frame) || isDecoration(machine, call, frame))
    evaluate(machine, expression, frame);
}

/** `super().__init__(…)` or `Base.__init__(self, …)` in a class that makes routers. */
function isBaseConstructor(expression: Expr, frame: Frame): boolean {
  if (expression.kind !== "Call" || expression.func.kind !== "Attribute" || expression.func.attr !== "__init__") return false;
  const held = heldIn(frame.self);
  return held?.kind === "router" || held?.kind === "instance" || held?.kind === "marker";
}

/** `add(function)` where a variable of the functions around it holds a router's decorator. */
function isDecoration(machine: Machine, expression: Expr, frame: Frame): boolean {
  if (expression.kind !== "Call" || expression.func.kind !== "Name" || expression.args.length !== 1) return false;
  const { id } = expression.func;
  for (let at: Frame | null = frame; at !== null && at.scope.kind !== "module"; at = at.parent) {
    if (at.slots.has(id)) return heldIn(machine.lookup(id, at))?.kind === "native";
  }
  return false;
}

/** `options.setdefault("prefix", "/v1")`, `options.pop("prefix", None)`: whether it was done to a dict that is known. */
export function rekeyed(machine: Machine, target: Expr, call: Call, frame: Frame): boolean {
  const self = target.kind === "Name" ? evaluate(machine, target, frame) : NOTHING;
  const [first, second] = call.args;
  const key = self.kind !== "dict" || first === undefined ? undefined : textOf(evaluate(machine, first, frame));
  if (self.kind !== "dict" || key === undefined || call.func.kind !== "Attribute") return false;
  const known = self.entries.some(([each]) => textOf(each) === key);
  if (call.func.attr === "pop") {
    if (known) store(machine, target, { kind: "dict", entries: self.entries.filter(([each]) => textOf(each) !== key) }, frame);
    return true;
  }
  if (!known)
    store(
      machine,
      target,
      { kind: "dict", entries: [...self.entries, [text(key), second === undefined ? NOTHING : evaluate(machine, second, frame)]] },
      frame,
    );
  return true;
}

function grow(machine: Machine, target: Expr, how: string, args: readonly Expr[], frame: Frame): boolean {
  if (target.kind !== "Name" && target.kind !== "Attribute" && target.kind !== "Subscript") return false;
  const self = evaluate(machine, target, frame);
  if (self.kind !== "sequence" && self.kind !== "dict") return false;
  const value = evaluate(machine, args[args.length - 1] as Expr, frame);
  if (self.kind === "dict") {
    if (value.kind === "dict") store(machine, target, { kind: "dict", entries: [...self.entries, ...value.entries] }, frame);
    return true;
  }
  const added = how === "extend" || how === "update" ? itemsOf(value) : [value];
  const more: Static = { kind: "unknown", reason: "not a constant", at: null };
  // What was in the list stays in it, whatever comes.
  const grown = added === undefined ? (self.items.length === 0 ? more : [...self.items, more]) : [...self.items, ...added];
  const made = Array.isArray(grown) ? sequence(self.type, grown) : more;
  store(machine, target, made, frame);
  machine.sameList(self, made, frame);
  return true;
}

function defineFunction(machine: Machine, def: FunctionDef, frame: Frame): void {
  const fn = machine.program.functionSymbol(def, frame.scope);
  const plain = frame.scope.kind === "module" || frame.scope.kind === "class";
  const value: Static = plain ? { kind: "symbol", symbol: fn } : hold({ kind: "closure", function: fn, frame, wraps: null });
  if (def.decorators.length === 0) {
    if (!plain || frame.slots.has(def.name)) machine.assign(frame, def.name, value);
    return;
  }
  if (!plain || machine.relevance.decorates(def.decorators))
    machine.assign(frame, def.name, applyDecorators(machine, def.decorators, value, frame));
}

/** `@resource(router, "/orders")` of a package that is not known: what it makes of the class may be routes. */
function tellsViews(machine: Machine, def: ClassDef, frame: Frame): void {
  for (const decorator of def.decorators) {
    if (decorator.kind !== "Call" || !def.body.some(({ kind }) => kind === "FunctionDef")) continue;
    const callee = machine.program.symbolOf(decorator.func, frame.scope);
    if (callee?.kind !== "external" || callee.name in CLASS_VIEWS) continue;
    const given = [...decorator.args, ...decorator.keywords.map(({ value }) => value)];
    const isRouter = (each: Expr): boolean =>
      (each.kind === "Name" || each.kind === "Attribute") && heldIn(evaluate(machine, each, frame))?.kind === "router";
    if (given.some(isRouter))
      machine.blind(
        "registration",
        machine.place(frame, decorator),
        `what ${callee.name} makes of ${def.name} may be routes: they are not listed`,
      );
  }
}

function defineClass(machine: Machine, def: ClassDef, frame: Frame): void {
  const symbol = machine.program.classSymbol(def, frame.scope);
  const holdsRoutes = def.body.some(
    (statement) => (statement.kind === "FunctionDef" && machine.relevance.decorates(statement.decorators)) || mayAct(machine, statement),
  );
  if (holdsRoutes) {
    const inner =
      frame.scope.kind === "function"
        ? machine.newFrame(machine.program.classScope(symbol), frame, null, null)
        : machine.classFrame(symbol);
    execute(machine, def.body, inner);
  }
  tellsViews(machine, def, frame);
  if (def.decorators.length > 0 && (holdsRoutes || machine.relevance.decorates(def.decorators)))
    applyDecorators(machine, def.decorators, { kind: "symbol", symbol }, frame);
}
