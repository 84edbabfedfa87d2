import { textOf } from "../../link/statics.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import type { BlindSpot, Place } from "../../model/finding.ts";
import { unparse } from "../../model/unparse.ts";
import { placeOf } from "../pydantic/fields.ts";
import type { ForeignKeyTarget } from "./columns.ts";
import type { ColumnPart, DraftReader, ModelDraft } from "./drafts.ts";
import type { Mappings } from "./mapping.ts";
import type {
  ForeignKeyFact,
  OrmAttribute,
  OrmColumn,
  OrmExpression,
  OrmModel,
  OrmModels,
  OrmRelationship,
  OrmTable,
  TableConstraints,
} from "./orm.ts";
import { type Backref, type Registry, readRelationship } from "./relationships.ts";
import { type ConstraintsDraft, readTable, type TableDraft } from "./tables.ts";

/** Puts the drafts together: foreign keys, targets, backrefs and inherited attributes need all of them. */
export class Assembly implements Registry {
  readonly mappings: Mappings;
  private readonly reader: DraftReader;
  private readonly drafts: readonly ModelDraft[];
  private readonly plain: readonly { readonly table: TableDraft; readonly at: Place }[];
  private readonly byName = new Map<string, ModelDraft[]>();
  private readonly ownColumns = new Map<ModelDraft, readonly OrmColumn[]>();
  private readonly allColumns = new Map<ModelDraft, readonly OrmColumn[]>();
  private readonly linked = new Map<ModelDraft, ReturnType<Registry["columns"]>>();
  private readonly models = new Map<ClassSymbol, OrmModel>();
  private readonly blind: BlindSpot[] = [];

  constructor(
    mappings: Mappings,
    reader: DraftReader,
    drafts: readonly ModelDraft[],
    plain: readonly { readonly table: TableDraft; readonly at: Place }[],
  ) {
    this.mappings = mappings;
    this.reader = reader;
    this.drafts = drafts;
    this.plain = plain;
    for (const draft of drafts) {
      const name = draft.symbol.def.name;
      const known = this.byName.get(name);
      if (known === undefined) this.byName.set(name, [draft]);
      else known.push(draft);
    }
  }

