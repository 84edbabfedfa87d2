// A schema as the generator keeps it, and what a step of a revision does to it.

export type Dialect = "postgresql" | "sqlite" | "mysql";

export interface ColumnType {
  /** As SQLAlchemy writes it, behind `sa.`. */
  readonly python: string;
  readonly sql: string;
  /** Types that a column can be altered between without a cast. */
  readonly family: string;
  readonly defaults: readonly string[];
  /** The name of the type, where it is one of its own. */
  readonly enumeration?: string;
}

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  /** As SQL. */
  readonly default: string | null;
  /** What `sa.Column` says besides, and nobody gives a name: `unique=True`, `index=True`, a foreign key; or nothing. */
  readonly inline?: "unique" | "index" | { readonly target: string };
  readonly comment?: string;
  /** The type is made with the table. */
  readonly makesType?: true;
}

export interface Index {
  readonly name: string;
  readonly columns: readonly string[];
  readonly unique: boolean;
  readonly where: string | null;
}

export interface Unique {
  readonly name: string;
  readonly columns: readonly string[];
}

export interface ForeignKey {
  readonly name: string;
  readonly column: string;
  readonly target: string;
  readonly ondelete: string | null;
}

export interface Check {
  readonly name: string;
  readonly sql: string;
}

export interface Table {
  readonly name: string;
  /** How the key is written: a number, a text, a number and the first column, or `sa.Identity()`. */
  readonly key: "number" | "text" | "pair" | "identity";
  readonly columns: readonly Column[];
  readonly indexes: readonly Index[];
  readonly uniques: readonly Unique[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly checks: readonly Check[];
}

export interface Schema {
  readonly tables: readonly Table[];
  readonly enumerations: readonly ColumnType[];
  readonly views: readonly View[];
}

export interface View {
  readonly name: string;
  readonly table: string;
  readonly column: string;
}

/** What a column is altered to; what is not named stays. */
export interface Alteration {
  readonly type?: ColumnType;
  readonly nullable?: boolean;
  readonly default?: string | null;
  readonly name?: string;
}

export type Step =
  | { readonly op: "create_table"; readonly table: Table; readonly makesTypes: boolean }
  | { readonly op: "drop_table"; readonly table: Table }
  | { readonly op: "rename_table"; readonly from: string; readonly to: string }
  | { readonly op: "add_column"; readonly table: string; readonly column: Column }
  | { readonly op: "drop_column"; readonly table: string; readonly column: Column }
  | { readonly op: "alter_column"; readonly table: string; readonly before: Column; readonly to: Alteration }
  | { readonly op: "create_index"; readonly table: string; readonly index: Index }
  | { readonly op: "drop_index"; readonly table: string; readonly index: Index }
  | { readonly op: "create_unique"; readonly table: string; readonly unique: Unique }
  | { readonly op: "drop_unique"; readonly table: string; readonly unique: Unique }
  | { readonly op: "create_foreign_key"; readonly table: string; readonly key: ForeignKey }
  | { readonly op: "drop_foreign_key"; readonly table: string; readonly key: ForeignKey }
  | { readonly op: "create_check"; readonly table: string; readonly check: Check }
  | { readonly op: "drop_check"; readonly table: string; readonly check: Check }
  | { readonly op: "create_type"; readonly type: ColumnType }
  | { readonly op: "drop_type"; readonly type: ColumnType }
  | { readonly op: "add_label"; readonly type: ColumnType; readonly label: string }
  | { readonly op: "rename_type"; readonly from: string; readonly to: string }
  /** `python`: the same in another spelling. */
  | { readonly op: "rows"; readonly sql: string; readonly back: string; readonly python?: readonly string[] }
  | { readonly op: "create_trigger"; readonly table: string; readonly name: string }
  | { readonly op: "drop_trigger"; readonly table: string; readonly name: string }
  | { readonly op: "create_view"; readonly view: View }
  | { readonly op: "drop_view"; readonly view: View };

const tableNamed = (schema: Schema, name: string): Table => {
  const found = schema.tables.find((table) => table.name === name);
  if (found === undefined) throw new Error(`no table ${name}`);
  return found;
};

const altered = (column: Column, to: Alteration): Column => ({
  name: to.name ?? column.name,
  type: to.type ?? column.type,
  nullable: to.nullable ?? column.nullable,
  default: to.default === undefined ? column.default : to.default,
});

const withTable = (schema: Schema, name: string, change: (table: Table) => Table): Schema => ({
  ...schema,
  tables: schema.tables.map((table) => (table.name === name ? change(table) : table)),
});

/** A table without a column, and without what the database takes away with it. */
function withoutColumn(table: Table, name: string): Table {
  const without = (columns: readonly string[]): boolean => !columns.includes(name);
  return {
    ...table,
    columns: table.columns.filter((column) => column.name !== name),
    indexes: table.indexes.filter(({ columns, where }) => without(columns) && where?.includes(name) !== true),
    uniques: table.uniques.filter(({ columns }) => without(columns)),
    foreignKeys: table.foreignKeys.filter(({ column }) => column !== name),
    checks: table.checks.filter(({ sql }) => !sql.includes(name)),
  };
}

/** The schema after a step. Throws where the step is about what is not there. */
export function applied(schema: Schema, step: Step): Schema {
  const inTable = (name: string, change: (table: Table) => Table): Schema => {
    tableNamed(schema, name);
    return withTable(schema, name, change);
  };
  switch (step.op) {
    case "create_table":
      return {
        ...schema,
        tables: [...schema.tables, { ...step.table, indexes: [] }],
        enumerations: [...schema.enumerations, ...step.table.columns.flatMap(({ type, makesType }) => (makesType === true ? [type] : []))],
      };
    case "drop_table":
      return { ...schema, tables: schema.tables.filter(({ name }) => name !== step.table.name) };
    case "rename_table":
      return {
        ...schema,
        tables: schema.tables.map((table) => ({
          ...table,
          name: table.name === step.from ? step.to : table.name,
          foreignKeys: table.foreignKeys.map((key) => (key.target === step.from ? { ...key, target: step.to } : key)),
        })),
        views: schema.views.map((view) => (view.table === step.from ? { ...view, table: step.to } : view)),
      };
    case "add_column":
      return inTable(step.table, (table) => ({ ...table, columns: [...table.columns, step.column] }));
    case "drop_column":
      return inTable(step.table, (table) => withoutColumn(table, step.column.name));
    case "alter_column":
      return inTable(step.table, (table) => ({
        ...table,
        columns: table.columns.map((column) => (column.name === step.before.name ? altered(column, step.to) : column)),
      }));
    case "create_index":
      return inTable(step.table, (table) => ({ ...table, indexes: [...table.indexes, step.index] }));
    case "drop_index":
      return inTable(step.table, (table) => ({ ...table, indexes: table.indexes.filter(({ name }) => name !== step.index.name) }));
    case "create_unique":
      return inTable(step.table, (table) => ({ ...table, uniques: [...table.uniques, step.unique] }));
    case "drop_unique":
      return inTable(step.table, (table) => ({ ...table, uniques: table.uniques.filter(({ name }) => name !== step.unique.name) }));
    case "create_foreign_key":
      return inTable(step.table, (table) => ({ ...table, foreignKeys: [...table.foreignKeys, step.key] }));
    case "drop_foreign_key":
      return inTable(step.table, (table) => ({ ...table, foreignKeys: table.foreignKeys.filter(({ name }) => name !== step.key.name) }));
    case "create_check":
      return inTable(step.table, (table) => ({ ...table, checks: [...table.checks, step.check] }));
    case "drop_check":
      return inTable(step.table, (table) => ({ ...table, checks: table.checks.filter(({ name }) => name !== step.check.name) }));
    case "create_type":
      return { ...schema, enumerations: [...schema.enumerations, step.type] };
    case "drop_type":
      return { ...schema, enumerations: schema.enumerations.filter(({ enumeration }) => enumeration !== step.type.enumeration) };
    case "add_label":
    case "rows":
    case "create_trigger":
    case "drop_trigger":
      return schema;
    case "rename_type": {
      const renamed = (type: ColumnType): ColumnType =>
        type.enumeration === step.from
          ? { ...type, enumeration: step.to, sql: step.to, family: step.to, python: type.python.replace(`"${step.from}"`, `"${step.to}"`) }
          : type;
      return {
        ...schema,
        enumerations: schema.enumerations.map(renamed),
        tables: schema.tables.map((table) => ({
          ...table,
          columns: table.columns.map((column) => ({ ...column, type: renamed(column.type) })),
        })),
      };
    }
    case "create_view":
      return { ...schema, views: [...schema.views, step.view] };
    case "drop_view":
      return { ...schema, views: schema.views.filter(({ name }) => name !== step.view.name) };
  }
}

/** The steps that take a step back, in the order in which they run. */
export function inverse(step: Step): readonly Step[] {
  switch (step.op) {
    case "create_table":
      return [
        { op: "drop_table", table: step.table },
        ...step.table.columns.flatMap(({ type, makesType }): Step[] => (makesType === true ? [{ op: "drop_type", type }] : [])),
      ];
    case "drop_table":
      return [
        { op: "create_table", table: step.table, makesTypes: false },
        ...step.table.indexes.map((index): Step => ({ op: "create_index", table: step.table.name, index })),
      ];
    case "rename_table":
      return [{ op: "rename_table", from: step.to, to: step.from }];
    case "add_column":
      return [{ ...step, op: "drop_column" }];
    case "drop_column":
      return [{ ...step, op: "add_column" }];
    case "alter_column": {
      const { before, to } = step;
      const after = altered(before, to);
      return [
        {
          op: "alter_column",
          table: step.table,
          before: after,
          to: {
            ...(to.type === undefined ? {} : { type: before.type }),
            ...(to.nullable === undefined ? {} : { nullable: before.nullable }),
            ...(to.default === undefined ? {} : { default: before.default }),
            ...(to.name === undefined ? {} : { name: before.name }),
          },
        },
      ];
    }
    case "create_index":
      return [{ ...step, op: "drop_index" }];
    case "drop_index":
      return [{ ...step, op: "create_index" }];
    case "create_unique":
      return [{ ...step, op: "drop_unique" }];
    case "drop_unique":
      return [{ ...step, op: "create_unique" }];
    case "create_foreign_key":
      return [{ ...step, op: "drop_foreign_key" }];
    case "drop_foreign_key":
      return [{ ...step, op: "create_foreign_key" }];
    case "create_check":
      return [{ ...step, op: "drop_check" }];
    case "drop_check":
      return [{ ...step, op: "create_check" }];
    case "create_type":
      return [{ ...step, op: "drop_type" }];
    case "drop_type":
      return [{ ...step, op: "create_type" }];
    case "add_label":
      return [];
    case "rename_type":
      return [{ op: "rename_type", from: step.to, to: step.from }];
    case "rows":
      return [{ op: "rows", sql: step.back, back: step.sql }];
    case "create_trigger":
      return [{ ...step, op: "drop_trigger" }];
    case "drop_trigger":
      return [{ ...step, op: "create_trigger" }];
    case "create_view":
      return [{ ...step, op: "drop_view" }];
    case "drop_view":
      return [{ ...step, op: "create_view" }];
  }
}
