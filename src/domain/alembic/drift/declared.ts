import type { Place } from "../../../model/finding.ts";
import { lastName } from "../../../model/last-name.ts";
import type { RepoPath } from "../../../model/source.ts";
import type { Expr, Stmt } from "../../../model/syntax.ts";
import { someExpression } from "../../../model/visit.ts";
import type { OrmColumn, OrmModel, OrmModels, TableConstraints } from "../../sqlalchemy/index.ts";
import { type Table, tableKey } from "../database/schema.ts";

/** A table as the models declare it; several classes can share one. */
export interface DeclaredTable {
  readonly key: string;
  /** The class that is named for it, or null for a `Table(…)`. */
  readonly owner: string | null;
  readonly at: Place;
  readonly columns: ReadonlyMap<string, OrmColumn>;
  readonly constraints: readonly TableConstraints[];
  /** Everything that declares it could be read. */
  readonly complete: boolean;
  /** The top-level package that declares it, with the file where it has a base of its own. */
  readonly group: string;
  /** The base is made in the same file. */
  readonly own: boolean;
  /** A `Table(…)` that stands in the MetaData of mapped classes: it is made where theirs are. */
  readonly shared?: true;
  /** Another base has a table of the same name. */
  readonly rival?: true;
  /** Another package declares a table of the same name, each with a base from elsewhere: which of them is meant nobody says. */
  readonly disputed?: true;
  /** Other classes of the same base that map the table as well, without `extend_existing`: Python loads one of them at most. */
  readonly alternatives?: readonly DeclaredTable[];
}

/** Whether a class declares a table of its own, which no other class of the base may declare again. */
function standsAlone({ class: { module }, parent, inheritance }: OrmModel): boolean {
  const extends_ = module.unit?.facts.mentions("extend_existing") === true || module.unit?.facts.mentions("keep_existing") === true;
  return parent === null && inheritance === "none" && !extends_;
}

/** Of several classes that map one table the one that is most like it: the others are left over, and nobody loads them. */
export function closest(table: DeclaredTable, found: Table | undefined): DeclaredTable {
  const { alternatives = [] } = table;
  if (alternatives.length === 0 || found === undefined) return table;
  const distance = ({ columns }: DeclaredTable): number =>
    found.columns.filter(({ name }) => !columns.has(name)).length +
    [...columns.keys()].filter((name) => !found.columns.some((each) => each.name === name)).length;
  return [...alternatives].reduce((best, each) => (distance(each) < distance(best) ? each : best), table);
}

/** The indexes that statements behind the class make: `Index("ix_orders_state", Order.state)`. */
function looseIndexes({ class: { def, module }, columns }: OrmModel): readonly TableConstraints[] {
  if (module.unit?.facts.mentions("Index") !== true) return [];
  const isOwn = (expr: Expr): boolean => expr.kind === "Attribute" && expr.value.kind === "Name" && expr.value.id === def.name;
  return module.unit.facts.body.flatMap((stmt) => {
    const call = stmt.kind === "Expr" || stmt.kind === "Assign" ? stmt.value : null;
    if (call?.kind !== "Call" || lastName(call.func) !== "Index") return [];
    const [first, ...parts] = call.args;
    if (first === undefined || !parts.some((part) => someExpression(part, isOwn))) return [];
    const names = parts.map((part) =>
      part.kind === "Attribute" && isOwn(part) ? columns.find(({ key }) => key === part.attr)?.name : undefined,
    );
    const plain = !names.includes(undefined);
    const unique = call.keywords.some(({ arg, value }) => arg === "unique" && value.kind === "Constant" && value.type === "True");
    const name = first.kind === "Constant" && first.type === "str" ? (first.value ?? null) : null;
    return [{ indexes: [{ name, columns: plain ? (names as string[]) : [], unique, plain }], uniques: [] }];
  });
}

/** The file, where the declarative base is made in the file of the model itself: such a base has tables and a purpose of its own. */
function ownBase({ class: symbol, at }: OrmModel): string {
  const body = symbol.module.unit?.facts.body ?? [];
  return symbol.def.bases.some((base) => makesBase(body, base, new Set())) ? ` ${at.file}` : "";
}

const LIBRARY_BASE = /^DeclarativeBase(?:NoMeta)?$/;

/** Whether a base class is a declarative base that these statements make, or has one above it. Mixins, abstract classes and parents in the same file are none. */
function makesBase(body: readonly Stmt[], base: Expr, seen: ReadonlySet<string>): boolean {
  if (base.kind !== "Name" || seen.has(base.id)) return false;
  const name = base.id;
  return body.some((stmt) => {
    if (stmt.kind === "Assign") return stmt.targets.some((target) => target.kind === "Name" && target.id === name);
    if (stmt.kind !== "ClassDef" || stmt.name !== name) return false;
    return stmt.bases.some(
      (above) =>
        LIBRARY_BASE.test(above.kind === "Name" ? above.id : above.kind === "Attribute" ? above.attr : "") ||
        makesBase(body, above, new Set([...seen, name])),
    );
  });
}

/** The tables that application code declares, by key. */
export function declaredTables(models: OrmModels, isApplication: (path: RepoPath) => boolean): ReadonlyMap<string, DeclaredTable> {
  const unread = new Set(models.blindSpots.map(({ file, detail }) => `${file} ${detail.slice(0, detail.indexOf(":"))}`));
  const found = new Map<string, DeclaredTable>();
  const single = new Set<DeclaredTable>();
  const add = (table: DeclaredTable, alone = false): void => {
    const known = found.get(table.key);
    if (known !== undefined && known.group === table.group && alone && single.has(known)) {
      const both = { ...known, alternatives: [...(known.alternatives ?? []), table] };
      single.add(both);
      found.set(table.key, both);
      return;
    }
    // A file with a base of its own that repeats a table of the application holds a copy: of an old state, or of a part.
    if (known !== undefined && known.group !== table.group && (known.own || table.own)) {
      found.set(table.key, { ...(known.own ? table : known), rival: true });
      return;
    }
    if (known !== undefined && known.group !== table.group && known.group !== "" && table.group !== "") {
      found.set(table.key, { ...known, disputed: true });
      return;
    }
    if (known === undefined && alone) single.add(table);
    found.set(
      table.key,
      known === undefined
        ? table
        : {
            ...known,
            columns: new Map([...table.columns, ...known.columns]),
            constraints: [...known.constraints, ...table.constraints],
            complete: known.complete && table.complete,
          },
    );
  };
  for (const model of models.models) {
    if (!isApplication(model.at.file) || model.view) continue;
    const own = model.columns.filter((column) => column.table === model.table);
    const declared = {
      key: tableKey(model.table, model.schema),
      owner: model.class.def.qualname,
      at: model.at,
      columns: new Map(own.map((column) => [column.name, column])),
      constraints: [model.constraints, ...looseIndexes(model)],
      complete: !model.extended && !unread.has(`${model.at.file} ${model.class.def.qualname}`),
      group: `${model.name.slice(0, model.name.indexOf("."))}${ownBase(model)}${model.bind === null ? "" : ` in ${model.bind}`}`,
      own: ownBase(model) !== "",
    };
    add(declared, standsAlone(model));
  }
  for (const table of models.tables) {
    if (!isApplication(table.at.file)) continue;
    add({
      key: tableKey(table.name, table.schema),
      owner: null,
      at: table.at,
      columns: new Map(table.columns.map((column) => [column.name, column])),
      constraints: [table.constraints],
      complete: true,
      group: "",
      own: false,
      ...(table.shared ? { shared: true } : {}),
    });
  }
  return found;
}
