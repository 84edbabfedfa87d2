import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import type { Expr, Stmt } from "../../model/syntax.ts";
import { unparse } from "../../model/unparse.ts";
import { leavesOnItem } from "../loops/bounded.ts";
import { assign } from "./assignments.ts";
import { entered } from "./blocks.ts";
import { way } from "./changes.ts";
import { afterwards, closedAtEnd, closedIn, endOfWay } from "./closing.ts";
import { extend, isCollection } from "./collections.ts";
import { asksLoaded, asksWhetherLoaded, havingClass, narrow, testsOf, withoutGuard } from "./conditions.ts";
import { outward } from "./deferred.ts";
import { asFew, eachOf, settled } from "./elements.ts";
import { evaluate } from "./expressions.ts";
import { handOver } from "./handed.ts";
import { inject } from "./injected.ts";
import { instancesIn, isStale, lifeUnder, NONE } from "./lives.ts";
import { mayHoldRows } from "./parameters.ts";
import { withLoaded } from "./plans.ts";
import { settledLoads } from "./queried.ts";
import { type LoadSummary, newRun, type Run, type State, siteOf, type UnappliedOption, type World } from "./run.ts";
import { expiryOf, hasExpired, perhapsExpired } from "./stale.ts";
import { copy, joined } from "./states.ts";
import { validate } from "./validate.ts";
import { both, type Conditions, followed, type Instance, many, UNKNOWN, unionOf, type Value } from "./values.ts";
import { asWritten } from "./written.ts";

/** Interprets a function's body once, in order: what it returns, reads and loads, in terms of its parameters. */
export function interpret(world: World, fn: FunctionSymbol, values: Map<Expr, Value> | null = null): LoadSummary {
  const run: Run = { ...newRun(world, { kind: "function", function: fn }), values };
  fn.def.parameters.forEach(({ name }, index) => {
    run.state.vars.set(name, { kind: "parameter", index, name, rows: mayHoldRows(world, fn, index) });
  });
  inject(run, fn);
  statements(run, fn.def.body, world.program.functionScope(fn));
  if (!run.state.left) endOfWay(run);
  const returns = fn.def.generator ? many(settled(unionOf(run.yields))) : settled(unionOf(run.returns));
  return {
    returns,
    touches: [...run.touches.values()],
    loads: settledLoads(run),
    fields: run.fields,
    refreshes: run.refreshes,
    queried: run.queried,
    queriedBefore: beforeMade(run, returns),
    unapplied: unappliedIn(run),
    changes: run.changes,
    pause: run.pause,
    expired: run.expired,
    beside: [...run.beside.values()],
    // What a generator closes is open as long as nobody goes on with it.
    closes: fn.def.generator ? NONE : closedAtEnd(run),
    renewals: [...run.renewals.values()],
    inMemory: [...run.inMemory.values()].filter((at) => at !== null),
    commits: run.commits,
  };
}

/** What had been queried when the rows were made that a function hands out. */
function beforeMade(run: Run, returns: Value): LoadSummary["queriedBefore"] {
  if (run.queriedBefore.size === 0) return run.queriedBefore;
  const made = instancesIn(returns).flatMap(({ id, session }) => {
    const before = session === "none" ? run.queriedBefore.get(id) : undefined;
    return before === undefined ? [] : [[id, before] as const];
  });
  return new Map(made);
}

/** What the body keeps in names that it never reads, besides what was noted on the way. */
function unappliedIn(run: Run): readonly UnappliedOption[] {
  const unread = [...run.kept].filter(([name]) => !run.read.has(name));
  const unjoined = [...run.contained.values()].flatMap((option) => (option === null ? [] : [option]));
  return [...run.unapplied, ...unjoined, ...unread.map(([name, at]): UnappliedOption => ({ at, reason: "variable", name, callee: "" }))];
}

export function statements(run: Run, body: readonly Stmt[], scope: Scope): void {
  let asked = 0;
  for (const statement of body) {
    if (run.state.left) break;
    one(run, statement, scope);
    // `if "lines" in inspect(order).unloaded: return`: what follows is taken care of.
    if (statement.kind === "If" && !run.state.left && isLeft(statement.body) && asksWhetherLoaded(statement.test)) {
      run.silent++;
      asked++;
    }
  }
  run.silent -= asked;
}

