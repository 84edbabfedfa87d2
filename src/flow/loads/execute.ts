import type { Catalogue } from "../../data/catalogue.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import type { Place } from "../../model/finding.ts";
import { visitExpression } from "../../model/visit.ts";
import { limitsToFew } from "../loops/few.ts";
import { askedBy, noteInMemory } from "./among.ts";
import { noteBeside } from "./beside.ts";
import { beginLife } from "./changes.ts";
import { usedAgain } from "./closing.ts";
import { defer } from "./deferred.ts";
import { merged } from "./merging.ts";
import { optionsIn, planOf, planWith, waits, withOptions } from "./options.ts";
import { EMPTY_PLAN, openPlan, type Plan } from "./plans.ts";
import { ITSELF, noteEager, noteQueried } from "./queried.ts";
import { inEach, type Run } from "./run.ts";
import { fetchedAnew } from "./stale.ts";
import {
  codePlace,
  type Entity,
  type ExecuteForm,
  type Instance,
  many,
  mapAlternatives,
  PLAIN,
  type SessionKind,
  type SessionUse,
  type Site,
  type Statement,
  UNKNOWN,
  type Value,
} from "./values.ts";

/** The kind of session that a class outside the project is; undefined for what is none. */
export function sessionOf(catalogue: Catalogue, owner: string): SessionKind | undefined {
  if (
    /(^|\.)(AsyncSession|async_scoped_session|AsyncConnection)$/.test(owner) ||
    catalogue.isSubclass(owner, "sqlalchemy.ext.asyncio.AsyncSession")
  )
    return "async";
  if (/(^|\.)(scoped_session)$/.test(owner) || catalogue.isSubclass(owner, "sqlalchemy.orm.Session")) return "sync";
  return undefined;
}

const FORMS: Readonly<Record<string, ExecuteForm>> = {
  execute: "rows",
  stream: "rows",
  scalars: "scalars",
  stream_scalars: "scalars",
  scalar: "scalar",
  exec: "exec",
};

/** A method of a session; undefined for one that neither makes nor changes rows. */
export function sessionCall(
  run: Run,
  session: SessionUse,
  method: string,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  site: Site,
): Value | undefined {
  const form = FORMS[method];
  if (form !== undefined) {
    const statement = args[0] ?? keywords.get("statement");
    return statement === undefined ? UNKNOWN : executed(run, statement, session, form, site);
  }
  switch (method) {
    case "get":
    case "get_one": {
      const model = args[0] ?? keywords.get("entity");
      if (model === undefined) return UNKNOWN;
      const options = keywords.get("options");
      if (model.kind === "class") noteInMemory(run, model.class, session, site);
      if (options !== undefined && waits(options)) {
        if (model.kind === "class") noteQueried(run, model.class, [["*", queryName(site.at)]]);
        return { ...instanceOf(run, { value: model, plan: EMPTY_PLAN }, session, site, null), pending: [options] };
      }
      const entity = { value: model, plan: planOf(run, model, options) };
      if (model.kind === "class") fetchedAnew(run, model.class);
      if (model.kind === "class") {
        if (entity.plan.entries.size > 0) noteQueried(run, model.class, [[ITSELF, queryName(site.at)]]);
        notePlan(run, model.class, entity.plan, queryName(site.at), 0);
      }
      noteBeside(run, model, entity.plan, codePlace(site), site.at);
      return instanceOf(run, entity, session, site, null);
    }
    case "query": {
      const entities = args.map((value): Entity => ({ value, plan: EMPTY_PLAN }));
      return {
        kind: "statement",
        entities,
        pending: [],
        query: session.kind,
        of: session.which,
        at: site.at,
        literal: entities.every(({ value }) => value.kind === "class"),
        pinned: [],
        joins: [],
        contained: [],
      };
    }
    case "merge":
      return merged(run, args[0] ?? keywords.get("instance") ?? UNKNOWN, keywords.get("options"), (value, plan) =>
        instanceOf(run, { value, plan }, session, site, null),
      );
    default:
      return undefined;
  }
}

