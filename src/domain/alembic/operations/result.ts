import { type Args, bool, dict, FALSE, Host, NONE, native, number, seq, str, textOf, unknown, type Value } from "../python/values.ts";

/** A row of a known query: by position, by name, as a mapping. */
export class Row extends Host {
  readonly type = "row";
  readonly names: readonly string[];
  readonly values: readonly Value[];

  constructor(names: readonly string[], values: readonly Value[]) {
    super();
    this.names = names;
    this.values = values;
  }

  override attr(name: string): Value | undefined {
    if (name === "_mapping") {
      return dict(this.names.map((each, i) => [str(each), this.values[i] ?? NONE] as const));
    }
    const index = this.names.indexOf(name);
    return index < 0 ? undefined : this.values[index];
  }

  override item(key: Value): Value | undefined {
    const index = key.kind === "number" ? key.value : this.names.indexOf(textOf(key) ?? "");
    return this.values[index];
  }

  override iterate(): readonly Value[] {
    return this.values;
  }
}

/** What `execute` gives; `rows` is null when they are not known. */
export class Result extends Host {
  readonly type = "result";
  private readonly rows: readonly Value[] | null;

  constructor(rows: readonly Value[] | null) {
    super();
    this.rows = rows;
  }

  override attr(name: string): Value | undefined {
    const { rows } = this;
    const first = (row: Value | undefined): Value => (row === undefined ? NONE : row.kind === "host" ? (row.item(number(0)) ?? NONE) : row);
    switch (name) {
      case "fetchall":
      case "all":
        return native(name, () => (rows === null ? unknown("rows") : seq("list", [...rows])));
      case "fetchone":
      case "first":
      case "one_or_none":
      case "one":
        return native(name, () => (rows === null ? unknown("a row") : (rows[0] ?? NONE)));
      case "scalar":
      case "scalar_one_or_none":
      case "scalar_one":
        return native(name, () => (rows === null ? unknown("a value of a row") : first(rows[0])));
      case "scalars":
        return native(name, () => new Result(rows === null ? null : rows.map(first)));
      case "mappings":
        return native(
          name,
          () => new Result(rows === null ? null : rows.map((row) => (row.kind === "host" ? (row.attr("_mapping") ?? row) : row))),
        );
      case "unique":
      case "yield_per":
      case "columns":
        return native(name, () => this);
      case "rowcount":
      case "lastrowid":
      case "inserted_primary_key":
        return unknown(`the ${name} of a statement`);
      default:
        return unknown(`result.${name}`);
    }
  }

  override iterate(): readonly Value[] | null {
    return this.rows;
  }
}

export type { Args };
export { bool, FALSE };
