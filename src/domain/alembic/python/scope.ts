import type { Value } from "./values.ts";

/** Names of one Python scope. A module's names are found on demand by `lazy`. */
export class Scope {
  readonly vars = new Map<string, Value>();
  readonly parent: Scope | null;
  readonly globals: Set<string> = new Set();
  readonly lazy: ((name: string) => Value | undefined) | null;

  constructor(parent: Scope | null, lazy: ((name: string) => Value | undefined) | null = null) {
    this.parent = parent;
    this.lazy = lazy;
  }

  get(name: string): Value | undefined {
    for (let scope: Scope | null = this; scope !== null; scope = scope.parent) {
      const value = scope.vars.get(name) ?? scope.lazy?.(name);
      if (value !== undefined) {
        return value;
      }
    }
    return undefined;
  }

  /** Binds a name here, or where `global` and `nonlocal` say. */
  set(name: string, value: Value): void {
    if (this.globals.has(name)) {
      let scope: Scope = this;
      while (scope.parent !== null) {
        scope = scope.parent;
        if (scope.vars.has(name)) {
          break;
        }
      }
      scope.vars.set(name, value);
      return;
    }
    this.vars.set(name, value);
  }
}
