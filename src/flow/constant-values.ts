import type { Program } from "../link/program.ts";
import type { Binding, ClassSymbol, Scope } from "../link/symbols.ts";
import type { Expr } from "../model/syntax.ts";
import { unparse } from "../model/unparse.ts";
import { isWrittenAsConstant, rebound } from "./rebound.ts";

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
      /** What makes it then, as it is written; null for `auto()`, which gives each its own. */
      readonly made: string | null;
      /** Whether the member is also the text or number that it stands for. */
      readonly mixed: boolean;
      /** Whether it counts as true; null where that is not known. */
      readonly truth: boolean | null;
    };

/** What is compared of a value: the value, what one of these gives of it, or which object it is. */
export type Part = "value" | "lower" | "upper" | "itself";

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
  if (owner === null || !program.isEnum(owner)) {
    return symbol.scope.kind === "function" || isConstantName(program, symbol.name, symbol.scope)
      ? constantOf(program, value, symbol.scope, left - 1)
      : undefined;
  }
  if (comparesItself(program, owner)) return undefined;
  const written = constantOf(program, value, symbol.scope, left - 1) ?? null;
  // `B = A` is a second name of the member.
  if (written?.kind === "member" && written.class === owner.id) return written;
  const mixed = isMixed(program, owner);
  const truth = !mixed && !isFlag(program, owner) ? true : written === null ? null : (isTrue(written) ?? null);
  return {
    kind: "member",
    class: owner.id,
    name: symbol.name,
    value: written,
    made: written === null ? makerOf(value) : null,
    mixed,
    truth,
  };
}

/** Names of modules and classes that are written as constants are, and that nothing is seen to bind anew. */
function isConstantName(program: Program, name: string, scope: Scope): boolean {
  return isWrittenAsConstant(name) && !rebound(program, name, scope);
}

function makerOf(value: Expr): string | null {
  const made = unparse(value);
  return AUTO.test(made) ? null : made;
}

const AUTO = /^(?:\w+\.)?auto\(\)$/;

/** Whether an enumeration says itself what its members are equal to, or what counts as true. */
function comparesItself(program: Program, symbol: ClassSymbol): boolean {
  for (const ancestor of program.ancestors(symbol)) {
    if (ancestor.kind !== "class") continue;
    const { bindings } = program.classScope(ancestor.class);
    for (const name of OWN) if (bindings.has(name)) return true;
  }
  return false;
}

const OWN: readonly string[] = ["__eq__", "__ne__", "__bool__", "__new__", "value", "lower", "upper", "casefold"];

function isFlag(program: Program, symbol: ClassSymbol): boolean {
  return program.ancestors(symbol).some((ancestor) => ancestor.kind === "external" && /^enum\.(Int)?Flag$/.test(ancestor.name));
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
    if (one.value !== null && other.value !== null) return areEqual(one.value, other.value);
    return one.made !== null && one.made === other.made ? undefined : false;
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
      return constant.truth ?? undefined;
  }
}

/** What a part of a constant is; undefined where that is not known. */
export function partOf(constant: Constant, part: Part | undefined): Constant | undefined {
  if (part === undefined) return constant;
  // A text is not the member that is equal to it.
  if (part === "itself") return constant.kind === "text" || constant.kind === "number" ? undefined : constant;
  if (part === "value") return constant.kind === "member" ? (constant.value ?? undefined) : undefined;
  const text = constant.kind === "member" && constant.mixed ? constant.value : constant;
  if (text?.kind !== "text" || !ASCII.test(text.value)) return undefined;
  return { kind: "text", value: part === "lower" ? text.value.toLowerCase() : text.value.toUpperCase() };
}

const ASCII = /^[ -~]*$/;
