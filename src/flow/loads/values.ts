import type { ClassSymbol, FunctionSymbol, Scope } from "../../link/symbols.ts";
import type { Place, TraceStep } from "../../model/finding.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import type { Unit } from "../call-sites.ts";
import type { Life } from "./lives.ts";
import type { LoaderOption, Plan } from "./plans.ts";

/** The session that made an instance: whether reading an unloaded attribute sends SQL, raises, or does neither. */
export type SessionKind = "sync" | "async" | "none" | "unknown";

/** A session as something is done with it: its kind, and which one it is (a parameter, what hangs on one, or one that is made here). */
export interface SessionUse {
  readonly kind: SessionKind;
  readonly which: Value;
}

/** Where a query was executed: where instances come from, and where the repair goes. */
export interface Origin {
  /** The call that executes the statement (or the terminal method of a legacy Query). */
  readonly at: Place;
  /** The statement's first call, `select(Order)`: loader options are appended behind it; null where it is not in reach. */
  readonly statement: Place | null;
  /** The class that is written in it; null where a variable stands there. */
  readonly root: ClassSymbol | null;
}

/** Where an operation takes place: the node in the function that is read, and the steps from there into callees. */
export interface Site {
  readonly at: Place;
  readonly trace: readonly TraceStep[];
  /** The schema that reads the value, where it is not the code itself. */
  readonly reader: string | null;
  /** The call, where the site is one of the function that is being read. */
  readonly call?: Call;
  /** The argument of it that holds what is read. */
  readonly argument?: Place;
}

/** The symbol of places in templates, which are no code. */
export const TEMPLATE = "<template>";

/** Where something is read, in code: of what a template reads the call that renders it. */
export function codePlace({ at, argument, trace }: Site): Place {
  return trace.findLast((step) => step.at.symbol !== TEMPLATE)?.at ?? argument ?? at;
}

/** A row of a mapped class. */
export interface Instance {
  readonly kind: "instance";
  /** The mapped class: a `class` value, or a deferred one (`select(self.model)`). */
  readonly model: Value;
  /** What the query loaded with it; null where that is not known. */
  readonly plan: Plan | null;
  /** Options of its query that depend on parameters. */
  readonly pending: readonly Value[];
  readonly session: SessionKind;
  /** Which session it is in; unknown for a row that was made here. */
  readonly within: Value;
  /** What had become of it where it was handed out; null for a row as it was queried or made. */
  readonly life: Life | null;
  readonly origin: Origin | null;
  /** Relationship names from the queried row to this one. */
  readonly path: readonly string[];
  /** The class of the queried row; null for the queried row itself. */
  readonly start: ClassSymbol | null;
  /** The classes on the way that one query has loaded, up to this row's own. */
  readonly chain: readonly ClassSymbol[];
  /** Those of them that the last statement on the way has loaded: `selectin` sends one of its own. */
  readonly joined: readonly ClassSymbol[];
  /** Set while it stands for each element of a collection in turn: where the loop is. */
  readonly each: Place | null;
  /** The queried rows themselves, not only what hangs on one of them, are gone through. */
  readonly rows: boolean;
  /** One of a handful that are listed one by one. */
  readonly single: boolean;
  /** Columns that have the same value in all queried rows. */
  readonly pinned: readonly string[];
  /** The rows of its query are few. */
  readonly few?: boolean;
  /** What its query asks for by, as a statement does; absent for a row that is asked for by itself. */
  readonly asked?: readonly string[];
  /** The class on the other side of the one-to-many that led here: the way back costs nothing. */
  readonly holder: ClassSymbol | null;
  /** A commit had expired it where it was handed out; `expiredBy`: for certain, and where. */
  readonly stale?: boolean;
  readonly expiredBy?: Site;
  /** The same on one of the ways that lead there. */
  readonly perhapsBy?: Site;
  /** Where a row that was made here was written, by a synchronous session. */
  readonly written?: Site;
  /** The row that its relationship led here from; absent for a queried row. */
  readonly parent?: Instance;
  /** Names this object among those of the function. */
  readonly id: string;
}

export interface Entity {
  readonly value: Value;
  readonly plan: Plan;
}

