import type { FileFacts } from "../model/facts.ts";
import { unnoted } from "../model/reads.ts";
import type { Call, Comp, Expr, FunctionDef, Lambda, Parameter, Stmt } from "../model/syntax.ts";
import { eachStatement } from "../model/traverse.ts";
import { visitExpression, visitStatements } from "../model/visit.ts";
import { annotated } from "./annotations.ts";
import { overruled } from "./awaited-parameters.ts";
import { callResult, returnType } from "./calls.ts";
import { linearise, typeParameterNames } from "./classes.ts";
import type { Ancestor, CallContext, Externals, Linker } from "./context.ts";
import { type Decorated, decorated } from "./decorators.ts";
import { Definitions } from "./definitions.ts";
import { delegates } from "./delegates.ts";
import { type Heirs, heirsIn, isProtocol, leavesOf, type SelfType, withSelfTypes } from "./heirs.ts";
import { type ImplementerInput, protocolNames, withImplementers } from "./implementers.ts";
import { bindingType, contextOf, infer } from "./infer.ts";
import { keptAttribute } from "./kept.ts";
import { isCalled, madeInitialiser } from "./made-initialiser.ts";
import { type AttributeMemo, findMember, isEnum, isProperty, type Member, memberType, variableBelow } from "./members.ts";
import { memberOfModule, resolveName, symbolOf } from "./names.ts";
import { awaitedOf, enteredOf, itemOf } from "./protocols.ts";
import { classScope, moduleScope } from "./scopes.ts";
import { dispatchedIn, type Registered } from "./single-dispatch.ts";
import { actingSpecials } from "./specials.ts";
import type { Binding, ClassSymbol, FunctionSymbol, ModuleSymbol, Scope, SourceUnit, Symbol } from "./symbols.ts";
import { alternatives, isVague, key, reference, type Type, union, unknown } from "./types.ts";

/** Nested inferences beyond which a type counts as unknown: real chains stay far below, cycles through generics do not. */
const DEEPEST = 120;

/** All files linked: answers what names mean and what expressions are, lazily and memoised. Reading it never changes an answer. */
export class Program extends Definitions implements Linker {
  readonly externals: Externals;
  private readonly ancestry = new Map<ClassSymbol, readonly Ancestor[]>();
  private readonly parameters = new Map<ClassSymbol, readonly string[]>();
  private readonly types = new Map<Expr, Type | null>();
  private readonly annotations = new Map<Expr, { readonly scope: Scope; readonly type: Type }>();
  private readonly bindingTypes = new Map<Binding, Type | null>();
  private readonly names = new Map<Scope, Map<string, Symbol | undefined>>();
  private readonly plainReturns = new Map<FunctionSymbol, Type | null>();
  private readonly decorations = new Map<FunctionSymbol, Decorated>();
  private readonly madeInitialisers = new Map<ClassSymbol, FunctionSymbol | null>();
  private readonly attributes: AttributeMemo = { assigned: new Map(), members: new Map() };
  /** What is kept under attributes of applications, by holder and attribute. */
  private readonly keptTypes = new Map<string, Type | null | undefined>();
  private readonly properties = new Map<ClassSymbol, Map<string, FunctionSymbol | null>>();
  private shown: ReadonlyMap<FunctionSymbol, ReadonlyMap<number, Type>> = new Map();
  private heirIndex: Heirs | null = null;
  private askedNames: ReadonlySet<string> | null = null;
  /** What is given for the parameters of generic classes, by their names. */
  private readonly variables = new Map<ClassSymbol, Map<string, readonly Type[]>>();
  private readonly leaves = new Map<ClassSymbol, readonly ClassSymbol[]>();
  private propertyNames: ReadonlySet<string> | null = null;
  private specialNames: ReadonlySet<string> | null = null;
  private dispatched: ReadonlyMap<FunctionSymbol, readonly Registered[]> | null = null;
  private delegatorNames: readonly string[] | null = null;
  /** Functions that were followed for the constant that a call of them gives. */
  readonly evaluated = new Set<FunctionDef>();
  /** Functions that were looked at as decorators: what they define decides what others are. */
  readonly decorators = new Set<FunctionDef>();
  private depth = 0;
  /** Classes whose ancestors are being found. */
  private linearising = 0;
  /** Counts the answers that were given before their question was settled: in circles, and beyond the greatest depth. */
  private provisional = 0;

