import type { Scope } from "../../link/symbols.ts";
import type { Expr, Stmt } from "../../model/syntax.ts";
import { blocksOf } from "../../model/traverse.ts";
import { unparse } from "../../model/unparse.ts";
import { names, someExpression, someInStatements, visitAssignments } from "../../model/visit.ts";
import type { CallSite } from "../call-sites.ts";
import { lookedUp } from "../lookups.ts";
import { isWithin } from "./inside.ts";

/** How it is known that a container lacks something: by a test of its keys, or since `get` gave nothing, which sessions and repositories have as well. */
type Asked = "key" | "value";

/**
 * What is known where a call is made: which containers lack what is looked for, which names hold what a container gave, and which names are not
 * what is at hand now (`if order.customer_id != last_id:`), with the text of that.
 */
interface Known {
  readonly lacking: ReadonlyMap<string, Asked>;
  readonly got: ReadonlyMap<string, string>;
  readonly other: ReadonlyMap<string, string>;
}

const NOTHING: Known = { lacking: new Map(), got: new Map(), other: new Map() };

/**
 * Whether a body asks once per distinct key, by remembering what it has asked: the call is made where a container lacks the key (`not in`, `get`
 * that gave nothing, `except KeyError:`, whatever comes after `if key in known: continue`), and the body fills that container. A set of the items
 * themselves only leaves out what comes twice.
 */
export function remembers(body: readonly Stmt[], node: Expr, target: Expr | null): boolean {
  const items = new Set<string>();
  if (target !== null) names(target, items);
  return fillsWhatLacks(body, at(body, node, NOTHING), (memo) => !bindsAnew(body, memo), items);
}

/** Whether a function that is called on the way to a query remembers what it has asked: in its object, in what it is given, or around it. */
export function remembersOnTheWay(way: readonly CallSite[]): boolean {
  return way.slice(1).some(({ unit, node, scope, loops }) => {
    if (unit.kind !== "function") return false;
    const { def } = unit.function;
    const items = new Set<string>();
    for (const { target } of loops) if (target !== null) names(target, items);
    const itself = def.name === "__missing__" ? def.parameters[0]?.name : undefined;
    const start = itself === undefined ? NOTHING : { ...NOTHING, lacking: new Map([[itself, "key" as const]]) };
    return fillsWhatLacks(def.body, at(def.body, node, start), (memo) => outlives(memo, scope), items);
  });
}

function fillsWhatLacks(body: readonly Stmt[], known: Known, isKept: (memo: string) => boolean, items: ReadonlySet<string>): boolean {
  for (const [memo, asked] of known.lacking) if (isKept(memo) && fills(body, memo, asked, items)) return true;
  if (known.other.size === 0) return false;
  let found = false;
  visitAssignments(body, (target, value) => {
    const other = target.kind === "Name" ? known.other.get(target.id) : undefined;
    if (other !== undefined && other === unparse(value, MOST)) found = true;
  });
  return found;
}

/** What is known where an expression of a block stands. */
function at(body: readonly Stmt[], node: Expr, before: Known): Known {
  let known = before;
  for (const statement of body) {
    if (isWithin(node, statement)) return inside(statement, node, known);
    known = after(statement, known);
  }
  return known;
}

function inside(statement: Stmt, node: Expr, known: Known): Known {
  if (statement.kind === "If") {
    if (isWithin(node, statement.test)) return within(statement.test, node, known);
    const outcome = statement.body.some((each) => isWithin(node, each));
    return at(outcome ? statement.body : statement.orelse, node, told(statement.test, outcome, known));
  }
  const asked = statement.kind === "Try" ? pathOf(lookedUp(statement)) : null;
  const handled = statement.kind === "Try" && statement.handlers.some(({ body }) => body.some((each) => isWithin(node, each)));
  const block = blocksOf(statement).find((each) => each.some((inner) => isWithin(node, inner)));
  if (block !== undefined) return at(block, node, asked !== null && handled ? lacks(known, asked, "key") : known);
  return statement.kind === "Assign" || statement.kind === "Expr" || (statement.kind === "Return" && statement.value !== null)
    ? within(statement.value as Expr, node, known)
    : known;
}

/** `known.get(id) or load(id)`, `known[id] if id in known else load(id)`. */
function within(whole: Expr, node: Expr, before: Known): Known {
  let known = before;
  someExpression(whole, (part) => {
    if (!isWithin(node, part)) return false;
    if (part.kind === "IfExp" && isWithin(node, part.body)) known = told(part.test, true, known);
    if (part.kind === "IfExp" && isWithin(node, part.orelse)) known = told(part.test, false, known);
    if (part.kind === "BoolOp")
      for (const value of part.values) {
        if (isWithin(node, value)) break;
        known = told(value, part.op === "and", known);
      }
    return part === node;
  });
  return known;
}