/** Whether a block ends by leaving the function or the round of a loop. */
function isLeft(body: readonly Stmt[]): boolean {
  return /^(Return|Raise|Continue|Break)$/.test(body.at(-1)?.kind ?? "");
}

function one(run: Run, statement: Stmt, scope: Scope): void {
  switch (statement.kind) {
    case "Expr": {
      const { value } = statement;
      const made = evaluate(run, value, scope);
      const dropped = value.kind === "Call" && value.func.kind === "Attribute" && value.func.attr === "options";
      if (dropped && made.kind === "statement" && run.silent === 0)
        run.unapplied.push({ at: siteOf(run, value).at, reason: "dropped", name: "", callee: "" });
      break;
    }
    case "Assign": {
      const value = evaluate(run, statement.value, scope);
      for (const target of statement.targets) assign(run, target, value, scope);
      break;
    }
    case "AnnAssign":
      if (statement.value !== null) assign(run, statement.target, evaluate(run, statement.value, scope), scope);
      break;
    case "AugAssign": {
      if (statement.target.kind !== "Name") evaluate(run, statement.target, scope);
      const value = evaluate(run, statement.value, scope);
      if (statement.op === "+") extend(run, statement.target, value, scope);
      break;
    }
    case "Return":
      if (statement.value !== null) returned(run, statement.value, scope);
      afterwards(run, () => endOfWay(run));
      run.state.left = true;
      break;
    case "Raise":
      if (statement.exc !== null) evaluate(run, statement.exc, scope);
      run.state.left = true;
      run.state.raised = true;
      break;
    case "Break":
    case "Continue":
      run.state.left = true;
      break;
    case "If": {
      const test = statement.orelse.length === 0 ? withoutGuard(statement.test, statement.body) : statement.test;
      if (test === null) statements(run, statement.body, scope);
      else branch(run, test, statement.body, statement.orelse, scope);
      break;
    }
    case "For": {
      const whole = asOneCall(statement);
      if (whole !== null) {
        one(run, whole, scope);
        break;
      }
      const iterated = evaluate(run, statement.iter, scope);
      const before = copy(run.state);
      const vague = followed(iterated) ? 0 : 1;
      run.vague += vague;
      run.outside.push(vague === 0 ? NONE : new Set([...before.vars].filter(([, value]) => isCollection(value)).map(([name]) => name)));
      const first = leavesOnItem(statement);
      rounds(run, scope, statement.body, () => {
        const item = eachOf(run, iterated, siteOf(run, statement.iter));
        assign(run, statement.target, first ? asFew(item) : item, scope);
      });
      run.outside.pop();
      run.vague -= vague;
      // `for way in ways: query = query.options(selectinload(way))`: nobody asks for what is not given.
      if (!addsOptions(statement.body)) run.state = joined(before, run.state, null, true);
      statements(run, statement.orelse, scope);
      break;
    }
    case "While": {
      evaluate(run, statement.test, scope);
      const before = copy(run.state);
      rounds(run, scope, statement.body, () => undefined);
      run.state = joined(before, run.state, null, true);
      statements(run, statement.orelse, scope);
      break;
    }
    case "With":
      entered(run, statement, scope);
      break;
    case "Try":
      attempt(run, statement, scope);
      break;
    case "Match": {
      const { subject } = statement;
      const value = evaluate(run, subject, scope);
      handOver(run, [value]);
      const before = copy(run.state);
      let after: State = { ...copy(before), left: false };
      for (const matchCase of statement.cases) {
        run.state = copy(before);
        for (const name of matchCase.captures) run.state.vars.set(name, UNKNOWN);
        const classes = matchCase.classes.flatMap((at) => matchCase.values[at] ?? []);
        const taken = classes.length === 0 ? value : havingClass(run, value, classes, scope);
        const isPart = subject.kind === "Name" && matchCase.subject !== subject.id && matchCase.captures.includes(subject.id);
        if (subject.kind === "Name" && classes.length > 0 && !isPart) run.state.vars.set(subject.id, taken);
        if (matchCase.subject !== null) run.state.vars.set(matchCase.subject, taken);
        if (matchCase.guard !== null) evaluate(run, matchCase.guard, scope);
        way(run, () => statements(run, matchCase.body, scope));
        after = joined(after, run.state, null, false);
      }
      run.state = after;
      break;
    }
    case "Assert":
      evaluate(run, statement.test, scope);
      break;
    case "Delete":
      for (const target of statement.targets)
        if (target.kind === "Name") run.state.vars.delete(target.id);
        else if (target.kind === "Subscript") evaluate(run, target.value, scope);
      break;
    default:
      break;
  }
}