  constructor(units: readonly SourceUnit[], externals: Externals) {
    super(units);
    this.externals = externals;
  }

  resolve(name: string, scope: Scope): Symbol | undefined {
    // Most names are bound outside: the module is asked once, not each class and function in it. Class scopes do not nest.
    if (
      (scope.kind === "class" || scope.kind === "function") &&
      scope.parent !== null &&
      !scope.bindings.has(name) &&
      scope.redirected?.has(name) !== true
    ) {
      let outer = scope.parent;
      while (outer.kind === "class" && outer.parent !== null) outer = outer.parent;
      return this.resolve(name, outer);
    }
    let names = this.names.get(scope);
    if (names === undefined) {
      names = new Map();
      this.names.set(scope, names);
    }
    const known = names.get(name);
    if (known !== undefined || names.has(name)) return known;
    const symbol = resolveName(this, name, scope, new Set());
    names.set(name, symbol);
    return symbol;
  }

  memberOfModule(module: ModuleSymbol, name: string): Symbol | undefined {
    return memberOfModule(this, module, name, new Set());
  }

  symbolOf(expression: Expr, scope: Scope): Symbol | undefined {
    return symbolOf(this, expression, scope);
  }

  typeOf(expression: Expr, scope: Scope): Type {
    // Constants depend on nothing: they are read faster than remembered.
    if (expression.kind === "Constant") return infer(this, expression, scope);
    const known = this.types.get(expression);
    if (known !== undefined) return known ?? this.unsettled("recursive");
    if (this.depth > DEEPEST) return this.unsettled("too deep");
    this.types.set(expression, null);
    this.depth++;
    const type = infer(this, expression, scope);
    this.depth--;
    this.types.set(expression, type);
    return type;
  }

  typeOfSymbol(symbol: Symbol): Type {
    switch (symbol.kind) {
      case "module":
        return { kind: "module", module: symbol };
      case "class":
        return { kind: "class", class: symbol, args: [] };
      case "function":
        return { kind: "function", function: symbol, self: null };
      case "external":
        return reference(symbol.name);
      case "variable":
        return this.variable(symbol.name, symbol.scope);
    }
  }

  private variable(name: string, scope: Scope): Type {
    const bindings = scope.bindings.get(name) ?? [];
    const declared = bindings.find(
      (binding) => binding.kind === "declaration" || (binding.kind === "value" && binding.annotation !== null),
    );
    if (declared !== undefined) {
      const type = this.typeOfBinding(declared, name, scope);
      if (type.kind !== "unknown") return type;
    }
    return union(bindings.map((binding) => this.typeOfBinding(binding, name, scope)));
  }

  typeOfBinding(binding: Binding, name: string, scope: Scope): Type {
    const known = this.bindingTypes.get(binding);
    if (known !== undefined) return known ?? this.unsettled("recursive");
    if (this.depth > DEEPEST) return this.unsettled("too deep");
    this.bindingTypes.set(binding, null);
    this.depth++;
    const type = bindingType(this, binding, name, scope);
    this.depth--;
    this.bindingTypes.set(binding, type);
    return type;
  }

  private unsettled(reason: "recursive" | "too deep"): Type {
    this.provisional++;
    return unknown(reason);
  }

  annotated(annotation: Expr, scope: Scope): Type {
    const known = this.annotations.get(annotation);
    if (known !== undefined && known.scope === scope) return known.type;
    const { provisional } = this;
    const type = annotated(this, annotation, scope);
    // An answer that rests on another that is still being found holds for now only.
    if (this.provisional === provisional) this.annotations.set(annotation, { scope, type });
    return type;
  }

  ancestors(symbol: ClassSymbol): readonly Ancestor[] {
    let line = this.ancestry.get(symbol);
    if (line === undefined) {
      // A class that is its own ancestor is an error in the program; the provisional line ends the circle.
      this.ancestry.set(symbol, [{ kind: "class", class: symbol, args: [] }]);
      this.linearising++;
      line = linearise(this, symbol);
      this.linearising--;
      this.ancestry.set(symbol, line);
    }
    return line;
  }

  isLinearised(symbol: ClassSymbol): boolean {
    return this.linearising === 0 && this.ancestry.has(symbol);
  }

