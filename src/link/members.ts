import { lastName } from "../model/last-name.ts";
import { unnoted } from "../model/reads.ts";
import type { Expr, FunctionDef } from "../model/syntax.ts";
import { eachStatement } from "../model/traverse.ts";
import { type InstanceAttribute, instanceAttributes } from "./classes.ts";
import type { Ancestor, Linker } from "./context.ts";
import { handsOnTo } from "./delegates.ts";
import { displayed, holdsCallables } from "./displayed.ts";
import { givenToBase } from "./given-to-base.ts";
import { filledInObject, gatheredInObject, isEmptyCollection, isEmptyDictionary, isHolder } from "./kept.ts";
import { orGiven } from "./made-initialiser.ts";
import { mentionsVariable, substitute } from "./substitution.ts";
import type { Binding, ClassSymbol, FunctionSymbol, Scope } from "./symbols.ts";
import { alternatives, isVague, key, reference, type Type, union, unknown, withoutNone } from "./types.ts";

/** What a class body or its ancestors bind for an attribute, with the ancestor that does. */
export type Member =
  | {
      readonly kind: "bindings";
      readonly ancestor: Ancestor & { kind: "class" };
      readonly bindings: readonly Binding[];
      readonly scope: Scope;
    }
  | { readonly kind: "attribute"; readonly ancestor: Ancestor & { kind: "class" }; readonly assignments: readonly InstanceAttribute[] }
  | { readonly kind: "external"; readonly name: string; readonly args: readonly Type[] }
  | { readonly kind: "unknown" };

/** What was found out about attributes so far, held by the program. */
export interface AttributeMemo {
  /** What methods assign to `self.…`, by class. */
  readonly assigned: Map<ClassSymbol, ReadonlyMap<string, readonly InstanceAttribute[]>>;
  readonly members: Map<ClassSymbol, Map<string, Member | undefined>>;
}

/** Ancestors outside the project that have no attributes of their own to speak of. */
const PLAIN = new Set(["typing.Generic", "typing.Protocol", "abc.ABC", "builtins.object"]);

/** Finds an attribute along the method resolution order; undefined when every ancestor is known and none has it. */
export function findMember(linker: Linker, symbol: ClassSymbol, name: string, memo: AttributeMemo, skipSelf = false): Member | undefined {
  if (skipSelf) return search(linker, symbol, name, memo, true);
  let members = memo.members.get(symbol);
  if (members === undefined) {
    members = new Map();
    memo.members.set(symbol, members);
  }
  let member = members.get(name);
  if (member === undefined && !members.has(name)) {
    member = search(linker, symbol, name, memo, false);
    if (linker.isLinearised(symbol)) members.set(name, member);
  }
  return member;
}

function search(linker: Linker, symbol: ClassSymbol, name: string, memo: AttributeMemo, skipSelf: boolean): Member | undefined {
  let foreign: Member | undefined;
  for (const ancestor of linker.ancestors(symbol)) {
    if (ancestor.kind === "unknown") {
      foreign ??= { kind: "unknown" };
      continue;
    }
    if (ancestor.kind === "external") {
      if (!PLAIN.has(ancestor.name)) foreign ??= { kind: "external", name: ancestor.name, args: ancestor.args };
      continue;
    }
    if (skipSelf && ancestor.class === symbol) continue;
    const scope = linker.classScope(ancestor.class);
    const bindings = scope.bindings.get(name);
    if (bindings?.some((binding) => binding.kind !== "value" || binding.value.kind !== "Constant" || binding.annotation !== null)) {
      return { kind: "bindings", ancestor, bindings, scope };
    }
    let attributes = memo.assigned.get(ancestor.class);
    if (attributes === undefined) {
      attributes = unnoted(() => instanceAttributes(linker, ancestor.class));
      memo.assigned.set(ancestor.class, attributes);
    }
    const assignments = attributes.get(name);
    if (assignments !== undefined) return { kind: "attribute", ancestor, assignments };
    if (bindings !== undefined) return { kind: "bindings", ancestor, bindings, scope };
  }
  return foreign;
}