/** Sessions that have been closed: by the end of the block that opened them, or by `close()`. */
export type Closed = ReadonlyMap<string, "block" | "call">;

/** A statement that is being built, or a legacy Query with its session. */
export interface Statement {
  readonly kind: "statement";
  readonly entities: readonly Entity[];
  /** Options that are not known yet: they depend on parameters. */
  readonly pending: readonly Value[];
  /** Set for a Query, which executes itself. */
  readonly query: SessionKind | null;
  /** It asks for a few rows. */
  readonly few?: boolean;
  /** The attributes that its conditions name, and `*` where it may leave out any row; absent where it asks for all rows. */
  readonly asked?: readonly string[];
  /** The session of a Query. */
  readonly of?: Value;
  readonly at: Place;
  /** Its classes are written out. */
  readonly literal: boolean;
  /** Columns of the first class that have the same value in every row: `where(Line.order_id == order.id)`. */
  readonly pinned: readonly string[];
  /** Relationships that it joins; null where a join is not known. */
  readonly joins: readonly string[] | null;
  /** `contains_eager` options with where they stand. */
  readonly contained: readonly { readonly key: string; readonly at: Place }[];
}

/** One step that waits for a parameter's value. */
export type Operation =
  /**
   * `loaded`: the function that reads it has loaded it before; `how`: it is not read but awaited
   * (`await row.awaitable_attrs.lines`), or replaced (`row.lines = []`).
   */
  | { readonly op: "attribute"; readonly name: string; readonly site: Site; readonly loaded?: true; readonly how?: "awaited" | "replaced" }
  | { readonly op: "each"; readonly site: Site }
  | { readonly op: "element"; readonly index: number | null; readonly site: Site }
  | {
      readonly op: "call";
      /** null: the value itself is called. */
      readonly method: string | null;
      readonly args: readonly Value[];
      readonly keywords: readonly (readonly [string, Value])[];
      readonly site: Site;
    }
  /** `selectinload(cls.lines)`. */
  | { readonly op: "option"; readonly name: string; readonly site: Site }
  | { readonly op: "narrow"; readonly classes: readonly ClassSymbol[] }
  /** It is kept in a collection: no longer what a loop goes through; and a loop goes through that. */
  | { readonly op: "settle" }
  | { readonly op: "turn"; readonly site: Site }
  | { readonly op: "execute"; readonly session: SessionUse; readonly form: ExecuteForm; readonly site: Site };

export type ExecuteForm = "rows" | "scalars" | "scalar" | "exec";

/** What the load analysis knows of a value. Everything that it does not follow is `unknown`. */
export type Value =
  | { readonly kind: "unknown" }
  /** Texts, numbers, None: nothing that could load. */
  | {
      readonly kind: "plain";
      readonly constant: boolean | null | undefined;
      /** The test that it is the outcome of. */
      readonly test?: readonly [string, boolean];
      /** The column that must have one value: `Line.order_id == order.id`. */
      readonly pins?: string;
    }
  /** `rows`: by its annotation it may be or hold a row, a statement or a class. */
  | { readonly kind: "parameter"; readonly index: number; readonly name: string; readonly rows: boolean }
  | { readonly kind: "deferred"; readonly base: Value; readonly operations: readonly Operation[] }
  | { readonly kind: "class"; readonly class: ClassSymbol }
  | { readonly kind: "attribute"; readonly owner: Value; readonly key: string }
  | { readonly kind: "text"; readonly text: string }
  /** A list that is written out or appended to. A `many` among its items stands for the elements of that collection. */
  | { readonly kind: "listed"; readonly items: readonly Value[] }
  /** `contains`: the relationship that `contains_eager` takes from a join of the statement. */
  | { readonly kind: "option"; readonly option: LoaderOption; readonly at: Place; readonly contains?: string }
  | Statement
  | { readonly kind: "result"; readonly row: Value; readonly form: "rows" | "scalars" }
  | Instance
  | { readonly kind: "many"; readonly item: Value; readonly open: boolean }
  /** `fields`: what each key holds, where the keys are written out. */
  | { readonly kind: "dict"; readonly value: Value; readonly fields?: ReadonlyMap<string, Value> }
  | { readonly kind: "tuple"; readonly items: readonly Value[] }
  | { readonly kind: "object"; readonly class: ClassSymbol; readonly exact: boolean; readonly fields: ReadonlyMap<string, Value> }
  | { readonly kind: "function"; readonly function: FunctionSymbol; readonly self: Value | null }
  /** `partial(convert, session)`. */
  | { readonly kind: "partial"; readonly callee: Value; readonly args: readonly Value[]; readonly keywords: ReadonlyMap<string, Value> }
  /** `attrgetter("customer.name")`. */
  | { readonly kind: "getter"; readonly paths: readonly string[] }
  /** A session that is opened in sight, by its place. */
  | { readonly kind: "session"; readonly id: string }
  /** A lambda; the names around it mean something only in the function that it stands in. */
  | { readonly kind: "closure"; readonly parameters: readonly string[]; readonly body: Expr; readonly scope: Scope; readonly home: Unit }
  | { readonly kind: "union"; readonly items: readonly Alternative[] };

