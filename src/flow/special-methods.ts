import type { Ancestor } from "../link/context.ts";
import type { Program } from "../link/program.ts";
import { BUILTINS, TEXT } from "../link/specials.ts";
import type { FunctionSymbol, Scope } from "../link/symbols.ts";
import { onlyPresent, type Type } from "../link/types.ts";
import type { Call, Expr } from "../model/syntax.ts";

/** A special method of the project that Python calls for an expression, and the object that it is called of. */
export interface SpecialCall {
  readonly method: FunctionSymbol;
  readonly self: Type;
}

const OPERATORS: ReadonlyMap<string, string> = new Map([
  ["+", "add"],
  ["-", "sub"],
  ["*", "mul"],
  ["/", "truediv"],
  ["//", "floordiv"],
  ["%", "mod"],
  ["**", "pow"],
  ["@", "matmul"],
  ["|", "or"],
  ["&", "and"],
  ["^", "xor"],
  ["<<", "lshift"],
  [">>", "rshift"],
]);
/** Of each comparison the method of the left side, and the one of the right side that stands for it. */
const COMPARISONS: ReadonlyMap<string, readonly [left: readonly string[], right: readonly string[]]> = new Map([
  ["==", [["__eq__"], ["__eq__"]]],
  [
    "!=",
    [
      ["__ne__", "__eq__"],
      ["__ne__", "__eq__"],
    ],
  ],
  ["<", [["__lt__"], ["__gt__"]]],
  ["<=", [["__le__"], ["__ge__"]]],
  [">", [["__gt__"], ["__lt__"]]],
  [">=", [["__ge__"], ["__le__"]]],
]);
/** Other expressions give what is no object of the project, or what only a method like these could tell. */
const OBJECTS: ReadonlySet<Expr["kind"]> = new Set(["Name", "Attribute", "Call", "Subscript", "Await"]);

/** The first of some special methods that an object of the project has. */
export function specialOf(program: Program, value: Expr, scope: Scope, names: readonly string[]): SpecialCall | null {
  if (!OBJECTS.has(value.kind)) return null;
  if (!names.some((name) => program.namesSpecial(name))) return null;
  const self = onlyPresent(program.typeOf(value, scope));
  if (self?.kind !== "instance") return null;
  // The first that there is: `in` goes through nothing that has `__contains__`, whatever that does.
  for (const name of names) {
    const member = program.member(self, name);
    if (member.kind === "function") return program.namesSpecial(name) ? { method: member.function, self } : null;
  }
  return null;
}

/** `basket + voucher`: the method of the left side, or the reflected one of the right side. */
export function operatorOf(program: Program, left: Expr, op: string, right: Expr, scope: Scope, inPlace = false): SpecialCall | null {
  const name = OPERATORS.get(op);
  if (name === undefined) return null;
  const own = inPlace ? [`__i${name}__`, `__${name}__`] : [`__${name}__`];
  return specialOf(program, left, scope, own) ?? specialOf(program, right, scope, [`__r${name}__`]);
}

/** `-total`, `~mask`; what `not` asks is whether something is true. */
export function unaryOf(program: Program, op: string, operand: Expr, scope: Scope): SpecialCall | null {
  const name = op === "-" ? "__neg__" : op === "~" ? "__invert__" : op === "+" ? "__pos__" : null;
  return name === null ? null : specialOf(program, operand, scope, [name]);
}

/** One comparison; `in` asks the right side. */
export function comparisonOf(program: Program, left: Expr, op: string, right: Expr, scope: Scope): SpecialCall | null {
  if (op === "in" || op === "not in") return membershipOf(program, right, scope);
  const names = COMPARISONS.get(op);
  if (names === undefined || isFixed(left) || isFixed(right)) return null;
  return specialOf(program, left, scope, names[0]) ?? specialOf(program, right, scope, names[1]);
}

/** `name in listing`: where the listing has no `__contains__`, not even from a library's class, Python goes through it. */
function membershipOf(program: Program, listing: Expr, scope: Scope): SpecialCall | null {
  const found = specialOf(program, listing, scope, ["__contains__", "__iter__"]);
  if (found?.method.def.name !== "__iter__" || found.self.kind !== "instance") return found;
  const isOpen = program.ancestors(found.self.class).some((ancestor) => ancestor.kind !== "class" && !isWithoutContains(ancestor));
  return isOpen ? null : found;
}

/** Classes of libraries that leave it to `__iter__` what is in their objects. */
const WITHOUT_CONTAINS =
  /^(builtins\.object|abc\.ABC|(typing|typing_extensions)\.(Generic|Protocol)|(typing|collections\.abc)\.(Iterable|Iterator|Generator|Sized|Reversible|Sequence|MutableSequence)|pydantic\.\w*Model)$/;

function isWithoutContains(ancestor: Ancestor): boolean {
  return ancestor.kind === "external" && WITHOUT_CONTAINS.test(ancestor.name);
}

/** What is compared with a word, a number or a member of an enumeration is one itself, or looks at no more than that. */
function isFixed(value: Expr): boolean {
  if (value.kind === "Attribute") return /^[A-Z][A-Z0-9_]*$/.test(value.attr);
  return !OBJECTS.has(value.kind);
}

/** Whether something is true. Lengths by which objects are true as well look at what is there, nearly always. */
export function truthOf(program: Program, value: Expr, scope: Scope): SpecialCall | null {
  return specialOf(program, value, scope, ["__bool__"]);
}

/** What a text shows of an object; of attributes, which are nearly all words and numbers, nobody asks. */
export function formattedOf(program: Program, value: Expr, scope: Scope): SpecialCall | null {
  return value.kind === "Attribute" ? null : specialOf(program, value, scope, ["__format__", ...TEXT]);
}

/** `order[key]`; a dictionary of the project that lacks the key asks `__missing__`. */
export function subscriptOf(program: Program, value: Expr, scope: Scope): SpecialCall | null {
  return specialOf(program, value, scope, ["__getitem__", "__missing__"]);
}

/** `len(basket)`, `str(order)`. */
export function builtinOf(program: Program, { func, args }: Call, scope: Scope): readonly SpecialCall[] {
  const names = func.kind === "Name" && args.length > 0 ? BUILTINS.get(func.id) : undefined;
  if (func.kind !== "Name" || names === undefined || !names.some((name) => program.namesSpecial(name))) return NONE;
  const callee = program.typeOf(func, scope);
  if (callee.kind !== "reference" || callee.name !== `builtins.${func.id}`) return NONE;
  const found = (func.id === "print" ? args : args.slice(0, 1)).map((argument) => specialOf(program, argument, scope, names));
  return found.filter((call) => call !== null);
}

/** `proxy.send(order)` of a class that answers for methods which neither it nor its bases have. */
export function answeringOf(program: Program, { func }: Call, callee: Type, scope: Scope): SpecialCall | null {
  if (callee.kind !== "unknown" || callee.reason !== "dynamic" || func.kind !== "Attribute" || func.attr.startsWith("__")) return null;
  return specialOf(program, func.value, scope, ["__getattr__"]);
}

const NONE: readonly SpecialCall[] = [];