const PROPERTIES = new Set([
  "builtins.property",
  "functools.cached_property",
  "sqlalchemy.ext.hybrid.hybrid_property",
  "abc.abstractproperty",
  "pydantic.computed_field",
  "sqlalchemy.orm.declared_attr",
  "cached_property.cached_property",
  "werkzeug.utils.cached_property",
]);

/** Whether reading the function as an attribute calls it. */
export function isProperty(linker: Linker, fn: FunctionSymbol): boolean {
  return fn.def.decorators.some((decorator) => {
    const target = decorator.kind === "Call" ? decorator.func : decorator;
    if (target.kind === "Attribute" && (target.attr === "setter" || target.attr === "getter")) return true;
    const symbol = linker.symbolOf(target, fn.outer);
    if (symbol?.kind === "class") return decorator.kind !== "Call" && callsForValue(linker, symbol);
    return symbol?.kind === "external" && PROPERTIES.has(symbol.name);
  });
}

/** A class of the project's whose objects stand in the place of a method and call it when they are read, as `cached_property` does. */
function callsForValue(linker: Linker, symbol: ClassSymbol): boolean {
  return (
    linker
      .classScope(symbol)
      .bindings.get("__get__")
      ?.some((binding) => binding.kind === "function" && callsKeptWithOwner(binding.def)) === true
  );
}

/** `def __get__(self, owner, kind): return self.function(owner)` */
export function callsKeptWithOwner({ body, parameters }: FunctionDef): boolean {
  const [self, owner] = parameters;
  let calls = false;
  eachStatement(body, (statement) => {
    if (statement.kind !== "Return" && statement.kind !== "Assign") return;
    const { value } = statement;
    if (value?.kind !== "Call" || value.func.kind !== "Attribute" || value.func.value.kind !== "Name") return;
    const [only, another] = value.args;
    calls ||= value.func.value.id === self?.name && only?.kind === "Name" && only.id === owner?.name && another === undefined;
  });
  return calls;
}

/** How a function in a class body is bound when it is read as an attribute. */
export function bindingKind(def: FunctionDef): "static" | "class" | "instance" {
  for (const decorator of def.decorators) {
    if (decorator.kind === "Name" && decorator.id === "staticmethod") return "static";
    if (decorator.kind === "Name" && decorator.id === "classmethod") return "class";
  }
  return def.name === "__class_getitem__" || def.name === "__init_subclass__" ? "class" : "instance";
}

/** `row.Order` of `select(Order, …)`: the entity that goes by the name of its class. */
function ofRow(type: Type & { kind: "external" }, name: string): Type | undefined {
  if (type.name !== "sqlalchemy.Row") return undefined;
  const named = type.args.filter((item) => item.kind === "instance" && item.class.def.name === name);
  return named.length === 1 ? named[0] : undefined;
}

/** The type of `value.name`. */
export function memberType(linker: Linker, type: Type, name: string, memo: AttributeMemo): Type {
  switch (type.kind) {
    case "instance":
      return ofClass(linker, type, name, memo);
    case "class":
      return ofClass(linker, type, name, memo);
    case "super": {
      const member = findMember(linker, type.class, name, memo, true);
      return ofMember(linker, member, name, type.self, memo);
    }
    case "module": {
      const symbol = linker.memberOfModule(type.module, name);
      return symbol === undefined ? unknown("unknown attribute") : linker.typeOfSymbol(symbol);
    }
    case "external": {
      const attribute = linker.externals.attribute(type.name, name, type) ?? (isHolder(type) ? linker.kept(type, name) : undefined);
      return attribute ?? ofRow(type, name) ?? { kind: "method", self: type, name, owner: type.name };
    }
    case "reference":
      return linker.externals.ofClass(type.name, name) ?? reference(linker.externals.canonicalMember(type.name, name), type.args);
    case "union": {
      const known = alternatives(withoutNone(type)).map((item) => memberType(linker, item, name, memo));
      // `validator.finish()` of `Validator | Screener`: the one that has no such method would raise, unless a library's class gives it one.
      const own = known.some(({ kind }) => kind === "function");
      return union(own ? known.filter((item) => !isLacking(item)) : known);
    }
    case "literal":
      return { kind: "method", self: type, name, owner: "builtins.str" };
    case "tuple":
      return { kind: "method", self: type, name, owner: "builtins.tuple" };
    case "function":
    case "partial":
      return name === "__wrapped__" ? type : { kind: "method", self: type, name, owner: "builtins.function" };
    case "typevar":
      return ofTypeVariable(linker, type, name, memo);
    case "awaitable":
    case "none":
    case "lambda":
      return unknown("unknown attribute");
    case "method":
    case "unknown":
      return unknown("unknown receiver");
  }
}

