// Revisions as Python: one step has many spellings.

import type { Dice } from "../oracle/index.ts";
import type { Column, Dialect, Index, Step, Table } from "./schema.ts";
import type { Revision } from "./steps.ts";

const quoted = (text: string): string => JSON.stringify(text);
const list = (texts: readonly string[]): string => `[${texts.map(quoted).join(", ")}]`;

class Writer {
  /** Whether the function has an inspector. */
  private inspects = false;

  private readonly dialect: Dialect;
  private readonly dice: Dice;

  constructor(dialect: Dialect, dice: Dice) {
    this.dialect = dialect;
    this.dice = dice;
  }

  private default(value: string): string {
    const { dice } = this;
    if (value.startsWith("'")) {
      const text = value.slice(1, -1);
      return dice.happens(0.6) ? quoted(text) : `sa.text(${quoted(value)})`;
    }
    if ((value === "true" || value === "false") && dice.happens(0.4)) return `sa.${value}()`;
    if (value === "CURRENT_TIMESTAMP" && dice.happens(0.5)) return "sa.func.now()";
    return /^\d+$/.test(value) && dice.happens(0.3) ? quoted(value) : `sa.text(${quoted(value)})`;
  }

  private column({ name, type, nullable, default: value, inline, comment }: Column, making = this.dice.happens(0.3)): string {
    const kind =
      type.enumeration !== undefined && !making
        ? `postgresql.${type.python.replace("Enum", "ENUM").slice(0, -1)}, create_type=False)`
        : `sa.${type.python}`;
    const parts = [quoted(name), kind];
    if (value !== null) parts.push(`server_default=${this.default(value)}`);
    if (inline === "unique" || inline === "index") parts.push(`${inline}=True`);
    if (typeof inline === "object") parts.splice(2, 0, `sa.ForeignKey("${inline.target}.id")`);
    if (comment !== undefined) parts.push(`comment=${quoted(comment)}`);
    if (!nullable) parts.push("nullable=False");
    else if (this.dice.happens(0.5)) parts.push("nullable=True");
    return `sa.Column(${parts.join(", ")})`;
  }

  private createTable({ name, key: form, columns, foreignKeys, uniques, checks }: Table): readonly string[] {
    const { dice } = this;
    const inline = form !== "pair" && dice.happens(0.5);
    const type = form === "text" ? "sa.String(36)" : form === "identity" ? "sa.Integer(), sa.Identity()" : "sa.Integer()";
    const rows = [`sa.Column("id", ${type}, ${inline ? "primary_key=True" : "nullable=False"})`];
    for (const column of columns) rows.push(this.column(column, column.makesType === true || this.dialect !== "postgresql"));
    if (!inline) rows.push(`sa.PrimaryKeyConstraint("id"${form === "pair" ? `, ${quoted(columns[0]?.name ?? "")}` : ""})`);
    for (const { name: key, column, target, ondelete } of foreignKeys) {
      const parts = [`["${column}"]`, `["${target}.id"]`, `name=${this.named(key)}`];
      if (ondelete !== null) parts.push(`ondelete=${quoted(ondelete)}`);
      rows.push(`sa.ForeignKeyConstraint(${parts.join(", ")})`);
    }
    for (const unique of uniques)
      rows.push(`sa.UniqueConstraint(${unique.columns.map(quoted).join(", ")}, name=${this.named(unique.name)})`);
    for (const check of checks) rows.push(`sa.CheckConstraint(${quoted(check.sql)}, name=${this.named(check.name)})`);
    return ["op.create_table(", `    ${quoted(name)},`, ...rows.map((row) => `    ${row},`), ")"];
  }

  private named(name: string): string {
    return this.dice.happens(0.3) ? `op.f(${quoted(name)})` : quoted(name);
  }

  private createIndex(table: string | null, { name, columns, unique, where }: Index, holder: string): string {
    const parts = [this.named(name), ...(table === null ? [] : [quoted(table)]), list(columns)];
    if (unique || this.dice.happens(0.4)) parts.push(`unique=${unique ? "True" : "False"}`);
    if (where !== null) parts.push(`${this.dialect}_where=sa.text(${quoted(where)})`);
    return `${holder}.create_index(${parts.join(", ")})`;
  }

