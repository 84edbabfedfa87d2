import { lastName } from "../model/last-name.ts";
import type { Expr } from "../model/syntax.ts";

/**
 * The default of a setting that is read by its own name: `API_PREFIX = env.str("API_PREFIX", "/api")`, `config("APP_API_PREFIX",
 * cast=str, default="/api")`. Whatever library or helper reads it, without the variable set the default holds; undefined for any other call.
 */
export function namedDefault(value: Expr, name: string): Expr | undefined {
  if (value.kind !== "Call" || !/^[A-Z][A-Z0-9_]+$/.test(name) || !/^[a-z]/.test(lastName(value.func))) return undefined;
  const [first, second] = value.args;
  if (first?.kind !== "Constant" || first.type !== "str" || first.value === undefined) return undefined;
  const read = first.value.toUpperCase();
  if (read !== name && !read.endsWith(`_${name}`)) return undefined;
  const given = value.keywords.find(({ arg }) => arg === "default")?.value ?? second;
  return given?.kind === "Constant" || given?.kind === "Name" || given?.kind === "Attribute" ? given : undefined;
}
