import { boundOnce } from "../../link/bound-once.ts";
import type { Program } from "../../link/program.ts";
import type { ClassSymbol, FunctionSymbol, Scope } from "../../link/symbols.ts";
import { alternatives, type Type, withoutNone } from "../../link/types.ts";
import { noteRead } from "../../model/reads.ts";
import type { LoopQuery } from "../../model/subjects.ts";
import type { Expr, Stmt } from "../../model/syntax.ts";
import { blocksOf } from "../../model/traverse.ts";
import { visitAssignments, visitStatements } from "../../model/visit.ts";
import type { LoopRegion } from "../call-sites.ts";
import { isWrittenOut, returnsFixedSize } from "../fixed-size.ts";
import { isFewRows } from "./few.ts";
import type { LoopKnowledge } from "./index.ts";

/** How many iterations a loop makes, as far as the source says. */
export function sizeOf(program: Program, loop: LoopRegion, knowledge: Pick<LoopKnowledge, "isModel">): LoopQuery["size"] {
  const iter = unwrapped(loop.iter);
  if (isSmall(program, iter, loop)) return "small";
  if (loop.kind !== "while" && isFewRows(program, iter, loop.scope)) return "few";
  const type = program.typeOf(iter, loop.scope);
  for (const item of alternatives(withoutNone(type))) {
    if (item.kind === "tuple") return "small";
    if (item.kind === "class" && !goesThroughRows(program, item.class)) return "small";
  }
  const element = program.item(type, loop.async);
  // Of the members of an enumeration nobody lists more than there are.
  if (alternatives(element).every((item) => item.kind === "instance" && program.isEnum(item.class))) return "small";
  // Classes are as many as the source declares, and each stands for another table: no one query serves all.
  if (loop.kind !== "while" && alternatives(element).every(isClass)) return "small";
  return alternatives(element).some((item) => knowledge.isModel(item)) ? "rows" : "unknown";
}

/** Whoever goes through a class goes through its members, as those of an enumeration; some mappers give its rows. */
function goesThroughRows(program: Program, symbol: ClassSymbol): boolean {
  return program.ancestors(symbol).some((ancestor) => ancestor.kind === "external" && /^(peewee|pony)\./.test(ancestor.name));
}

/** A class, or a class with its name out of a registry. */
function isClass(type: Type): boolean {
  return type.kind === "class" || (type.kind === "tuple" && type.items.some((item) => item.kind === "class"));
}

function unwrapped(iter: Expr): Expr {
  if (
    iter.kind === "Call" &&
    iter.func.kind === "Name" &&
    ["enumerate", "sorted", "reversed", "list", "tuple", "set", "tqdm"].includes(iter.func.id) &&
    iter.args[0] !== undefined
  )
    return unwrapped(iter.args[0]);
  return iter;
}