  /** A step inside `with op.batch_alter_table(...) as batch_op:`; null where it stands outside. */
  private batched(step: Step): string | null {
    switch (step.op) {
      case "add_column":
        return `batch_op.add_column(${this.column(step.column)})`;
      case "drop_column":
        return `batch_op.drop_column(${quoted(step.column.name)})`;
      case "alter_column":
        return `batch_op.alter_column(${this.alteration(step)})`;
      case "create_index":
        return this.createIndex(null, step.index, "batch_op");
      case "drop_index":
        return `batch_op.drop_index(${this.named(step.index.name)})`;
      case "create_unique":
        return `batch_op.create_unique_constraint(${this.named(step.unique.name)}, ${list(step.unique.columns)})`;
      case "drop_unique":
        return `batch_op.drop_constraint(${this.named(step.unique.name)}, type_="unique")`;
      case "create_foreign_key": {
        const { name, target, column, ondelete } = step.key;
        return `batch_op.create_foreign_key(${this.named(name)}, ${quoted(target)}, ["${column}"], ["id"]${ondelete === null ? "" : `, ondelete=${quoted(ondelete)}`})`;
      }
      case "drop_foreign_key":
        return `batch_op.drop_constraint(${this.named(step.key.name)}, type_="foreignkey")`;
      case "create_check":
        return `batch_op.create_check_constraint(${this.named(step.check.name)}, ${quoted(step.check.sql)})`;
      case "drop_check":
        return `batch_op.drop_constraint(${this.named(step.check.name)}, type_="check")`;
      default:
        return null;
    }
  }

  private alteration({ before, to }: Step & { op: "alter_column" }): string {
    const { dice } = this;
    const parts = [quoted(before.name)];
    if (this.dialect === "mysql") {
      // MySQL is told the whole column: what is left out is lost.
      parts.push(to.type === undefined ? `existing_type=sa.${before.type.python}` : `type_=sa.${to.type.python}`);
      if (to.nullable !== undefined) parts.push(`nullable=${to.nullable ? "True" : "False"}`);
      else if (dice.happens(0.8)) parts.push(`existing_nullable=${before.nullable ? "True" : "False"}`);
      if (to.default !== undefined) parts.push(`server_default=${to.default === null ? "None" : this.default(to.default)}`);
      else if (before.default !== null && dice.happens(0.8)) parts.push(`existing_server_default=${this.default(before.default)}`);
      if (to.name !== undefined) parts.push(`new_column_name=${quoted(to.name)}`);
      return parts.join(", ");
    }
    if (to.type !== undefined) {
      if (dice.happens(0.8)) parts.push(`existing_type=sa.${before.type.python}`);
      parts.push(`type_=sa.${to.type.python}`);
    } else if (before.type.enumeration === undefined) parts.push(`existing_type=sa.${before.type.python}`);
    if (to.nullable !== undefined) parts.push(`nullable=${to.nullable ? "True" : "False"}`);
    else if (dice.happens(0.6)) parts.push(`existing_nullable=${before.nullable ? "True" : "False"}`);
    if (to.default !== undefined) parts.push(`server_default=${to.default === null ? "None" : this.default(to.default)}`);
    if (to.name !== undefined) parts.push(`new_column_name=${quoted(to.name)}`);
    return parts.join(", ");
  }

