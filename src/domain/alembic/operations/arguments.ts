import { refused } from "../database/errors.ts";
import { FinalName } from "../library/constructs.ts";
import { settledText, truth } from "../python/operators.ts";
import { type Args, seq, textOf, type Value } from "../python/values.ts";

/** The argument of a parameter, by keyword or position. */
export function argument(args: Args, name: string, position: number): Value | undefined {
  return args.keywords.get(name) ?? (position < 0 ? undefined : args.positional[position]);
}

/** A name given as text or `op.f(…)`. undefined: not given; null: not known. */
export function nameArgument(args: Args, name: string, position: number): string | null | undefined {
  const given = argument(args, name, position);
  const value = given?.kind === "unknown" ? (given.unset ?? given) : given;
  return value === undefined || value.kind === "none" ? undefined : value instanceof FinalName ? value.name : textOf(value);
}

/** A flag; undefined when not given, null when not known. */
export function flagArgument(args: Args, name: string, position = -1): boolean | null | undefined {
  const value = argument(args, name, position);
  return value === undefined || value.kind === "none" ? undefined : truth(value);
}

/**
 * The columns that a constraint or an index is given. One text in place of a list is taken letter by letter: `"id"` is the columns `i` and `d`,
 * which no table has. `lost`: a table that is made anew leaves a constraint out whose columns it does not have, and nothing fails.
 */
export function columnsArgument(args: Args, name: string, position: number, lost = false): Value | undefined {
  const value = argument(args, name, position);
  const text = textOf(value);
  if (text !== null && text.length > 1 && lost) return seq("list", []);
  if (text !== null && text.length > 1)
    throw refused("ProgrammingError", `its columns are the letters of '${text}', which is no list`, args.at);
  return text === null || value === undefined ? value : seq("list", [value]);
}

/** A list of names; null when it is not known in full. */
export function namesArgument(value: Value | undefined): readonly string[] | null {
  if (value === undefined || value.kind !== "seq" || value.partial) {
    return null;
  }
  const names = value.items.map((item) => (item instanceof FinalName ? item.name : settledText(item)));
  return names.includes(null) ? null : (names as string[]);
}

/** Fails where a unique constraint is given a condition, which only an index can have. */
export function requireNoCondition({ keywords, at }: Args): void {
  const condition = keywords.get("postgresql_where");
  if (condition === undefined) return;
  throw refused("ArgumentError", "a UniqueConstraint takes no postgresql_where", at);
}
