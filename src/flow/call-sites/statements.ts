import type { Scope } from "../../link/symbols.ts";
import type { Stmt } from "../../model/syntax.ts";
import { isLeft } from "../../model/traverse.ts";
import { type Guard, guardsOfCase, NO_GUARDS } from "../guards.ts";
import { withHanded } from "../instead.ts";
import { fills, isMarked, keptValue } from "../kept-values.ts";
import { lookedUp } from "../lookups.ts";
import { hasNoLoop, withoutLoop } from "../no-loop.ts";
import { operatorOf } from "../special-methods.ts";
import { expression, iterated, targetSites, unpacked } from "./expressions.ts";
import { add, constantsIn, enter, holding, special, type Walk } from "./walk.ts";

/** The calls that running statements makes. */
export function statements(walk: Walk, body: readonly Stmt[], scope: Scope): void {
  const { once, guards, decisions, instead, apart } = walk;
  for (const [index, statement] of body.entries()) {
    statementSites(walk, statement, scope);
    if (statement.kind === "Match") for (const failed of leftCases(walk, statement, scope)) holding(walk, failed);
    if (statement.kind !== "If") continue;
    if (isLeft(statement.body) && hasNoLoop(walk.program, statement.test, false, scope)) walk.apart++;
    if (statement.orelse.length > 0 || !leaves(statement.body)) {
      if (isLeft(statement.body)) enter(walk, statement.test, false, scope);
      else if (isLeft(statement.orelse)) enter(walk, statement.test, true, scope);
      continue;
    }
    // `if _client is not None: return _client`: what follows runs the first time only.
    if (keptValue(statement.test, "present", scope) !== undefined || isMarked(statement.test, "present", body.slice(index + 1), scope))
      walk.once++;
    walk.decisions++;
    walk.instead = withHanded(walk.instead, statement.body);
    enter(walk, statement.test, false, scope);
  }
  walk.once = once;
  walk.guards = guards;
  walk.decisions = decisions;
  walk.instead = instead;
  walk.apart = apart;
}

/** Statements that run only where no loop is running, if `apart`. */
function apartIf(walk: Walk, apart: boolean, body: readonly Stmt[], scope: Scope): void {
  const before = walk.apart;
  if (apart) walk.apart++;
  statements(walk, body, scope);
  walk.apart = before;
}

function leaves(body: readonly Stmt[]): boolean {
  return body[body.length - 1]?.kind === "Return";
}

/** What is known behind a `match`, for each case that leaves it: that it was not taken. */
function leftCases(walk: Walk, { subject, cases }: Stmt & { kind: "Match" }, scope: Scope): readonly (readonly Guard[])[] {
  if (walk.parameters.size === 0) return [];
  const left: (readonly Guard[])[] = [];
  for (const each of cases) {
    const [taken, failed] = guardsOfCase(walk.parameters, subject, each, constantsIn(walk, scope));
    if (isLeft(each.body)) left.push(failed);
    // What is taken here may be what a later case is for.
    else if (each.guard !== null || taken.length === 0) break;
  }
  return left;
}

