import { returnedFunctions } from "../../link/decorators.ts";
import type { Program } from "../../link/program.ts";
import type { ClassSymbol, FunctionSymbol, Scope } from "../../link/symbols.ts";
import { alternatives, type Type, withoutNone } from "../../link/types.ts";
import { decoratorName, lastName } from "../../model/last-name.ts";
import type { Call, ClassDef, Expr, FunctionDef, Stmt } from "../../model/syntax.ts";
import { unparse } from "../../model/unparse.ts";
import { type Dispatcher, isStub } from "../dispatch.ts";
import { Callbacks, type ParameterCall } from "./callbacks.ts";
import { type Registry, RegistryUses } from "./registries.ts";
import { CalledNames, holderOf, isPlain, openBy, promising, type Renames, type Slot, type SlotsByFunction } from "./slots.ts";
import { type Reading, type Visitor, walkFunction, walkModule } from "./walk.ts";

/** Reads the calls of the functions that have slots: what they give, and whether the function gets away as a value. */
export class Calls {
  private readonly program: Program;
  /** Fewer, the more is known of them. */
  private slots: SlotsByFunction;
  private names: CalledNames;
  private readonly renamed: Renames;
  private readonly dispatcher: Dispatcher;
  private readonly subclasses: ReadonlyMap<ClassSymbol, readonly ClassSymbol[]>;
  /** `by`: the call that is asked to make this one. */
  private readonly sites: { readonly call: Call; readonly scope: Scope; readonly by: Call | null }[] = [];
  /** Functions that are values, perhaps; `by`: the call that takes one. */
  private readonly values: { readonly node: Expr; readonly scope: Scope; readonly by: Call | null }[] = [];
  /** Functions that something unknown may call. */
  private readonly escaped = new Set<FunctionSymbol>();
  private readonly decorations: { readonly decorator: Expr; readonly def: FunctionDef | ClassDef; readonly scope: Scope }[] = [];
  /** The statements of calls. */
  private readonly statements = new Map<Call, Stmt>();
  /** How often classes are called, by name. */
  private readonly made = new Map<string, number>();
  private readonly callbacks: Callbacks;
  private readonly registries: RegistryUses;
  /** The slots that the function that is walked can read, by name. */
  private own: ReadonlyMap<string, Slot> | null = null;

  constructor(
    program: Program,
    slots: SlotsByFunction,
    dispatcher: Dispatcher,
    subclasses: ReadonlyMap<ClassSymbol, readonly ClassSymbol[]>,
    registries: ReadonlyMap<string, readonly Registry[]>,
    renames: Renames,
  ) {
    this.program = program;
    this.registries = new RegistryUses(registries);
    this.slots = slots;
    this.dispatcher = dispatcher;
    this.subclasses = subclasses;
    this.renamed = renames;
    this.callbacks = new Callbacks(program);
    this.names = this.called();
  }

  private called(): CalledNames {
    return new CalledNames(this.slots.keys(), this.subclasses).rename(this.renamed);
  }

  /** Reads the given functions, and what their modules do outside functions. */
  read(functions: readonly FunctionSymbol[]): void {
    const visitor = this.visitor();
    for (const module of this.program.index.modules)
      if (module.unit !== null && module.unit.role !== "test") walkModule(this.program, module, visitor);
    for (const fn of functions) {
      this.own = this.slotsIn(fn);
      walkFunction(this.program, fn, visitor);
    }
    this.narrow();
    for (const { call, scope, by } of this.sites) {
      if (!this.names.has(lastName(call.func))) continue;
      if (by !== null && this.isOwn(by, scope)) this.value(call.func, scope);
      else this.resolve(call, scope);
    }
    for (const { decorator, def, scope } of this.decorations) this.decorated(decorator, def, scope);
    const listed = this.readRegistries();
    this.narrow();
    for (const { node, scope, by } of this.values)
      if (!listed.has(node) && this.names.has(lastName(node)) && (by === null || !this.isCalledBack(node, scope, by)))
        this.value(node, scope);
  }

  /** What is called out of a registry is any of what it lists: gives all of these what the call gives, and returns them. */
  private readRegistries(): ReadonlySet<Expr> {
    const listed = new Set<Expr>();
    for (const [registry, calls] of this.registries.settled(this.program))
      for (const value of registry.values) {
        listed.add(value);
        const symbol = this.program.symbolOf(value, registry.scope);
        const takers =
          symbol?.kind === "class"
            ? this.initialisers({ kind: "class", class: symbol, args: [] }, false).map((fn) => ({ fn, shift: 1 }))
            : this.functionsOf(value, registry.scope);
        for (const { fn, shift } of takers) for (const { call, scope } of calls) this.give(fn, call, scope, shift, leaveOpen);
      }
    return listed;
  }

