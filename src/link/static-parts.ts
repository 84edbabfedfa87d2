import type { Expr } from "../model/syntax.ts";
import { boolean, type Locals, NOTHING, number, type Static, text } from "./statics.ts";
import type { Scope } from "./symbols.ts";

const NO_LOCALS: Locals = new Map();

/** The value of a literal. */
export function constant(type: string, value: string | undefined, expression: Expr, scope: Scope): Static {
  switch (type) {
    case "str":
      return text(value ?? "");
    case "int":
    case "float": {
      const parsed = Number((value ?? "").replaceAll("_", ""));
      return Number.isNaN(parsed)
        ? { kind: "unknown", reason: "not a constant", at: { expression, scope, locals: NO_LOCALS } }
        : number(parsed);
    }
    case "True":
    case "False":
      return boolean(type === "True");
    case "None":
      return NOTHING;
    default:
      return { kind: "unknown", reason: "not a constant", at: { expression, scope, locals: NO_LOCALS } };
  }
}

/** Whether a value is made by `auto()`. */
export function isAuto(value: Static & { kind: "unknown" }): boolean {
  const call = value.at?.expression;
  if (call?.kind !== "Call") return false;
  return (call.func.kind === "Name" && call.func.id === "auto") || (call.func.kind === "Attribute" && call.func.attr === "auto");
}

/** What `auto()` gives a member below a library's enumeration of texts; undefined for all other classes. */
export function automaticText(base: string, name: string): string | undefined {
  switch (base) {
    case "enum.StrEnum":
    case "backports.strenum.StrEnum":
    case "strenum.LowercaseStrEnum":
      return name.toLowerCase();
    case "strenum.StrEnum":
    case "fastapi_utils.enums.StrEnum":
    case "fastapi_restful.enums.StrEnum":
      return name;
    case "strenum.UppercaseStrEnum":
      return name.toUpperCase();
    default:
      return undefined;
  }
}

/** A form that is equal for equal values, without the program's own objects. */
export function plain(value: Static): unknown {
  switch (value.kind) {
    case "sequence":
      return [value.type, value.items.map(plain)];
    case "dict":
      return value.entries.map(([key, item]) => [plain(key), plain(item)]);
    case "member":
      return ["member", value.class.id, value.name];
    case "symbol":
      return [
        "symbol",
        value.symbol.kind === "class" || value.symbol.kind === "function" ? `${value.symbol.kind}${value.symbol.id}` : value.symbol.name,
      ];
    case "unknown":
      return ["unknown", value.at?.expression.start ?? -1];
    default:
      return value;
  }
}
