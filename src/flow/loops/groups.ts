import type { Program } from "../../link/program.ts";
import type { FunctionSymbol } from "../../link/symbols.ts";
import { alternatives } from "../../link/types.ts";
import { lastName } from "../../model/last-name.ts";
import type { Call, Dict, Expr, JoinedStr, Stmt } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import {
  mentions,
  names,
  someExpression,
  someInStatements,
  visitAssignments,
  visitExpression,
  visitStatements,
} from "../../model/visit.ts";
import { argumentAt } from "../arguments.ts";
import type { CallSite, LoopRegion } from "../call-sites.ts";

/**
 * `for kind, ids in groups.items(): session.scalars(select(…).where(Row.id.in_(ids)))`: each iteration asks for a whole group with one
 * statement, in the loop's own function or in the first that it calls.
 */
export function asksForGroups(loop: LoopRegion, way: readonly CallSite[]): boolean {
  const { iter, target } = loop;
  const views = iter.kind === "Call" && iter.func.kind === "Attribute" && (iter.func.attr === "items" || iter.func.attr === "values");
  if (!views || target === null) return false;
  const groups = new Set<string>();
  names(target, groups);
  // `for start in range(0, len(ids), 500): part = ids[start : start + 500]`
  visitAssignments(loop.body, (bound, value) => {
    if (bound.kind === "Name" && value !== null && isPart(value, groups)) groups.add(bound.id);
  });
  const [first, second] = way;
  if (first === undefined) return false;
  if (asksIn(loop.body, groups) || (loop.comp !== null && asksIn(loop.comp, groups))) return true;
  if (second?.unit.kind !== "function" || first.call === null) return false;
  const given = parametersGiven(first.call, second.unit.function, groups);
  return given.size > 0 && asksIn(second.unit.function.def.body, given);
}

/** The parameters of a function that a call gives one of some names for. */
function parametersGiven(call: Call, fn: FunctionSymbol, wanted: ReadonlySet<string>): ReadonlySet<string> {
  const shift = fn.owner !== null && call.func.kind === "Attribute" && fn.def.parameters[0]?.name === "self" ? 1 : 0;
  const found = new Set<string>();
  fn.def.parameters.forEach(({ name }, index) => {
    const argument = argumentAt(call, fn, index, shift);
    if (argument?.kind === "Name" && wanted.has(argument.id)) found.add(name);
  });
  return found;
}

function asksIn(part: readonly Stmt[] | Expr, groups: ReadonlySet<string>): boolean {
  const asks = (node: Expr): boolean => (node.kind === "Call" ? isIn(node, groups) : node.kind === "Dict" && hasIn(node, groups));
  return "kind" in part ? someExpression(part, asks) : someInStatements(part, asks);
}

/** `ids[start : start + 500]` */
function isPart(value: Expr, groups: ReadonlySet<string>): boolean {
  return value.kind === "Subscript" && value.slice.kind === "Slice" && value.value.kind === "Name" && groups.has(value.value.id);
}

/** `column.in_(ids)`, `column.in_(list(ids))`, `any_(ids)`; Supabase is told the column, too: `in_("id", ids)`. */
function isIn({ func, args }: Call, groups: ReadonlySet<string>): boolean {
  const name = lastName(func);
  if (name !== "in_" && name !== "any_") return false;
  const [first, second] = args;
  const given = first?.kind === "Constant" && second !== undefined ? second : first;
  const inner =
    given?.kind === "Call" && given.func.kind === "Name" && /^(list|set|tuple|sorted)$/.test(given.func.id) ? given.args[0] : given;
  return inner !== undefined && ((inner.kind === "Name" && groups.has(inner.id)) || isPart(inner, groups));
}

/** `{"_id": {"$in": ids}}`. */
function hasIn({ keys, values }: Dict, groups: ReadonlySet<string>): boolean {
  return keys.some((key, at) => {
    const value = values[at];
    return key?.kind === "Constant" && key.value === "$in" && value?.kind === "Name" && groups.has(value.id);
  });
}