/** The value of executing a statement. */
export function executed(run: Run, statement: Value, session: SessionUse, form: ExecuteForm, site: Site): Value {
  switch (statement.kind) {
    case "union":
      return inEach(run, statement, (item) => executed(run, item, session, form, site));
    case "parameter":
    case "deferred":
      return defer(run, statement, { op: "execute", session, form, site }, false);
    case "statement":
      return ofStatement(run, statement, session, form, site);
    default:
      return UNKNOWN;
  }
}

function ofStatement(run: Run, statement: Statement, session: SessionUse, form: ExecuteForm, site: Site): Value {
  if (statement.contained.length > 0) noteContained(run, statement);
  for (const entity of statement.entities) noteEntity(run, statement, entity, queryName(site.at));
  if (statement.pending.length === 0)
    for (const { value, plan } of statement.entities) noteBeside(run, value, plan, codePlace(site), site.at);
  const rows = statement.entities.map((entity) => rowOf(run, statement, entity, session, site));
  const [first] = rows;
  if (first === undefined) return UNKNOWN;
  switch (form) {
    case "rows":
      return { kind: "result", row: { kind: "tuple", items: rows }, form: "rows" };
    case "scalars":
      return { kind: "result", row: first, form: "scalars" };
    case "scalar":
      return first;
    case "exec":
      return rows.length === 1
        ? { kind: "result", row: first, form: "scalars" }
        : { kind: "result", row: { kind: "tuple", items: rows }, form: "rows" };
  }
}

/** A query's place, as one text. */
export function queryName(at: Place): string {
  return `${at.file}:${at.start}`;
}

/** What the session holds after a query: rows of its entities and of what is loaded with them. */
function noteEntity(run: Run, statement: Statement, { value, plan }: Entity, query: string): void {
  if (value.kind !== "class" || run.world.models.modelOf(value.class) === undefined) return;
  fetchedAnew(run, value.class);
  noteQueried(run, value.class, [[ITSELF, query], ...(statement.pending.length > 0 ? [["*", query] as const] : [])]);
  notePlan(run, value.class, plan, query, 0);
  noteEager(run, query, plan);
}

function notePlan(run: Run, symbol: ClassSymbol, plan: Plan, query: string, depth: number): void {
  if (plan.open) noteQueried(run, symbol, [["*", query]]);
  if (depth > 4) return;
  for (const [key, entry] of plan.entries) {
    if (entry.strategy === "eager") noteQueried(run, symbol, [[key, query]]);
    const relationship = run.world.models.attribute(symbol, key);
    if (relationship?.kind !== "relationship" || relationship.target === null) continue;
    if (entry.strategy === "eager") noteQueried(run, relationship.target, []);
    notePlan(run, relationship.target, entry.plan, query, depth + 1);
  }
}

/** What one selected entity gives for a row. */
function rowOf(run: Run, statement: Statement, entity: Entity, session: SessionUse, site: Site): Value {
  const { value } = entity;
  if (value.kind === "attribute" || value.kind === "plain" || value.kind === "text") return PLAIN;
  if (value.kind !== "class" && value.kind !== "parameter" && value.kind !== "deferred") return UNKNOWN;
  return { ...instanceOf(run, entity, session, site, statement), pending: statement.pending };
}

function instanceOf(
  run: Run,
  entity: { readonly value: Value; readonly plan: Plan | null },
  session: SessionUse,
  site: Site,
  statement: Statement | null,
): Instance {
  const instance: Instance = {
    kind: "instance",
    model: entity.value,
    plan: entity.plan,
    pending: [],
    session: session.kind,
    within: usedAgain(run, session.which),
    life: null,
    origin: {
      at: site.at,
      statement: statement?.at ?? null,
      root: statement?.literal === true && entity.value.kind === "class" ? entity.value.class : null,
    },
    path: [],
    start: null,
    chain: entity.value.kind === "class" ? [entity.value.class] : [],
    joined: entity.value.kind === "class" ? [entity.value.class] : [],
    each: null,
    rows: false,
    single: false,
    pinned: statement?.pinned ?? [],
    ...(statement?.few === true ? { few: true } : {}),
    ...(statement === null ? {} : { asked: statement.asked ?? [] }),
    holder: null,
    id: queryName(site.at),
  };
  beginLife(run, instance);
  return instance;
}