/** Whether all that a block does is to give a statement more options. */
function addsOptions([only, another]: readonly Stmt[]): boolean {
  if (only?.kind !== "Assign" || another !== undefined || only.value.kind !== "Call") return false;
  const { func } = only.value;
  const [kept] = only.targets;
  if (func.kind !== "Attribute" || func.attr !== "options" || func.value.kind !== "Name") return false;
  return kept?.kind === "Name" && kept.id === func.value.id;
}

/** `for option in options: query = query.options(option)` means `query = query.options(*options)`; null for any other loop. */
function asOneCall({ target, iter, body, orelse }: Stmt & { kind: "For" }): Stmt | null {
  const [only, another] = body;
  if (only?.kind !== "Assign" || another !== undefined || orelse.length > 0 || only.value.kind !== "Call") return null;
  const { func, args, keywords } = only.value;
  const [given, more] = args;
  const [kept] = only.targets;
  if (func.kind !== "Attribute" || func.attr !== "options" || more !== undefined || keywords.length > 0) return null;
  if (kept?.kind !== "Name" || func.value.kind !== "Name" || func.value.id !== kept.id) return null;
  if (target.kind !== "Name" || given?.kind !== "Name" || given.id !== target.id) return null;
  return { ...only, value: { ...only.value, args: [{ kind: "Starred", value: iter, start: given.start, end: given.end }] } };
}

/** The body of a loop: once, and once more where it has expired rows that the next round may read. */
function rounds(run: Run, scope: Scope, body: readonly Stmt[], begin: () => void): void {
  const before = new Map(run.state.lives);
  const round = (): void => {
    run.inLoop++;
    begin();
    statements(run, body, scope);
    run.inLoop--;
  };
  round();
  const { lives } = run.state;
  if (run.state.left || run.again) return;
  let again = false;
  for (const [id, life] of lives) {
    const known = before.get(id);
    // The next round has another row: what brought this one back did nothing for it.
    if (life.expired === null && life.others !== null && life.others !== known?.others)
      lives.set(id, { ...life, expired: life.others, set: NONE });
    else if (!isStale(life) || (known !== undefined && isStale(known))) continue;
    again = true;
  }
  if (!again) return;
  run.again = true;
  round();
  run.again = false;
}

function returned(run: Run, expression: Expr, scope: Scope): void {
  const value = evaluate(run, expression, scope);
  run.returns.push({ value: absorbed(run, value, run.state.conditions), when: outward(run, run.state.conditions) });
  const response = run.unit.kind === "function" ? run.world.responseOf(run.unit.function) : null;
  if (response !== null) afterwards(run, () => validate(run, response, value, siteOf(run, expression), 0, "everywhere"));
}

