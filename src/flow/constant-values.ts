import type { Program } from "../link/program.ts";
import type { Binding, ClassSymbol, Scope } from "../link/symbols.ts";
import type { Expr } from "../model/syntax.ts";

/** A constant that the source alone fixes, as plain data: a literal, or the member of an enumeration. */
export type Constant =
  | { readonly kind: "text" | "number" | "truth"; readonly value: string }
  | { readonly kind: "none" }
  | {
      readonly kind: "member";
      readonly class: number;
      readonly name: string;
      /** What the member is written as; null where something else makes it. */
      readonly value: Constant | null;
      /** Whether the member is also the text or number that it stands for. */
      readonly mixed: boolean;
    };

/** What is compared of a value: the value, or what one of these gives of it. */
export type Part = "value" | "lower" | "upper";

export const NONE: Constant = { kind: "none" };

/** Names that stand for each other. */
const DEEPEST = 4;

/** The constant that an expression stands for in any run: no setting, nothing that is bound more than once. */
export function constantOf(program: Program, expr: Expr, scope: Scope, left = DEEPEST): Constant | undefined {
  switch (expr.kind) {
    case "Constant":
      switch (expr.type) {
        case "str":
          return { kind: "text", value: expr.value ?? "" };
        case "int":
          return numberOf(expr.value ?? "", 1);
        case "True":
        case "False":
          return { kind: "truth", value: expr.type };
        case "None":
          return NONE;
        default:
          return undefined;
      }
    case "UnaryOp":
      return expr.op === "-" && expr.operand.kind === "Constant" && expr.operand.type === "int"
        ? numberOf(expr.operand.value ?? "", -1)
        : undefined;
    case "Name":
    case "Attribute":
      return left === 0 ? undefined : named(program, expr, scope, left);
    default:
      return undefined;
  }
}

function named(program: Program, expr: Expr & { kind: "Name" | "Attribute" }, scope: Scope, left: number): Constant | undefined {
  if (expr.kind === "Attribute" && expr.value.kind !== "Name" && expr.value.kind !== "Attribute") return undefined;
  if (expr.kind === "Attribute" && expr.attr === "value") {
    const whole = constantOf(program, expr.value, scope, left);
    if (whole?.kind === "member") return whole.value ?? undefined;
  }
  const symbol = expr.kind === "Name" ? program.resolve(expr.id, scope) : program.symbolOf(expr, scope);
  if (symbol?.kind !== "variable") return undefined;
  const value = onlyValue(symbol.scope.bindings.get(symbol.name));
  if (value === undefined) return undefined;
  const owner = symbol.scope.kind === "class" ? symbol.scope.class : null;
  if (owner === null || !program.isEnum(owner)) return constantOf(program, value, symbol.scope, left - 1);
  const written = constantOf(program, value, symbol.scope, left - 1) ?? null;
  return { kind: "member", class: owner.id, name: symbol.name, value: written, mixed: isMixed(program, owner) };
}

function onlyValue(bindings: readonly Binding[] | undefined): Expr | undefined {
  const [only, another] = bindings ?? [];
  return only?.kind === "value" && another === undefined && only.path.length === 0 ? only.value : undefined;
}

function isMixed(program: Program, symbol: ClassSymbol): boolean {
  return program
    .ancestors(symbol)
    .some((ancestor) => ancestor.kind !== "class" && !(ancestor.kind === "external" && PLAIN.has(ancestor.name)));
}

const PLAIN: ReadonlySet<string> = new Set(["enum.Enum", "enum.Flag", "builtins.object", "abc.ABC"]);

function numberOf(source: string, sign: 1 | -1): Constant | undefined {
  const value = Number(source.replaceAll("_", ""));
  return Number.isSafeInteger(value) ? { kind: "number", value: String(sign * value) } : undefined;
}

/** Whether Python's `==` holds between two constants; undefined where that is not sure. */
export function areEqual(one: Constant, other: Constant): boolean | undefined {
  if (one.kind === "member" && other.kind === "member") {
    if (one.class !== other.class) return one.mixed || other.mixed ? undefined : false;
    if (one.name === other.name) return true;
    // Two names for one value are one member; `auto()` gives each its own.
    return one.value === null || other.value === null ? false : areEqual(one.value, other.value);
  }
  if (one.kind === "member" || other.kind === "member") {
    const [member, plain] = one.kind === "member" ? [one, other] : [other as Constant & { kind: "member" }, one];
    if (plain.kind === "none" || !member.mixed) return false;
    return member.value === null ? undefined : areEqual(member.value, plain);
  }
  if (one.kind === "none" || other.kind === "none") return one.kind === other.kind;
  if (one.kind === other.kind) return one.value === other.value;
  // `True == 1`
  return one.kind === "text" || other.kind === "text" ? false : undefined;
}

/** Whether a constant counts as true; undefined where its class may say otherwise. */
export function isTrue(constant: Constant): boolean | undefined {
  switch (constant.kind) {
    case "text":
      return constant.value !== "";
    case "number":
      return constant.value !== "0";
    case "truth":
      return constant.value === "True";
    case "none":
      return false;
    case "member":
      return constant.mixed ? (constant.value === null ? undefined : isTrue(constant.value)) : true;
  }
}

/** What a part of a constant is; undefined where that is not known. */
export function partOf(constant: Constant, part: Part | undefined): Constant | undefined {
  if (part === undefined) return constant;
  if (part === "value") return constant.kind === "member" ? (constant.value ?? undefined) : undefined;
  const text = constant.kind === "member" && constant.mixed ? constant.value : constant;
  if (text?.kind !== "text" || !ASCII.test(text.value)) return undefined;
  return { kind: "text", value: part === "lower" ? text.value.toLowerCase() : text.value.toUpperCase() };
}

const ASCII = /^[ -~]*$/;