function statementSites(walk: Walk, statement: Stmt, scope: Scope): void {
  switch (statement.kind) {
    case "FunctionDef":
      for (const decorator of statement.decorators) expression(walk, decorator, scope, "value");
      for (const parameter of statement.parameters) if (parameter.default !== null) expression(walk, parameter.default, scope, "value");
      break;
    case "ClassDef": {
      for (const decorator of statement.decorators) expression(walk, decorator, scope, "value");
      for (const base of statement.bases) expression(walk, base, scope, "value");
      const symbol = walk.program.classSymbol(statement, scope);
      statements(walk, statement.body, walk.program.classScope(symbol));
      break;
    }
    case "Expr":
      expression(walk, statement.value, scope, "dropped");
      break;
    case "Return":
      if (statement.value !== null) expression(walk, statement.value, scope, "returned");
      break;
    case "Assign":
      expression(walk, statement.value, scope, "value");
      if (statement.targets.some(({ kind }) => kind === "Tuple" || kind === "List")) unpacked(walk, statement.value, scope);
      for (const target of statement.targets) targetSites(walk, target, scope);
      break;
    case "AnnAssign":
      if (statement.value !== null) expression(walk, statement.value, scope, "value");
      targetSites(walk, statement.target, scope);
      break;
    case "AugAssign":
      expression(walk, statement.value, scope, "value");
      special(walk, statement.target, scope, operatorOf(walk.program, statement.target, statement.op, statement.value, scope, true));
      break;
    case "For": {
      iterated(walk, statement.iter, scope, statement.async);
      const { loops } = walk;
      walk.loops = [
        ...loops,
        {
          kind: "for",
          async: statement.async,
          node: statement,
          iter: statement.iter,
          scope,
          target: statement.target,
          body: statement.body,
          comp: null,
        },
      ];
      statements(walk, statement.body, scope);
      walk.loops = loops;
      statements(walk, statement.orelse, scope);
      break;
    }
    case "While": {
      const { loops } = walk;
      walk.loops = [
        ...loops,
        {
          kind: "while",
          async: false,
          node: statement,
          iter: statement.test,
          scope,
          target: null,
          body: statement.body,
          comp: null,
        },
      ];
      expression(walk, statement.test, scope, "condition");
      statements(walk, statement.body, scope);
      walk.loops = loops;
      statements(walk, statement.orelse, scope);
      break;
    }
    case "If": {
      expression(walk, statement.test, scope, "condition");
      const kept = keptValue(statement.test, "absent", scope);
      const fillsOnce = kept === undefined ? isMarked(statement.test, "absent", statement.body, scope) : fills(statement.body, kept);
      if (fillsOnce) walk.once++;
      const guards = enter(walk, statement.test, true, scope);
      const { instead } = walk;
      walk.decisions++;
      walk.instead = withHanded(instead, statement.orelse);
      apartIf(walk, hasNoLoop(walk.program, statement.test, true, scope), statement.body, scope);
      walk.guards = guards;
      if (fillsOnce) walk.once--;
      if (statement.orelse.length > 0) {
        enter(walk, statement.test, false, scope);
        walk.instead = withHanded(instead, statement.body);
        apartIf(walk, hasNoLoop(walk.program, statement.test, false, scope), statement.orelse, scope);
        walk.guards = guards;
      }
      walk.instead = instead;
      walk.decisions--;
      break;
    }
    case "With":
      for (const item of statement.items) {
        expression(walk, item.context, scope, "context");
        add(walk, "context", item.context, scope, statement.async ? "awaited" : "context", walk.program.typeOf(item.context, scope));
      }
      statements(walk, statement.body, scope);
      break;
    case "Match":
      expression(walk, statement.subject, scope, "value");
      walk.decisions++;
      matchSites(walk, statement, scope);
      walk.decisions--;
      break;
    case "Try": {
      statements(walk, statement.body, scope);
      const failing = lookedUp(statement) === null ? 1 : 0;
      walk.handler += failing;
      walk.decisions++;
      const apart = withoutLoop(statement);
      for (const handler of statement.handlers)
        apartIf(
          walk,
          handler.body.some((each) => apart.has(each)),
          handler.body,
          scope,
        );
      walk.handler -= failing;
      walk.decisions--;
      statements(walk, statement.orelse, scope);
      statements(walk, statement.finalbody, scope);
      break;
    }
    case "Raise":
      walk.raising = true;
      if (statement.exc !== null) expression(walk, statement.exc, scope, "value");
      walk.raising = false;
      break;
    case "Assert":
      expression(walk, statement.test, scope, "condition");
      break;
    case "Delete":
      for (const target of statement.targets) targetSites(walk, target, scope, "__delitem__");
      break;
    default:
      break;
  }
}

function matchSites(walk: Walk, { subject, cases }: Stmt & { kind: "Match" }, scope: Scope): void {
  const { guards } = walk;
  for (const each of cases) {
    const [taken, failed] =
      walk.parameters.size === 0 ? [NO_GUARDS, NO_GUARDS] : guardsOfCase(walk.parameters, subject, each, constantsIn(walk, scope));
    const before = holding(walk, taken);
    if (each.guard !== null) expression(walk, each.guard, scope, "condition");
    statements(walk, each.body, scope);
    walk.guards = before;
    holding(walk, failed);
  }
  walk.guards = guards;
}
