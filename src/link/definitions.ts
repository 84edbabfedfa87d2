import { unnoted } from "../model/reads.ts";
import type { ClassDef, Comp, FunctionDef, Lambda } from "../model/syntax.ts";
import { indexModules, type ModuleIndex } from "./modules.ts";
import { classScope, comprehensionScope, functionScope, lambdaScope, moduleScope } from "./scopes.ts";
import type { ClassSymbol, FunctionSymbol, ModuleSymbol, Scope, SourceUnit } from "./symbols.ts";

/** What the files define: a symbol for each function and class, a scope for each block, made when somebody asks and once only. */
export class Definitions {
  readonly index: ModuleIndex;
  protected readonly modules = new Map<ModuleSymbol, Scope>();
  protected readonly scopes = new Map<FunctionDef | ClassDef | Lambda | Comp, Scope>();
  private readonly classes = new Map<ClassDef, ClassSymbol>();
  private readonly functions = new Map<FunctionDef, FunctionSymbol>();
  private functionList: readonly FunctionSymbol[] | null = null;
  private readonly functionLists = new Map<ModuleSymbol, readonly FunctionSymbol[]>();
  private readonly outerFunctionLists = new Map<ModuleSymbol, readonly FunctionSymbol[]>();
  private classList: readonly ClassSymbol[] | null = null;
  /** How many definitions got a symbol. */
  protected made = 0;

  constructor(units: readonly SourceUnit[]) {
    this.index = indexModules(units);
  }

  moduleScope(module: ModuleSymbol): Scope {
    let scope = this.modules.get(module);
    if (scope === undefined) {
      scope = moduleScope(module);
      this.modules.set(module, scope);
    }
    return scope;
  }

  private keep(node: FunctionDef | ClassDef | Lambda | Comp, scope: Scope): Scope {
    this.scopes.set(node, scope);
    return scope;
  }

  classScope(symbol: ClassSymbol): Scope {
    return this.scopes.get(symbol.def) ?? this.keep(symbol.def, classScope(symbol));
  }

  functionScope(symbol: FunctionSymbol): Scope {
    return this.scopes.get(symbol.def) ?? this.keep(symbol.def, functionScope(symbol));
  }

  lambdaScope(lambda: Lambda, parent: Scope): Scope {
    return this.scopes.get(lambda) ?? this.keep(lambda, lambdaScope(lambda, parent));
  }

  comprehensionScope(comp: Comp, parent: Scope): Scope {
    return this.scopes.get(comp) ?? this.keep(comp, comprehensionScope(comp, parent));
  }

  classSymbol(def: ClassDef, outer: Scope): ClassSymbol {
    let symbol = this.classes.get(def);
    if (symbol === undefined) {
      symbol = { kind: "class", module: outer.module, def, outer, id: this.made++ };
      this.classes.set(def, symbol);
    }
    return symbol;
  }

  functionSymbol(def: FunctionDef, outer: Scope): FunctionSymbol {
    let symbol = this.functions.get(def);
    if (symbol === undefined) {
      symbol = { kind: "function", module: outer.module, def, outer, owner: outer.class, id: this.made++ };
      this.functions.set(def, symbol);
    }
    return symbol;
  }

  classByDef(def: ClassDef): ClassSymbol | undefined {
    return this.classes.get(def);
  }

  /** The symbol of a definition that the program has already met. */
  functionByDef(def: FunctionDef): FunctionSymbol | undefined {
    return this.functions.get(def);
  }

  /** Every function of the program with a symbol, in path and source order; nested ones and methods included. */
  allFunctions(): readonly FunctionSymbol[] {
    this.functionList ??= unnoted(() => this.index.modules.flatMap((module) => this.functionsOf(module)));
    return this.functionList;
  }

  /** Those of one module. */
  functionsOf(module: ModuleSymbol): readonly FunctionSymbol[] {
    let known = this.functionLists.get(module);
    if (known === undefined) {
      const found: FunctionSymbol[] = [];
      this.functionsIn(this.moduleScope(module), found);
      known = found.sort((a, b) => a.def.start - b.def.start);
      this.functionLists.set(module, known);
    }
    return known;
  }

  /** The functions of a module and the methods of its classes, in source order: none inside functions, and no body is read for them. */
  outerFunctions(module: ModuleSymbol): readonly FunctionSymbol[] {
    let known = this.outerFunctionLists.get(module);
    if (known === undefined) {
      const found: FunctionSymbol[] = [];
      this.functionsIn(this.moduleScope(module), found, false);
      known = found.sort((a, b) => a.def.start - b.def.start);
      this.outerFunctionLists.set(module, known);
    }
    return known;
  }

  private functionsIn(scope: Scope, found: FunctionSymbol[], nested = true): void {
    for (const bindings of scope.bindings.values()) {
      for (const binding of bindings) {
        if (binding.kind === "function") {
          const symbol = this.functionSymbol(binding.def, scope);
          found.push(symbol);
          if (nested) this.functionsIn(this.functionScope(symbol), found);
        } else if (binding.kind === "class") this.functionsIn(this.classScope(this.classSymbol(binding.def, scope)), found, nested);
      }
    }
  }

  /** Every class of the program, in path and source order. */
  allClasses(): readonly ClassSymbol[] {
    this.classList ??= this.index.modules.flatMap((module) => {
      const found: ClassSymbol[] = [];
      // Only functions that hold a class need their bodies read.
      const nested = (module.unit?.facts.classes ?? []).filter((def) => def.qualname.includes("<locals>")).map((def) => def.start);
      this.classesIn(this.moduleScope(module), nested, found);
      return found.sort((a, b) => a.def.start - b.def.start);
    });
    return this.classList;
  }

  private classesIn(scope: Scope, starts: readonly number[], found: ClassSymbol[]): void {
    for (const bindings of scope.bindings.values()) {
      for (const binding of bindings) {
        if (binding.kind === "class") {
          const symbol = this.classSymbol(binding.def, scope);
          found.push(symbol);
          this.classesIn(this.classScope(symbol), starts, found);
        } else if (binding.kind === "function" && starts.some((start) => binding.def.start < start && start < binding.def.end)) {
          this.classesIn(this.functionScope(this.functionSymbol(binding.def, scope)), starts, found);
        }
      }
    }
  }

  /** Functions and classes of a module came or went: those that went are forgotten. */
  relist(
    module: ModuleSymbol,
    gone: Iterable<FunctionSymbol>,
    classes: { readonly come: readonly ClassDef[]; readonly gone: readonly ClassDef[] },
  ): void {
    this.functionList = null;
    if (classes.come.length + classes.gone.length > 0) this.classList = null;
    for (const def of classes.gone) this.classes.delete(def);
    this.functionLists.delete(module);
    this.outerFunctionLists.delete(module);
    for (const { def } of gone) this.functions.delete(def);
  }

  /** Lets the functions that a function defines stand in its scope of today. */
  adopt(fn: FunctionSymbol): void {
    const scope = this.functionScope(fn);
    for (const bindings of scope.bindings.values())
      for (const binding of bindings) {
        const inner = binding.kind === "function" ? this.functions.get(binding.def) : undefined;
        if (inner !== undefined) Object.assign(inner, { outer: scope });
      }
  }
}
