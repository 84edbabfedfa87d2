import { textOf } from "../../link/statics.ts";
import type { ClassSymbol, Scope } from "../../link/symbols.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import { placeOf } from "../pydantic/fields.ts";
import { EMPTY_COLUMN } from "./columns.ts";
import type { ColumnPart, ModelDraft } from "./drafts.ts";
import type { Mappings } from "./mapping.ts";

/** What a class is mapped to that is no table: its name, and the columns that it selects. */
export interface ViewParts {
  readonly name: string;
  readonly columns: readonly ColumnPart[];
  /** Some columns have no name, or are those of something that is not known. */
  readonly incomplete: boolean;
}

type DraftOf = (symbol: ClassSymbol) => ModelDraft | undefined;

/** Functions of a library that make a view of a name and a select: `sqlalchemy_utils.create_view`. */
const MAKER = /(?:^|\.)(?:create_)?(?:materialized_)?view$/;
const DEEPEST = 5;

/**
 * `__table__ = view("open_orders", select(Order.id, Order.total.label("sum")), …)`: a function, of the project's as a rule, makes the table
 * from what the select has; undefined for everything else.
 */
export function viewParts(mappings: Mappings, draftOf: DraftOf, symbol: ClassSymbol, value: Expr, scope: Scope): ViewParts | undefined {
  const { program, evaluator } = mappings;
  if (value.kind !== "Call") return undefined;
  const maker = program.symbolOf(value.func, scope);
  if (maker?.kind !== "function" && !(maker?.kind === "external" && MAKER.test(maker.name))) return undefined;
  const given = [...value.args, ...value.keywords.map((keyword) => keyword.value)];
  const selected = given.map((argument) => selectIn(mappings, argument, scope, 0)).find((found) => found !== undefined);
  const named = value.keywords.find(({ arg }) => arg === "name")?.value ?? value.args[0];
  const name = named === undefined ? undefined : textOf(evaluator.evaluate(named, scope));
  if (selected === undefined || name === undefined) return undefined;
  const columns: ColumnPart[] = [];
  let incomplete = selected.changed;
  for (const item of selected.call.args) {
    const found = columnsOf(mappings, draftOf, item, selected.scope);
    if (found === undefined) incomplete = true;
    for (const { name: column, primaryKey } of found ?? []) {
      const draft = { ...EMPTY_COLUMN, name: column, primaryKey, nullable: !primaryKey };
      columns.push({ key: column, draft, owner: null, at: placeOf(symbol, symbol.def) });
    }
  }
  return { name, columns, incomplete };
}

/** `metadata.tables["orders"]`: the name of the table. */
export function tableByName({ evaluator }: Mappings, value: Expr, scope: Scope): string | undefined {
  if (value.kind !== "Subscript" || value.value.kind !== "Attribute" || value.value.attr !== "tables") return undefined;
  return textOf(evaluator.evaluate(value.slice, scope));
}

interface Selected {
  readonly call: Call;
  readonly scope: Scope;
  /** Methods on the way add columns, or take others. */
  readonly changed: boolean;
}

/** The `select(…)` that an expression starts with, through variables and the methods that follow. */
function selectIn(mappings: Mappings, expression: Expr, scope: Scope, depth: number): Selected | undefined {
  const { program } = mappings;
  if (depth > DEEPEST) return undefined;
  if (expression.kind === "Name") {
    const symbol = program.resolve(expression.id, scope);
    if (symbol?.kind !== "variable") return undefined;
    const [binding, another] = symbol.scope.bindings.get(symbol.name) ?? [];
    if (binding?.kind !== "value" || another !== undefined || binding.path.length > 0) return undefined;
    return selectIn(mappings, binding.value, symbol.scope, depth + 1);
  }
  if (expression.kind !== "Call") return undefined;
  const callee = program.symbolOf(expression.func, scope);
  if (callee?.kind === "external" && /^sqlalchemy\.select$|^sqlmodel\.select$/.test(callee.name))
    return { call: expression, scope, changed: expression.args.some(({ kind }) => kind === "Starred") };
  const { func } = expression;
  const inner = func.kind === "Attribute" ? selectIn(mappings, func.value, scope, depth) : undefined;
  if (inner === undefined || func.kind !== "Attribute") return undefined;
  return { ...inner, changed: inner.changed || /columns$|^column$|^union|^(except|intersect)_/.test(func.attr) };
}

/** The columns that something selected has; undefined where their names are not known. */
function columnsOf(
  mappings: Mappings,
  draftOf: DraftOf,
  item: Expr,
  scope: Scope,
): readonly { readonly name: string; readonly primaryKey: boolean }[] | undefined {
  const { program, evaluator } = mappings;
  if (item.kind === "Call" && item.func.kind === "Attribute" && item.func.attr === "label") {
    const name = item.args[0] === undefined ? undefined : textOf(evaluator.evaluate(item.args[0], scope));
    const of = columnsOf(mappings, draftOf, item.func.value, scope);
    return name === undefined ? undefined : [{ name, primaryKey: of?.length === 1 && of[0]?.primaryKey === true }];
  }
  const whole = program.symbolOf(item, scope);
  if (whole?.kind === "class") {
    const draft = draftOf(whole);
    return draft === undefined || draft.incomplete || draft.parent !== null
      ? undefined
      : draft.columns.map(({ key, draft: { name, primaryKey } }) => ({ name: name ?? key, primaryKey: primaryKey === true }));
  }
  if (item.kind !== "Attribute") return undefined;
  const holder = item.value.kind === "Attribute" && item.value.attr === "c" ? item.value.value : item.value;
  const owner = program.symbolOf(holder, scope);
  if (holder !== item.value) return columnsOfInner(mappings, draftOf, holder, item.attr, scope);
  if (owner?.kind !== "class") return undefined;
  for (let draft = draftOf(owner); draft !== undefined; draft = draft.parent ?? undefined) {
    const column = draft.columns.find(({ key }) => key === item.attr);
    if (column !== undefined) return [{ name: column.draft.name ?? column.key, primaryKey: column.draft.primaryKey === true }];
  }
  return undefined;
}

/** `ranked.c.order_id` of a subquery: the column of what that selects, by its name there. */
function columnsOfInner(mappings: Mappings, draftOf: DraftOf, holder: Expr, name: string, scope: Scope): ReturnType<typeof columnsOf> {
  const inner = selectIn(mappings, holder, scope, 1);
  const known = inner?.call.args.flatMap((item) => columnsOf(mappings, draftOf, item, inner.scope) ?? []);
  const found = known?.find((column) => column.name === name);
  return [{ name, primaryKey: found?.primaryKey === true }];
}
