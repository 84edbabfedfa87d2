import { template } from "./operators.ts";
import { type Args, Host, native, PLACEHOLDER, str, textOf, unknown, type Value } from "./values.ts";

/** SQL that psycopg puts together: `sql.SQL("… {}").format(sql.Identifier(…))`. `whole` has U+FFFC in place of what is not known. */
class Composed extends Host {
  readonly type = "composed SQL";
  private readonly whole: string;

  constructor(whole: string) {
    super();
    this.whole = whole;
  }

  override attr(name: string): Value | undefined {
    const { whole } = this;
    switch (name) {
      case "as_string":
        return native(name, () => (whole.includes(PLACEHOLDER) ? unknown("SQL with unknown parts", whole) : str(whole)));
      case "format":
        return native(name, (args) => new Composed(formatted(whole, args)));
      case "join":
        return native(name, ({ positional: [parts] }) =>
          parts?.kind === "seq" && !parts.partial ? new Composed(parts.items.map(partOf).join(whole)) : new Composed(PLACEHOLDER),
        );
      default:
        return undefined;
    }
  }

  override text(): string | null {
    return this.whole.includes(PLACEHOLDER) ? null : this.whole;
  }

  /** What it is inside another one. */
  get written(): string {
    return this.whole;
  }
}

function partOf(value: Value | undefined): string {
  return value instanceof Composed ? value.written : PLACEHOLDER;
}

function formatted(text: string, { positional, keywords }: Args): string {
  let next = 0;
  return text.replace(/\{\{|\}\}|\{(\w*)\}/g, (all, name: string | undefined) => {
    if (all === "{{" || all === "}}") return all.charAt(0);
    if (name === undefined || name === "") return partOf(positional[next++]);
    return partOf(/^\d+$/.test(name) ? positional[Number(name)] : keywords.get(name));
  });
}

/** A call of psycopg's module `sql`; null for others. */
export function composedSql(name: string, args: Args): Value | null {
  const kind = /^psycopg2?\.sql\.(SQL|Identifier|Literal|Composed)$/.exec(name)?.[1];
  const [first] = args.positional;
  switch (kind) {
    case "SQL":
      return new Composed(first === undefined ? PLACEHOLDER : template(first));
    case "Identifier": {
      const names = args.positional.map(textOf);
      return new Composed(
        args.open || names.includes(null) ? PLACEHOLDER : names.map((each) => `"${each?.replaceAll('"', '""')}"`).join("."),
      );
    }
    case "Literal": {
      const text = textOf(first);
      return new Composed(text !== null ? `'${text.replaceAll("'", "''")}'` : first?.kind === "number" ? String(first.value) : PLACEHOLDER);
    }
    case "Composed":
      return first?.kind === "seq" && !first.partial ? new Composed(first.items.map(partOf).join("")) : new Composed(PLACEHOLDER);
    default:
      return null;
  }
}