  /** The slots of a function by name, and those of the functions around it whose parameters it can read. */
  private slotsIn(fn: FunctionSymbol): ReadonlyMap<string, Slot> | null {
    const own = this.slots.get(fn);
    const outer = fn.outer.function === null ? null : this.slotsIn(fn.outer.function);
    if (own === undefined && outer === null) return null;
    const { bindings } = this.program.functionScope(fn);
    const seen = [...(outer ?? [])].filter(([name]) => !bindings.has(name));
    return new Map([...seen, ...(own ?? []).map((slot) => [slot.name, slot] as const)]);
  }

  private narrow(): void {
    this.slots = promising(this.slots);
    this.names = this.called();
  }

  /** The slots whose calls are all read. */
  understood(): readonly Slot[] {
    return [...this.slots].flatMap(([fn, slots]) =>
      slots.filter((slot) => slot.given.length > 0 && (!this.escaped.has(fn) || registers(slot))),
    );
  }

  private visitor(): Visitor {
    const { names } = this;
    const owners = new Set([...this.slots.keys()].flatMap((fn) => holderOf(fn)?.def.name ?? []));
    return {
      call: (call, scope, at) => {
        this.registries.called(call, scope);
        const name = lastName(call.func);
        if (owners.has(name)) this.made.set(name, (this.made.get(name) ?? 0) + 1);
        if (!names.has(name)) return;
        this.sites.push({ call, scope, by: null });
        if (at !== null) this.statements.set(call, at);
        for (const argument of call.args) this.use(argument);
        for (const { value } of call.keywords) this.use(value);
      },
      handed: (by, call, scope) => {
        if (call.func.kind === "Name") this.registries.awayByName(call.func.id, scope);
        if (!names.has(lastName(call.func))) return;
        this.sites.push({ call, scope, by });
        for (const argument of call.args) this.use(argument);
        for (const { value } of call.keywords) this.use(value);
      },
      bound: (target, value, scope) => this.registries.bound(target, value, scope),
      name: (node, scope, reading, by) => {
        this.registries.read(node, scope, reading, by);
        if (this.own !== null && (reading === "used" || reading === "called")) this.use(node);
        if (isAway(reading) && node.id !== "cls" && names.plain.has(node.id)) this.values.push({ node, scope, by });
      },
      attribute: (node, scope, reading, by) => {
        this.registries.read(node, scope, reading, by);
        if (reading === "called" || this.program.namesProperty(node.attr)) this.use(node.value);
        if (reading !== "called" && names.has(node.attr)) this.values.push({ node, scope, by });
      },
      decorated: (decorator, def, scope) => {
        if (names.has(decoratorName(decorator))) this.decorations.push({ decorator, def, scope });
      },
      renamed: (name, other) => {
        this.registries.renamed(name, other);
        if (!names.plain.has(name) || names.plain.has(other)) return;
        for (const fn of this.slots.keys()) if (fn.def.name === name || fn.owner?.def.name === name) this.escaped.add(fn);
      },
    };
  }

  /** What the walked function does with a name hangs on its type, or on that of a parameter of another function. */
  private use(node: Expr): void {
    const slot = node.kind === "Name" ? this.own?.get(node.id) : undefined;
    if (slot !== undefined) slot.used = true;
  }

  /** Whether a call runs code of the project, which does with a function what it likes. */
  private isOwn({ func }: Call, scope: Scope): boolean {
    return alternatives(this.program.typeOf(func, scope)).some(({ kind }) => kind === "function" || kind === "class" || kind === "unknown");
  }

  /**
   * Whether a function is handed to functions of the project that do nothing with it but call it, `self.run(query)` where `run` is
   * `return query(self.session)`: these calls are its own.
   */
  private isCalledBack(node: Expr, scope: Scope, by: Call): boolean {
    const targets = this.functionsOf(node, scope);
    const takers = alternatives(withoutNone(this.program.typeOf(by.func, scope)));
    if (targets.length === 0) return false;
    const calls: ParameterCall[] = [];
    for (const type of takers) {
      if (type.kind !== "function") return false;
      for (const fn of this.dispatcher.of(type.function, type.self).functions) {
        if (isStub(fn)) continue;
        const shift = type.self === null ? 0 : 1;
        const name = fn.def.parameters.find((_, index) => argument(by, fn, index, shift) === node)?.name;
        const found = name === undefined ? null : this.callbacks.of(fn, name);
        if (found === null) return false;
        calls.push(...found);
      }
    }
    if (calls.length === 0) return false;
    // Whether they are hangs on more than the body that holds them.
    for (const { fn, shift } of targets) for (const { call, scope } of calls) this.give(fn, call, scope, shift, leaveOpen);
    return true;
  }

