import type { Program } from "../../link/program.ts";
import type { Binding, FunctionSymbol, Scope } from "../../link/symbols.ts";
import { lastName } from "../../model/last-name.ts";
import type { Attribute, Call, Expr } from "../../model/syntax.ts";
import { unparse } from "../../model/unparse.ts";
import { someExpression } from "../../model/visit.ts";
import type { OrmModels } from "../sqlalchemy/index.ts";
import { returnsOf } from "./readings.ts";
import { type ColumnRead, columnBehind } from "./types.ts";
import { isUnwritten } from "./unwritten.ts";

/** What a statement selects under a name. */
export interface SelectedColumn {
  readonly name: string | null;
  /** The column that it certainly is, as it is; null for anything that is computed, and for whole rows. */
  readonly read: ColumnRead | null;
  /** It is a row of a mapped class. */
  readonly whole: boolean;
  /** The statement may leave out the rows that have no value there. */
  readonly filtered: boolean;
}

/** What a query for columns gives, as far as the statement is written out. */
export interface Selected {
  /** `row`: a tuple whose items are attributes as well; `mapping`: what `mappings()` makes of it; `scalar`: its first item. */
  readonly shape: "row" | "mapping" | "scalar";
  readonly many: boolean;
  readonly columns: readonly SelectedColumn[];
  /** The selection, as it is written. */
  readonly text: string;
}

/** Where statements and rows are looked for. */
export interface SelectedInput {
  readonly program: Program;
  readonly models: OrmModels;
}

const DEPTH = 5;

/** Methods that bring all rows, one of them, or the same rows in another form. */
const ALL = new Set(["all", "fetchall", "unique", "yield_per"]);
const ONE = new Set(["first", "one", "one_or_none", "fetchone"]);
/** Methods of a statement that leave its columns as they are. */
const KEEPING = new Set(
  (
    "where filter filter_by join outerjoin join_from order_by group_by having limit offset slice distinct select_from options " +
    "execution_options with_for_update correlate params prefix_with"
  ).split(" "),
);
/** Those of them that leave no row out for what a column holds. */
const INNOCENT = new Set(["order_by", "group_by", "limit", "offset", "distinct", "options", "execution_options"]);
const EXECUTING = new Set(["execute", "exec", "scalars", "stream"]);

/** What an expression gives that holds rows of a statement; undefined where that is not known, or where it gives objects of a mapped class. */
export function selectedBy(input: SelectedInput, value: Expr, scope: Scope, depth = DEPTH): Selected | undefined {
  if (depth === 0) return undefined;
  if (value.kind === "Await") return selectedBy(input, value.value, scope, depth);
  if (value.kind === "Name") return selectedByName(input, value.id, scope, depth);
  if (value.kind !== "Call") return undefined;
  const { func, args } = value;
  if (func.kind === "Name" && /^(list|tuple)$/.test(func.id) && args.length === 1 && args[0] !== undefined) {
    const held = selectedBy(input, args[0], scope, depth - 1);
    return held?.many === true ? held : undefined;
  }
  if (func.kind === "Attribute") {
    const found = ofMethod(input, value, func, scope, depth);
    if (found !== undefined) return found;
  }
  return ofFunction(input, value, scope, depth);
}

function ofMethod(input: SelectedInput, call: Call, { attr, value }: Attribute, scope: Scope, depth: number): Selected | undefined {
  if (EXECUTING.has(attr)) {
    const statement = call.args[0];
    const columns = statement === undefined ? undefined : columnsOf(input, statement, scope, depth - 1);
    if (columns === undefined) return undefined;
    const isScalar = attr === "scalars" || (attr === "exec" && columns.columns.length === 1);
    return isScalar ? firstItem({ ...columns, many: true }) : { ...columns, shape: "row", many: true };
  }
  const isQueried = someCall(value, isQuery);
  if (isQueried && (ALL.has(attr) || ONE.has(attr))) {
    const columns = columnsOf(input, value, scope, depth - 1);
    const isWhole = columns?.columns.length === 1 && columns.columns[0]?.whole === true;
    return columns === undefined || isWhole ? undefined : { ...columns, shape: "row", many: ALL.has(attr) };
  }
  if (isQueried || !(ALL.has(attr) || ONE.has(attr) || attr === "mappings" || attr === "scalars")) return undefined;
  const held = selectedBy(input, value, scope, depth - 1);
  if (held === undefined || !held.many) return undefined;
  if (ALL.has(attr)) return held;
  if (ONE.has(attr)) return { ...held, many: false };
  if (held.shape !== "row") return undefined;
  return attr === "mappings" ? { ...held, shape: "mapping" } : firstItem(held);
}

/** `scalars()`: the first item of each row; an object of a mapped class is no such row any more. */
function firstItem(rows: Omit<Selected, "shape">): Selected | undefined {
  const [first] = rows.columns;
  return first === undefined || first.whole ? undefined : { ...rows, columns: [first], shape: "scalar" };
}