/** Classes of libraries for models, which have few methods, all of them known by name. */
const MODELS = /^(pydantic|sqlmodel|sqlalchemy)\.(.*\.)?(BaseModel|BaseSettings|RootModel|SQLModel|DeclarativeBase|DeclarativeBaseNoMeta)$/;
const OF_MODELS = /^(_|model_|schema|parse_|dict$|json$|copy$|construct$|validate$|from_orm$|update_forward_refs$)/;

/** A method that a model of the project is looked up for, and that neither it nor its base has. */
function isLacking(type: Type): boolean {
  return type.kind === "method" && type.self.kind === "instance" && MODELS.test(type.owner) && !OF_MODELS.test(type.name);
}

function ofClass(linker: Linker, type: Type & { kind: "instance" | "class" }, name: string, memo: AttributeMemo): Type {
  if (name === "__class__") return { kind: "class", class: type.class, args: type.args };
  const member = findMember(linker, type.class, name, memo);
  if (member === undefined)
    return (type.kind === "instance" ? ofHeirs(linker, type.class, name, memo) : null) ?? dynamic(linker, type, name, memo);
  return ofMember(linker, member, name, type, memo);
}

/** Classes below one beyond which nobody looks at what they have. */
const MOST_HEIRS = 24;

/**
 * What a class lacks and all classes below it have, as a mixin counts on: their methods, or an attribute that is the same in all. An object
 * of the class itself would not get so far.
 */
function ofHeirs(linker: Linker, symbol: ClassSymbol, name: string, memo: AttributeMemo): Type | null {
  const leaves = linker.leavesOf(symbol);
  if (leaves.length === 0 || leaves.length > MOST_HEIRS || name.startsWith("__")) return null;
  const types: Type[] = [];
  for (const leaf of leaves) {
    const member = findMember(linker, leaf, name, memo);
    if (member?.kind !== "bindings" && member?.kind !== "attribute") return null;
    types.push(ofMember(linker, member, name, { kind: "instance", class: leaf, args: [] }, memo));
  }
  const [first] = types;
  if (first === undefined || findMember(linker, symbol, "__getattr__", memo) !== undefined) return null;
  return types.every(({ kind }) => kind === "function") || types.every((type) => key(type) === key(first)) ? union(types) : null;
}

/**
 * A member of what a type variable stands for: of what it is declared to be at least, else of what the classes below give for it where the
 * variable is a parameter of their base (`class Orders(Service[OrderRepository])`).
 */
function ofTypeVariable(
  linker: Linker,
  { name: variable, bound, of }: Type & { kind: "typevar" },
  name: string,
  memo: AttributeMemo,
): Type {
  const declared = bound === undefined ? null : memberType(linker, bound, name, memo);
  if (declared !== null && declared.kind !== "unknown") return declared;
  const types = of === undefined ? [] : linker.givenFor(of, variable).map((given) => memberType(linker, given, name, memo));
  return types.length > 0 && types.every(({ kind }) => kind !== "unknown") ? union(types) : unknown("unknown receiver");
}

/** What the classes below a generic class give for one of its type parameters; nothing where one of them gives nothing that is known. */
export function variableBelow(linker: Linker, symbol: ClassSymbol, variable: string): readonly Type[] {
  const at = linker.typeParameters(symbol).indexOf(variable);
  const leaves = at < 0 ? [] : linker.leavesOf(symbol);
  if (leaves.length > MOST_HEIRS) return [];
  const given = new Map<string, Type>();
  for (const leaf of leaves) {
    const ancestor = linker.ancestors(leaf).find((item) => item.kind === "class" && item.class === symbol);
    const type = ancestor?.kind === "class" ? ancestor.args[at] : undefined;
    if (type === undefined || isVague(type) || mentionsVariable(type)) return [];
    given.set(key(type), type);
  }
  return [...given.values()];
}

