import { createEnum, dropEnum } from "../database/enums.ts";
import { flagArgument } from "../operations/arguments.ts";
import type { Session } from "../operations/session.ts";
import { type Args, textOf, type Value } from "../python/values.ts";
import { enumName, forDialect, isEnum, type SaType } from "./types.ts";

/** An Enum over a Python enum is named after the class unless told otherwise. */
export function named(args: Args): ReadonlyMap<string, Value> {
  const [first] = args.positional;
  return first?.kind === "class" && !args.keywords.has("name")
    ? new Map([...args.keywords, ["name", { kind: "str", value: first.name.toLowerCase() } as Value]])
    : args.keywords;
}

export function labelsOf(session: Session, args: Args): readonly string[] | null {
  const [first] = args.positional;
  if (first?.kind === "class") {
    const members = session.interp.modules.enumMembers(first, session.interp);
    const choose = args.keywords.get("values_callable");
    if (members === null) {
      return null;
    }
    const values =
      choose === undefined || choose.kind === "none"
        ? null
        : session.interp.call(choose, { positional: [first], keywords: new Map(), open: false, at: args.at });
    // SQLAlchemy stores the members' names unless `values_callable` says otherwise.
    const texts =
      values === null
        ? members.map((member) => (member.kind === "instance" ? textOf(member.attrs.get("_name_")) : null))
        : values.kind === "seq" && !values.partial
          ? values.items.map(textOf)
          : [null];
    return texts.includes(null) ? null : (texts as string[]);
  }
  const texts = args.positional.map((value) => textOf(value));
  return args.open || texts.includes(null) ? null : (texts as string[]);
}

export function changeEnum(session: Session, type: SaType, action: "create" | "drop", args: Args): void {
  const { db } = session;
  const chosen = forDialect(type, session.dialect);
  if (!db.postgresql || chosen === null || !isEnum(chosen)) {
    return;
  }
  const name = enumName(chosen) ?? db.undecided("the name of an enum type is not known");
  db.check(args.at);
  // `postgresql.ENUM` looks first unless told otherwise, `sa.Enum` does not.
  const checkFirst = flagArgument(args, "checkfirst", 1) ?? chosen.name === "ENUM";
  if (action === "create") {
    createEnum(db, name, chosen.parts.labels, args.at, checkFirst === true, textOf(chosen.parts.keywords.get("schema")));
  } else {
    dropEnum(db, name, args.at, { ifExists: checkFirst === true });
  }
}