  /** The classes that derive from each class. */
  heirs(): Heirs {
    if (this.heirIndex === null) {
      // Whoever asks while it is made is told of none.
      this.heirIndex = new Map();
      const ancestorsOf = (symbol: ClassSymbol): readonly Ancestor[] => this.ancestors(symbol);
      const nominal = withSelfTypes(heirsIn(this.allClasses(), ancestorsOf), this.selfTypes(), ancestorsOf);
      this.heirIndex = withImplementers(nominal, this.implementerInput());
    }
    return this.heirIndex;
  }

  /** What the protocols of the application ask for, by name: a program whose protocols are others is another program. */
  protocolNames(): ReadonlySet<string> {
    this.askedNames ??= protocolNames(this.implementerInput());
    return this.askedNames;
  }

  private implementerInput(): ImplementerInput {
    return {
      linker: this,
      classes: this.allClasses(),
      functions: this.allFunctions(),
      memberDefinition: (symbol, name) => this.memberDefinition(symbol, name),
    };
  }

  /** The protocols that methods declare their object to be one of. */
  private selfTypes(): readonly SelfType[] {
    const found: SelfType[] = [];
    for (const { def, owner, outer } of this.allFunctions()) {
      const [first] = def.parameters;
      if (owner === null || first?.name !== "self" || first.annotation === null) continue;
      const type = this.annotated(first.annotation, outer);
      if (type.kind === "instance" && type.class !== owner && isProtocol(this.ancestors(type.class)))
        found.push({ mixin: owner, protocol: type.class });
    }
    return found;
  }

  leavesOf(symbol: ClassSymbol): readonly ClassSymbol[] {
    let leaves = this.leaves.get(symbol);
    if (leaves === undefined) {
      const heirs = this.heirs();
      leaves = leavesOf(heirs, symbol);
      if (heirs.size > 0) this.leaves.set(symbol, leaves);
    }
    return leaves;
  }

  givenFor(symbol: ClassSymbol, variable: string): readonly Type[] {
    if (this.heirs().size === 0) return [];
    let given = this.variables.get(symbol);
    if (given === undefined) {
      given = new Map();
      this.variables.set(symbol, given);
    }
    let types = given.get(variable);
    if (types === undefined) {
      given.set(variable, []);
      types = variableBelow(this, symbol, variable);
      given.set(variable, types);
    }
    return types;
  }

  typeParameters(symbol: ClassSymbol): readonly string[] {
    let names = this.parameters.get(symbol);
    if (names === undefined) {
      this.parameters.set(symbol, []);
      names = typeParameterNames(this, symbol);
      this.parameters.set(symbol, names);
    }
    return names;
  }

  member(type: Type, name: string): Type {
    return memberType(this, type, name, this.attributes);
  }

  kept(holder: Type & { kind: "external" }, name: string): Type | undefined {
    const asked = `${key(holder)} ${name}`;
    const known = this.keptTypes.get(asked);
    if (known !== undefined || this.keptTypes.has(asked)) return known === null ? this.unsettled("recursive") : known;
    this.keptTypes.set(asked, null);
    const { provisional } = this;
    const type = keptAttribute(this, holder, name);
    // What rests on something that is still being found holds for now only.
    if (this.provisional === provisional) this.keptTypes.set(asked, type);
    else this.keptTypes.delete(asked);
    return type;
  }

  /** What defines an attribute of a class, along its method resolution order. */
  memberDefinition(symbol: ClassSymbol, name: string): Member | undefined {
    return findMember(this, symbol, name, this.attributes);
  }

  /** The function behind a property of a class; null where the attribute is none. */
  propertyOf(symbol: ClassSymbol, name: string): FunctionSymbol | null {
    if (!this.namesProperty(name)) return null;
    let names = this.properties.get(symbol);
    if (names === undefined) {
      names = new Map();
      this.properties.set(symbol, names);
    }
    const known = names.get(name);
    if (known !== undefined) return known;
    const member = this.memberDefinition(symbol, name);
    let found: FunctionSymbol | null = null;
    if (member?.kind === "bindings") {
      const getter = member.bindings.find((binding) => binding.kind === "function");
      if (getter?.kind === "function") {
        const fn = this.functionSymbol(getter.def, member.scope);
        if (isProperty(this, fn)) found = fn;
      }
    }
    names.set(name, found);
    return found;
  }