  /** A step as SQL; null for what is not written so here. */
  private sql(step: Step): string | null {
    const exists = this.dice.happens(0.3) ? "IF EXISTS " : "";
    switch (step.op) {
      case "drop_table":
        return `DROP TABLE ${exists}${step.table.name}`;
      case "rename_table":
        return `ALTER TABLE ${step.from} RENAME TO ${step.to}`;
      case "create_index": {
        const { name, columns, unique, where } = step.index;
        return `CREATE ${unique ? "UNIQUE " : ""}INDEX ${name} ON ${step.table} (${columns.join(", ")})${where === null ? "" : ` WHERE ${where}`}`;
      }
      case "drop_index":
        return this.dialect === "mysql" ? `DROP INDEX ${step.index.name} ON ${step.table}` : `DROP INDEX ${exists}${step.index.name}`;
      case "create_view":
        return `CREATE VIEW ${step.view.name} AS SELECT ${step.view.column === "id" ? "id" : `id, ${step.view.column}`} FROM ${step.view.table}`;
      case "drop_view":
        return `DROP VIEW ${exists}${step.view.name}`;
      case "add_label":
        return `ALTER TYPE ${step.type.enumeration} ADD VALUE IF NOT EXISTS '${step.label}'`;
      case "rename_type":
        return `ALTER TYPE ${step.from} RENAME TO ${step.to}`;
      case "rows":
        return step.sql;
      case "create_trigger":
        return this.dialect === "sqlite"
          ? `CREATE TRIGGER ${step.name} AFTER INSERT ON ${step.table} BEGIN SELECT 1; END`
          : `CREATE TRIGGER ${step.name} BEFORE UPDATE ON ${step.table} FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()`;
      case "drop_trigger":
        return this.dialect === "sqlite" ? `DROP TRIGGER ${exists}${step.name}` : `DROP TRIGGER ${exists}${step.name} ON ${step.table}`;
      case "create_type":
        return `CREATE TYPE ${step.type.enumeration} AS ENUM (${[...step.type.python.matchAll(/"(\w+)", /g)].map(([, label]) => `'${label}'`).join(", ")})`;
      case "drop_type":
        return `DROP TYPE ${exists}${step.type.enumeration}`;
      default:
        return this.dialect === "postgresql" ? this.postgresql(step, exists) : null;
    }
  }

  private postgresql(step: Step, exists: string): string | null {
    switch (step.op) {
      case "add_column": {
        const { name, type, nullable, default: value } = step.column;
        return `ALTER TABLE ${step.table} ADD COLUMN ${name} ${type.sql}${value === null ? "" : ` DEFAULT ${value}`}${nullable ? "" : " NOT NULL"}`;
      }
      case "drop_column":
        return `ALTER TABLE ${step.table} DROP COLUMN ${exists}${step.column.name}`;
      case "alter_column": {
        const { type, nullable, default: value, name } = step.to;
        const { name: column } = step.before;
        if (name !== undefined) return null;
        const parts = [];
        if (type !== undefined) parts.push(`ALTER COLUMN ${column} TYPE ${type.sql}`);
        if (nullable !== undefined) parts.push(`ALTER ${column} ${nullable ? "DROP" : "SET"} NOT NULL`);
        if (value !== undefined) parts.push(`ALTER COLUMN ${column} ${value === null ? "DROP DEFAULT" : `SET DEFAULT ${value}`}`);
        return `ALTER TABLE ${step.table} ${parts.join(", ")}`;
      }
      case "create_unique":
        return `ALTER TABLE ${step.table} ADD CONSTRAINT ${step.unique.name} UNIQUE (${step.unique.columns.join(", ")})`;
      case "create_check":
        return `ALTER TABLE ${step.table} ADD CONSTRAINT ${step.check.name} CHECK (${step.check.sql})`;
      case "create_foreign_key": {
        const { name, column, target, ondelete } = step.key;
        return `ALTER TABLE ${step.table} ADD CONSTRAINT ${name} FOREIGN KEY (${column}) REFERENCES ${target} (id)${ondelete === null ? "" : ` ON DELETE ${ondelete}`}`;
      }
      case "drop_unique":
        return `ALTER TABLE ${step.table} DROP CONSTRAINT ${exists}${step.unique.name}`;
      case "drop_check":
        return `ALTER TABLE ${step.table} DROP CONSTRAINT ${exists}${step.check.name}`;
      case "drop_foreign_key":
        return `ALTER TABLE ${step.table} DROP CONSTRAINT ${exists}${step.key.name}`;
      default:
        return null;
    }
  }

  /** `CREATE TABLE` as SQL; null where a type would have to be spelled for another database. */
  private rawTable({ name, key: form, columns, foreignKeys, uniques, checks }: Table): readonly string[] | null {
    if (
      this.dialect !== "postgresql" ||
      form !== "number" ||
      columns.some(({ makesType }) => makesType === true) ||
      columns.some(({ inline, comment }) => inline === "index" || comment !== undefined)
    )
      return null;
    const rows = ["id SERIAL PRIMARY KEY"];
    for (const { name: column, type, nullable, default: value, inline } of columns) {
      const key = inline === "unique" ? " UNIQUE" : typeof inline === "object" ? ` REFERENCES ${inline.target} (id)` : "";
      rows.push(`${column} ${type.sql}${value === null ? "" : ` DEFAULT ${value}`}${nullable ? "" : " NOT NULL"}${key}`);
    }
    for (const unique of uniques) rows.push(`CONSTRAINT ${unique.name} UNIQUE (${unique.columns.join(", ")})`);
    for (const check of checks) rows.push(`CONSTRAINT ${check.name} CHECK (${check.sql})`);
    for (const { name: key, column, target, ondelete } of foreignKeys)
      rows.push(`CONSTRAINT ${key} FOREIGN KEY(${column}) REFERENCES ${target} (id)${ondelete === null ? "" : ` ON DELETE ${ondelete}`}`);
    return ['op.execute("""', `    CREATE TABLE ${name} (`, `        ${rows.join(",\n            ")}`, "    )", '""")'];
  }

