import type { Catalogue } from "../../src/data/catalogue.ts";
import { evaluate, type SpecAlgebra } from "../../src/data/spec.ts";

/** A type in its simplest form, to read expectations: `builtins.list[User]` is `{ name: "builtins.list", args: [{ name: "User" }] }`. */
export interface Simple {
  readonly name: string;
  readonly args: readonly Simple[];
}

export const t = (name: string, ...args: Simple[]): Simple => ({ name, args });

/** The class itself, as an argument of a call. */
export const cls = (name: string): Simple => t("builtins.type", t(name));

export function show(type: Simple): string {
  return type.args.length === 0 ? type.name : `${type.name}[${type.args.map(show).join(", ")}]`;
}

/** Calls through the catalogue as inference does, on the simple types. */
export class Caller {
  private readonly catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue;
  }

  call(name: string, args: readonly Simple[] = [], keywords: Readonly<Record<string, Simple>> = {}): Simple {
    const spec = this.catalogue.callReturn(name);
    return spec === undefined ? t("?") : evaluate(spec, this.algebra(t(name), args, keywords));
  }

  method(self: Simple, name: string, args: readonly Simple[] = [], keywords: Readonly<Record<string, Simple>> = {}): Simple {
    const spec = this.catalogue.methodReturn(self.name, name);
    return spec === undefined ? t("?") : evaluate(spec, this.algebra(self, args, keywords));
  }

  attribute(self: Simple, name: string): Simple {
    const spec = this.catalogue.attributeType(self.name, name);
    return spec === undefined ? t("?") : evaluate(spec, this.algebra(self, [], {}));
  }

  awaited(type: Simple): Simple {
    return type.name === "Awaitable" ? (type.args[0] ?? t("?")) : this.method(type, "__await__");
  }

  element(type: Simple): Simple {
    const iterator = this.method(type, type.name.includes("Async") ? "__aiter__" : "__iter__");
    return iterator.args[0] ?? t("?");
  }

  private algebra(self: Simple, args: readonly Simple[], keywords: Readonly<Record<string, Simple>>): SpecAlgebra<Simple> {
    return {
      any: () => t("?"),
      none: () => t("None"),
      instance: (name, items) => t(name, ...items),
      reference: (name) => cls(name),
      tuple: (items) => t("tuple", ...items),
      union: (items) => t("union", ...items),
      awaitable: (result) => t("Awaitable", result),
      self: () => self,
      parameter: (index) => self.args[index] ?? t("?"),
      argument: (position, keyword) =>
        (position === null ? undefined : args[position]) ?? (keyword === null ? undefined : keywords[keyword]),
      positional: () => args,
      instanceOf: (type) => (type.name === "builtins.type" ? (type.args[0] ?? t("?")) : type),
      called: (type) => (type.name === "builtins.function" ? (type.args[0] ?? t("?")) : this.method(type, "__call__")),
      awaited: (type) => this.awaited(type),
      element: (type) => this.element(type),
      entered: (type, async) => this.method(type, async ? "__aenter__" : "__enter__"),
      typeArgument: (type, index) => type.args[index] ?? t("?"),
      isInstance: (type, name) => this.catalogue.isSubclass(type.name, name),
      literal: (type) => (type.name.startsWith("'") ? type.name.slice(1) : undefined),
    };
  }
}