/** One of several values, and the tests under which it is the one: `if with_lines:` → `with_lines` is true. */
export interface Alternative {
  readonly value: Value;
  readonly when: Conditions;
}

/** Tests by their source, with how they came out. */
export type Conditions = ReadonlyMap<string, boolean>;

export const NO_CONDITIONS: Conditions = new Map();
export const UNKNOWN: Value = { kind: "unknown" };
export const PLAIN: Value = { kind: "plain", constant: undefined };
/** Alternatives and nesting beyond which a value counts as unknown. */
const MOST_ALTERNATIVES = 6;

/** The alternatives of a value; one without condition for a value that is no union. */
export function alternativesOf(value: Value): readonly Alternative[] {
  return value.kind === "union" ? value.items : [{ value, when: NO_CONDITIONS }];
}

/** Joins alternatives. What is unknown or plain adds nothing to what is known. */
export function unionOf(items: readonly Alternative[]): Value {
  const known: Alternative[] = [];
  let plain: Value | null = null;
  let missing = false;
  for (const item of items.flatMap(spread)) {
    if (item.value.kind === "unknown") missing = true;
    else if (item.value.kind === "plain") plain ??= item.value;
    else {
      const at = known.findIndex((other) => sameValue(other.value, item.value) && sameConditions(other.when, item.when));
      const other = known[at];
      if (other === undefined) known.push(item);
      else known[at] = { ...other, value: together(other.value, item.value) };
    }
  }
  if (known.length === 0) return missing || plain === null ? UNKNOWN : plain;
  const merged = mergeAlike(known);
  if (merged.length === 1 && merged[0] !== undefined && merged[0].when.size === 0) return merged[0].value;
  return { kind: "union", items: merged.slice(0, MOST_ALTERNATIVES) };
}

function spread(item: Alternative): readonly Alternative[] {
  if (item.value.kind !== "union") return [item];
  return item.value.items.map(({ value, when }) => ({ value, when: both(when, item.when) }));
}

/** A value that stands under two conditions that are each other's opposite stands under none. */
function mergeAlike(items: readonly Alternative[]): readonly Alternative[] {
  const merged: Alternative[] = [];
  for (const item of items) {
    const at = merged.findIndex((other) => sameValue(other.value, item.value));
    const other = merged[at];
    if (other === undefined) merged.push(item);
    else merged[at] = { value: together(item.value, other.value), when: common(other.when, item.when) };
  }
  return merged;
}

export function both(first: Conditions, second: Conditions): Conditions {
  if (first.size === 0) return second;
  if (second.size === 0) return first;
  return new Map([...first, ...second]);
}

export function common(first: Conditions, second: Conditions): Conditions {
  const shared = [...first].filter(([test, outcome]) => second.get(test) === outcome);
  return shared.length === 0 ? NO_CONDITIONS : new Map(shared);
}

/** Whether both can hold at once. */
export function compatible(first: Conditions, second: Conditions): boolean {
  for (const [test, outcome] of first) {
    const other = second.get(test);
    if (other !== undefined && other !== outcome) return false;
  }
  return true;
}

function sameConditions(first: Conditions, second: Conditions): boolean {
  return first.size === second.size && common(first, second).size === first.size;
}

