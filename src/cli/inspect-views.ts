import type { Column, Section, TextTable } from "../report/text/table.ts";

/** A row of a table, as its JSON has it. */
export type Row = Readonly<Record<string, unknown>>;
type Table = Readonly<Record<string, unknown>>;

/** Tables as people read them, made from what the JSON has, by name. */
export const VIEWS: Readonly<Record<string, (table: Table) => TextTable>> = {
  routes: (table) => ({
    columns: named("METHOD", "PATH", "HANDLER", "DEPENDS ON", "RESPONSE"),
    sections: byFile(rows(table, "routes"), (row) => [
      row.kind === "websocket" ? "WS" : texts(row.methods).join(","),
      text(row.path) + (row.certainty === "always" ? "" : ` (${text(row.certainty)})`),
      `${row.async === true ? "async " : ""}${last(text(row.handler))}`,
      texts(row.dependencies)
        .map((name) => last(name))
        .join(", "),
      short(text(row.responseModel)),
    ]),
    notes: [count(rows(table, "routes"), "route"), ...unseen(table)],
  }),
  dependencies: (table) => ({
    columns: [...named("DEPENDENCY", "KIND", "SESSION"), { title: "ROUTES", right: true }, ...named("DEPENDS ON", "PLACE")],
    sections: plain(rows(table, "dependencies"), (row) => [
      text(row.dependency),
      `${row.async === true ? "async " : ""}${row.generator === true ? "yield " : ""}${text(row.kind)}`,
      row.session !== "other" ? text(row.session) : row.holds === "other" ? "" : `holds ${text(row.holds)}`,
      text(row.routes),
      texts(row.dependencies)
        .map((name) => last(name))
        .join(", "),
      place(row),
    ]),
    notes: [],
  }),
  models: (table) => ({
    columns: named("COLUMN", "TYPE", "IS"),
    sections: rows(table, "models").map((row) => ({
      title: `${text(row.table)}  ${last(text(row.class))}  ${place(row)}`,
      rows: [...list(row.columns).map(columnCells), ...list(row.relationships).map(relationshipCells)],
    })),
    notes: [count(rows(table, "models"), "model"), ...unseen(table)],
  }),
  schemas: (table) => ({
    columns: named("FIELD", "TYPE", "IS"),
    sections: rows(table, "schemas").map((row) => ({
      title: `${last(text(row.class))}  ${place(row)}${row.fromAttributes === true ? "  reads attributes" : ""}`,
      rows: list(row.fields).map((field) => [
        text(field.name),
        text(field.annotation),
        [field.required === true ? "required" : "", field.alias === null ? "" : `alias ${text(field.alias)}`].filter(Boolean).join(", "),
      ]),
    })),
    notes: [count(rows(table, "schemas"), "schema"), ...unseen(table)],
  }),
  functions: (table) => {
    const totals = (table.totals ?? {}) as Row;
    return {
      columns: [{ title: "LINE", right: true }, ...named("FUNCTION", "ANNOTATED", "RETURNS", "DOCSTRING")],
      sections: byFile(rows(table, "functions"), (row) => [
        text(row.line),
        `${row.async === true ? "async " : ""}${text(row.symbol)}`,
        `${text(row.annotated)} of ${text(row.parameters)}`,
        row.returns === true ? "yes" : "-",
        row.docstring === true ? "yes" : "-",
      ]),
      notes: [
        `${text(totals.functions)} functions, ${text(totals.complete)} completely annotated, ${text(totals.docstrings)} with a docstring (of the whole code base)`,
        ...covered((table.coverage ?? {}) as Row),
      ],
    };
  },
  calls: (table) => ({
    columns: [{ title: "LINE", right: true }, ...named("IN", "CALLS", "")],
    sections: byFile(rows(table, "calls"), (row) => [
      text(row.line),
      text(row.symbol),
      texts(row.targets).join(" | "),
      row.runs === "elsewhere" ? "in a thread" : "",
    ]),
    notes: [],
  }),
  effects: (table) => ({
    columns: named("FUNCTION", "EFFECT", "THROUGH"),
    sections: byFile(rows(table, "functions"), (row) => [
      `${row.async === true ? "async " : ""}${text(row.symbol)}`,
      effects(list(row.effects)),
      [...new Set(list(row.effects).map((effect) => last(text(effect.callee))))].join(", "),
    ]),
    notes: ["? some way to it is possible, not proved"],
  }),
  layers: (table) => ({
    columns: named("MODULE", "KNOWN BY", "CONFIDENCE", "EVIDENCE", "ALSO HOLDS"),
    sections: grouped(rows(table, "modules"), (row) => text(row.layer)).map(([layer, own]) => ({
      title: `${layer} (${own.length})`,
      rows: own.map((row) => [text(row.file), text(row.by), text(row.confidence), text(row.evidence), texts(row.besides).join(", ")]),
    })),
    notes: profile(table),
  }),
  migrations: (table) => ({
    columns: [...named("REVISION", "FILE", "ROLLBACK"), { title: "STEPS", right: true }, ...named("WHY")],
    sections: rows(table, "environments").map((environment) => ({
      title: `${text(environment.directory)}  ${text(environment.primaryDialect)}  head ${texts(environment.heads).join(", ")}`,
      rows: list(environment.revisions).map((row) => [
        text(row.revision),
        last(text(row.file), "/"),
        text(row.rollback),
        String(list(row.upgrade).length),
        list(row.reasons)
          .map((reason) => text(reason.message))
          .join("; "),
      ]),
    })),
    notes: [],
  }),
};