/** A value as it leaves the function: with what was loaded on it meanwhile, and what happened to it where the tests came out as they did. */
function absorbed(run: Run, value: Value, when: Conditions): Value {
  switch (value.kind) {
    case "instance": {
      const keys = run.state.loaded.get(value.id);
      const lived = run.state.lives.get(value.id) ?? value.life;
      const life = lived === null ? null : lifeUnder(lived, when);
      const own = asWritten(run, value);
      const lasting = life === value.life ? own : { ...own, life, within: life?.within ?? own.within };
      const stale = hasExpired(run, value);
      const { expiredBy: before, perhapsBy: once, ...rest } = lasting;
      const by = stale ? expiryOf(run, value) : null;
      const perhaps = stale && by === null ? perhapsExpired(run, value) : null;
      const row: Instance =
        stale === (value.stale === true) && by === (before ?? null) && perhaps === (once ?? null)
          ? lasting
          : { ...rest, stale, ...(by === null ? {} : { expiredBy: by }), ...(perhaps === null ? {} : { perhapsBy: perhaps }) };
      return keys === undefined || row.plan === null ? row : { ...row, plan: withLoaded(row.plan, keys) };
    }
    case "many":
      return { ...value, item: absorbed(run, value.item, when) };
    case "tuple":
      return { kind: "tuple", items: value.items.map((item) => absorbed(run, item, when)) };
    case "listed":
      return { kind: "listed", items: value.items.map((item) => absorbed(run, item, when)) };
    case "union":
      return unionOf(
        value.items.map((item) => ({ value: absorbed(run, item.value, both(when, item.when)), when: outward(run, item.when) })),
      );
    default:
      return value;
  }
}

/** Exceptions that an unloaded attribute raises: code that expects them knows what it does. */
const EXPECTED = /MissingGreenlet|DetachedInstanceError|InvalidRequestError|StatementError/;

function attempt(run: Run, statement: Stmt & { kind: "Try" }, scope: Scope): void {
  const expects = statement.handlers.some((handler) => handler.type !== null && EXPECTED.test(unparse(handler.type)));
  const before = copy(run.state);
  if (expects) run.silent++;
  const outer = run.failing;
  const failing: (() => void)[] = [];
  run.failing = failing;
  const names = closedIn(statement.finalbody);
  run.closing.push(...names);
  statements(run, statement.body, scope);
  run.closing.splice(run.closing.length - names.length);
  run.failing = outer;
  if (expects) run.silent--;
  statements(run, statement.orelse, scope);
  let after = run.state;
  for (const handler of statement.handlers) {
    run.state = copy(before);
    run.handling++;
    way(run, () => {
      // A block that began in the attempt and failed has rolled back.
      run.doubt++;
      for (const fail of failing) fail();
      run.doubt--;
      statements(run, handler.body, scope);
    });
    run.handling--;
    // What a failed attempt leaves behind is left out: it would hide what the normal way knows.
    if (after.left && !run.state.left) after = run.state;
  }
  run.state = after;
  const { left, raised } = run.state;
  run.state.left = false;
  run.state.raised = false;
  statements(run, statement.finalbody, scope);
  run.state.raised = left ? raised : run.state.raised;
  run.state.left ||= left;
}

function branch(run: Run, test: Expr, body: readonly Stmt[], orelse: readonly Stmt[], scope: Scope): void {
  evaluate(run, test, scope);
  const passed = testsOf(test, true);
  const asks = asksLoaded(test);
  const otherwise = copy(run.state);
  if (asks) run.silent++;
  run.state.conditions = both(run.state.conditions, passed);
  // Nothing of that block runs.
  if (test.kind === "Name" && test.id === "TYPE_CHECKING") run.state.left = true;
  narrow(run, test, scope);
  way(run, () => statements(run, body, scope));
  const then = run.state;
  run.state = otherwise;
  run.state.conditions = both(run.state.conditions, testsOf(test, false));
  way(run, () => statements(run, orelse, scope));
  if (asks) run.silent--;
  run.state = joined(then, run.state, passed, false);
}

/** The value of a name that a module or a class binds once, by a statement. */
export function interpretBinding(world: World, name: string, scope: Scope): Value {
  if (scope.kind !== "module" && scope.kind !== "class") return UNKNOWN;
  const bindings = scope.bindings.get(name);
  const [only] = bindings ?? [];
  if (bindings?.length !== 1) return UNKNOWN;
  switch (only?.kind) {
    case "value":
      if (only.path.length > 0) return UNKNOWN;
      // Nothing is recorded where no function is read.
      return evaluate({ ...newRun(world, { kind: "module", module: scope.module }), silent: 1 }, only.value, scope);
    case "function":
      return { kind: "function", function: world.program.functionSymbol(only.def, scope), self: null };
    case "class":
      return { kind: "class", class: world.program.classSymbol(only.def, scope) };
    default:
      return UNKNOWN;
  }
}