/** What is known behind a statement: what it got, and what a test must have come out as where it leaves otherwise. */
function after(statement: Stmt, known: Known): Known {
  if (statement.kind === "Assign" || statement.kind === "AnnAssign") {
    const [target] = statement.kind === "Assign" ? statement.targets : [statement.target];
    const memo = statement.value === null ? null : gotFrom(statement.value);
    return target?.kind === "Name" && memo !== null ? gets(known, target.id, memo) : known;
  }
  if (statement.kind === "If") {
    const walrus = told(statement.test, !leaves(statement.body), known);
    if (leaves(statement.body) !== leaves(statement.orelse)) return walrus;
    return known;
  }
  if (statement.kind !== "Try") return known;
  const asked = pathOf(lookedUp(statement));
  if (asked === null) return known;
  const [only] = statement.body;
  if (only?.kind === "Return" || leaves(statement.orelse)) return lacks(known, asked, "key");
  const target = only?.kind === "Assign" ? only.targets[0] : undefined;
  return target?.kind === "Name" ? gets(known, target.id, asked) : known;
}

function leaves(body: readonly Stmt[]): boolean {
  const last = body.at(-1);
  return last?.kind === "Return" || last?.kind === "Continue" || last?.kind === "Break" || last?.kind === "Raise";
}

/** What a test that came out as `outcome` tells. */
function told(test: Expr, outcome: boolean, known: Known): Known {
  switch (test.kind) {
    case "UnaryOp":
      return test.op === "not" ? told(test.operand, !outcome, known) : known;
    case "BoolOp":
      // Of a conjunction that failed, or of a disjunction that did not, it is open which part decided.
      return (test.op === "and") === outcome ? test.values.reduce((all, value) => told(value, outcome, all), known) : known;
    case "Compare":
      return test.ops.length === 1 ? compared(test.left, test.ops[0] ?? "", test.comparators[0], outcome, known) : known;
    default:
      return outcome ? named(test, known) : nothingIn(test, known);
  }
}

function compared(left: Expr, op: string, right: Expr | undefined, outcome: boolean, known: Known): Known {
  if (right === undefined) return known;
  const memo = op === (outcome ? "not in" : "in") ? pathOf(withoutKeys(right)) : null;
  if (memo !== null) return lacks(known, memo, "key");
  const isNothing = right.kind === "Constant" ? right.type === "None" : right.kind === "Name";
  if (isNothing && (op === (outcome ? "is" : "is not") || (right.kind === "Constant" && op === (outcome ? "==" : "!="))))
    return nothingIn(left, known);
  if (op !== (outcome ? "!=" : "==")) return named(left, known);
  const others = [...known.other];
  if (right.kind === "Name" && left.kind !== "Constant") others.push([right.id, unparse(left, MOST)]);
  if (left.kind === "Name" && right.kind !== "Constant") others.push([left.id, unparse(right, MOST)]);
  return { ...known, other: new Map(others) };
}

/** What was looked up is not there. */
function nothingIn(asked: Expr, known: Known): Known {
  const memo = asked.kind === "Name" ? known.got.get(asked.id) : gotFrom(asked.kind === "NamedExpr" ? asked.value : asked);
  return memo === undefined || memo === null ? named(asked, known) : lacks(named(asked, known), memo, "value");
}

/** `(name := names.get(id))` binds a name in passing. */
function named(asked: Expr, known: Known): Known {
  const memo = asked.kind === "NamedExpr" ? gotFrom(asked.value) : null;
  return asked.kind === "NamedExpr" && asked.target.kind === "Name" && memo !== null ? gets(known, asked.target.id, memo) : known;
}

function lacks(known: Known, memo: string, asked: Asked): Known {
  return { ...known, lacking: new Map([...known.lacking, [memo, asked]]) };
}

function gets(known: Known, name: string, memo: string): Known {
  return { ...known, got: new Map([...known.got, [name, memo]]) };
}

/** The container that is asked by `get`. */
function gotFrom(value: Expr): string | null {
  const call = value.kind === "Await" ? value.value : value;
  return call.kind === "Call" && call.func.kind === "Attribute" && call.func.attr === "get" ? pathOf(call.func.value) : null;
}

/** `key not in known.keys()`. */
function withoutKeys(value: Expr): Expr {
  return value.kind === "Call" && value.func.kind === "Attribute" && value.func.attr === "keys" ? value.func.value : value;
}