/** The rows of a Query that is iterated or asked for all. */
export function allRows(run: Run, statement: Statement, site: Site): Value {
  const result = ofStatement(run, statement, { kind: statement.query ?? "unknown", which: statement.of ?? UNKNOWN }, "exec", site);
  return result.kind === "result" ? many(result.row) : UNKNOWN;
}

/** Methods of statements that leave what is loaded as it is. */
export const SAME =
  /^(where|filter|filter_by|having|order_by|group_by|limit|offset|fetch|slice|distinct|with_for_update|execution_options|correlate|prefix_with|suffix_with|params|select_from|enable_eagerloads|populate_existing|autoflush|yield_per|reset_joinpoint|set_label_style|with_hint|set_statement_hint)$/;

/** The name of a joined class, among the relationships that a statement joins. */
function className({ module, def }: ClassSymbol): string {
  return `${module.name}:${def.qualname}`;
}

/** The classes that a condition names, which joins them too; null where the statement is put on something that is not known. */
function joinedByName(run: Run, method: string, { call, at }: Site): readonly string[] | null {
  const { program, models } = run.world;
  const module = program.index.byPath.get(at.file);
  if (call === undefined || module?.unit?.facts.mentions("contains_eager") !== true) return [];
  const found: string[] = [];
  let known = true;
  for (const argument of call.args)
    visitExpression(argument, (node) => {
      if (node.kind === "Call" && method === "select_from") known = false;
      if (node.kind !== "Name") return;
      const symbol = program.resolve(node.id, program.moduleScope(module));
      if (symbol?.kind === "class" && models.modelOf(symbol) !== undefined) found.push(className(symbol));
    });
  return known ? found : null;
}

/** Whether a statement joins what `contains_eager` takes from it: without the join the database pairs every row with every other. */
function noteContained(run: Run, { entities, contained, joins }: Statement): void {
  const [entity] = entities;
  for (const { key, at } of contained) {
    const relationship = entity?.value.kind === "class" ? run.world.models.attribute(entity.value.class, key) : undefined;
    const target = relationship?.kind === "relationship" ? relationship.target : null;
    const joined =
      target === null ||
      joins === null ||
      joins.includes(key) ||
      joins.some((name) => [target, ...superclasses(run, target)].some((symbol) => className(symbol) === name)) ||
      entities.slice(1).length > 0;
    const place = `${at.file}:${at.start}`;
    const before = run.contained.get(place);
    if (joined) run.contained.set(place, null);
    else if (before === undefined && run.silent === 0 && entity?.value.kind === "class")
      run.contained.set(place, { at, reason: "unjoined", name: `${entity.value.class.def.name}.${key}`, callee: "" });
  }
}

function superclasses(run: Run, symbol: ClassSymbol): readonly ClassSymbol[] {
  return run.world.program.ancestors(symbol).flatMap((ancestor) => (ancestor.kind === "class" ? [ancestor.class] : []));
}

/** What a filter says of all rows. */
function withPins(statement: Statement, method: string, args: readonly Value[], keywords: ReadonlyMap<string, Value>): Statement {
  const named = method === "filter_by" ? [...keywords.keys()] : [];
  const pins = args.flatMap((argument) => (argument.kind === "plain" && argument.pins !== undefined ? [argument.pins] : []));
  return pins.length + named.length === 0 ? statement : { ...statement, pinned: [...statement.pinned, ...pins, ...named] };
}

/** Methods of statements that write: what is written is nothing that the statement loads. */
const WRITES = /^(values|ordered_values|on_conflict_do_(nothing|update)|on_duplicate_key_update|from_select|inline|return_defaults)$/;

/** An `update(Order)`, which gives no rows unless it is asked for them by `returning`. */
export function writing(site: Site): Statement {
  return { kind: "statement", entities: [], pending: [], query: null, at: site.at, literal: false, pinned: [], joins: [], contained: [] };
}

/** Methods of a legacy Query that bring no rows into the session. */
const NO_ROWS = /^(count|exists|delete|update|subquery|scalar_subquery|as_scalar|cte|label)$/;