/** A literal, a small constant range, or a name that is bound to one only. */
function isSmall(program: Program, iter: Expr, loop: Pick<LoopRegion, "scope">, depth = 0): boolean {
  switch (iter.kind) {
    case "Tuple":
    case "List":
    case "Set":
      // `(*READS, *WRITES)` is as long as what it is put together of.
      return iter.elts.every((item) => item.kind !== "Starred" || (depth < MOST_NAMES && isSmall(program, item.value, loop, depth + 1)));
    case "Dict":
      return isWrittenOut(iter);
    case "Call": {
      if (iter.func.kind === "Name" && iter.func.id === "range") {
        const bound = iter.args[iter.args.length > 1 ? 1 : 0];
        return bound?.kind === "Constant" && Number(bound.value) <= MOST_SMALL;
      }
      if (iter.func.kind === "Attribute" && ["items", "keys", "values", "copy"].includes(iter.func.attr))
        return isSmall(program, iter.func.value, loop);
      // The classes below one are written in the source, too.
      if (iter.func.kind === "Attribute" && iter.func.attr === "__subclasses__") return true;
      // The shortest of what is zipped decides.
      if (iter.func.kind === "Name" && iter.func.id === "zip") return iter.args.some((argument) => isSmall(program, argument, loop));
      return isFixedCall(program, iter, loop.scope) || isFields(program, iter, loop.scope) || isFieldList(program, iter, loop.scope);
    }
    case "Name": {
      const symbol = program.resolve(iter.id, loop.scope);
      if (symbol?.kind === "class" && !goesThroughRows(program, symbol)) return true;
      const bound = boundOnce(program, iter.id, loop.scope);
      if (bound === undefined) return false;
      const { value, scope } = bound;
      return (
        (isLiteral(value) ||
          isFilledByHand(value, iter.id, scope.owner) ||
          isAppendedTo(value, iter.id, scope.owner) ||
          isFixedCall(program, value, scope) ||
          isFields(program, value, scope) ||
          // Another name for the same, or a choice of it.
          ((["Name", "ListComp", "GeneratorExp", "SetComp"].includes(value.kind) || isPutTogether(value)) &&
            depth < MOST_NAMES &&
            isSmall(program, value, { scope }, depth + 1))) &&
        (scope.kind === "module" || !grows(iter.id, scope.owner))
      );
    }
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
      return iter.generators.length === 1 && iter.generators.every((each) => isSmall(program, each.iter, loop, depth));
    case "Attribute":
      return (
        DECLARED.test(iter.attr) ||
        (OF_TABLE.test(iter.attr) && isTable(iter.value)) ||
        classLiteral(program, iter, loop) ||
        moduleLiteral(program, iter, loop)
      );
    case "BinOp":
      return iter.op === "+" && isSmall(program, iter.left, loop) && isSmall(program, iter.right, loop);
    case "IfExp":
      return isSmall(program, iter.body, loop) && isSmall(program, iter.orelse, loop);
    case "Subscript":
      return iter.slice.kind === "Slice" && iter.slice.upper?.kind === "Constant" && Number(iter.slice.upper.value) <= MOST_SMALL;
    default:
      return false;
  }
}

/** A call of a function whose result has a size that its source decides. */
function isFixedCall(program: Program, value: Expr, scope: Scope): boolean {
  if (value.kind !== "Call") return false;
  const callee = program.typeOf(value.func, scope);
  if (callee.kind !== "function" || callee.function.def.async) return false;
  const { def } = callee.function;
  const isConstant = (name: string): boolean => {
    const home = program.functionScope(callee.function);
    // `[member.value for member in Size]`, `[item.value for item in cls]`.
    if (isEnumName(program, name, home, callee.function)) return true;
    const bound = boundOnce(program, name, home);
    return bound?.scope.kind === "module" && isWrittenOut(bound.value) && name === name.toUpperCase();
  };
  return returnsFixedSize(def, isConstant);
}

/** What the class of an object declares, with its values: `order_in.model_dump()`, not that of a `RootModel`, which may be a list of any length. */
function isFields(program: Program, value: Expr, scope: Scope): boolean {
  if (value.kind !== "Call" || value.func.kind !== "Attribute" || !/^(model_dump|dict)$/.test(value.func.attr)) return false;
  const types = alternatives(withoutNone(program.typeOf(value.func.value, scope)));
  return types.length > 0 && types.every((type) => type.kind === "instance" && !isRootModel(program, type.class));
}

/** `fields(Order)` of a data class, `vars(role)`, `get_args(Kind)`: as many as the source declares. */
function isFieldList(program: Program, value: Expr & { readonly kind: "Call" }, scope: Scope): boolean {
  const callee = program.typeOf(value.func, scope);
  return callee.kind === "reference" && FIELDS_OF.test(callee.name);
}

const FIELDS_OF =
  /^((dataclasses|attrs?)\.(fields(_dict)?|asdict|astuple)|builtins\.vars|typing\.get_(args|type_hints)|inspect\.get_annotations)$/;

function isRootModel(program: Program, symbol: ClassSymbol): boolean {
  return program.ancestors(symbol).some((ancestor) => ancestor.kind === "external" && /^pydantic\b.*\bRootModel$/.test(ancestor.name));
}

/** A name for an enumeration: the class itself, or the first parameter of one of its class methods. */
function isEnumName(program: Program, name: string, scope: Scope, { def, owner }: FunctionSymbol): boolean {
  if (owner !== null && name === "cls" && def.parameters[0]?.name === name) return program.isEnum(owner);
  const symbol = program.resolve(name, scope);
  return symbol?.kind === "class" && program.isEnum(symbol);
}

/** Names that stand for each other; one that is bound to itself has no end. */
const MOST_NAMES = 3;

/** Iterations that count as few. */
const MOST_SMALL = 20;

