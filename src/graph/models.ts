import type { OrmColumn, OrmModel, OrmModels, OrmRelationship } from "../domain/sqlalchemy/index.ts";
import { bounded, type Cardinality, edge, type Graph, type GraphEdge, type GraphNode, node, row } from "./graph.ts";

/** A table with the classes that are mapped to it. */
interface Table {
  readonly name: string;
  readonly columns: readonly OrmColumn[];
  readonly classes: readonly OrmModel[];
}

/** Tables, columns and how they belong together. `wanted` says which files' tables are drawn; what these refer to is drawn with them. */
export function modelGraph(models: OrmModels, wanted: (file: string) => boolean, most = 60, columns = 14): Graph {
  const all = tablesOf(models);
  const named = [...all.values()].filter((table) => filesOf(table, models).some(wanted));
  const near = new Set(named.map(({ name }) => name));
  for (const table of named) for (const target of targets(table)) if (all.has(target)) near.add(target);
  const degree = new Map<string, number>();
  for (const table of all.values()) {
    for (const target of targets(table)) {
      degree.set(target, (degree.get(target) ?? 0) + 1);
      degree.set(table.name, (degree.get(table.name) ?? 0) + 1);
    }
  }
  // Where all cannot be drawn, the tables that hold the picture together come first.
  const sorted = [...near].sort((a, b) => (degree.get(b) ?? 0) - (degree.get(a) ?? 0) || (a < b ? -1 : 1));
  const { shown, notes } = bounded(sorted, most, "tables");
  const kept = [...shown].sort();
  let cut = 0;
  const nodes = kept.map((name) => {
    const table = all.get(name) as Table;
    const list = bounded(byWeight(table.columns), columns, "columns");
    cut += table.columns.length - list.shown.length;
    return tableNode(table, list.shown);
  });
  const inside = new Set(kept);
  const edges = kept.flatMap((name) => edgesOf(all.get(name) as Table, inside, (target) => models.modelOf(target)?.table));
  return {
    kind: "entities",
    title: "Models",
    direction: "right",
    spine: [],
    groups: [],
    nodes,
    edges,
    notes: cut === 0 ? notes : [...notes, `${cut} columns that are no key are left out`],
  };
}

function tablesOf(models: OrmModels): ReadonlyMap<string, Table> {
  const found = new Map<string, { name: string; columns: OrmColumn[]; classes: OrmModel[] }>();
  const of = (name: string): { columns: OrmColumn[]; classes: OrmModel[] } => {
    const known = found.get(name);
    if (known !== undefined) return known;
    const table = { name, columns: [], classes: [] };
    found.set(name, table);
    return table;
  };
  const add = (name: string, columns: readonly OrmColumn[]): void => {
    const table = of(name);
    const names = new Set(table.columns.map((column) => column.name));
    table.columns.push(...columns.filter((column) => !names.has(column.name)));
  };
  for (const model of models.models) {
    const role = model.class.module.unit?.role;
    if (model.table === "" || role === "migration" || role === "test") continue;
    of(model.table).classes.push(model);
    // With joined inheritance a class has columns of several tables.
    add(
      model.table,
      model.columns.filter((column) => column.table === model.table || column.table === ""),
    );
  }
  for (const table of models.tables) if (!found.has(table.name)) add(table.name, table.columns);
  return found;
}

function filesOf(table: Table, models: OrmModels): readonly string[] {
  const own = table.classes.map(({ at }) => at.file);
  return own.length > 0 ? own : models.tables.filter(({ name }) => name === table.name).map(({ at }) => at.file);
}

/** `order` of `shop.order.id` and of `order.id`. */
function tableOf(target: string): string {
  return target.split(".").slice(0, -1).pop() ?? target;
}

function targets(table: Table): readonly string[] {
  return table.columns.flatMap(({ foreignKeys }) => foreignKeys.map(({ target }) => tableOf(target)));
}

function byWeight(columns: readonly OrmColumn[]): readonly OrmColumn[] {
  const weight = (column: OrmColumn): number => (column.primaryKey ? 0 : column.foreignKeys.length > 0 ? 1 : 2);
  return [...columns].sort((a, b) => weight(a) - weight(b));
}

function tableNode(table: Table, columns: readonly OrmColumn[]): GraphNode {
  const classes = table.classes.map(({ class: symbol }) => symbol.def.name);
  return node(table.name, table.name, {
    detail: classes.join(", "),
    tone: classes.length === 0 ? "muted" : "accent",
    rows: columns.map((column) => {
      const keys = [
        column.primaryKey ? "PK" : "",
        column.foreignKeys.length > 0 ? "FK" : "",
        column.unique && !column.primaryKey ? "UK" : "",
      ];
      const type = `${column.type ?? ""}`;
      return row(column.name, [column.name, type, [...keys, column.nullable ? "null" : ""].filter((key) => key !== "").join(" ")]);
    }),
  });
}

/** One edge a foreign key, with the relationships that go along it; relationships without one are dashed. */
function edgesOf(
  table: Table,
  inside: ReadonlySet<string>,
  tableOfClass: (symbol: OrmModel["class"]) => string | undefined,
): readonly GraphEdge[] {
  const targetOf = ({ target }: OrmRelationship): string | undefined => (target === null ? undefined : tableOfClass(target));
  const edges: GraphEdge[] = [];
  const drawn = new Set<OrmRelationship>();
  const all = table.classes.flatMap(({ relationships }) => relationships);
  for (const column of table.columns) {
    for (const { target } of column.foreignKeys) {
      const to = tableOf(target);
      if (!inside.has(to)) continue;
      const along = all.filter((relationship) => relationship.direction !== "one-to-many" && targetOf(relationship) === to);
      const own = along.filter(({ key }) => along.length === 1 || column.name.startsWith(key));
      for (const relationship of own) drawn.add(relationship);
      const one: Cardinality = column.nullable ? "zero-or-one" : "one";
      edges.push(
        edge(table.name, to, {
          fromRow: column.name,
          label: own.length === 0 ? column.name : own.map(({ key }) => key).join(", "),
          ends: { from: column.unique || (column.primaryKey && keys(table) === 1) ? "zero-or-one" : "many", to: one },
        }),
      );
    }
  }
  for (const relationship of all) {
    if (relationship.secondary === null || relationship.byBackref || drawn.has(relationship)) continue;
    const to = targetOf(relationship);
    // Both sides of a many-to-many describe the same thing: drawn once, from the table that sorts first.
    if (to === undefined || !inside.has(to) || to < table.name) continue;
    edges.push(edge(table.name, to, { label: relationship.key, dashed: true, tone: "muted", ends: { from: "many", to: "many" } }));
  }
  return edges;
}

function keys(table: Table): number {
  return table.columns.filter(({ primaryKey }) => primaryKey).length;
}
