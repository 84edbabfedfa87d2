import type { Analysis } from "./analysis.ts";
import type { OrmAttribute, OrmColumn, OrmModel, OrmModels } from "./domain/sqlalchemy/index.ts";
import type { FunctionSymbol, Scope } from "./link/symbols.ts";
import { byText } from "./model/order.ts";
import type { Call, Expr } from "./model/syntax.ts";
import type { LinePlace, UnindexedUse } from "./model/work.ts";

/** Calls whose arguments are conditions or orderings of a statement. */
const CLAUSES = new Map<string, UnindexedUse["use"]>([
  ["where", "filter"],
  ["filter", "filter"],
  ["filter_by", "filter"],
  ["having", "filter"],
  ["join", "join"],
  ["outerjoin", "join"],
  ["order_by", "order"],
]);

/** Conditions, joins and orderings over columns that are no key, and in no index behind columns which the same statement names. */
export function unindexedUses(analysis: Analysis, models: OrmModels, functions: ReadonlySet<FunctionSymbol>): readonly UnindexedUse[] {
  const uses = new Map<string, { use: Omit<UnindexedUse, "places">; places: LinePlace[] }>();
  for (const { unit, site } of analysis.flow.edges) {
    const { call } = site;
    if (unit.kind !== "function" || call === null || call.func.kind !== "Attribute") continue;
    const clause = CLAUSES.get(call.func.attr);
    if (clause === undefined || !functions.has(unit.function)) continue;
    const named = columnsIn(analysis, models, call, site.scope);
    for (const { model, key } of named) {
      const attribute = model.attributes.get(key);
      if (attribute?.kind !== "column") continue;
      const beside = [...named, ...namedBefore(analysis, models, call, site.scope)].filter((other) => other.model === model);
      if (isIndexed(model, attribute, new Set(beside.map((other) => model.attributes.get(other.key)).flatMap(columnName)))) continue;
      const id = `${attribute.table}\0${attribute.name}\0${clause}`;
      const { path, facts } = unit.function.module.unit ?? {};
      if (path === undefined || facts === undefined) continue;
      const place = { file: path, line: facts.line(call.start) };
      const known = uses.get(id);
      if (known === undefined) uses.set(id, { use: { table: attribute.table, column: attribute.name, use: clause }, places: [place] });
      else if (!known.places.some(({ file, line }) => file === place.file && line === place.line)) known.places.push(place);
    }
  }
  return [...uses.values()]
    .map(({ use, places }): UnindexedUse => ({ ...use, places: places.sort((a, b) => byText(a.file, b.file) || a.line - b.line) }))
    .sort((a, b) => b.places.length - a.places.length || byText(a.table, b.table) || byText(a.column, b.column) || byText(a.use, b.use));
}

/** Whether a column is a key, or stands in an index or unique constraint behind none but columns that are named with it. */
function isIndexed(model: OrmModel, { name, primaryKey, unique, index }: OrmColumn, named: ReadonlySet<string>): boolean {
  if (primaryKey || unique || index) return true;
  const { indexes, uniques } = model.constraints;
  return [...indexes.map(({ columns }) => columns), ...uniques].some((columns) => {
    const at = columns.indexOf(name);
    return at >= 0 && columns.slice(0, at).every((column) => named.has(column));
  });
}

function columnName(attribute: OrmAttribute | undefined): readonly string[] {
  return attribute?.kind === "column" ? [attribute.name] : [];
}

/** The columns that the calls before it in a chain name: `select(Order).where(Order.shop_id == 1).where(…)`. */
function namedBefore(analysis: Analysis, models: OrmModels, call: Call, scope: Scope): readonly NamedColumn[] {
  const found: NamedColumn[] = [];
  let before = call.func.kind === "Attribute" ? call.func.value : call.func;
  while (before.kind === "Call" && before.func.kind === "Attribute") {
    if (CLAUSES.has(before.func.attr)) found.push(...columnsIn(analysis, models, before, scope));
    before = before.func.value;
  }
  return found;
}

interface NamedColumn {
  readonly model: OrmModel;
  readonly key: string;
}

/** `Model.column` anywhere in the arguments of a call. */
function columnsIn(analysis: Analysis, models: OrmModels, call: Call, scope: Scope): readonly NamedColumn[] {
  const found: NamedColumn[] = [];
  const visit = (node: Expr): void => {
    switch (node.kind) {
      case "Attribute": {
        const symbol =
          node.value.kind === "Name" || node.value.kind === "Attribute" ? analysis.program.symbolOf(node.value, scope) : undefined;
        const model = symbol?.kind === "class" ? models.modelOf(symbol) : undefined;
        if (model !== undefined) found.push({ model, key: node.attr });
        else visit(node.value);
        break;
      }
      case "Call":
        visit(node.func);
        for (const argument of node.args) visit(argument);
        break;
      case "Compare":
        visit(node.left);
        for (const other of node.comparators) visit(other);
        break;
      case "BinOp":
        visit(node.left);
        visit(node.right);
        break;
      case "BoolOp":
        for (const value of node.values) visit(value);
        break;
      case "UnaryOp":
        visit(node.operand);
        break;
      case "Tuple":
      case "List":
        for (const element of node.elts) visit(element);
        break;
      case "Starred":
        visit(node.value);
        break;
      default:
        break;
    }
  };
  for (const argument of call.args) visit(argument);
  return found;
}