/** A class with `__getattr__` answers anything; what, its annotation says. */
function dynamic(linker: Linker, type: Type & { kind: "instance" | "class" }, name: string, memo: AttributeMemo): Type {
  if (type.kind === "class") return unknown("unknown attribute");
  const member = findMember(linker, type.class, "__getattr__", memo);
  if (member === undefined) return unknown("unknown attribute");
  // `return getattr(self._inner, name)`: the object that it stands before answers.
  const [binding] = member.kind === "bindings" ? member.bindings : [];
  const attr = binding?.kind === "function" ? handsOnTo(binding.def) : null;
  const answered = attr === null || attr === name ? unknown("dynamic") : linker.member(linker.member(type, attr), name);
  return answered.kind === "unknown" ? unknown("dynamic") : answered;
}

function ofMember(linker: Linker, member: Member | undefined, name: string, self: Type, memo: AttributeMemo): Type {
  if (member === undefined) return unknown("unknown attribute");
  switch (member.kind) {
    case "unknown":
      return unknown("unknown attribute");
    case "external": {
      const owner: Type = { kind: "external", name: member.name, args: member.args };
      if (self.kind === "class") {
        const attribute = linker.externals.attribute(member.name, name, owner);
        return attribute ?? { kind: "method", self, name, owner: member.name };
      }
      return linker.externals.attribute(member.name, name, owner) ?? { kind: "method", self, name, owner: member.name };
    }
    case "attribute": {
      const types = member.assignments.map(({ annotation, value, scope }) => {
        const declared = annotation === null ? unknown("dynamic") : linker.annotated(annotation, scope);
        // `self.client: Any = client` says nothing of what it keeps; `Any` of None, that something else comes.
        const tells = value !== null && (annotation === null || (declared.kind === "unknown" && !isNone(value)));
        if (!tells) {
          if (value !== null && isEmptyCollection(value) && holdsCallables(declared))
            return gatheredInObject(linker, member.ancestor.class, name, declared);
          return (value === null ? undefined : displayed(linker, declared, value, scope)) ?? declared;
        }
        const kept = linker.typeOf(value, scope);
        if (isEmptyDictionary(value)) return filledInObject(linker, member.ancestor.class, name, kept);
        return isEmptyCollection(value) ? gatheredInObject(linker, member.ancestor.class, name, kept) : kept;
      });
      const type = union(types);
      const isOpen = type.kind === "unknown" || (isAnyClass(type) && !mentionsVariable(type));
      return isOpen && self.kind === "instance" ? givenBelow(linker, member, self, type) : asSeenBy(linker, type, member.ancestor, self);
    }
    case "bindings":
      return ofBindings(linker, member, name, self, memo);
  }
}

function isNone(value: Expr): boolean {
  return value.kind === "Constant" && value.type === "None";
}

/** `type[Base]`: the class, or one below it. */
function isAnyClass(type: Type): boolean {
  return type.kind === "class" || type.kind === "reference" || (type.kind === "external" && type.name === "builtins.type");
}

/** What a class hands to the `__init__` of the ancestor that keeps it, where that does not say what it takes. */
function givenBelow(
  linker: Linker,
  { ancestor, assignments }: Member & { kind: "attribute" },
  self: Type & { kind: "instance" },
  or: Type,
): Type {
  const [only, another] = assignments;
  return (only === undefined || another !== undefined ? null : givenToBase(linker, self.class, ancestor.class, only)) ?? or;
}

/** The type of a member of an ancestor with the receiver's type arguments. */
function asSeenBy(linker: Linker, type: Type, ancestor: Ancestor & { kind: "class" }, self: Type): Type {
  return mentionsVariable(type) ? substitute(type, substitution(linker, ancestor, self)) : type;
}

