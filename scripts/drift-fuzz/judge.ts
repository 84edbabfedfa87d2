// What the findings of `model-drift` say, against what Alembic says.

/** A difference as Alembic tells it. */
export interface Difference {
  readonly kind: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly text: string;
  readonly unique?: boolean;
  /** Of a default: the database has none. */
  readonly absent?: boolean;
  /** Of a type: it is a class of the project. */
  readonly own?: boolean;
}

/** One clause of a finding. */
export interface Said {
  readonly kind: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly text: string;
}

export interface Judgement {
  readonly agreed: number;
  /** Said, and not so. */
  readonly wrong: readonly Said[];
  /** So, and not said. */
  readonly missed: readonly Difference[];
  /** So, not said, and not meant to be: what the page leaves out. */
  readonly admitted: readonly Difference[];
}

const CLAUSES: readonly (readonly [RegExp, string])[] = [
  [/^no revision adds the column (?<column>\S+)/, "column"],
  [/^the model has the column (?<column>\S+), which revision/, "column"],
  [/^(?<column>\S+) is (?:nullable|NOT NULL) in the model/, "nullable"],
  [/^no revision gives the enum of (?<column>\S+) /, "labels"],
  [/^(?<column>\S+) is .* in the migrations, and the model stores/, "labels"],
  [/^no revision gives (?<column>\S+) the server default/, "default"],
  [/^(?<column>\S+) has ON DELETE/, "ondelete"],
  [/^(?<column>\S+) is .* in the model and .* in the migrations/, "type"],
  [/^no model declares the index \S+ on (?<columns>.+) of (?<table>\S+), which the migrations make$/, "surplus index"],
  [/^no revision makes the table (?<table>\S+)/, "table"],
  [/^no model declares the table (?<table>\S+),/, "surplus table"],
  [/^no revision makes the index on (?<column>\S+)/, "index"],
  [/^no revision makes the foreign key of (?<column>\S+) to/, "fk"],
  [/^no revision makes the (?<unique>unique )?index .*?on (?<columns>.+) of (?<table>\S+)$/, "index"],
  [/^no revision makes (?<columns>.+) of (?<table>\S+) unique$/, "unique"],
  [/^no revision makes (?<column>\S+) unique$/, "unique"],
  [/^the models have no (?<columns>.+) of (?<table>\S+), which the migrations have$/, "surplus column"],
];

const bare = (table: string): string => table.slice(table.lastIndexOf(".") + 1);

/** The clauses of a finding's detail. */
export function clausesOf(detail: string): readonly Said[] {
  // Lists of indexes have the same mark between them as clauses.
  const apart = detail.replace(
    /no model declares the indexes (.*?) of (\S+), which the migrations make/g,
    (_, list: string, table: string) =>
      list
        .split("; ")
        .map((each) => `no model declares the index ${each} of ${table}, which the migrations make`)
        .join("; "),
  );
  return apart.split("; ").flatMap((text): Said[] => {
    const keys = /^no model declares (the (?:unique|foreign) key .*) of (\S+), which the migrations make$/.exec(text);
    if (keys !== null)
      return (keys[1] ?? "").split(" and ").map((part) => {
        const [, kind, columns = ""] = /^the (unique|foreign) key (?:on|of) (.*?)(?: to \S+)?$/.exec(part) ?? [];
        return {
          kind: kind === "unique" ? "surplus unique" : "surplus fk",
          table: bare(keys[2] ?? ""),
          columns: columns.split(", "),
          text,
        };
      });
    for (const [pattern, kind] of CLAUSES) {
      const groups = pattern.exec(text)?.groups;
      if (groups === undefined) continue;
      const { column, columns, table } = groups;
      if (column !== undefined) {
        const parts = column.split(".");
        return [{ kind, table: parts.at(-2) ?? "", columns: [parts.at(-1) ?? ""], text }];
      }
      const names = columns?.split(", ") ?? [];
      if (kind === "surplus column") return names.map((name) => ({ kind, table: bare(table ?? ""), columns: [name], text }));
      return [{ kind, table: bare(table ?? ""), columns: names, text }];
    }
    return [{ kind: "unread", table: "", columns: [], text }];
  });
}

const KINDS: Readonly<Record<string, readonly string[]>> = {
  column: ["add_column"],
  "surplus column": ["remove_column"],
  nullable: ["modify_nullable"],
  type: ["modify_type"],
  default: ["modify_default"],
  unique: ["add_constraint", "add_index"],
  index: ["add_index", "add_constraint"],
  fk: ["add_fk"],
  ondelete: ["add_fk"],
  "surplus index": ["remove_index"],
  "surplus unique": ["remove_constraint"],
  "surplus fk": ["remove_fk"],
  table: ["add_table"],
  "surplus table": ["remove_table"],
  labels: ["labels"],
};

const sorted = (columns: readonly string[]): string => [...columns].sort().join();

const means = (said: Said, { kind, table, columns }: Difference): boolean =>
  KINDS[said.kind]?.includes(kind) === true &&
  said.table === table &&
  (sorted(said.columns) === sorted(columns) || kind.endsWith("_table"));

/** What Alembic tells with the settings of env.py has to be said; what it tells when it compares types and defaults may be. */
export function judged(
  said: readonly Said[],
  own: readonly Difference[],
  all: readonly Difference[],
  values: readonly string[],
): Judgement {
  const right = said.filter((one) => all.some((each) => means(one, each)));
  const wrong = said.filter((one) => !right.includes(one));
  const tables = new Set(own.filter(({ kind }) => kind.endsWith("_table")).map(({ table }) => table));
  const missed: Difference[] = [];
  const admitted: Difference[] = [];
  let agreed = 0;
  for (const one of own) {
    const { kind, table, columns, absent } = one;
    if (right.some((each) => means(each, one))) agreed++;
    // Of a column the first difference is told, of a table that it is missing.
    else if (tables.has(table) && !kind.endsWith("_table")) continue;
    else if (columns.length === 1 && right.some((each) => each.table === table && sorted(each.columns) === sorted(columns))) continue;
    else if (isAdmitted(one, own, absent === true && !values.includes(`${table}.${columns[0]}`))) admitted.push(one);
    else missed.push(one);
  }
  return { agreed, wrong, missed, admitted };
}

/** What the page says is not compared. */
function isAdmitted({ kind, table, columns, own: decorated }: Difference, own: readonly Difference[], lacking: boolean): boolean {
  if (kind.includes("comment") || decorated === true) return true;
  if (kind === "modify_default") return !lacking;
  // Another name alone, or a unique index in place of a constraint.
  const group = (each: string): string => (each.endsWith("_fk") ? "fk" : "key");
  return own.some(
    (other) =>
      other.kind.split("_")[0] !== kind.split("_")[0] &&
      group(other.kind) === group(kind) &&
      /_(?:index|constraint|fk)$/.test(other.kind) &&
      /_(?:index|constraint|fk)$/.test(kind) &&
      other.table === table &&
      sorted(other.columns) === sorted(columns),
  );
}
