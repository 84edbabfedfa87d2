import type { Evaluator } from "../../link/constants.ts";
import { type Construction, constructionIn } from "../../link/construction.ts";
import type { Program } from "../../link/program.ts";
import { entryOf, itemsOf, type Static, textOf, truth } from "../../link/statics.ts";
import { type ColumnDraft, type ForeignKeyTarget, foreignKeyTarget, isColumn, readColumn, texts } from "./columns.ts";
import { metadataSchema } from "./metadata.ts";
import { shortName } from "./names.ts";
import type { TableIndex } from "./orm.ts";

/** A composite foreign key, or one of a single column, from the table's constraints. */
export interface ForeignKeyConstraintDraft {
  readonly columns: readonly string[];
  readonly targets: readonly ForeignKeyTarget[];
  readonly ondelete: string | null;
}

/** What `__table_args__` or the arguments of a `Table(…)` say besides columns. */
export interface ConstraintsDraft {
  readonly schema: string | null;
  readonly primaryKey: readonly string[];
  readonly uniques: readonly (readonly string[])[];
  readonly indexes: readonly TableIndex[];
  readonly foreignKeys: readonly ForeignKeyConstraintDraft[];
}

export const NO_CONSTRAINTS: ConstraintsDraft = { schema: null, primaryKey: [], uniques: [], indexes: [], foreignKeys: [] };

/** A `Table(…)` as written. */
export interface TableDraft {
  readonly name: string;
  readonly columns: readonly { readonly draft: ColumnDraft; readonly made: Construction }[];
  readonly constraints: ConstraintsDraft;
  /** Some arguments could not be read. */
  readonly incomplete: boolean;
  /** It stands in the MetaData of mapped classes: `Base.metadata`, or that of Flask-SQLAlchemy's object. */
  readonly shared: boolean;
}

/** Reads `Table("name", metadata, Column(…), …, schema=…)`; undefined without a readable name. */
export function readTable(program: Program, evaluator: Evaluator, made: Construction): TableDraft | undefined {
  const { args, keywords, complete } = made.arguments;
  const name = args[0] === undefined ? undefined : textOf(args[0]);
  if (name === undefined) return undefined;
  const columns: { draft: ColumnDraft; made: Construction }[] = [];
  const others: Static[] = [];
  // `db.Table("name", Column(…))` of Flask-SQLAlchemy gives the MetaData itself.
  const second = args[1] === undefined ? undefined : constructionIn(evaluator, args[1]);
  const isFirst = second !== undefined && (isColumn(second) || /(?:Constraint|Index)$/.test(shortName(second.name) ?? ""));
  for (const arg of args.slice(isFirst ? 1 : 2)) {
    const item = constructionIn(evaluator, arg);
    if (item !== undefined && isColumn(item)) columns.push({ draft: readColumn(program, evaluator, item), made: item });
    else others.push(arg);
  }
  const schema = keywords.get("schema");
  const metadata = made.call.args[1];
  const implied = metadata === undefined || isFirst ? null : metadataSchema(program, evaluator, metadata, made.scope);
  const constraints = readConstraints(program, evaluator, { kind: "sequence", type: "tuple", items: others });
  return {
    name,
    columns,
    constraints: { ...constraints, schema: (schema === undefined ? undefined : textOf(schema)) ?? implied },
    // `autoload_with=engine`: the database says what further columns there are.
    shared: isFirst || (metadata?.kind === "Attribute" && metadata.attr === "metadata"),
    incomplete: !complete || keywords.has("autoload_with") || keywords.has("autoload"),
  };
}

/** Reads the value of `__table_args__`: a tuple that may end in a dict, or a dict alone. */
export function readConstraints(program: Program, evaluator: Evaluator, value: Static): ConstraintsDraft {
  const items = value.kind === "dict" ? [value] : (itemsOf(value) ?? []);
  let schema: string | null = null;
  const primaryKey: string[] = [];
  const uniques: (readonly string[])[] = [];
  const indexes: TableIndex[] = [];
  const foreignKeys: ForeignKeyConstraintDraft[] = [];
  for (const item of items) {
    const named = entryOf(item, "schema");
    if (named !== undefined) schema = textOf(named) ?? schema;
    const made = constructionIn(evaluator, item);
    switch (made === undefined ? undefined : shortName(made.name)) {
      case "PrimaryKeyConstraint":
        primaryKey.push(...columnNames(made, 0));
        break;
      case "UniqueConstraint":
        uniques.push(columnNames(made, 0));
        break;
      case "Index":
        if (made !== undefined) indexes.push(readIndex(made));
        break;
      case "ForeignKeyConstraint":
        if (made !== undefined) foreignKeys.push(readForeignKeys(program, evaluator, made));
        break;
      default:
        break;
    }
  }
  return { schema, primaryKey, uniques, indexes, foreignKeys };
}

/** Column names given as texts, or as the class's attributes (`UniqueConstraint(a)` in a class body, `Index("ix", Order.a)`). */
function columnNames(made: Construction | undefined, from: number): readonly string[] {
  if (made === undefined) return [];
  const names: string[] = [];
  for (const [at, arg] of made.arguments.args.entries()) {
    if (at < from) continue;
    const text = textOf(arg);
    const written = made.call.args[at];
    if (text !== undefined) names.push(text);
    else if (written?.kind === "Name") names.push(written.id);
    else if (written?.kind === "Attribute") names.push(written.attr);
  }
  return names;
}

function readIndex(made: Construction): TableIndex {
  const first = made.positional(0);
  const unique = made.keyword("unique");
  const columns = columnNames(made, 1);
  return {
    name: (first === undefined ? undefined : textOf(first)) ?? null,
    columns,
    plain: columns.length === made.call.args.length - 1 && made.call.args.every(({ kind }) => kind !== "Starred"),
    unique: unique !== undefined && truth(unique) === true,
  };
}

function readForeignKeys(program: Program, evaluator: Evaluator, made: Construction): ForeignKeyConstraintDraft {
  const ondelete = made.keyword("ondelete");
  const columns = made.argument(0, "columns");
  const targets = made.argument(1, "refcolumns");
  const names = texts(columns) ?? attributeNames(made);
  const to = texts(targets);
  return {
    columns: names,
    targets: to !== undefined ? to.map((text) => ({ kind: "text", text }) as const) : objectTargets(program, evaluator, made),
    ondelete: ondelete === undefined ? null : (textOf(ondelete) ?? null),
  };
}

/** `ForeignKeyConstraint((order_id, tenant), […])` in a class body: the attributes in place of their names. */
function attributeNames(made: Construction): readonly string[] {
  const list = made.call.keywords.find(({ arg }) => arg === "columns")?.value ?? made.call.args[0];
  if (list?.kind !== "List" && list?.kind !== "Tuple") return [];
  const names = list.elts.map((item) =>
    item.kind === "Name" ? item.id : item.kind === "Attribute" ? item.attr : item.kind === "Constant" ? (item.value ?? null) : null,
  );
  return names.every((name) => name !== null) ? names : [];
}

/** `ForeignKeyConstraint([…], [Order.id, Order.tenant])` */
function objectTargets(program: Program, evaluator: Evaluator, made: Construction): readonly ForeignKeyTarget[] {
  const list = made.call.keywords.find(({ arg }) => arg === "refcolumns")?.value ?? made.call.args[1];
  if (list?.kind !== "List" && list?.kind !== "Tuple") return [];
  return list.elts.map((expression) =>
    foreignKeyTarget(program, evaluator, evaluator.evaluate(expression, made.scope, made.locals), { expression, scope: made.scope }),
  );
}