  finish(blindSpots: readonly BlindSpot[]): OrmModels {
    const relationships = this.allRelationships();
    for (const draft of this.drafts) this.model(draft, relationships);
    const mapped = new Set(this.drafts.map((draft) => draft.table));
    const tables = this.plain.filter(({ table }) => !mapped.has(table.name)).map((item) => this.table(item.table, item.at));
    const { models } = this;
    const ancestors = (symbol: ClassSymbol): OrmModel | undefined => {
      for (const ancestor of this.mappings.program.ancestors(symbol)) {
        const model = ancestor.kind === "class" ? models.get(ancestor.class) : undefined;
        if (model !== undefined) return model;
      }
      return undefined;
    };
    return {
      models: this.drafts.map((draft) => models.get(draft.symbol)).filter((model) => model !== undefined),
      tables,
      blindSpots: [...blindSpots, ...this.blind].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line)),
      modelOf: (symbol) => models.get(symbol),
      attribute: (symbol, key) => (models.get(symbol) ?? ancestors(symbol))?.attributes.get(key),
    };
  }

  draftOf(symbol: ClassSymbol): ModelDraft | undefined {
    return this.reader.draftOf(symbol);
  }

  /** The class of that name; of several the one whose module is named too, else the nearest by module path. */
  named(text: string, from: ModelDraft): ModelDraft | undefined {
    const last = text.slice(text.lastIndexOf(".") + 1);
    const found = this.byName.get(last) ?? [];
    if (found.length < 2) return found[0];
    const prefix = text === last ? "" : text.slice(0, -last.length - 1);
    const near = (draft: ModelDraft): number => {
      if (draft.symbol.module === from.symbol.module) return 1000;
      const here = from.symbol.module.name.split(".");
      const there = draft.symbol.module.name.split(".");
      let same = 0;
      while (same < here.length && here[same] === there[same]) same++;
      if (draft.symbol.module.unit?.role === from.symbol.module.unit?.role) same += 100;
      return same + (prefix !== "" && `.${draft.symbol.module.name}`.endsWith(`.${prefix}`) ? 2000 : 0);
    };
    return [...found].sort((a, b) => near(b) - near(a))[0];
  }

  columns(draft: ModelDraft): ReturnType<Registry["columns"]> {
    let columns = this.linked.get(draft);
    if (columns === undefined) {
      columns = this.columnsOf(draft).map((column) => ({
        key: column.key,
        name: column.name,
        targets: column.foreignKeys.map(({ target }) => target.slice(0, Math.max(0, target.lastIndexOf("."))) || target),
      }));
      this.linked.set(draft, columns);
    }
    return columns;
  }

  tables(draft: ModelDraft): readonly string[] {
    const names: string[] = [];
    for (let at: ModelDraft | null = draft; at !== null; at = at.parent) {
      if (at.table === null) continue;
      names.push(at.table);
      if (at.constraints.schema !== null) names.push(`${at.constraints.schema}.${at.table}`);
    }
    return names;
  }

  /** The columns of the model's own part. */
  private own(draft: ModelDraft): readonly OrmColumn[] {
    let columns = this.ownColumns.get(draft);
    if (columns === undefined) {
      const { table } = draft;
      columns = this.complete(draft.columns, draft.constraints, table ?? "");
      this.ownColumns.set(draft, columns);
    }
    return columns;
  }

  /** All columns; an own column takes the place of an inherited one of the same attribute. */
  private columnsOf(draft: ModelDraft): readonly OrmColumn[] {
    let columns = this.allColumns.get(draft);
    if (columns === undefined) {
      const found = new Map(draft.parent === null ? [] : this.columnsOf(draft.parent).map((column) => [column.key, column]));
      for (const column of this.own(draft)) found.set(column.key, column);
      columns = [...found.values()];
      this.allColumns.set(draft, columns);
    }
    return columns;
  }

  private complete(parts: readonly ColumnPart[], constraints: ConstraintsDraft, table: string): readonly OrmColumn[] {
    return parts.map(({ key, draft, owner, at }): OrmColumn => {
      const name = draft.name ?? key;
      const inKey = constraints.primaryKey.includes(name) || constraints.primaryKey.includes(key);
      const primaryKey = draft.primaryKey === true || inKey;
      const foreignKeys = draft.foreignKeys.flatMap(({ target, ondelete }) => this.foreignKey(target, ondelete, at));
      for (const constraint of constraints.foreignKeys) {
        const position = constraint.columns.findIndex((column) => column === name || column === key);
        const target = constraint.targets[position];
        if (position >= 0 && target !== undefined) foreignKeys.push(...this.foreignKey(target, constraint.ondelete, at));
      }
      return {
        kind: "column",
        key,
        name,
        table,
        owner,
        at,
        foreignKeys,
        primaryKey,
        type: draft.type ?? null,
        exact: draft.exact,
        labels: draft.labels,
        enumName: draft.enumName,
        onPostgresql: draft.onPostgresql,
        nullable: draft.nullable ?? !(primaryKey || draft.identity),
        unique: draft.unique === true,
        index: draft.index === true,
        hasDefault: draft.hasDefault,
        hasServerDefault: draft.hasServerDefault,
        statesDefault: draft.statesDefault,
        onUpdate: draft.onUpdate,
        serverOnUpdate: draft.serverOnUpdate,
        deferred: draft.deferred,
      };
    });
  }

  private foreignKey(target: ForeignKeyTarget, ondelete: string | null, at: Place): ForeignKeyFact[] {
    const text = this.targetText(target);
    if (text !== undefined) return [{ target: text, ondelete }];
    const detail =
      target.kind === "unknown"
        ? unparse(target.expression)
        : target.kind === "attribute"
          ? `${target.class.def.name}.${target.key}`
          : target.kind === "table"
            ? target.key
            : target.text;
    this.blind.push({
      kind: "orm-foreign-key",
      file: at.file,
      line: this.lineAt(at),
      detail: `${at.symbol}: the target of a foreign key is computed: ${detail}`,
    });
    return [];
  }

  private targetText(target: ForeignKeyTarget): string | undefined {
    switch (target.kind) {
      case "text":
        return target.text;
      case "table": {
        const table = readTable(this.mappings.program, this.mappings.evaluator, target.table);
        return table === undefined
          ? undefined
          : `${table.constraints.schema === null ? "" : `${table.constraints.schema}.`}${table.name}.${target.key}`;
      }
      case "attribute": {
        const draft = this.draftOf(target.class);
        if (draft === undefined || draft.table === null) return undefined;
        let holder: ModelDraft = draft;
        while (holder.parent !== null && !holder.columns.some(({ key }) => key === target.key)) holder = holder.parent;
        const column = holder.columns.find(({ key }) => key === target.key);
        const computed = column === undefined ? this.reader.textOf(target.class, target.key) : undefined;
        if (computed !== undefined) return computed;
        const schema = holder.constraints.schema === null ? "" : `${holder.constraints.schema}.`;
        return `${schema}${holder.table ?? draft.table}.${column?.draft.name ?? target.key}`;
      }
      case "unknown":
        return undefined;
    }
  }

  private lineAt(at: Place): number {
    return this.mappings.program.index.byPath.get(at.file)?.unit?.facts.line(at.start) ?? 1;
  }

  /** Each model's own relationships, with those that other models' backrefs make on it. */
  private allRelationships(): ReadonlyMap<ModelDraft, readonly OrmRelationship[]> {
    const own = new Map<ModelDraft, OrmRelationship[]>();
    const backrefs: Backref[] = [];
    for (const draft of this.drafts) {
      const list: OrmRelationship[] = [];
      for (const item of draft.others) {
        if (item.kind !== "relationship") continue;
        const { relationship, backref } = readRelationship(this, draft, item);
        list.push(relationship);
        if (backref !== null) backrefs.push(backref);
        if (relationship.target === null) {
          this.blind.push({
            kind: "orm-target",
            file: relationship.at.file,
            line: this.lineAt(relationship.at),
            detail: `${draft.symbol.def.qualname}.${relationship.key}: no mapped class ${relationship.targetName}`,
          });
        }
      }
      own.set(draft, list);
    }
    for (const { target, relationship } of backrefs) {
      const list = own.get(target);
      if (list !== undefined && !list.some(({ key }) => key === relationship.key)) list.push(relationship);
    }
    return own;
  }

  private model(draft: ModelDraft, relationships: ReadonlyMap<ModelDraft, readonly OrmRelationship[]>): OrmModel {
    const known = this.models.get(draft.symbol);
    if (known !== undefined) return known;
    const parent = draft.parent === null ? null : this.model(draft.parent, relationships);
    const attributes = new Map<string, OrmAttribute>(parent?.attributes ?? []);
    for (const column of this.columnsOf(draft)) attributes.set(column.key, column);
    for (const relationship of relationships.get(draft) ?? []) attributes.set(relationship.key, relationship);
    for (const item of draft.others) if (item.kind === "expression") attributes.set(item.key, expression(item));
    const values = [...attributes.values()];
    const { symbol } = draft;
    const model: OrmModel = {
      class: symbol,
      name: `${symbol.module.name}.${symbol.def.qualname}`,
      table: draft.table ?? "",
      schema: draft.constraints.schema ?? parent?.schema ?? null,
      columns: values.filter((item) => item.kind === "column"),
      relationships: values.filter((item) => item.kind === "relationship"),
      attributes,
      parent,
      inheritance: draft.inheritance,
      constraints: constraintsOf(draft.constraints, this.own(draft)),
      eagerDefaults: draft.eagerDefaults,
      bind: draft.bind,
      extended: draft.extended || parent?.extended === true,
      view: draft.view,
      incomplete: draft.incomplete || parent?.incomplete === true,
      sqlmodel: draft.mapping === "sqlmodel",
      at: placeOf(symbol, symbol.def),
    };
    this.models.set(symbol, model);
    return model;
  }

  private table(table: TableDraft, at: Place): OrmTable {
    const parts = table.columns.map(({ draft, made }): ColumnPart => {
      const key = made.keyword("key");
      return { key: (key === undefined ? undefined : textOf(key)) ?? draft.name ?? "", draft, owner: null, at };
    });
    const columns = this.complete(parts, table.constraints, table.name);
    const { name, constraints, shared } = table;
    return { name, schema: constraints.schema, columns, constraints: constraintsOf(constraints, columns), shared, at };
  }
}

function expression(item: {
  readonly key: string;
  readonly owner: ClassSymbol;
  readonly at: Place;
  readonly what: OrmExpression["kind"];
  readonly through: readonly string[];
  readonly deferred: boolean;
}): OrmExpression {
  return { kind: item.what, key: item.key, owner: item.owner, at: item.at, through: item.through, deferred: item.deferred };
}

/** Constraints with attribute names translated to those of the columns. */
function constraintsOf(draft: ConstraintsDraft, columns: readonly OrmColumn[]): TableConstraints {
  const named = (names: readonly string[]): readonly string[] =>
    names.map(
      (name) => columns.find((column) => column.name === name)?.name ?? columns.find((column) => column.key === name)?.name ?? name,
    );
  return {
    indexes: draft.indexes.map((index) => ({ ...index, columns: named(index.columns) })),
    uniques: draft.uniques.map(named),
  };
}
