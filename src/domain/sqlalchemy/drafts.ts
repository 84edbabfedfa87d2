import { type Construction, constructionIn } from "../../link/construction.ts";
import { entryOf, type Static, textOf, truth } from "../../link/statics.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import type { Place } from "../../model/finding.ts";
import type { Entry } from "../class-body.ts";
import { placeOf } from "../pydantic/fields.ts";
import type { SchemaTable } from "../pydantic/schema.ts";
import { type Declared, declared, declaredValue, entryText, entryValue, returnedValues } from "./attributes.ts";
import type { ColumnDraft } from "./columns.ts";
import { flaskName, libraryColumns, libraryMixin, snake } from "./library.ts";
import type { Contributor, Mapping, Mappings } from "./mapping.ts";
import { impliedSchema } from "./metadata.ts";
import { shortName } from "./names.ts";
import type { OrmModel } from "./orm.ts";
import { sqlmodelColumn } from "./sqlmodel.ts";
import { nameAfterHooks, type TableName } from "./subclass-hooks.ts";
import { type ConstraintsDraft, NO_CONSTRAINTS, readConstraints, readTable } from "./tables.ts";
import { tableByName, viewParts } from "./views.ts";

/** A column with the class that declares it. */
export interface ColumnPart {
  readonly key: string;
  readonly draft: ColumnDraft;
  readonly owner: ClassSymbol | null;
  readonly at: Place;
}

/** A mapped class while others are still being read: its own part, without what it inherits from a mapped class. */
export interface ModelDraft {
  readonly symbol: ClassSymbol;
  readonly mapping: Mapping | "imperative";
  readonly parent: ModelDraft | null;
  readonly inheritance: OrmModel["inheritance"];
  /** null: the name could not be evaluated. */
  readonly table: string | null;
  readonly constraints: ConstraintsDraft;
  readonly columns: readonly ColumnPart[];
  readonly others: readonly Exclude<Declared, { kind: "column" }>[];
  readonly eagerDefaults: boolean | "auto";
  /** The key of the database that the table is in, where it is not the first: `__bind_key__`. */
  readonly bind: string | null;
  /** A mapper of its own may add columns. */
  readonly extended: boolean;
  /** It is mapped to a view or another select: no table of the MetaData. */
  readonly view: boolean;
  /** Some columns could not be read. */
  readonly incomplete: boolean;
}

/** Reads mapped classes one by one; memoised. */
export class DraftReader {
  readonly mappings: Mappings;
  private readonly schemaTable: () => SchemaTable;
  private readonly known = new Map<ClassSymbol, ModelDraft | null>();

  constructor(mappings: Mappings, schemaTable: () => SchemaTable) {
    this.mappings = mappings;
    this.schemaTable = schemaTable;
  }

  /** The draft of a class; undefined where it is not mapped. */
  draftOf(symbol: ClassSymbol): ModelDraft | undefined {
    const known = this.known.get(symbol);
    if (known !== undefined) return known ?? undefined;
    this.known.set(symbol, null);
    const mapping = this.mappings.mapping(symbol);
    const draft = mapping === undefined ? null : this.read(symbol, mapping);
    this.known.set(symbol, draft);
    return draft ?? undefined;
  }

  /** Registers a class that is mapped by a call. */
  imperative(symbol: ClassSymbol, draft: ModelDraft): void {
    this.known.set(symbol, draft);
  }

