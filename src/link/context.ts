import type { Call, ClassDef, Comp, Expr, FunctionDef, Lambda } from "../model/syntax.ts";
import type { Decorated } from "./decorators.ts";
import type { ModuleIndex } from "./modules.ts";
import type { Binding, ClassSymbol, FunctionSymbol, ModuleSymbol, Scope, Symbol } from "./symbols.ts";
import type { Type } from "./types.ts";

/** What is known of a call to something outside the project: the types of its arguments, found when asked for. */
export interface CallContext {
  readonly call: Call;
  readonly scope: Scope;
  /** The type of a positional argument, or of the keyword of the name; undefined where there is none. */
  argument(position: number, keyword?: string): Type | undefined;
}

/** What is known of libraries. Names are dotted; `canonical` turns an import path into the public name used everywhere. */
export interface Externals {
  /** The class that has the methods of another one as coroutines. */
  asyncTwin(name: string): string | undefined;
  canonical(name: string): string;
  /** The same for `owner.name`. */
  canonicalMember(owner: string, name: string): string;
  isBuiltin(name: string): boolean;
  /** Whether something is known of a class or function by its canonical name. */
  isKnown(name: string): boolean;
  /** Whether `from module import *` binds the name. */
  exports(module: string, name: string): boolean;
  /** Value of calling a function or class by its canonical name; undefined when nothing is known. */
  callResult(name: string, args: readonly Type[], context: CallContext | null): Type | undefined;
  /** Value of calling a method of an external instance; undefined when nothing is known. */
  methodResult(owner: string, method: string, self: Type, context: CallContext | null): Type | undefined;
  /** Type of an attribute that a class has itself, such as a property of its metaclass; undefined when nothing is known. */
  ofClass(owner: string, attribute: string): Type | undefined;
  /** Type of an attribute that is no method; undefined when nothing is known. */
  attribute(owner: string, attribute: string, self: Type): Type | undefined;
  /** Whether reading an attribute calls something that blocks; `namesBlockingRead` says for a name alone whether any class has such. */
  isBlockingRead(owner: string, attribute: string): boolean;
  namesBlockingRead(attribute: string): boolean;
  /** Type of the items that iteration yields, and of what `with` binds. */
  item(self: Type): Type | undefined;
  entered(self: Type): Type | undefined;
  /** Direct bases of an external class. */
  bases(name: string): readonly string[];
  /** What an attribute of an object of a library means that hands another library's names on: `db.Column` of Flask-SQLAlchemy. */
  facadeMember(owner: string, attribute: string): string | undefined;
  /** For a function that makes a base class: the keyword that takes the class from which it derives. */
  baseKeyword(name: string): string | undefined;
}

/** Base classes in resolution order, each with its type arguments in terms of the class's own type parameters. */
export type Ancestor =
  | { readonly kind: "class"; readonly class: ClassSymbol; readonly args: readonly Type[] }
  | { readonly kind: "external"; readonly name: string; readonly args: readonly Type[] }
  | { readonly kind: "unknown"; readonly base: Expr; readonly scope: Scope };

/** The answers that the parts of `link` need of each other; `Program` implements it. */
export interface Linker {
  readonly index: ModuleIndex;
  readonly externals: Externals;
  /** Functions that were followed for the constant that a call of them gives. */
  readonly evaluated: Set<FunctionDef>;
  /** Functions that were looked at as decorators: what they define decides what others are. */
  readonly decorators: Set<FunctionDef>;
  moduleScope(module: ModuleSymbol): Scope;
  classScope(symbol: ClassSymbol): Scope;
  functionScope(symbol: FunctionSymbol): Scope;
  lambdaScope(lambda: Lambda, parent: Scope): Scope;
  comprehensionScope(comp: Comp, parent: Scope): Scope;
  classSymbol(def: ClassDef, outer: Scope): ClassSymbol;
  functionSymbol(def: FunctionDef, outer: Scope): FunctionSymbol;
  /** What a name means in a scope; undefined if nothing binds it. */
  resolve(name: string, scope: Scope): Symbol | undefined;
  /** What `from module import name` would give. */
  memberOfModule(module: ModuleSymbol, name: string): Symbol | undefined;
  /** What a name or attribute chain means without evaluating values: module members, class members, imports. */
  symbolOf(expression: Expr, scope: Scope): Symbol | undefined;
  typeOf(expression: Expr, scope: Scope): Type;
  typeOfSymbol(symbol: Symbol): Type;
  typeOfBinding(binding: Binding, name: string, scope: Scope): Type;
  /** The type of the values that an annotation describes. */
  annotated(annotation: Expr, scope: Scope): Type;
  ancestors(symbol: ClassSymbol): readonly Ancestor[];
  /** Whether the ancestors of a class are known: not so while they are being found. */
  isLinearised(symbol: ClassSymbol): boolean;
  /** The classes that derive from each class. */
  heirs(): ReadonlyMap<ClassSymbol, readonly ClassSymbol[]>;
  /** The classes below a class in the application that have none below themselves. */
  leavesOf(symbol: ClassSymbol): readonly ClassSymbol[];
  typeParameters(symbol: ClassSymbol): readonly string[];
  /** What the classes below a generic class give for one of its type parameters. */
  givenFor(symbol: ClassSymbol, variable: string): readonly Type[];
  /** The names of the classes that answer for attributes that they do not have. */
  delegators(): readonly string[];
  member(type: Type, name: string): Type;
  /** What the project keeps as an attribute of an application, or of its state; undefined where that is not known. */
  kept(holder: Type & { kind: "external" }, name: string): Type | undefined;
  /** Every function of a module, nested ones and methods included. */
  functionsOf(module: ModuleSymbol): readonly FunctionSymbol[];
  called(callee: Type, context: CallContext | null): Type;
  /** What the project's own decorators make of a function. */
  decorated(fn: FunctionSymbol): Decorated;
  returned(fn: FunctionSymbol, self: Type | null, context: CallContext | null): Type;
  item(type: Type, async: boolean): Type;
  awaited(type: Type): Type;
  entered(type: Type, async: boolean): Type;
  /** Type of an unannotated parameter as its callers show it; unknown before anybody looked. */
  evidence(fn: FunctionSymbol, index: number): Type;
  /** The `__init__` that a class has without its being written; null where it has none. */
  madeInitialiser(symbol: ClassSymbol): FunctionSymbol | null;
}
