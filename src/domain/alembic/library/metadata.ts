import type { Place } from "../../../model/finding.ts";
import { type Args, Host, NONE, native, seq, TRUE, textOf, unknown, type Value } from "../python/values.ts";
import { SaColumn, SaTable } from "./constructs.ts";

/** A MetaData with its naming convention; null when that is not known. */
export class SaMetaData extends Host {
  readonly type = "MetaData";
  convention: ReadonlyMap<string, string> | null;
  /** The schema of tables that name none. */
  schema: Value = NONE;
  /** The tables defined on it, in order, and those it reflected. */
  readonly tables: SaTable[] = [];
  /** Reads a table from the schema. */
  readonly reflect: ((name: string, at: Place) => SaTable) | null;
  /** Where `reflect()` was called: its tables are those of the database. */
  reflected: Place | null = null;

  /** Hears that all tables are made or dropped at once. */
  private readonly whole: ((call: string, args: Args) => void) | null;
  /** Made by a function that runs from beginning to end, which defines its tables as well. */
  private readonly local: boolean;

  constructor(
    convention: ReadonlyMap<string, string> | null,
    reflect: ((name: string, at: Place) => SaTable) | null = null,
    whole: ((call: string, args: Args) => void) | null = null,
    local = false,
  ) {
    super();
    this.convention = convention;
    this.reflect = reflect;
    this.whole = whole;
    this.local = local;
  }

  /** All its tables, those that others refer to first; null where they are not all known. */
  private complete(): readonly SaTable[] | null {
    const known = this.local && this.reflected === null && this.tables.length > 0;
    return known && this.tables.every(({ name, unsure }) => name !== null && !unsure) ? byReference(this.tables) : null;
  }

  override attr(name: string): Value | undefined {
    switch (name) {
      case "reflect":
        return native(name, (args) => {
          this.reflected = args.at;
          return NONE;
        });
      case "clear":
        return native(name, () => NONE);
      case "create_all":
      case "drop_all":
        return native(name, (args) => {
          const tables = args.keywords.has("tables") ? null : this.complete();
          if (tables === null) {
            this.whole?.(name, args);
          } else {
            const first = args.keywords.get("checkfirst") ?? TRUE;
            const call: Args = { ...args, keywords: new Map([["checkfirst", first]]) };
            for (const table of name === "create_all" ? tables : tables.toReversed()) {
              table.action?.(table, name === "create_all" ? "create" : "drop", call);
            }
          }
          return NONE;
        });
      case "sorted_tables": {
        const tables = this.complete();
        return tables === null ? unknown("the tables of a MetaData") : seq("list", [...tables]);
      }
      case "tables":
        return new TablesOf(this);
      case "schema":
        return this.schema;
      case "naming_convention":
        return unknown("a naming convention");
      case "metadata":
        // What `declarative_base()` and `registry()` give stands for its MetaData.
        return this;
      case "generate_base":
        return native(name, () => this);
      default:
        return undefined;
    }
  }

  override setAttr(name: string, value: Value): void {
    if (name === "naming_convention") {
      this.convention = conventionOf(value);
    }
    if (name === "schema") this.schema = value;
  }
}

class TablesOf extends Host {
  readonly type = "tables of a MetaData";
  private readonly metadata: SaMetaData;

  constructor(metadata: SaMetaData) {
    super();
    this.metadata = metadata;
  }

  override item(key: Value): Value {
    const name = textOf(key);
    const { reflected } = this.metadata;
    const read = name !== null && reflected !== null ? this.metadata.reflect?.(name, reflected) : undefined;
    return read ?? this.metadata.tables.find((table) => table.name === name) ?? new SaTable(name, null, [], null);
  }
}

/** Tables in their order, each behind those that its foreign keys refer to. */
function byReference(tables: readonly SaTable[]): readonly SaTable[] {
  const sorted: SaTable[] = [];
  const begun = new Set<SaTable>();
  const visit = (table: SaTable): void => {
    if (begun.has(table)) {
      return;
    }
    begun.add(table);
    const referred = table.items.flatMap((item) => (item instanceof SaColumn ? item.foreignKeys.map(({ target }) => target) : []));
    for (const target of referred) {
      const owner = tables.find(({ name }) => name !== null && target?.startsWith(`${name}.`) === true);
      if (owner !== undefined) {
        visit(owner);
      }
    }
    sorted.push(table);
  };
  for (const table of tables) {
    visit(table);
  }
  return sorted;
}

/** The naming convention in a dict; null when not all of it is known. */
export function conventionOf(value: Value | undefined): ReadonlyMap<string, string> | null {
  if (value === undefined || value.kind === "none") {
    return new Map();
  }
  if (value.kind !== "dict" || value.partial) {
    return null;
  }
  const made = new Map<string, string>();
  for (const [key, pattern] of value.entries.values()) {
    const [name, text] = [textOf(key), textOf(pattern)];
    if (name !== null && text !== null) {
      made.set(name, text);
    }
  }
  return made;
}
