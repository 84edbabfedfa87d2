import { flagArgument, nameArgument } from "../operations/arguments.ts";
import { execute } from "../operations/execute.ts";
import type { Session } from "../operations/session.ts";
import { type Args, Host, native, type Value } from "../python/values.ts";
import { SqlText } from "./constructs.ts";

/** `sa.Sequence(…)`: a sequence of its own, to make and to drop. */
export class SaSequence extends Host {
  readonly type = "sequence";
  private readonly session: Session;
  private readonly name: string | null;
  private readonly options: string | null;

  constructor(session: Session, args: Args) {
    super();
    this.session = session;
    const [name, schema] = [nameArgument(args, "name", 0), nameArgument(args, "schema", -1)];
    this.name = name == null || schema === null ? null : [...(schema === undefined ? [] : [schema]), name].map(quoted).join(".");
    this.options = optionsOf(args);
  }

  override attr(method: string): Value | undefined {
    if (method !== "create" && method !== "drop") return undefined;
    return native(method, (args) => {
      // Both look first whether it is there, unless they are told not to.
      const looks = flagArgument(args, "checkfirst", 1) !== false;
      return execute(this.session, this.statement(method, looks), { ...args, positional: [], keywords: new Map() });
    });
  }

  /** The statement that makes or drops it. */
  statement(action: "create" | "drop", looks: boolean): SqlText {
    const { name, options } = this;
    if (name === null || (action === "create" && options === null)) return new SqlText("sql", null);
    return new SqlText(
      "sql",
      action === "create"
        ? `CREATE SEQUENCE ${looks ? "IF NOT EXISTS " : ""}${name}${options}`
        : `DROP SEQUENCE ${looks ? "IF EXISTS " : ""}${name}`,
    );
  }
}

function quoted(name: string): string {
  return `"${name}"`;
}

const OPTIONS = [
  ["increment", "INCREMENT BY"],
  ["start", "START WITH"],
  ["minvalue", "MINVALUE"],
  ["maxvalue", "MAXVALUE"],
  ["cache", "CACHE"],
] as const;

/** What stands behind the name; null where it is not known. */
function optionsOf({ keywords, positional, open }: Args): string | null {
  if (open || positional.length > 1 || ["nominvalue", "nomaxvalue", "cycle", "order", "data_type"].some((each) => keywords.has(each)))
    return null;
  let text = "";
  for (const [keyword, words] of OPTIONS) {
    const value = keywords.get(keyword);
    if (value === undefined || value.kind === "none") continue;
    if (value.kind !== "number") return null;
    text += ` ${words} ${value.value}`;
  }
  return text;
}

/** `CreateSequence(…)` and `DropSequence(…)`, to be executed; null for what is not given a sequence. */
export function sequenceElement(name: string, args: Args): SqlText | null {
  const [sequence] = args.positional;
  if (!(sequence instanceof SaSequence)) return null;
  return name === "CreateSequence"
    ? sequence.statement("create", flagArgument(args, "if_not_exists") === true)
    : sequence.statement("drop", flagArgument(args, "if_exists") === true);
}

/** `CreateSchema(…)` and `DropSchema(…)`, to be executed. */
export function schemaElement(name: string, args: Args): SqlText {
  const schema = nameArgument(args, "name", 0);
  if (schema == null) return new SqlText("sql", null);
  if (name === "CreateSchema")
    return new SqlText("sql", `CREATE SCHEMA ${flagArgument(args, "if_not_exists") === true ? "IF NOT EXISTS " : ""}${quoted(schema)}`);
  const looks = flagArgument(args, "if_exists") === true ? "IF EXISTS " : "";
  return new SqlText("sql", `DROP SCHEMA ${looks}${quoted(schema)}${flagArgument(args, "cascade") === true ? " CASCADE" : ""}`);
}