/** A container by the way to it: `known`, `self._known`, `known[kind]`. */
function pathOf(value: Expr | null): string | null {
  if (value === null) return null;
  if (value.kind === "Name") return value.id;
  const inner = value.kind === "Attribute" || value.kind === "Subscript" ? pathOf(value.value) : null;
  if (inner === null) return null;
  if (value.kind === "Attribute") return `${inner}.${value.attr}`;
  return value.kind === "Subscript" ? `${inner}[${unparse(value.slice, MOST)}]` : null;
}

/** Whether a body puts something into a container. */
function fills(body: readonly Stmt[], memo: string, asked: Asked, items: ReadonlySet<string>): boolean {
  let found = false;
  visitAssignments(body, (target) => {
    if (target.kind === "Subscript" && pathOf(target.value) === memo) found = true;
  });
  return found || someInStatements(body, (node) => puts(node, memo, asked, (key) => isItem(key, items, body)));
}

function puts(node: Expr, memo: string, asked: Asked, isOwn: (key: Expr) => boolean): boolean {
  if (node.kind !== "Call" || node.func.kind !== "Attribute" || pathOf(node.func.value) !== memo) return false;
  const { attr } = node.func;
  const [first] = node.args;
  if (attr === "setdefault" || attr === "__setitem__") return true;
  if (attr === "update") return first?.kind === "Dict" || asked === "key";
  if (/^(set|setex|put)$/.test(attr)) return /cache|memo|redis/i.test(memo);
  return asked === "key" && /^(add|append)$/.test(attr) && first !== undefined && !isOwn(first);
}

/** Whether a key is an item of the loop itself, or what tells it from others: `id`, `order.id`, `order.get("id")`, or a name for that. */
function isItem(key: Expr, items: ReadonlySet<string>, body: readonly Stmt[] | null): boolean {
  switch (key.kind) {
    case "Tuple":
      return key.elts.some((part) => isItem(part, items, body));
    case "Attribute":
      return key.value.kind === "Name" && items.has(key.value.id) && IDENTITY.test(key.attr);
    case "Subscript":
      return key.value.kind === "Name" && items.has(key.value.id) && isIdentity(key.slice);
    case "Call": {
      const { func, args } = key;
      // Another spelling of the item: `slugify(tag)`, `name.strip().lower()`.
      if (func.kind === "Name") return SPELLS.test(func.id) && args[0] !== undefined && isItem(args[0], items, null);
      if (func.kind !== "Attribute") return false;
      if (SPELLS.test(func.attr)) return isItem(func.value, items, null) || (args[0] !== undefined && isItem(args[0], items, null));
      return func.value.kind === "Name" && items.has(func.value.id) && isIdentity(args[0]);
    }
    case "Name": {
      if (items.has(key.id)) return true;
      let found = false;
      if (body !== null)
        visitAssignments(body, (target, value) => {
          if (target.kind === "Name" && target.id === key.id && isItem(value, items, null)) found = true;
        });
      return found;
    }
    default:
      return false;
  }
}

/** Functions and methods that spell a value in another way, and leave different ones different. */
const SPELLS = /^(str|int|repr|hash|strip|lower|upper|title|casefold|removeprefix|removesuffix|slugify|normali[sz]e(_\w+)?|quote|UUID)$/;
const IDENTITY = /^_?(id|pk|uid|uuid|key)$/;

function isIdentity(name: Expr | undefined): boolean {
  return name?.kind === "Constant" && name.type === "str" && IDENTITY.test(name.value ?? "");
}

/** What a body binds anew each time remembers nothing from one time to the next. */
function bindsAnew(body: readonly Stmt[], memo: string): boolean {
  let found = false;
  visitAssignments(body, (target) => {
    if (target.kind === "Name" && target.id === rootOf(memo)) found = true;
  });
  return found;
}

/** Whether a container is still there at the next call: it belongs to an object, was given, or stands outside of the function. */
function outlives(memo: string, scope: Scope): boolean {
  let own: Scope | null = scope;
  while (own !== null && own.kind !== "function" && own.kind !== "module") own = own.parent;
  const root = rootOf(memo);
  if (own === null || own.redirected?.has(root) === true) return true;
  return (own.bindings.get(root) ?? []).every(
    (binding) => binding.kind === "parameter" || (binding.kind === "value" && binding.value.kind === "Attribute"),
  );
}

function rootOf(memo: string): string {
  return /^\w*/.exec(memo)?.[0] ?? memo;
}

/** Longer texts are not compared. */
const MOST = 200;