  private call(step: Step): readonly string[] | null {
    const { dice } = this;
    switch (step.op) {
      case "create_table":
        return (dice.happens(0.15) ? this.rawTable(step.table) : null) ?? this.createTable(step.table);
      case "drop_table":
        return [`op.drop_table(${quoted(step.table.name)}${dice.happens(0.1) ? ", if_exists=True" : ""})`];
      case "rename_table":
        return [`op.rename_table(${quoted(step.from)}, ${quoted(step.to)})`];
      case "add_column":
        return [`op.add_column(${quoted(step.table)}, ${this.column(step.column)})`];
      case "create_index":
        return [this.createIndex(step.table, step.index, "op")];
      case "drop_index":
        return [`op.drop_index(${this.named(step.index.name)}, table_name=${quoted(step.table)})`];
      case "create_type":
        return dice.happens(0.5)
          ? [`postgresql.${step.type.python.replace("Enum", "ENUM")}.create(op.get_bind(), checkfirst=${dice.pick(["True", "False"])})`]
          : [`sa.${step.type.python}.create(op.get_bind())`];
      case "drop_type":
        return [`sa.Enum(name=${quoted(step.type.enumeration ?? "")}).drop(op.get_bind(), checkfirst=${dice.pick(["True", "False"])})`];
      case "create_view":
      case "drop_view":
      case "add_label":
      case "rename_type":
      case "create_trigger":
      case "drop_trigger":
        return null;
      case "rows":
        return step.python ?? null;
      default: {
        if (this.dialect === "sqlite" && step.op !== "drop_column") return null;
        const table = quoted(step.table);
        switch (step.op) {
          case "drop_column":
            return [`op.drop_column(${table}, ${quoted(step.column.name)})`];
          case "alter_column":
            return [`op.alter_column(${table}, ${this.alteration(step)})`];
          case "create_unique":
            return [`op.create_unique_constraint(${this.named(step.unique.name)}, ${table}, ${list(step.unique.columns)})`];
          case "create_check":
            return [`op.create_check_constraint(${this.named(step.check.name)}, ${table}, ${quoted(step.check.sql)})`];
          case "create_foreign_key": {
            const { name, target, column, ondelete } = step.key;
            return [
              `op.create_foreign_key(${this.named(name)}, ${table}, ${quoted(target)}, ["${column}"], ["id"]${ondelete === null ? "" : `, ondelete=${quoted(ondelete)}`})`,
            ];
          }
          case "drop_unique":
            return [`op.drop_constraint(${this.named(step.unique.name)}, ${table}, type_="unique")`];
          case "drop_check":
            return [`op.drop_constraint(${this.named(step.check.name)}, ${table}, type_="check")`];
          case "drop_foreign_key":
            return [`op.drop_constraint(${this.named(step.key.name)}, ${table}, type_="foreignkey")`];
        }
      }
    }
  }

  /** `if` around a step that asks whether there is something to do; null for steps that have none here. */
  private guard(step: Step): string | null {
    const columns = (table: string): string => `[column["name"] for column in inspector.get_columns(${quoted(table)})]`;
    switch (step.op) {
      case "create_table":
        return `if not inspector.has_table(${quoted(step.table.name)}):`;
      case "drop_table":
        return `if ${quoted(step.table.name)} in inspector.get_table_names():`;
      case "add_column":
        return `if ${quoted(step.column.name)} not in ${columns(step.table)}:`;
      case "drop_column":
        return `if ${quoted(step.column.name)} in ${columns(step.table)}:`;
      case "drop_index":
        return `if any(index["name"] == ${quoted(step.index.name)} for index in inspector.get_indexes(${quoted(step.table)})):`;
      default:
        return null;
    }
  }