  /** Whether some class of the program may have a property of the name: saves looking for receivers where none can be. */
  namesProperty(name: string): boolean {
    if (this.propertyNames === null) {
      const names = new Set<string>();
      for (const fn of this.allFunctions())
        if (fn.owner !== null && fn.def.decorators.length > 0 && isProperty(this, fn)) names.add(fn.def.name);
      this.propertyNames = names;
    }
    return this.propertyNames.has(name);
  }

  /** The functions of which one runs in the place of one that `functools.singledispatch` decorates. */
  registeredWith(fn: FunctionSymbol): readonly Registered[] {
    if (fn.def.decorators.length === 0) return [];
    this.dispatched ??= dispatchedIn(this, this.allFunctions());
    return this.dispatched.get(fn) ?? [];
  }

  /** Whether some class outside of tests has a special method of the name that does more than to look at what it has. */
  namesSpecial(name: string): boolean {
    this.specialNames ??= actingSpecials(this.allFunctions(), (attribute) => this.namesProperty(attribute));
    return this.specialNames.has(name);
  }

  isEnum(symbol: ClassSymbol): boolean {
    return isEnum(this, symbol);
  }

  called(callee: Type, context: CallContext | null): Type {
    return callResult(this, callee, context);
  }

  decorated(fn: FunctionSymbol): Decorated {
    let known = this.decorations.get(fn);
    if (known === undefined) {
      // A decorator that is decorated with itself sees itself undecorated.
      known = { async: fn.def.async, wrappings: [], understood: true };
      if (fn.def.decorators.length > 0) {
        this.decorations.set(fn, known);
        known = unnoted(() => decorated(this, fn));
      }
      this.decorations.set(fn, known);
    }
    return known;
  }

  returned(fn: FunctionSymbol, self: Type | null, context: CallContext | null): Type {
    // The result depends on receiver and arguments only through type variables; a plain function is answered once.
    const known = this.plainReturns.get(fn);
    if (known !== undefined) return known ?? this.unsettled("recursive");
    if (this.depth > DEEPEST) return this.unsettled("too deep");
    this.plainReturns.set(fn, null);
    this.depth++;
    const type = unnoted(() => returnType(this, fn, self, context));
    this.depth--;
    const generic = fn.owner !== null ? self !== null && (self.kind === "instance" || self.kind === "class") : false;
    if (generic || fn.def.returns !== null) this.plainReturns.delete(fn);
    else this.plainReturns.set(fn, type);
    return type;
  }

  item(type: Type, async: boolean): Type {
    return itemOf(this, type, async);
  }

  awaited(type: Type): Type {
    return awaitedOf(this, type);
  }

  entered(type: Type, async: boolean): Type {
    return enteredOf(this, type, async);
  }

  madeInitialiser(symbol: ClassSymbol): FunctionSymbol | null {
    let made = this.madeInitialisers.get(symbol);
    if (made === undefined) {
      made = madeInitialiser(this, symbol, this.made++);
      this.madeInitialisers.set(symbol, made);
    }
    return made;
  }

  evidence(fn: FunctionSymbol, index: number): Type {
    return this.shown.get(fn)?.get(index) ?? unknown("no annotation");
  }

  /**
   * Tells what all callers pass for parameters without annotation; forgets the answers that may have been unknown for want of it.
   * What was known stays as it is.
   */
  withEvidence(evidence: ReadonlyMap<FunctionSymbol, ReadonlyMap<number, Type>>): void {
    this.shown = evidence;
    // Where callers overrule an annotation, or say which functions it means, what was concluded from it has to go as well.
    const overrules = [...evidence].some(([fn, given]) =>
      [...given].some(([index, type]) => this.isOverruled(fn, index, type) || alternatives(type).every(isCalled)),
    );
    if (overrules) for (const memo of [this.types, this.bindingTypes, this.plainReturns]) memo.clear();
    for (const memo of [this.types, this.bindingTypes, this.plainReturns] as readonly Map<unknown, Type | null>[])
      for (const [asked, type] of memo) if (type === null || isVague(type)) memo.delete(asked);
    for (const [annotation, { type }] of this.annotations) if (isVague(type)) this.annotations.delete(annotation);
    this.keptTypes.clear();
  }

  private isOverruled(fn: FunctionSymbol, index: number, given: Type): boolean {
    const annotation = fn.def.parameters[index]?.annotation ?? null;
    return annotation !== null && overruled(this, this.annotated(annotation, fn.outer), given) !== null;
  }

