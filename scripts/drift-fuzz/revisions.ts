// Migrations that make a schema, as autogenerate and people write them.

import type { Dice } from "../oracle/index.ts";
import { type Column, type Dialect, type Index, type Kind, keyKind, kindOf, type Schema, type Table } from "./schema.ts";

const quoted = (text: string): string => JSON.stringify(text);
const list = (texts: readonly string[]): string => `[${texts.map(quoted).join(", ")}]`;

/** A column of a table made earlier that a later revision brings. */
interface Later {
  readonly table: Table;
  readonly column: Column;
}

export interface Settings {
  readonly dialect: Dialect;
  readonly convention: boolean;
  /** The schema of the database that holds the tables. */
  readonly schema: string | null;
}

export class RevisionWriter {
  private readonly dice: Dice;
  private readonly settings: Settings;
  private readonly made: Schema;

  constructor(dice: Dice, settings: Settings, made: Schema) {
    this.dice = dice;
    this.settings = settings;
    this.made = made;
  }

  private column({ name, kind, nullable, default: value, comment, computed }: Column, key = false): string {
    const parts = [quoted(name), this.type(kind)];
    if (computed !== null) parts.push(`sa.Computed(${quoted(computed)}, persisted=True)`);
    if (value !== null) parts.push(`server_default=${this.dice.pick(value)}`);
    if (!nullable || key || this.dice.happens(0.6)) parts.push(`nullable=${nullable && !key ? "True" : "False"}`);
    if (comment !== null && this.settings.dialect === "postgresql") parts.push(`comment=${quoted(comment)}`);
    return `sa.Column(${parts.join(", ")})`;
  }

  private type({ made }: Kind): string {
    // SQLite would keep the one as a number.
    return this.dice.pick(made.filter((each) => this.settings.dialect !== "sqlite" || each !== "sa.UUID()"));
  }

  private get in(): string {
    return this.settings.schema === null ? "" : `, schema=${quoted(this.settings.schema)}`;
  }

  private target(table: string): string {
    return this.settings.schema === null ? table : `${this.settings.schema}.${table}`;
  }

  private named(name: string | null): string {
    return name === null ? "" : `, name=${this.dice.happens(0.5) ? `op.f(${quoted(name)})` : quoted(name)}`;
  }

  private foreignKeyName(table: Table, column: string, target: string): string | null {
    return this.settings.convention ? `fk_${table.name}_${column}_${target}` : this.dice.happens(0.2) ? `fk_${table.name}_${column}` : null;
  }

  private uniqueName(table: Table, column: string): string | null {
    return this.settings.convention ? `uq_${table.name}_${column}` : null;
  }

  private createTable(table: Table, columns: readonly Column[]): readonly string[] {
    const { key } = table;
    const rows: string[] = [];
    if (key !== "pair") {
      const kind = keyKind(table);
      rows.push(`sa.Column("id", ${this.type(kind)}${key === "identity" ? ", sa.Identity()" : ""}, nullable=False)`);
    }
    for (const column of columns) rows.push(this.column(column, key === "pair"));
    for (const check of table.checks)
      rows.push(`sa.CheckConstraint(${quoted(check.sql)}${this.named(this.settings.convention ? check.name : check.name)})`);
    if (table.parent !== null)
      rows.push(
        `sa.ForeignKeyConstraint(["id"], ["${this.target(table.parent)}.id"]${this.named(this.foreignKeyName(table, "id", table.parent))})`,
      );
    for (const { name, reference, unique, index } of columns) {
      if (reference !== null)
        rows.push(
          `sa.ForeignKeyConstraint([${quoted(name)}], ["${this.target(reference.table)}.id"]${this.named(this.foreignKeyName(table, name, reference.table))}${reference.ondelete === null ? "" : `, ondelete=${quoted(reference.ondelete)}`})`,
        );
      if (unique && !index) rows.push(`sa.UniqueConstraint(${quoted(name)}${this.named(this.uniqueName(table, name))})`);
    }
    for (const unique of table.uniques)
      rows.push(`sa.UniqueConstraint(${unique.columns.map(quoted).join(", ")}${this.named(unique.name)})`);
    rows.push(
      `sa.PrimaryKeyConstraint(${key === "pair" ? columns.map(({ name }) => quoted(name)).join(", ") : '"id"'}${this.settings.convention ? this.named(`pk_${table.name}`) : ""})`,
    );
    if (this.settings.schema !== null) rows.push(`schema=${quoted(this.settings.schema)}`);
    if (table.comment !== null) rows.push(`comment=${quoted(table.comment)}`);
    return ["op.create_table(", `    ${quoted(table.name)},`, ...rows.map((row) => `    ${row},`), ")"];
  }

  private createIndex(table: Table, { name, columns, unique, expression, where }: Index): string {
    const over = expression === null ? list(columns) : `[sa.text(${quoted(expression)})]`;
    const filter = where === null ? "" : `, ${this.settings.dialect}_where=sa.text(${quoted(where)})`;
    return `op.create_index(${this.dice.happens(0.4) ? `op.f(${quoted(name)})` : quoted(name)}, ${quoted(table.name)}, ${over}, unique=${unique ? "True" : "False"}${this.in}${filter})`;
  }

  private columnIndex(table: Table, { name, unique }: Column): string {
    const label = this.settings.schema === null ? `${table.name}_${name}` : `${this.settings.schema}_${table.name}_${name}`;
    return this.createIndex(table, { name: `ix_${label}`, columns: [name], unique, expression: null, where: null });
  }