/** A method of a statement or of a legacy Query. */
export function statementMethod(
  run: Run,
  statement: Statement,
  method: string,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  site: Site,
): Value {
  if (SAME.test(method)) {
    const pinned = askedBy(withPins(statement, method, args, keywords), method, site.call);
    const filtered = site.call !== undefined && limitsToFew(site.call) ? { ...pinned, few: true } : pinned;
    const named = filtered.joins === null ? null : joinedByName(run, method, site);
    return named === null
      ? { ...filtered, joins: null }
      : named.length === 0
        ? filtered
        : { ...filtered, joins: [...(filtered.joins ?? []), ...named] };
  }
  if (statement.entities.length === 0 && WRITES.test(method)) return statement;
  switch (method) {
    case "options":
      return withOptions(run, statement, args);
    case "join":
    case "outerjoin":
    case "join_from":
    case "outerjoin_from": {
      const key = args.flatMap((argument) =>
        argument.kind === "attribute" ? [argument.key] : argument.kind === "class" ? [className(argument.class)] : [],
      );
      const known = args.length > 0 && args.every((argument) => argument.kind === "attribute" || argument.kind === "class");
      const asking = method.startsWith("outer") ? statement : askedBy(statement, method, undefined);
      return { ...asking, joins: statement.joins === null || !known ? null : [...statement.joins, ...key] };
    }
    // Of a statement that writes, rows come back that it names.
    case "returning":
    case "with_only_columns":
    case "with_entities":
      return { ...statement, entities: args.map((value) => ({ value, plan: EMPTY_PLAN })) };
    case "add_columns":
    case "add_entity":
      return { ...statement, entities: [...statement.entities, ...args.map((value) => ({ value, plan: EMPTY_PLAN }))] };
    case "from_statement":
      return { ...statement, asked: ["*"], joins: null };
    default:
      break;
  }
  if (statement.query === null || NO_ROWS.test(method)) return UNKNOWN;
  const single = ofStatement(run, statement, { kind: statement.query, which: statement.of ?? UNKNOWN }, "exec", site);
  const row = single.kind === "result" ? single.row : UNKNOWN;
  switch (method) {
    case "all":
      return many(row);
    case "first":
    case "one":
    case "one_or_none":
    case "get":
      return row;
    case "scalar":
      return row.kind === "tuple" ? (row.items[0] ?? UNKNOWN) : row;
    default:
      return UNKNOWN;
  }
}

/** A method of a Result or ScalarResult. */
export function resultMethod(result: Value & { kind: "result" }, method: string): Value {
  const { row } = result;
  const first = row.kind === "tuple" && result.form === "rows" ? (row.items[0] ?? UNKNOWN) : row;
  switch (method) {
    case "all":
    case "fetchall":
    case "fetchmany":
      return many(row);
    case "partitions":
      return many(many(row));
    case "first":
    case "one":
    case "one_or_none":
    case "fetchone":
      return row;
    case "scalar":
    case "scalar_one":
    case "scalar_one_or_none":
      return first;
    case "scalars":
      return { kind: "result", row: first, form: "scalars" };
    case "unique":
    case "yield_per":
    case "tuples":
    case "execution_options":
      return result;
    default:
      return UNKNOWN;
  }
}

/** A row whose query had options that waited for parameters, now that these are known. */
export function withPending(run: Run, row: Instance, pending: readonly Value[]): Value {
  return pending.reduce<Value>(
    (result, argument) =>
      mapAlternatives(result, (current) => {
        if (current.kind !== "instance") return UNKNOWN;
        if (waits(argument)) return { ...current, pending: [...current.pending, argument] };
        return mapAlternatives(argument, (options) => ({ ...current, plan: mergedPlan(run, current, options) }));
      }),
    { ...row, pending: [] },
  );
}

function mergedPlan(run: Run, row: Instance, argument: Value): Plan | null {
  if (row.plan === null) return null;
  const options = optionsIn(argument);
  if (options === undefined) return openPlan(row.plan);
  const plan = planWith(run, { value: row.model, plan: row.plan }, options);
  if (row.origin !== null) noteEager(run, queryName(row.origin.at), plan);
  return plan;
}