  /** The functions that a value is, with the number of parameters that are bound already. */
  private functionsOf(node: Expr, scope: Scope): readonly { readonly fn: FunctionSymbol; readonly shift: number }[] {
    const symbol = this.program.symbolOf(node, scope);
    if (symbol?.kind === "function") return [{ fn: symbol, shift: 0 }];
    if (node.kind !== "Attribute") return [];
    return alternatives(withoutNone(this.program.typeOf(node, scope))).flatMap((type) =>
      type.kind === "function" && type.self !== null
        ? this.dispatcher.of(type.function, type.self).functions.map((fn) => ({ fn, shift: 1 }))
        : [],
    );
  }

  /** A function that is a value may be called by anybody. */
  private value(node: Expr, scope: Scope): void {
    const symbol = this.program.symbolOf(node, scope);
    if (symbol?.kind === "function") this.escaped.add(symbol);
    else if (symbol?.kind === "class") this.escape({ kind: "class", class: symbol, args: [] });
    else if (node.kind === "Attribute") for (const type of alternatives(withoutNone(this.program.typeOf(node, scope)))) this.escape(type);
  }

  private escape(type: Type): void {
    for (const fn of type.kind === "function" ? this.dispatcher.of(type.function, type.self).functions : this.initialisers(type, true))
      this.escaped.add(fn);
  }

  /** What constructing a class runs; `orBelow`: it may be a class that derives from it. */
  private initialisers(type: Type, orBelow: boolean): readonly FunctionSymbol[] {
    if (type.kind !== "class") return [];
    const classes = orBelow ? [type.class, ...(this.subclasses.get(type.class) ?? [])] : [type.class];
    return classes.flatMap((symbol): readonly FunctionSymbol[] => {
      const init = this.program.member({ kind: "instance", class: symbol, args: [] }, "__init__");
      return init.kind === "function" ? [init.function] : this.madeInitialisers(symbol);
    });
  }

  /** Those of which the fields of a class are read: its own, and those of its bases. */
  private madeInitialisers(symbol: ClassSymbol): readonly FunctionSymbol[] {
    const own = this.program.madeInitialiser(symbol);
    if (own === null) return [];
    return this.program.ancestors(symbol).flatMap((ancestor) => {
      const init = ancestor.kind === "class" ? this.program.madeInitialiser(ancestor.class) : null;
      if (init === null || !this.slots.has(init)) return [];
      // Of several bases the fields of all but one stand elsewhere.
      if (init.def.parameters.some(({ name }, at) => own.def.parameters[at]?.name !== name)) this.escaped.add(init);
      return [init];
    });
  }

  private resolve(call: Call, scope: Scope): void {
    const { func } = call;
    for (const type of alternatives(withoutNone(this.program.typeOf(func, scope)))) {
      if (type.kind === "function") {
        const shift = type.self === null ? 0 : 1;
        for (const fn of this.dispatcher.of(type.function, type.self).functions) this.give(fn, call, scope, shift);
      } else if (type.kind === "class") {
        const held = this.program.symbolOf(func, scope)?.kind !== "class";
        for (const fn of this.initialisers(type, held)) this.give(fn, call, scope, 1);
      } else if (type.kind === "unknown" && func.kind === "Attribute") {
        // Whose method it is cannot be told: it may be any of the name that takes such arguments.
        for (const fn of this.names.methods.get(lastName(func)) ?? []) if (fits(call, fn)) this.give(fn, call, scope, 1);
      }
    }
  }

  private give(fn: FunctionSymbol, call: Call, scope: Scope, shift: number, leave: typeof openBy = openBy): void {
    for (const slot of this.slots.get(fn) ?? []) {
      const value = argument(call, fn, slot.index, shift);
      if (value === "open" || isPlain(value)) leave(slot, scope);
      else if (value !== null) slot.given.push({ value, scope, place: this.isOneOfSeveral(fn) ? null : this.placeOf(fn, call, scope) });
    }
  }