  private read(symbol: ClassSymbol, mapping: Mapping): ModelDraft | null {
    const line = this.mappings.line(symbol);
    const parent = mapping === "sqlmodel" ? null : this.parentOf(symbol, line);
    const inherited = new Set(parent === null ? [] : this.mappings.line(parent.symbol).map(contributorId));
    const contributors = line.filter((item) => !inherited.has(contributorId(item)));
    const args = this.mapperArguments(symbol, contributors);
    const concrete = truth(entryOf(args, "concrete") ?? { kind: "none" }) === true;
    const own = this.table(symbol, contributors);
    const named =
      own !== undefined
        ? { known: own.name !== null, text: own.name }
        : nameAfterHooks(this.mappings, line, symbol, this.tableName(symbol, line, inherited, mapping, parent));
    if (parent === null && named.known && named.text === null) return null;
    const joined = named.text !== null && named.text !== parent?.table;
    const { columns, others } = mapping === "sqlmodel" ? this.sqlmodel(symbol, contributors) : this.declarations(symbol, contributors);
    const constraints = this.constraints(symbol, contributors);
    const eager = entryOf(args, "eager_defaults") ?? (parent === null ? undefined : { kind: "none" as const });
    return {
      symbol,
      mapping,
      parent: concrete ? null : parent,
      inheritance: parent === null ? "none" : concrete ? "concrete" : joined ? "joined" : "single",
      table: joined || parent === null ? (named.known ? named.text : null) : parent.table,
      constraints: own?.constraints ?? {
        ...constraints,
        schema: constraints.schema ?? impliedSchema(this.mappings.program, this.mappings.evaluator, symbol),
      },
      columns: [...(own?.columns ?? []).filter(({ key }) => !columns.some((column) => column.key === key)), ...columns],
      others,
      eagerDefaults:
        eager === undefined || eager.kind === "none" ? (parent?.eagerDefaults ?? "auto") : eager.kind === "boolean" ? eager.value : "auto",
      bind: this.bindKey(symbol, line),
      extended: this.find(line, "__mapper_cls__") !== undefined,
      view: own?.view === true,
      incomplete: own?.incomplete === true || others.some((other) => other.kind === "expression" && other.computed === true),
    };
  }

  private parentOf(symbol: ClassSymbol, line: readonly Contributor[]): ModelDraft | null {
    for (const item of line) {
      if (item.kind !== "class" || item.class === symbol) continue;
      const draft = this.draftOf(item.class);
      if (draft !== undefined) return draft;
    }
    return null;
  }

  /** The first entry of a name along the contributors, with the class that has it. */
  private find(contributors: readonly Contributor[], name: string): { readonly owner: ClassSymbol; readonly entry: Entry } | undefined {
    for (const item of contributors) {
      const entry = item.kind === "class" ? this.mappings.body(item.class).get(name) : undefined;
      if (item.kind === "class" && entry !== undefined && (entry.value !== null || entry.definition !== null))
        return { owner: item.class, entry };
    }
    return undefined;
  }

  private mapperArguments(symbol: ClassSymbol, contributors: readonly Contributor[]): Static {
    const found = this.find(contributors, "__mapper_args__");
    return found === undefined ? { kind: "none" } : entryValue(this.mappings, found.owner, found.entry, symbol);
  }

  private bindKey(symbol: ClassSymbol, line: readonly Contributor[]): string | null {
    const found = this.find(line, "__bind_key__");
    return found === undefined ? null : entryText(this.mappings, found.owner, found.entry, symbol, false).text;
  }

  private constraints(symbol: ClassSymbol, contributors: readonly Contributor[]): ConstraintsDraft {
    const found = this.find(contributors, "__table_args__");
    if (found === undefined) return NO_CONSTRAINTS;
    const read = (value: Static): ConstraintsDraft => readConstraints(this.mappings.program, this.mappings.evaluator, value);
    const constraints = read(entryValue(this.mappings, found.owner, found.entry, symbol));
    if (constraints.schema !== null) return constraints;
    // A mixin's function that adds the schema to what the class says has several returns, of one schema.
    const schemas = new Set(returnedValues(this.mappings, found.owner, found.entry, symbol).flatMap((value) => read(value).schema ?? []));
    const [schema] = schemas;
    return schema !== undefined && schemas.size === 1 ? { ...constraints, schema } : constraints;
  }