/** What a function of the project hands out that returns such rows in one place. */
function ofFunction(input: SelectedInput, { func }: Call, scope: Scope, depth: number): Selected | undefined {
  const callee = input.program.typeOf(func, scope);
  if (callee.kind !== "function" || !isPlain(callee.function)) return undefined;
  const returned = returnsOf(callee.function.def.body).flatMap(({ value }) =>
    value === null || (value.kind === "Constant" && value.type === "None") ? [] : [value],
  );
  const [only, another] = returned;
  if (only === undefined || another !== undefined) return undefined;
  return selectedBy(input, only, input.program.functionScope(callee.function), depth - 1);
}

function isPlain({ def }: FunctionSymbol): boolean {
  return !def.generator && def.decorators.every((each) => /^(static|class)method$/.test(lastName(each)));
}

function selectedByName(input: SelectedInput, name: string, scope: Scope, depth: number): Selected | undefined {
  const only = onlyBinding(input.program, name, scope);
  if (only === undefined || !("path" in only.binding) || only.binding.path.length > 0) return undefined;
  const { binding } = only;
  if (binding.kind === "value") return selectedBy(input, binding.value, only.scope, depth - 1);
  if (binding.kind !== "iteration") return undefined;
  const rows = selectedBy(input, binding.iter, only.scope, depth - 1);
  return rows?.many === true ? { ...rows, many: false } : undefined;
}

function onlyBinding(program: Program, name: string, scope: Scope): { readonly binding: Binding; readonly scope: Scope } | undefined {
  const symbol = program.resolve(name, scope);
  if (symbol?.kind !== "variable") return undefined;
  const [binding, another] = symbol.scope.bindings.get(symbol.name) ?? [];
  return binding === undefined || another !== undefined ? undefined : { binding, scope: symbol.scope };
}

/** The column that a name holds to which one item of each row is bound: `for number, note in rows`. */
function unpackedColumn(input: SelectedInput, name: string, scope: Scope): SelectedColumn | undefined {
  const only = onlyBinding(input.program, name, scope);
  if (only === undefined || (only.binding.kind !== "iteration" && only.binding.kind !== "value")) return undefined;
  const [index, further] = only.binding.path;
  if (typeof index !== "number" || index < 0 || further !== undefined) return undefined;
  const isLoop = only.binding.kind === "iteration";
  const rows = selectedBy(input, only.binding.kind === "iteration" ? only.binding.iter : only.binding.value, only.scope);
  return rows?.shape === "row" && rows.many === isLoop ? rows.columns[index] : undefined;
}

/** The column that an item of a row is: `row.note`, `row["note"]` of a mapping, `row[1]`, or a name for it. */
export function selectedValue(input: SelectedInput, value: Expr, scope: Scope): SelectedColumn | undefined {
  if (value.kind === "Name") return unpackedColumn(input, value.id, scope);
  if ((value.kind !== "Attribute" && value.kind !== "Subscript") || value.value.kind !== "Name") return undefined;
  const row = selectedBy(input, value.value, scope);
  if (row === undefined || row.many) return undefined;
  if (value.kind === "Attribute") return row.shape === "row" ? columnNamed(row, value.attr) : undefined;
  const { slice } = value;
  if (slice.kind !== "Constant" || slice.value === undefined) return undefined;
  if (slice.type === "str") return row.shape === "mapping" ? columnNamed(row, slice.value) : undefined;
  return slice.type === "int" && row.shape === "row" ? row.columns[Number(slice.value)] : undefined;
}

/** What a row has under a name; undefined where it has none, or several. */
export function columnNamed({ columns }: Selected, name: string): SelectedColumn | undefined {
  const [only, another] = columns.filter((column) => column.name === name);
  return another === undefined ? only : undefined;
}

/** Whether all that a row has is known by its name, and none of it holds several. */
export function isAllNamed({ columns }: Selected): boolean {
  const names = columns.map(({ name }) => name);
  return !names.includes(null) && new Set(names).size === names.length;
}

interface Columns {
  readonly columns: readonly SelectedColumn[];
  readonly text: string;
}

/** The columns of `select(…)` or `session.query(…)` and what was added to it, also in several steps. */
function columnsOf(input: SelectedInput, statement: Expr, scope: Scope, depth: number): Columns | undefined {
  const steps: Call[] = [];
  const made = rootOf(input.program, statement, scope, steps, depth);
  if (made === undefined) return undefined;
  const given = made.call.args;
  if (given.length === 0 || made.call.keywords.length > 0) return undefined;
  const isJoined = steps.some(({ func }) => /^join(_from)?$/.test(lastName(func)));
  const columns: SelectedColumn[] = [];
  for (const each of given) {
    const column = columnOf(input, each, made.scope);
    if (column === undefined) return undefined;
    const key = column.read?.column.key;
    const isAsked = steps.some(
      ({ func, args, keywords }) =>
        !INNOCENT.has(lastName(func)) &&
        (keywords.some(({ arg }) => arg === key) ||
          args.some((arg) => someExpression(arg, (node) => node.kind === "Attribute" && node.attr === key))),
    );
    const isHidden = steps.some((step) => isUnwritten(input, step, scope));
    const isKey = isJoined && (column.read?.column.foreignKeys.length ?? 0) > 0;
    columns.push({ ...column, filtered: isAsked || isHidden || isKey });
  }
  if (!columns.some(({ read, whole }) => read !== null || whole)) return undefined;
  return { columns, text: unparse(made.call) };
}