/** Whether two values are certainly the same; values are immutable, so identity is the quick answer. */
export function sameValue(first: Value, second: Value): boolean {
  if (first === second) return true;
  if (first.kind !== second.kind) return false;
  switch (first.kind) {
    case "unknown":
      return true;
    case "plain":
      return second.kind === "plain" && first.constant === second.constant;
    case "parameter":
      return second.kind === "parameter" && first.index === second.index;
    case "class":
      return second.kind === "class" && first.class === second.class;
    case "attribute":
      return second.kind === "attribute" && first.key === second.key && sameValue(first.owner, second.owner);
    case "instance":
      return (
        second.kind === "instance" &&
        first.plan === second.plan &&
        first.pending.length === second.pending.length &&
        first.id === second.id &&
        first.each?.start === second.each?.start &&
        first.session === second.session &&
        first.life === second.life
      );
    case "statement":
      return second.kind === "statement" && sameStatement(first, second);
    case "many":
      return second.kind === "many" && first.open === second.open && sameValue(first.item, second.item);
    case "dict":
      return second.kind === "dict" && sameValue(first.value, second.value) && sameFields(first.fields, second.fields);
    case "result":
      return second.kind === "result" && first.form === second.form && sameValue(first.row, second.row);
    case "tuple":
      return (
        second.kind === "tuple" &&
        first.items.length === second.items.length &&
        first.items.every((item, index) => sameValue(item, second.items[index] ?? UNKNOWN))
      );
    case "union":
      return (
        second.kind === "union" &&
        first.items.length === second.items.length &&
        first.items.every((item, index) => {
          const other = second.items[index];
          return other !== undefined && sameValue(item.value, other.value) && sameConditions(item.when, other.when);
        })
      );
    default:
      return false;
  }
}

/** Whether two statements are the same, whatever they ask by. */
function sameStatement(first: Statement, second: Statement): boolean {
  return (
    first.entities === second.entities &&
    first.pending === second.pending &&
    first.query === second.query &&
    first.few === second.few &&
    first.of === second.of &&
    first.at === second.at &&
    first.pinned === second.pinned &&
    first.joins === second.joins &&
    first.contained === second.contained
  );
}

/** One for two values that are the same: of two statements that ask by different things one that may ask by all of them. */
export function together(first: Value, second: Value): Value {
  if (first === second || first.kind !== "statement" || second.kind !== "statement") return first;
  const asked = [...new Set([...(first.asked ?? []), ...(second.asked ?? [])])];
  return asked.length === (first.asked?.length ?? 0) ? first : { ...first, asked };
}

function sameFields(first: ReadonlyMap<string, Value> | undefined, second: ReadonlyMap<string, Value> | undefined): boolean {
  if (first === undefined || second === undefined) return first === second;
  return first.size === second.size && [...first].every(([name, value]) => sameValue(value, second.get(name) ?? UNKNOWN));
}

/** Applies a function to each alternative, keeping its condition. */
export function mapAlternatives(value: Value, map: (value: Value, when: Conditions) => Value): Value {
  if (value.kind !== "union") return map(value, NO_CONDITIONS);
  return unionOf(value.items.map(({ value: item, when }) => ({ value: map(item, when), when })));
}

export function many(item: Value, open = false): Value {
  return { kind: "many", item, open };
}

/** A step that may bring in a row, whatever it is taken on: `filters.apply(query)` gives a query. */
function takesRows(operation: Operation): boolean {
  if (operation.op === "execute") return true;
  return operation.op === "call" && (operation.args.some(followed) || operation.keywords.some(([, value]) => followed(value)));
}

/** Whether a value can hold a row, or turn into one when parameters are known. */
export function followed(value: Value): boolean {
  switch (value.kind) {
    case "unknown":
    case "plain":
    case "text":
    case "session":
    case "getter":
      return false;
    case "many":
      return followed(value.item);
    case "dict":
      return followed(value.value);
    case "tuple":
    case "listed":
      return value.items.some(followed);
    case "parameter":
      return value.rows;
    case "deferred":
      return followed(value.base) || value.operations.some(takesRows);
    case "object":
      return [...value.fields.values()].some(followed);
    case "union":
      return value.items.some((item) => followed(item.value));
    default:
      return true;
  }
}