  /** The text that a class attribute holds or computes, as in `ForeignKey(Order.id_path)`; undefined for everything else. */
  textOf(symbol: ClassSymbol, key: string): string | undefined {
    const found = this.find(this.mappings.line(symbol), key);
    return found === undefined || found.entry.value?.kind === "Call"
      ? undefined
      : (entryText(this.mappings, found.owner, found.entry, symbol, false).text ?? undefined);
  }

  /**
   * The table's name by `__tablename__`. A mapped class's plain name is not inherited, which makes single-table inheritance;
   * what a mixin or a `declared_attr` says holds for each class below it.
   */
  private tableName(
    symbol: ClassSymbol,
    line: readonly Contributor[],
    inherited: ReadonlySet<unknown>,
    mapping: Mapping,
    parent: ModelDraft | null,
  ): TableName {
    for (const item of line) {
      if (item.kind === "library") {
        const mixin = libraryMixin(item.name);
        if (mixin?.table != null) return { known: true, text: mixin.table };
        if (mixin?.snake === true) return { known: true, text: snake(symbol.def.name) };
        // Below a class with a table, one without a key of its own shares it.
        if (mixin?.flask === true && (parent === null || this.hasKey(symbol, line, inherited)))
          return { known: true, text: flaskName(symbol.def.name) };
        continue;
      }
      const entry = this.mappings.body(item.class).get("__tablename__");
      if (entry === undefined || (entry.value === null && entry.definition === null)) continue;
      if (inherited.has(contributorId(item)) && entry.definition === null && this.draftOf(item.class) !== undefined) continue;
      return entryText(this.mappings, item.class, entry, symbol, parent !== null);
    }
    return mapping === "sqlmodel" ? { known: true, text: symbol.def.name.toLowerCase() } : { known: true, text: null };
  }

  /** Whether a class declares a primary key that it does not inherit from a mapped one. */
  private hasKey(symbol: ClassSymbol, line: readonly Contributor[], inherited: ReadonlySet<unknown>): boolean {
    const own = line.filter((item) => !inherited.has(contributorId(item)));
    return this.declarations(symbol, own).columns.some(({ draft }) => draft.primaryKey === true);
  }

  /** `__table__ = Table(…)`, or a view: its name and columns. Beside it, no `__tablename__` counts. */
  private table(
    symbol: ClassSymbol,
    contributors: readonly Contributor[],
  ):
    | {
        /** null: which table it is cannot be told. */
        readonly name: string | null;
        readonly columns: readonly ColumnPart[];
        readonly constraints: ConstraintsDraft;
        readonly incomplete: boolean;
        readonly view?: boolean;
      }
    | undefined {
    const found = this.find(contributors, "__table__");
    if (found === undefined) return undefined;
    const made = constructionIn(this.mappings.evaluator, entryValue(this.mappings, found.owner, found.entry, symbol));
    if (made !== undefined && shortName(made.name) === "Table") return this.tableParts(made, symbol);
    const scope = this.mappings.program.classScope(found.owner);
    const parts =
      found.entry.value === null ? undefined : viewParts(this.mappings, (other) => this.draftOf(other), symbol, found.entry.value, scope);
    if (parts !== undefined) return { ...parts, constraints: NO_CONSTRAINTS, view: true };
    const name = found.entry.value === null ? undefined : tableByName(this.mappings, found.entry.value, scope);
    return { name: name ?? null, columns: [], constraints: NO_CONSTRAINTS, incomplete: true };
  }

  /** The columns of a `Table(…)` as attributes of a class. */
  tableParts(
    made: Construction,
    symbol: ClassSymbol,
  ):
    | {
        readonly name: string;
        readonly columns: readonly ColumnPart[];
        readonly constraints: ConstraintsDraft;
        readonly incomplete: boolean;
      }
    | undefined {
    const table = readTable(this.mappings.program, this.mappings.evaluator, made);
    if (table === undefined) return undefined;
    const columns = table.columns.map(({ draft, made: column }) => {
      const key = column.keyword("key");
      return {
        key: (key === undefined ? undefined : textOf(key)) ?? draft.name ?? "",
        draft,
        owner: null,
        at: placeOf(symbol, symbol.def),
      };
    });
    return { name: table.name, columns, constraints: table.constraints, incomplete: table.incomplete };
  }