/** The call that selects, below the methods that leave its columns alone; what stands between is collected. */
function rootOf(
  program: Program,
  statement: Expr,
  scope: Scope,
  steps: Call[],
  depth: number,
): { readonly call: Call; readonly scope: Scope } | undefined {
  let at = statement;
  while (at.kind === "Call" && at.func.kind === "Attribute" && KEEPING.has(at.func.attr)) {
    steps.push(at);
    at = at.func.value;
  }
  if (at.kind === "Call") return selects(program, at, scope) ? { call: at, scope } : undefined;
  if (at.kind !== "Name" || depth <= 0) return undefined;
  const symbol = program.resolve(at.id, scope);
  if (symbol?.kind !== "variable") return undefined;
  const { id } = at;
  let root: { readonly call: Call; readonly scope: Scope } | undefined;
  for (const binding of symbol.scope.bindings.get(symbol.name) ?? []) {
    if (binding.kind !== "value" || binding.path.length > 0) return undefined;
    if (isFurther(binding.value, id, steps)) continue;
    const found = root === undefined ? rootOf(program, binding.value, symbol.scope, steps, depth - 1) : undefined;
    if (found === undefined) return undefined;
    root = found;
  }
  return root;
}

/** `statement = statement.where(…)`: the same with more steps, which are collected. */
function isFurther(value: Expr, name: string, steps: Call[]): boolean {
  const own: Call[] = [];
  let at = value;
  while (at.kind === "Call" && at.func.kind === "Attribute" && KEEPING.has(at.func.attr)) {
    own.push(at);
    at = at.func.value;
  }
  if (at.kind !== "Name" || at.id !== name || own.length === 0) return false;
  steps.push(...own);
  return true;
}

function selects(program: Program, { func }: Call, scope: Scope): boolean {
  if (isQuery(func)) return true;
  const symbol = program.symbolOf(func, scope);
  return symbol?.kind === "external" && /^(sqlalchemy|sqlmodel)\.([\w.]+\.)?select$/.test(symbol.name);
}

function columnOf(input: SelectedInput, selected: Expr, scope: Scope): Omit<SelectedColumn, "filtered"> | undefined {
  const computed = { name: null, read: null, whole: false };
  if (selected.kind === "Starred") return undefined;
  if (selected.kind === "Call") {
    if (selected.func.kind !== "Attribute" || selected.func.attr !== "label") return computed;
    const [label] = selected.args;
    const inner = columnOf(input, selected.func.value, scope);
    const name = label?.kind === "Constant" && label.type === "str" ? (label.value ?? null) : null;
    return { name, read: inner?.read ?? null, whole: inner?.whole === true };
  }
  if (selected.kind !== "Name" && selected.kind !== "Attribute") return computed;
  const itself = input.program.typeOf(selected, scope);
  if (itself.kind === "class") return { name: itself.class.def.name, read: null, whole: input.models.modelOf(itself.class) !== undefined };
  if (selected.kind === "Name") return computed;
  const holder = input.program.typeOf(selected.value, scope);
  const model = holder.kind === "class" ? input.models.modelOf(holder.class) : undefined;
  // What an object or a module has may be a table, or a class: each stands for all its columns.
  if (model === undefined && holdsAnything(selected.value, holder.kind)) return computed;
  // A relationship, a proxy or a class of what is not known is not what it looks like.
  if (model !== undefined ? model.attributes.get(selected.attr)?.kind !== "column" : !/^[a-z_]/.test(selected.attr)) return computed;
  const read = model === undefined ? undefined : columnBehind(input.models, model, selected.attr);
  return { name: selected.attr, read: read ?? null, whole: false };
}

/** Whether an attribute of it may be anything: of what is no class, no alias of one and no table. */
function holdsAnything(holder: Expr, kind: string): boolean {
  return kind === "instance" || kind === "module" || (holder.kind === "Name" && /^(self|cls)$/.test(holder.id));
}

/** `session.query` */
function isQuery(func: Expr): boolean {
  return func.kind === "Attribute" && func.attr === "query";
}

/** Whether a chain of methods holds a call of which something holds. */
export function someCall(chain: Expr, is: (func: Expr) => boolean): boolean {
  for (let at: Expr = chain; ; ) {
    if (at.kind === "Attribute") at = at.value;
    else if (at.kind !== "Call") return false;
    else if (is(at.func)) return true;
    else at = at.func;
  }
}