  contextOf(call: Call, scope: Scope): CallContext {
    return contextOf(this, call, scope);
  }

  /** Gives a module other facts, of the same definitions. What was found of bodies that differ has to be forgotten. */
  exchange(module: ModuleSymbol, facts: FileFacts): void {
    if (module.unit !== null) Object.assign(module.unit, { facts });
  }

  /** Binds the names of a module anew whose imports changed. Whatever was concluded of code that speaks of them has to be forgotten. */
  rebind(module: ModuleSymbol, names: ReadonlySet<string>): void {
    const known = this.modules.get(module);
    if (known === undefined) return;
    const { bindings, stars, imports, narrowings } = moduleScope(module);
    Object.assign(known, { bindings: reboundBy(known.bindings, bindings, names), stars, imports, narrowings });
    for (const [scope, symbols] of this.names) if (scope.module === module) for (const name of names) symbols.delete(name);
  }

  /** The same for a class that has other methods; `heirs`: the classes that have these as well. */
  rebindClass(symbol: ClassSymbol, names: ReadonlySet<string>, heirs: readonly ClassSymbol[]): void {
    const known = this.scopes.get(symbol.def);
    if (known !== undefined) Object.assign(known, { bindings: reboundBy(known.bindings, classScope(symbol).bindings, names) });
    for (const name of names) {
      for (const one of [symbol, ...heirs]) {
        this.attributes.members.get(one)?.delete(name);
        this.properties.get(one)?.delete(name);
      }
      for (const [scope, symbols] of this.names) if (scope.module === symbol.module) symbols.delete(name);
    }
  }

  /**
   * Forgets what was found out inside a function whose body is to be exchanged, but for the functions that it defines. What it returns and
   * keeps in its object is forgotten as well, what others concluded from these is not: whoever exchanges a body compares them.
   */
  forget(fn: FunctionSymbol): void {
    const forgetScope = (node: FunctionDef | Lambda | Comp): void => {
      const scope = this.scopes.get(node);
      if (scope === undefined) return;
      this.scopes.delete(node);
      this.names.delete(scope);
      for (const bindings of scope.bindings.values()) for (const binding of bindings) this.bindingTypes.delete(binding);
    };
    const forgetExpression = (node: Expr): void => {
      this.types.delete(node);
      if (node.kind === "Lambda" || "generators" in node) forgetScope(node);
      if (node.kind === "Lambda") forgetDefaults(node.parameters);
    };
    const forgetDefaults = (parameters: readonly Parameter[]): void => {
      for (const { default: value } of parameters) if (value !== null) visitExpression(value, forgetExpression);
    };
    visitStatements(fn.def.body, forgetExpression);
    eachStatement(fn.def.body, (statement: Stmt) => {
      if (statement.kind === "AnnAssign") this.annotations.delete(statement.annotation);
      // The heads of what it defines are evaluated with it.
      if (statement.kind !== "FunctionDef") return;
      for (const decorator of statement.decorators) visitExpression(decorator, forgetExpression);
      forgetDefaults(statement.parameters);
    });
    forgetScope(fn.def);
    this.plainReturns.delete(fn);
    const { owner } = fn;
    if (owner === null || this.attributes.assigned.get(owner) === undefined) return;
    this.attributes.assigned.delete(owner);
    for (const symbol of this.attributes.members.keys())
      if (this.ancestors(symbol).some((ancestor) => ancestor.kind === "class" && ancestor.class === owner))
        this.attributes.members.delete(symbol);
  }

  delegators(): readonly string[] {
    this.delegatorNames ??= [
      ...new Set(
        this.allClasses()
          .filter((symbol) => symbol.module.unit?.facts.mentions("__getattr__") === true && delegates(symbol))
          .map(({ def }) => def.name),
      ),
    ];
    return this.delegatorNames;
  }
}

/** Links the facts of all files. */
export function link(units: readonly SourceUnit[], externals: Externals): Program {
  return new Program(units, externals);
}

/** What a block binds today, by the objects of before but for some names. */
function reboundBy(before: Scope["bindings"], now: Scope["bindings"], names: ReadonlySet<string>): Scope["bindings"] {
  return new Map([...now].map(([name, own]) => [name, names.has(name) ? own : (before.get(name) ?? own)] as const));
}