/** What a class declares is as long as its source. */
const DECLARED =
  /^(model_fields|model_fields_set|__fields__|__fields_set__|__annotations__|__members__|__dict__|__dataclass_fields__|__slots__|relationships|column_attrs)$/;

const OF_TABLE = /^(columns|c|foreign_keys|constraints|indexes|primary_key)$/;

/** `Order.__table__`, `Order.__mapper__`, `inspect(Order)`. */
function isTable(value: Expr): boolean {
  if (value.kind === "Call") return value.func.kind === "Name" ? value.func.id === "inspect" : false;
  return value.kind === "Attribute" && (value.attr === "__table__" || value.attr === "__mapper__" || value.attr === "mapper");
}

/** `self.TABLES`, bound to a literal in the class body alone; `self.relations`, which no method of the class changes. */
function classLiteral(program: Program, iter: Expr & { kind: "Attribute" }, loop: Pick<LoopRegion, "scope">): boolean {
  const base = program.typeOf(iter.value, loop.scope);
  if (base.kind !== "instance" && base.kind !== "class") return false;
  const member = program.memberDefinition(base.class, iter.attr);
  if (member?.kind !== "bindings" || member.bindings.length !== 1) return false;
  const [only] = member.bindings;
  if (only?.kind !== "value" || only.path.length > 0 || !isWrittenOut(only.value)) return false;
  if (iter.attr === iter.attr.toUpperCase() && isLiteral(only.value)) return true;
  // With an annotation, or in a schema, it is what a field is where nothing is given.
  if (only.annotation !== null || program.ancestors(base.class).some((item) => item.kind === "external" && MODEL_LIBRARIES.test(item.name)))
    return false;
  return [{ kind: "class" as const, class: base.class }, ...program.ancestors(base.class)].every(
    (ancestor) => ancestor.kind !== "class" || !isChangedIn(program, ancestor.class, iter.attr),
  );
}

/** Whether a method of a class sets an attribute, or puts something into it. */
function isChangedIn(program: Program, symbol: ClassSymbol, attribute: string): boolean {
  const isIt = (node: Expr): boolean => node.kind === "Attribute" && node.attr === attribute;
  const methods = [...program.classScope(symbol).bindings.values()]
    .flat()
    .flatMap((binding) => (binding.kind === "function" ? [binding.def] : []));
  return methods.some((def) => {
    noteRead(def);
    let found = false;
    visitAssignments(def.body, (target) => {
      const targets = target.kind === "Tuple" || target.kind === "List" ? target.elts : [target];
      if (targets.some((each) => isIt(each.kind === "Subscript" ? each.value : each))) found = true;
    });
    visitStatements(def.body, (node) => {
      if (node.kind === "Call" && node.func.kind === "Attribute" && isIt(node.func.value) && CHANGES.test(node.func.attr)) found = true;
    });
    return found;
  });
}

const MODEL_LIBRARIES = /^(pydantic|sqlmodel|sqlalchemy|tortoise|beanie|mongoengine)\b/;

const CHANGES = /^(append|appendleft|extend|add|update|insert|setdefault)$/;

/** `registry.KINDS`, bound to a literal in the module alone. */
function moduleLiteral(program: Program, iter: Expr & { kind: "Attribute" }, loop: Pick<LoopRegion, "scope">): boolean {
  const symbol = program.symbolOf(iter, loop.scope);
  if (symbol?.kind !== "variable" || symbol.scope.kind !== "module") return false;
  const bound = boundOnce(program, symbol.name, symbol.scope);
  return bound !== undefined && isLiteral(bound.value);
}

/** `[*READS, *WRITES]`: a list that takes others into it. */
function isPutTogether(value: Expr): boolean {
  return (value.kind === "Tuple" || value.kind === "List" || value.kind === "Set") && value.elts.some(({ kind }) => kind === "Starred");
}

function isLiteral(value: Expr): boolean {
  return isWrittenOut(value) && (value.kind === "Dict" ? value.keys : value.elts).length > 0;
}

type Owner = { readonly kind: string } | null;

function bodyOf(owner: Owner): readonly Stmt[] | null {
  return owner !== null && owner.kind === "FunctionDef" && "body" in owner ? (owner.body as readonly Stmt[]) : null;
}