  private lines(step: Step): readonly string[] {
    const { dice } = this;
    const call = this.call(step);
    const sql = call === null || dice.happens(0.15) ? this.sql(step) : null;
    const batched = this.batched(step);
    if (
      batched !== null &&
      "table" in step &&
      typeof step.table === "string" &&
      ((call === null && sql === null) || dice.happens(this.dialect === "sqlite" ? 0.6 : 0.1))
    )
      return [
        `with op.batch_alter_table(${quoted(step.table)}${dice.happens(0.5) ? ", schema=None" : ""}${this.dialect === "sqlite" && dice.happens(0.1) ? `, recreate="always"` : ""}) as batch_op:`,
        `    ${batched}`,
      ];
    if (sql !== null) return [dice.happens(0.8) ? `op.execute(${quoted(sql)})` : `op.execute(sa.text(${quoted(sql)}))`];
    if (call === null) throw new Error(`no spelling of ${step.op}`);
    if (dice.happens(0.05)) return [`if op.get_bind().dialect.name == ${quoted(this.dialect)}:`, ...call.map((line) => `    ${line}`)];
    if (step.op === "drop_column" && dice.happens(0.1))
      return [`for column in [${quoted(step.column.name)}]:`, `    op.drop_column(${quoted(step.table)}, column)`];
    const guard = dice.happens(0.1) ? this.guard(step) : null;
    if (guard === null) return call;
    const asked = this.inspects && dice.happens(0.5) ? [] : ["inspector = sa.inspect(op.get_bind())"];
    this.inspects = true;
    return [...asked, guard, ...call.map((line) => `    ${line}`)];
  }

  body(steps: readonly Step[]): string {
    this.inspects = false;
    const lines: string[] = [];
    for (const line of steps.flatMap((step) => this.lines(step))) {
      const open = lines.findLast((before) => !before.startsWith(" "));
      // Neighbours in one table share a block.
      if (
        line.startsWith("with ") &&
        open?.startsWith("with ") === true &&
        open.split(",", 1)[0]?.split(")", 1)[0] === line.split(",", 1)[0]?.split(")", 1)[0] &&
        this.dice.happens(0.6)
      )
        continue;
      lines.push(line);
    }
    return lines.length === 0 ? "    pass" : lines.map((line) => `    ${line}`).join("\n");
  }
}

/** The text of a revision's file. */
export function revisionText(dialect: Dialect, dice: Dice, id: string, before: string | null, { upgrade, downgrade }: Revision): string {
  const writer = new Writer(dialect, dice);
  return `"""Revision ${id}."""

import sqlalchemy as sa
from alembic import op
${dialect === "postgresql" ? "from sqlalchemy.dialects import postgresql\n" : ""}
revision = "${id}"
down_revision = ${before === null ? "None" : `"${before}"`}
branch_labels = None
depends_on = None


def upgrade() -> None:
${writer.body(upgrade)}


def downgrade() -> None:
${writer.body(downgrade)}
`;
}

const CONVENTION = `{
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}`;

/** The other files of a project with a history in it. */
export function projectFiles(dialect: Dialect, dice: Dice): Readonly<Record<string, string>> {
  const urls = {
    postgresql: "postgresql+psycopg2://user:secret@localhost/shop",
    sqlite: "sqlite:///shop.db",
    mysql: "mysql+pymysql://user:secret@localhost/shop",
  };
  const url = urls[dialect];
  const metadata = dice.happens(0.3) ? `MetaData(naming_convention=${CONVENTION})` : "None";
  return {
    "alembic.ini": `[alembic]\nscript_location = migrations\nsqlalchemy.url = ${url}\n`,
    "migrations/env.py": `from alembic import context
from sqlalchemy import MetaData, engine_from_config, pool

config = context.config
target_metadata = ${metadata}


def run_migrations_online() -> None:
    connectable = engine_from_config(config.get_section(config.config_ini_section, {}), prefix="sqlalchemy.", poolclass=pool.NullPool)
    with connectable.connect() as connection:
        context.configure(connection=connection, target_metadata=target_metadata)
        with context.begin_transaction():
            context.run_migrations()


run_migrations_online()
`,
  };
}