  /** Where what a call makes, or hands over, is kept among others: in one collection, or by one function; null where it stands alone. */
  private placeOf(fn: FunctionSymbol, call: Call, scope: Scope): string | null {
    if (fn.def.name !== "__init__") return "";
    const statement = this.statements.get(call);
    const placed = (holder: Expr): string => {
      const symbol = this.program.symbolOf(holder, scope);
      return symbol?.kind === "variable" ? `${symbol.scope.module.name} ${symbol.name}` : `${scope.module.name} ${unparse(holder)}`;
    };
    switch (statement?.kind) {
      case "Assign":
      case "AnnAssign": {
        const target = statement.kind === "Assign" ? statement.targets[0] : statement.target;
        if (target?.kind === "Subscript") return placed(target.value);
        return statement.value === call || target === undefined ? null : placed(target);
      }
      case "Expr":
        return statement.value.kind === "Call" && statement.value !== call ? placed(receiver(statement.value.func)) : null;
      case "Return":
        return statement.value === call ? null : `${scope.module.name} ${statement.start}`;
      default:
        return null;
    }
  }

  /** Whether a method belongs to a class of which several objects are made, each with functions of its own. */
  private isOneOfSeveral(fn: FunctionSymbol): boolean {
    const holder = holderOf(fn);
    return holder !== null && fn.def.name !== "__init__" && (this.made.get(holder.def.name) ?? 0) > 1;
  }

  /** What decorates a definition is called with it: a function of the project, or what one gives out, `@registered("mail")`. */
  private decorated(decorator: Expr, def: FunctionDef | ClassDef, scope: Scope): void {
    const isCall = decorator.kind === "Call";
    const { program } = this;
    for (const type of alternatives(program.typeOf(isCall ? decorator.func : decorator, scope))) {
      if (type.kind !== "function") continue;
      const inner = isCall ? returnedFunctions(program, type.function) : [type.function];
      for (const fn of inner)
        for (const slot of this.slots.get(fn) ?? []) {
          if (slot.index !== (isCall || type.self === null ? 0 : 1)) continue;
          const given: Type =
            def.kind === "ClassDef"
              ? { kind: "class", class: program.classSymbol(def, scope), args: [] }
              : { kind: "function", function: program.functionSymbol(def, scope), self: null };
          if (slot.keeps) slot.given.push({ value: decorator, scope, type: given, place: this.isOneOfSeveral(fn) ? null : "" });
          else this.escaped.add(fn);
        }
    }
  }
}

/** Whether what is read may get away to somebody who calls it. */
export function isAway(reading: Reading): boolean {
  return reading === "argument" || reading === "used" || reading === "compared" || reading === "value";
}

function leaveOpen(slot: Slot): void {
  slot.open = true;
}

/** What a call is made on: `TOOLS` of `TOOLS.append`, and of `TOOLS.extend`. */
function receiver(func: Expr): Expr {
  return func.kind === "Attribute" ? func.value : func;
}

/** Whether what is given is found again by all who look for it: that some give more says nothing against it. */
function registers({ keeps, function: { def } }: Slot): boolean {
  return keeps && def.name !== "__init__";
}

/** What a call gives for a parameter: null for nothing, `open` where that is hidden in `*args` or `**kwargs`. */
function argument({ args, keywords }: Call, { def }: FunctionSymbol, index: number, shift: number): Expr | "open" | null {
  const parameter = def.parameters[index];
  const named = keywords.find(({ arg }) => arg === parameter?.name);
  if (named !== undefined) return named.value;
  const hidden = keywords.some(({ arg }) => arg === null);
  if (parameter?.passing === "keyword") return hidden ? "open" : null;
  const before = args.slice(0, index - shift + 1);
  if (before.some(({ kind }) => kind === "Starred")) return "open";
  return args[index - shift] ?? (hidden ? "open" : null);
}

/** Whether a method can be called with such arguments. */
function fits({ args, keywords }: Call, { def }: FunctionSymbol): boolean {
  const parameters = def.parameters.slice(1);
  if (args.some(({ kind }) => kind === "Starred") || keywords.some(({ arg }) => arg === null)) return true;
  const takesMore = (passing: "*args" | "**kwargs"): boolean => parameters.some((parameter) => parameter.passing === passing);
  const positional = parameters.filter(({ passing }) => passing === "positional" || passing === "normal");
  if (args.length > positional.length && !takesMore("*args")) return false;
  if (!keywords.every(({ arg }) => takesMore("**kwargs") || parameters.some(({ name }) => name === arg))) return false;
  return parameters.every(
    ({ name, passing, default: value }) =>
      value !== null ||
      passing === "*args" ||
      passing === "**kwargs" ||
      keywords.some(({ arg }) => arg === name) ||
      positional.findIndex((parameter) => parameter.name === name) < args.length,
  );
}