  private declarations(
    symbol: ClassSymbol,
    contributors: readonly Contributor[],
  ): { columns: ColumnPart[]; others: Exclude<Declared, { kind: "column" }>[] } {
    const found = new Map<string, ColumnPart | Exclude<Declared, { kind: "column" }>>();
    for (const item of contributors.toReversed()) {
      if (item.kind === "library") for (const part of libraryColumns(item.name, symbol)) found.set(part.key, part);
      else this.bodyDeclarations(item.class, symbol, found);
    }
    const columns: ColumnPart[] = [];
    const others: Exclude<Declared, { kind: "column" }>[] = [];
    for (const part of found.values()) {
      if ("draft" in part) columns.push(part);
      else others.push(part);
    }
    return { columns, others };
  }

  private bodyDeclarations(
    owner: ClassSymbol,
    symbol: ClassSymbol,
    found: Map<string, ColumnPart | Exclude<Declared, { kind: "column" }>>,
  ): void {
    for (const entry of this.mappings.body(owner).values()) {
      if (entry.name.startsWith("__")) continue;
      const bare = entry.value === null && entry.definition === null;
      // An annotation alone changes nothing of what a mixin or an abstract base declares.
      if (bare && found.has(entry.name)) continue;
      const attribute = declared(this.mappings, owner, entry, symbol);
      if (attribute?.kind === "expression")
        for (const { key, draft } of attribute.columns ?? []) found.set(key, { key, draft, owner, at: attribute.at });
      if (attribute === undefined) {
        // `id = None` or a property in the place of a mixin's column takes it away; a bare annotation does not.
        if (!bare) found.delete(entry.name);
      } else if (attribute.kind === "column") {
        found.set(entry.name, { key: attribute.key, draft: attribute.draft, owner, at: attribute.at });
      } else found.set(entry.name, attribute);
    }
    for (const { name, value, scope } of this.mappings.attached(owner)) {
      const at: Place = {
        file: scope.module.unit?.path ?? placeOf(owner, value).file,
        start: value.start,
        end: value.end,
        symbol: "<module>",
      };
      const attribute = declaredValue(this.mappings, { key: name, owner, at }, this.mappings.evaluator.evaluate(value, scope), scope);
      if (attribute?.kind === "column") found.set(name, { key: name, draft: attribute.draft, owner, at: attribute.at });
      else if (attribute !== undefined) found.set(name, attribute);
    }
  }

  /** SQLModel makes its columns from the fields, and relationships of the class's own body alone. */
  private sqlmodel(
    symbol: ClassSymbol,
    contributors: readonly Contributor[],
  ): { columns: ColumnPart[]; others: Exclude<Declared, { kind: "column" }>[] } {
    const schema = this.schemaTable().schemaOf(symbol);
    const columns: ColumnPart[] = [];
    const names = new Set<string>();
    for (const field of schema?.fields ?? []) {
      names.add(field.name);
      columns.push({
        key: field.name,
        draft: sqlmodelColumn(this.mappings, field, schema?.version ?? 2),
        owner: field.owner,
        at: field.at,
      });
    }
    const others = new Map<string, Exclude<Declared, { kind: "column" }>>();
    for (const item of contributors.toReversed()) {
      if (item.kind !== "class") continue;
      for (const entry of this.mappings.body(item.class).values()) {
        if (entry.name.startsWith("__") || names.has(entry.name)) continue;
        const attribute = declared(this.mappings, item.class, entry, symbol);
        if (attribute === undefined || attribute.kind === "column") continue;
        if (attribute.kind === "relationship" && item.class !== symbol && entry.definition === null) continue;
        others.set(entry.name, attribute);
      }
    }
    return { columns, others: [...others.values()] };
  }
}

function contributorId(item: Contributor): unknown {
  return item.kind === "class" ? item.class : item.name;
}