  private added({ table, column }: Later): readonly string[] {
    const { dice } = this;
    const lines: string[] = [];
    const { name, reference, unique, index } = column;
    // A row that is there needs a value; nobody wrote any here.
    const key = reference === null ? null : (this.foreignKeyName(table, name, reference.table) ?? `fk_${table.name}_${name}`);
    const ondelete = reference?.ondelete == null ? "" : `, ondelete=${quoted(reference.ondelete)}`;
    const only = unique && !index ? (this.uniqueName(table, name) ?? `uq_${table.name}_${name}`) : null;
    if (this.settings.dialect === "sqlite" && (reference !== null || only !== null || dice.happens(0.4))) {
      lines.push(
        `with op.batch_alter_table(${quoted(table.name)}, schema=None) as batch_op:`,
        `    batch_op.add_column(${this.column(column)})`,
      );
      if (reference !== null)
        lines.push(
          `    batch_op.create_foreign_key(${quoted(key ?? "")}, ${quoted(reference.table)}, [${quoted(name)}], ["id"]${ondelete})`,
        );
      if (only !== null) lines.push(`    batch_op.create_unique_constraint(${quoted(only)}, [${quoted(name)}])`);
    } else {
      lines.push(`op.add_column(${quoted(table.name)}, ${this.column(column)}${this.in})`);
      const schemas =
        this.settings.schema === null
          ? ""
          : `, source_schema=${quoted(this.settings.schema)}, referent_schema=${quoted(this.settings.schema)}`;
      if (reference !== null)
        lines.push(
          `op.create_foreign_key(${quoted(key ?? "")}, ${quoted(table.name)}, ${quoted(reference.table)}, [${quoted(name)}], ["id"]${ondelete}${schemas})`,
        );
      if (only !== null) lines.push(`op.create_unique_constraint(${quoted(only)}, ${quoted(table.name)}, [${quoted(name)}]${this.in})`);
    }
    if (index) lines.push(this.columnIndex(table, column));
    return lines;
  }

  /** The bodies of the upgrades, in order. */
  bodies(): readonly (readonly string[])[] {
    const { dice } = this;
    const bodies: string[][] = [this.settings.schema === null ? [] : [`op.execute("CREATE SCHEMA IF NOT EXISTS ${this.settings.schema}")`]];
    const later: string[][] = [];
    for (const table of this.made) {
      if (dice.happens(0.3)) bodies.push([]);
      const body = bodies.at(-1) as string[];
      const mayWait = (column: Column): boolean =>
        table.key !== "pair" &&
        column.kind.enumeration === undefined &&
        column.computed === null &&
        table.columns.every(({ computed }) => computed?.includes(column.name) !== true) &&
        (column.nullable || column.default === null || this.settings.dialect === "postgresql") &&
        (this.settings.dialect === "postgresql" || column.nullable) &&
        [...table.indexes, ...table.uniques].every(({ columns }) => !columns.includes(column.name)) &&
        table.checks.every(({ sql }) => !sql.includes(column.name));
      const waiting = table.columns.filter((column) => mayWait(column) && dice.happens(0.12));
      const now = table.columns.filter((column) => !waiting.includes(column));
      // A rename and another type on the way: what is there in the end counts.
      const renamed = now.find(
        (column) =>
          table.key !== "pair" && column.reference === null && !column.unique && !column.index && mayWait(column) && dice.happens(0.06),
      );
      const widened = now.find(
        (column) =>
          column !== renamed &&
          this.settings.dialect === "postgresql" &&
          column.kind.family === "string" &&
          column.reference === null &&
          column.default === null &&
          dice.happens(0.06),
      );
      const born = now.map((column) =>
        column === renamed
          ? { ...column, name: `old_${column.name}` }
          : column === widened
            ? { ...column, kind: kindOf("string") }
            : column,
      );
      body.push(...this.createTable(table, born));
      for (const column of now) if (column.index) body.push(this.columnIndex(table, column));
      for (const index of table.indexes)
        (dice.happens(0.2) ? (later[later.push([]) - 1] as string[]) : body).push(this.createIndex(table, index));
      for (const column of waiting) later.push([...this.added({ table, column })]);
      if (renamed !== undefined)
        later.push(
          this.settings.dialect === "sqlite"
            ? [
                `with op.batch_alter_table(${quoted(table.name)}) as batch_op:`,
                `    batch_op.alter_column(${quoted(`old_${renamed.name}`)}, new_column_name=${quoted(renamed.name)})`,
              ]
            : [
                `op.alter_column(${quoted(table.name)}, ${quoted(`old_${renamed.name}`)}, new_column_name=${quoted(renamed.name)}${this.in})`,
              ],
        );
      if (widened !== undefined)
        later.push([
          `op.alter_column(${quoted(table.name)}, ${quoted(widened.name)}, existing_type=sa.String(20), type_=${this.type(widened.kind)}${this.in})`,
        ]);
    }
    return [...bodies, ...later].filter((body) => body.length > 0);
  }
}

export function revisionText(id: string, before: string | null, body: readonly string[]): string {
  return `"""${id}"""

from typing import Sequence, Union

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

# revision identifiers, used by Alembic.
revision: str = "${id}"
down_revision: Union[str, None] = ${before === null ? "None" : `"${before}"`}
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
${body.map((line) => `    ${line}`).join("\n")}


def downgrade() -> None:
    pass
`;
}