/** `totals = {}`, and then `totals["orders"] = …`: as many keys as the source writes. */
function isFilledByHand(value: Expr, name: string, owner: Owner): boolean {
  const body = bodyOf(owner);
  if (body === null || value.kind !== "Dict" || value.keys.length > 0) return false;
  let found = false;
  visitAssignments(body, (target) => {
    if (isWrittenKey(target, name)) found = true;
  });
  return found;
}

function isWrittenKey(target: Expr, name: string): boolean {
  return target.kind === "Subscript" && target.value.kind === "Name" && target.value.id === name && target.slice.kind === "Constant";
}

/** `levels = []`, and then `levels.append(…)` outside any loop: as many as the source writes. What is handed to others they may fill. */
function isAppendedTo(value: Expr, name: string, owner: Owner): boolean {
  const body = bodyOf(owner);
  if (body === null || value.kind !== "List" || value.elts.length > 0) return false;
  let appends = false;
  let handed = false;
  visitStatements(body, (node) => {
    if (node.kind !== "Call") return;
    if (node.func.kind === "Attribute" && node.func.attr === "append" && isNamed(node.func.value, name)) appends = true;
    if (node.func.kind === "Name" && READERS.test(node.func.id)) return;
    if ([...node.args, ...node.keywords.map((keyword) => keyword.value)].some((argument) => isNamed(argument, name))) handed = true;
  });
  return appends && !handed;
}

/** Built-in functions that leave a list as it is. */
const READERS = /^(all|any|dict|enumerate|len|list|max|min|print|reversed|set|sorted|str|sum|tuple|zip)$/;

function isNamed(value: Expr, name: string): boolean {
  return value.kind === "Name" && value.id === name;
}

/** Calls that put one item in, and those that put in as many as they are given. */
const PUTS_ONE = /^(append|add|insert|setdefault)$/;
const PUTS_MANY = /^(extend|update)$/;

/** Whether the statements put more into a collection than they say: in a loop, or out of another collection. */
function fills(statements: readonly Stmt[], name: string, looping: boolean): boolean {
  return statements.some((statement) => {
    const own = statement.kind === "Expr" ? statement.value : null;
    let found = false;
    visitStatements([statement], (node) => {
      if (node.kind !== "Call" || node.func.kind !== "Attribute" || !isNamed(node.func.value, name)) return;
      const { attr } = node.func;
      const single = node === own && !looping && (PUTS_ONE.test(attr) || (node.args[0] !== undefined && isWrittenOut(node.args[0])));
      if ((PUTS_ONE.test(attr) || PUTS_MANY.test(attr)) && !single) found = true;
    });
    const blocks = blocksOf(statement);
    if (blocks.length === 0 || !found) return found;
    // What is bound in a loop begins anew in each round.
    const inside = statement.kind === "For" || statement.kind === "While" ? !binds(statement.body, name) : looping;
    return blocks.some((block) => fills(block, name, inside));
  });
}

function binds(body: readonly Stmt[], name: string): boolean {
  let found = false;
  visitAssignments(body, (target) => {
    if (isNamed(target, name)) found = true;
  });
  return found;
}

/** Whether a local collection gets more than its literal and what single statements add to it. */
function grows(name: string, owner: Owner): boolean {
  const body = bodyOf(owner);
  if (body === null) return false;
  let found = fills(body, name, false);
  // `for key in queries: queries[key] = …` puts nothing in that was not there.
  const own = new Set<string>();
  visitAssignments(body, (target, value) => {
    const [key] = target.kind === "Tuple" ? target.elts : [target];
    if (key?.kind === "Name" && isKeysOf(value, name)) own.add(key.id);
    if (target.kind !== "Subscript" || target.value.kind !== "Name" || target.value.id !== name) return;
    if (isWrittenKey(target, name)) return;
    if (target.slice.kind !== "Name" || !own.has(target.slice.id)) found = true;
  });
  return found;
}

/** `queries`, `queries.keys()`, `queries.items()`, or a list of one of these. */
function isKeysOf(value: Expr, name: string): boolean {
  const iterated = unwrapped(value);
  if (iterated.kind === "Call")
    return iterated.func.kind === "Attribute" && /^(keys|items)$/.test(iterated.func.attr) && isKeysOf(iterated.func.value, name);
  return iterated.kind === "Name" && iterated.id === name;
}