/** Type variables of the ancestor that has the member, as the receiver's arguments fix them; `Self` is the receiver. */
export function substitution(linker: Linker, ancestor: Ancestor & { kind: "class" }, self: Type): ReadonlyMap<string, Type> {
  const map = new Map<string, Type>();
  if (self.kind !== "instance" && self.kind !== "class") return map;
  map.set("Self", { kind: "instance", class: self.class, args: self.args });
  const outer = new Map(
    linker.typeParameters(self.class).flatMap((name, at) => (self.args[at] === undefined ? [] : [[name, self.args[at]] as const])),
  );
  linker.typeParameters(ancestor.class).forEach((name, at) => {
    const arg = ancestor.args[at];
    if (arg !== undefined) map.set(name, substitute(arg, outer));
  });
  return map;
}

function ofBindings(linker: Linker, member: Member & { kind: "bindings" }, name: string, self: Type, _memo: AttributeMemo): Type {
  const last = member.bindings.findLast((binding) => binding.kind !== "augmented" && binding.kind !== "deleted");
  if (last === undefined) return unknown("unknown attribute");
  if (last.kind === "function") {
    // Of a property with a setter the getter comes first and gives the type.
    const first = member.bindings.find((binding) => binding.kind === "function");
    const getter = linker.functionSymbol(first?.kind === "function" ? first.def : last.def, member.scope);
    if (isProperty(linker, getter))
      return self.kind === "class" ? unknown("dynamic") : asSeenBy(linker, linker.returned(getter, self, null), member.ancestor, self);
    const fn = linker.functionSymbol(last.def, member.scope);
    const how = bindingKind(last.def);
    if (how === "static") return { kind: "function", function: fn, self: null };
    if (how === "class")
      return {
        kind: "function",
        function: fn,
        self: self.kind === "instance" ? { kind: "class", class: self.class, args: self.args } : self,
      };
    return { kind: "function", function: fn, self: self.kind === "class" ? null : self };
  }
  if (last.kind === "class") return { kind: "class", class: linker.classSymbol(last.def, member.scope), args: [] };
  const bound = linker.typeOfBinding(last, name, member.scope);
  const isEmpty = last.kind === "value" && isEmptyCollection(last.value) && (last.annotation === null || holdsCallables(bound));
  const told = isEmpty
    ? gatheredInObject(linker, member.ancestor.class, name, bound)
    : orGiven(bound, () => givenForField(linker, member.ancestor.class, name));
  const type = asSeenBy(linker, isMethod(last) ? withReceiver(told, self) : told, member.ancestor, self);
  return isEnum(linker, member.ancestor.class) && last.kind === "value" && last.annotation === null
    ? { kind: "instance", class: member.ancestor.class, args: [] }
    : type;
}

/** `get = partialmethod(_call, "GET")` */
function isMethod(binding: Binding): boolean {
  return binding.kind === "value" && binding.value.kind === "Call" && lastName(binding.value.func) === "partialmethod";
}

function withReceiver(type: Type, self: Type): Type {
  const isUnbound = type.kind === "partial" && type.callee.kind === "function" && type.callee.self === null && self.kind !== "class";
  return isUnbound ? { ...type, callee: { ...type.callee, self } as Type } : type;
}

/** What those who make objects of a class give for a field, where its `__init__` is not written. */
function givenForField(linker: Linker, symbol: ClassSymbol, name: string): Type {
  const init = linker.madeInitialiser(symbol);
  const index = init?.def.parameters.findIndex((parameter) => parameter.name === name) ?? -1;
  return init === null || index < 0 ? unknown("no annotation") : linker.evidence(init, index);
}

/** Whether a class is an enumeration: its attributes are instances of itself. */
export function isEnum(linker: Linker, symbol: ClassSymbol): boolean {
  return linker.ancestors(symbol).some((ancestor) => ancestor.kind === "external" && isEnumeration(linker, ancestor.name));
}

/** Whether a library's class is one of Python's enumerations, or made of one: `strenum.StrEnum`. */
function isEnumeration(linker: Linker, name: string): boolean {
  return name.startsWith("enum.") || linker.externals.bases(name).some((base) => isEnumeration(linker, base));
}
