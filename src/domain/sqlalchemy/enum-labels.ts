import type { Evaluator } from "../../link/constants.ts";
import { constructionIn } from "../../link/construction.ts";
import type { Program } from "../../link/program.ts";
import { type Static, textOf } from "../../link/statics.ts";
import type { ClassSymbol } from "../../link/symbols.ts";

/**
 * The labels that an enum column stores: one list where that is plain, two where it may be the names or the values of the members, none where
 * nothing is known or the column is no enum.
 */
export type EnumLabels = readonly (readonly string[])[];

/** The labels of `Enum(Colour)`, `Enum("red", "green")` or `ENUM(*labels)`. */
export function labelsOfType(program: Program, evaluator: Evaluator, value: Static): EnumLabels {
  const made = constructionIn(evaluator, value);
  if (made === undefined) return [];
  if (made.name.endsWith(".with_variant") && made.call.func.kind === "Attribute")
    return labelsOfType(program, evaluator, evaluator.evaluate(made.call.func.value, made.scope, made.locals));
  if (!/^sqlalchemy\b.*\.(Enum|ENUM)$/.test(made.name) || !made.arguments.complete) return [];
  const { args, keywords } = made.arguments;
  const [first] = args;
  if (first?.kind === "symbol" && first.symbol.kind === "class") {
    const [names, ...values] = labelsOfClass(program, evaluator, first.symbol);
    return names === undefined ? [] : keywords.has("values_callable") ? [names, ...values] : [names];
  }
  const labels = args.map(textOf).filter((label) => label !== undefined);
  return labels.length > 0 && labels.length === args.length ? [labels] : [];
}

/** The name of the type that `Enum(Colour)` or `Enum("red", name="colour")` is on PostgreSQL; null where there is none, or nobody tells. */
export function enumNameOf(program: Program, evaluator: Evaluator, value: Static): string | null {
  const made = constructionIn(evaluator, value);
  if (made === undefined || !/^sqlalchemy\b.*\.(Enum|ENUM)$/.test(made.name) || !made.arguments.complete) return null;
  const { args, keywords } = made.arguments;
  const native = keywords.get("native_enum");
  if (native !== undefined && !(native.kind === "boolean" && native.value)) return null;
  const name = keywords.get("name");
  if (name !== undefined && name.kind !== "none") return textOf(name) ?? null;
  const [first] = args;
  const members = first?.kind === "symbol" && first.symbol.kind === "class" ? first.symbol : null;
  return members !== null && program.isEnum(members) ? members.def.name.toLowerCase() : null;
}

/** The names of the members of an enumeration, and their values where these are others and all are texts. */
export function labelsOfClass(program: Program, evaluator: Evaluator, symbol: ClassSymbol): EnumLabels {
  if (!program.isEnum(symbol)) return [];
  const members = [...program.classScope(symbol).bindings.keys()].flatMap((name) => {
    const member = name.startsWith("_") ? undefined : evaluator.classAttribute(symbol, name);
    return member?.kind === "member" ? [member] : [];
  });
  if (members.length === 0) return [];
  const names = members.map(({ name }) => name);
  const values = members.map(({ value }) => textOf(value)).filter((value) => value !== undefined);
  return values.length === names.length && values.join("\u0001") !== names.join("\u0001") ? [names, values] : [names];
}
