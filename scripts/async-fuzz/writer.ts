// The files of a program that is being written: modules in layers, what they import of each other and how that is spelt.

import type { Dice } from "../oracle/index.ts";

/** Something that can be called for the number of an order, from another module. */
export interface Ref {
  readonly module: Module;
  /** The name at the top of the module. */
  readonly name: string;
  /** Calling it, once the name is at hand: an expression of a coroutine where `async`. */
  readonly call: (name: string, argument: string) => string;
  /** The callable itself, where there is one that takes the number alone. */
  readonly value: ((name: string) => string) | null;
  readonly async: boolean;
}

export class Module {
  readonly dotted: string;
  private readonly imports = new Set<string>();
  private readonly chunks: string[] = [];
  private readonly locals = new Map<string, string>();

  constructor(dotted: string) {
    this.dotted = dotted;
  }

  get path(): string {
    return `${this.dotted.replaceAll(".", "/")}.py`;
  }

  import(statement: string): void {
    this.imports.add(statement);
  }

  add(code: string): void {
    this.chunks.push(code.trim());
  }

  /** Puts a definition before all others. */
  first(code: string): void {
    this.chunks.unshift(code);
  }

  /** The name by which what is referred to is known here; the statement that brings it is written once. */
  use(ref: Ref, dice: Dice, parents: Parents, mayBeInside = false): { readonly name: string; readonly inside: string | null } {
    if (ref.module === this) return { name: ref.name, inside: null };
    const key = `${ref.module.dotted}.${ref.name}`;
    const known = this.locals.get(key);
    if (known !== undefined) return { name: known, inside: null };
    const { dotted } = ref.module;
    const last = dotted.slice(dotted.lastIndexOf(".") + 1);
    const parent = dotted.slice(0, dotted.lastIndexOf("."));
    const common = parent.slice(0, parent.indexOf("."));
    let name = ref.name;
    let statement = `from ${dotted} import ${ref.name}`;
    switch (dice.below(9)) {
      case 0:
        name = `${last}.${ref.name}`;
        statement = `from ${parent} import ${last}`;
        break;
      case 1:
        name = `${last}_module.${ref.name}`;
        statement = `import ${dotted} as ${last}_module`;
        break;
      case 2:
        name = `_${ref.name}`;
        statement = `from ${dotted} import ${ref.name} as _${ref.name}`;
        break;
      case 3:
        statement = `from ${".".repeat(this.dotted.split(".").length - 1)}${dotted.slice(common.length + 1)} import ${ref.name}`;
        break;
      case 4:
        parents.reexport(parent, last, ref.name);
        statement = `from ${parent} import ${ref.name}`;
        break;
      case 5:
        if (mayBeInside) return { name, inside: statement };
        break;
      default:
    }
    this.locals.set(key, name);
    this.import(statement);
    return { name, inside: null };
  }

  text(): string {
    const order = (statement: string): number => (/^(import|from) \w+$|^from (?!shop|\.)/.test(statement) ? 0 : 1);
    const imports = [...this.imports].sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
    return `${[imports.join("\n"), ...this.chunks].filter((part) => part !== "").join("\n\n\n")}\n`;
  }
}

/** The `__init__` of packages, which hand names on. */
export class Parents {
  readonly files = new Map<string, Set<string>>();

  reexport(parent: string, module: string, name: string): void {
    const known = this.files.get(parent) ?? new Set();
    known.add(`from .${module} import ${name}`);
    this.files.set(parent, known);
  }
}
