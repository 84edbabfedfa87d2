import { type OrmModels, type OrmRelationship, refersTo } from "../../domain/sqlalchemy/index.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import { visitExpression } from "../../model/visit.ts";
import { wayOf } from "./deferred.ts";
import { instancesIn, lifeOf } from "./lives.ts";
import { type Plan, readingOf } from "./plans.ts";
import { isLoaded, type Run, related } from "./run.ts";
import type { Instance, SessionUse, Site, Statement, Value } from "./values.ts";

/**
 * Rows that a relationship of their own class leads to are often among those that the query asks for: a session has one object for each row, and what the
 * query has loaded on it is loaded wherever it is met. `select(Category).options(selectinload(Category.children))` loads a whole tree.
 */

const NARROWS = /^(where|filter|filter_by|having)$/;
const CUTS = /^(limit|offset|fetch|slice|group_by|join|join_from)$/;

/** A statement with what it asks by after one of its methods; the very same where it asks for the same rows. */
export function askedBy(statement: Statement, method: string, call: Call | undefined): Statement {
  const { asked = [] } = statement;
  if (CUTS.test(method)) return { ...statement, asked: [...asked, "*"] };
  if (!NARROWS.test(method)) return statement;
  return { ...statement, asked: [...asked, ...(call === undefined ? ["*"] : namedIn(call))] };
}

/** The attributes that conditions name: `Category.shop_id == shop_id`. */
function namedIn({ args, keywords }: Call): readonly string[] {
  const named = keywords.map(({ arg }) => arg ?? "*");
  for (const argument of args) {
    let found = false;
    visitExpression(argument, (node) => {
      if (node.kind !== "Attribute" || node.value.kind !== "Name") return;
      named.push(node.attr);
      found = true;
    });
    if (!found) named.push("*");
  }
  return named;
}

/**
 * Whether a row that hangs on a queried one is itself among the queried ones, which have the relationship loaded: `all` where the query asks for every row,
 * `perhaps` where it asks by what is no step of the tree, as for all nodes of one shop.
 */
export function metAgain(run: Run, value: Instance, owner: ClassSymbol, relationship: OrmRelationship): "all" | "perhaps" | null {
  if (value.path.length === 0 || !value.rows) return null;
  let root = value;
  while (root.parent !== undefined) root = root.parent;
  const { model, plan, pending, asked } = root;
  if (model.kind !== "class" || plan === null || pending.length > 0 || asked === undefined) return null;
  if (!related(run.world.program, model.class, owner)) return null;
  // What the mapping alone loads ends where the class comes round again, for the queried rows as well.
  const isThere = plan.entries.get(relationship.key)?.strategy === "eager" || isLoaded(run.state, root.id, relationship.key);
  if (!isThere) return null;
  if (asked.length === 0) return "all";
  return asked.includes("*") || asked.some((name) => isStep(run.world.models, model.class, name)) ? null : "perhaps";
}

/** Ways beyond which a query's plan is not followed. */
const DEEPEST = 5;

/**
 * Whether the query of a row loads the relationship on rows of the same class by another way: `selectinload(Batch.house, House.sections, Section.batches)` beside
 * `selectinload(Batch.section)`, whose row may well be one of the house's.
 */
export function loadedByAnotherWay(run: Run, value: Instance, owner: ClassSymbol, { key }: OrmRelationship): boolean {
  if (value.path.length === 0) return false;
  let root = value;
  while (root.parent !== undefined) root = root.parent;
  const { model, plan } = root;
  if (model.kind !== "class" || plan === null) return false;
  const { models } = run.world;
  const leads = (symbol: ClassSymbol, own: Plan, depth: number): boolean =>
    (models.modelOf(symbol)?.relationships ?? []).some((relationship) => {
      const entry = own.entries.get(relationship.key);
      const { target } = relationship;
      if (entry?.strategy !== "eager" || target === null) return false;
      if (depth > 0 && relationship.key === key && related(run.world.program, symbol, owner)) return true;
      return depth < DEEPEST && leads(target, entry.plan, depth + 1);
    });
  return leads(model.class, plan, 0);
}

/** Whether a condition on an attribute chooses a level of a tree, or rows one by one. */
function isStep(models: OrmModels, symbol: ClassSymbol, name: string): boolean {
  const attribute = models.attribute(symbol, name);
  if (attribute?.kind !== "column") return attribute?.kind === "relationship";
  const table = models.modelOf(symbol)?.table;
  return attribute.primaryKey || refersTo(attribute, table);
}