/** Each effect once; with a question mark where no way to it is proved. */
function effects(all: readonly Row[]): string {
  const proved = new Map<string, boolean>();
  for (const { effect, proved: certain } of all) proved.set(text(effect), proved.get(text(effect)) === true || certain === true);
  return [...proved].map(([effect, certain]) => (certain ? effect : `${effect}?`)).join(", ");
}

function profile(table: Table): readonly string[] {
  const endpoints = (table.endpoints ?? {}) as Row;
  const has = (table.has ?? {}) as Row;
  const layers = ["service", "repository"].filter((layer) => has[layer] === true);
  return [
    `${text(endpoints.reaching)} endpoints reach the database: ${text(endpoints.throughService)} through a service, ${text(endpoints.throughRepository)} through a repository, ${text(endpoints.direct)} themselves`,
    layers.length === 0
      ? "no layer stands between the endpoints and the database"
      : `between endpoints and database: ${layers.join(" and ")}`,
  ];
}

/** What the source does not say, place by place: rows may be missing there. */
function unseen(table: Table): readonly string[] {
  const spots = rows(table, "blindSpots");
  if (spots.length === 0) return [];
  return ["", `not seen completely, ${count(spots, "place")}:`, ...spots.map((spot) => `  ${place(spot)}  ${text(spot.detail)}`)];
}

function columnCells(column: Row): readonly string[] {
  const is = [
    column.primaryKey === true ? "primary key" : "",
    ...texts(column.foreignKeys).map((target) => `→ ${target}`),
    column.nullable === true ? "nullable" : "",
    column.unique === true ? "unique" : "",
    column.index === true ? "indexed" : "",
    column.hasDefault === true || column.hasServerDefault === true ? "default" : "",
  ];
  return [text(column.name), text(column.type), is.filter((word) => word !== "").join(", ")];
}

function relationshipCells(relationship: Row): readonly string[] {
  const target = last(text(relationship.target));
  return [
    text(relationship.name),
    relationship.uselist === true ? `list of ${target}` : target,
    `relationship, lazy=${text(relationship.lazy)}`,
  ];
}

function named(...titles: readonly string[]): readonly Column[] {
  return titles.map((title) => ({ title }));
}

function rows(table: Table, name: string): readonly Row[] {
  return list(table[name]);
}

function list(value: unknown): readonly Row[] {
  return Array.isArray(value) ? value : [];
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(text) : [];
}

function text(value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}

/** The last part of a dotted name. */
function last(name: string, separator = "."): string {
  return name.slice(name.lastIndexOf(separator) + 1);
}

/** `list[Order]` of `list[shop.models.Order]`. */
function short(type: string): string {
  return type.replace(/[\w.]+\.(?=\w)/g, "");
}

function place(row: Row): string {
  return row.file === null || row.file === undefined ? "" : `${text(row.file)}:${text(row.line)}`;
}

function count(all: readonly unknown[], one: string): string {
  return `${all.length} ${one}${all.length === 1 ? "" : "s"}`;
}

function plain(all: readonly Row[], cells: (row: Row) => readonly string[]): readonly Section[] {
  return all.length === 0 ? [] : [{ title: "", rows: all.map(cells) }];
}

function byFile(all: readonly Row[], cells: (row: Row) => readonly string[]): readonly Section[] {
  return grouped(all, (row) => text(row.file)).map(([title, own]) => ({ title, rows: own.map(cells) }));
}

function grouped(all: readonly Row[], key: (row: Row) => string): readonly (readonly [string, readonly Row[]])[] {
  const groups = new Map<string, Row[]>();
  for (const row of all) {
    const name = key(row);
    const known = groups.get(name);
    if (known === undefined) groups.set(name, [row]);
    else known.push(row);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A line for the whole code base, each layer and each owner: how much is annotated and documented. */
function covered(coverage: Row): readonly string[] {
  const line = (name: string, row: Row): string =>
    `${name.padEnd(18)} ${share(row.completePercent)} annotated completely, ${share(row.slotsPercent)} of parameters and returns, ${share(row.docstringsPercent)} with a docstring, ${share(row.documentedPercent)} of the public ones (${text(row.functions)} functions)`;
  return [
    line("all", (coverage.total ?? {}) as Row),
    ...list(coverage.layers).map((row) => line(text(row.layer), row)),
    ...list(coverage.owners).map((row) => line(text(row.owner), row)),
  ];
}

function share(percent: unknown): string {
  return typeof percent === "number" ? `${percent.toFixed(2).padStart(6)} %` : "     - %";
}