/** `for kind in kinds: table = TABLES[kind]; session.scalars(select(table))`: each iteration asks another table, or another collection. */
export function asksOtherTables(program: Program, { body, comp, target }: LoopRegion, { scope }: CallSite): boolean {
  if (target === null) return false;
  const keys = new Set<string>();
  names(target, keys);
  const isNamed = (node: Expr): boolean => {
    if (node.kind === "JoinedStr") return namesTable(node, keys);
    if (node.kind === "Subscript") return node.slice.kind === "Name" && keys.has(node.slice.id) && isDatabase(node.value);
    if (node.kind !== "Call" || node.func.kind !== "Attribute" || !/^(get_collection|table|from_)$/.test(node.func.attr)) return false;
    const name = node.args[0] ?? node.keywords.find(({ arg }) => arg === "name")?.value;
    return name?.kind === "Name" && keys.has(name.id) && isDatabase(node.func.value);
  };
  const isDatabase = (value: Expr): boolean =>
    alternatives(program.typeOf(value, scope)).some((type) => type.kind === "external" && COLLECTIONS.test(type.name));
  if (comp === null ? someInStatements(body, isNamed) : someExpression(comp, isNamed)) return true;
  const tables = new Set<string>();
  visitAssignments(body, (bound, value) => {
    if (bound.kind !== "Name" || value === null) return;
    const got = value.kind === "Call" && value.func.kind === "Attribute" && value.func.attr === "get" ? value.args[0] : undefined;
    const key = value.kind === "Subscript" ? value.slice : got;
    if (key?.kind === "Name" && keys.has(key.id)) tables.add(bound.id);
  });
  let found = false;
  visitStatements(body, (node) => {
    const [table] = node.kind === "Call" && !found && STATEMENTS.test(lastName(node.func)) ? node.args : [];
    if (table?.kind === "Name") found = tables.has(table.id);
    // `for key in foreign_keys: session.execute(update(key.parent.table))`
    else if (table?.kind === "Attribute" && TABLES.test(table.attr)) found = mentions(table, keys);
  });
  return found;
}

/** `f"SELECT count(*) FROM {table}"`: the item is the name of the table. */
function namesTable({ values }: JoinedStr, keys: ReadonlySet<string>): boolean {
  return values.some((value, at) => {
    const before = values[at - 1];
    return value.kind === "Name" && keys.has(value.id) && before?.kind === "Constant" && BEFORE_TABLE.test(before.value ?? "");
  });
}

const BEFORE_TABLE = /\b(?:(?:from|into|update|join|table)\s+|pragma\s+\w+\()["'`[]?$/i;
/** Databases whose items are collections, and clients that give tables. */
const COLLECTIONS = /^(?:(?:pymongo|motor)\..*Database|supabase\.(?:Async)?Client)$/;

const STATEMENTS = /^(select|query|update|delete|insert)$/;
/** What an item calls the table, or mapped class, that it stands for. */
const TABLES = /^(table|__table__|model|model_class|entity)$/;

/** What the session raises for what is not loaded. */
const UNLOADED = new Set(["MissingGreenlet", "DetachedInstanceError", "unloaded"]);

/** A refresh of what a look before has found not to be loaded: nothing is sent for the rows that are. */
export function refreshesUnloaded(way: readonly CallSite[]): boolean {
  const last = way[way.length - 1];
  if (last?.unit.kind !== "function" || last.call?.func.kind !== "Attribute" || last.call.func.attr !== "refresh") return false;
  const { def, module } = last.unit.function;
  if (![...UNLOADED].some((name) => module.unit?.facts.mentions(name) === true)) return false;
  let found = false;
  const visit = (node: Expr): void => {
    if (node.kind === "Name" ? UNLOADED.has(node.id) : node.kind === "Attribute" && UNLOADED.has(node.attr)) found = true;
  };
  visitStatements(def.body, visit);
  eachStatement(def.body, (statement) => {
    if (statement.kind === "Try") for (const { type } of statement.handlers) if (type !== null) visitExpression(type, visit);
  });
  return found;
}