/**
 * Notes a call of `get` in a loop that finds the row in the session: rows of the loop have it loaded (`session.get(Customer, order.customer_id)` behind
 * `selectinload(Order.customer)`), all rows of its class are at hand, or each of them came beside one of the loop (`select(Order, Customer).join(…)`).
 */
export function noteInMemory(run: Run, symbol: ClassSymbol, session: SessionUse, { at, call }: Site): void {
  if (run.silent > 0 || call === undefined || call.func.kind !== "Attribute" || call.keywords.length > 0) return;
  const key = call.args[1];
  const place = `${at.file} ${at.start}`;
  const found =
    key !== undefined && (isLed(run, symbol, session, key) || areAllAtHand(run, symbol, session) || areBeside(run, symbol, session, key));
  run.inMemory.set(place, found && run.inMemory.get(place) !== null ? at : null);
}

/** Whether a key is the foreign key of a row that has what it refers to loaded. */
function isLed(run: Run, symbol: ClassSymbol, session: SessionUse, key: Expr): boolean {
  if (key.kind !== "Attribute" || key.value.kind !== "Name") return false;
  const row = run.state.vars.get(key.value.id);
  if (row?.kind !== "instance" || row.model.kind !== "class" || row.plan === null || row.pending.length > 0) return false;
  if (row.each === null || !isCurrent(run, row, session)) return false;
  const { plan } = row;
  const model = run.world.models.modelOf(row.model.class);
  const table = run.world.models.modelOf(symbol)?.table;
  const column = model?.columns.find((each) => each.key === key.attr);
  if (model === undefined || column === undefined || !refersTo(column, table)) return false;
  const ways = model.relationships.filter(({ direction, target }) => direction === "many-to-one" && target === symbol);
  const [way, another] = ways;
  if (way === undefined || another !== undefined) return false;
  return isLoaded(run.state, row.id, way.key) || readingOf(plan, way, row.chain, row.joined).reading === "loaded";
}

/** Whether rows of a query for all rows of a class are in a variable. */
function areAllAtHand(run: Run, symbol: ClassSymbol, session: SessionUse): boolean {
  for (const value of run.state.vars.values()) {
    if (value.kind !== "many") continue;
    const [row, another] = instancesIn(value);
    if (row?.model.kind !== "class" || another !== undefined || row.path.length > 0 || row.model.class !== symbol) continue;
    if (row.asked?.length === 0 && isCurrent(run, row, session)) return true;
  }
  return false;
}

/** Whether the query for the row whose attribute is the key has brought rows of the class beside it, which a variable still holds. */
function areBeside(run: Run, symbol: ClassSymbol, session: SessionUse, key: Expr): boolean {
  if (key.kind !== "Attribute" || key.value.kind !== "Name") return false;
  const row = run.state.vars.get(key.value.id);
  if (row?.kind !== "instance" || row.origin === null || row.path.length > 0) return false;
  // Of two rows of one class nothing tells them apart here.
  if (row.model.kind !== "class" || row.model.class === symbol) return false;
  const { at } = row.origin;
  for (const value of run.state.vars.values())
    for (const other of instancesIn(value)) {
      if (other.model.kind !== "class" || other.model.class !== symbol || other.path.length > 0) continue;
      if (
        value.kind === "many" &&
        other.origin?.at.file === at.file &&
        other.origin.at.start === at.start &&
        isCurrent(run, other, session)
      )
        return true;
    }
  return false;
}

/** Whether a row is in that session, and nothing has expired it. */
function isCurrent(run: Run, row: Instance, { which }: SessionUse): boolean {
  // A row that was fetched again since it expired leads to one that was not.
  if (!isSameSession(row.within, which) || row.stale === true || run.state.stale.has(row.id)) return false;
  const life = lifeOf(run, row);
  return life === null || (life.expired === null && life.renewed === 0);
}

/** Stricter than what tells which rows a commit expires: of two sessions that nothing is known of neither is the other. */
function isSameSession(first: Value, second: Value): boolean {
  if (first.kind === "session" || second.kind === "session")
    return first.kind === "session" && second.kind === "session" && first.id === second.id;
  const [one, other] = [wayOf(first, []), wayOf(second, [])];
  return one === other && !one.startsWith("?");
}
