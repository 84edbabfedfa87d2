import type { Catalogue } from "../data/catalogue.ts";
import { evaluate, type Spec, type SpecAlgebra } from "../data/spec.ts";
import { classOf } from "./annotations.ts";
import type { CallContext, Externals, Linker } from "./context.ts";
import { alternatives, external, NONE, reference, type Type, union, unknown } from "./types.ts";

/** The catalogue of libraries as inference asks it. `linker` is set once the program exists. */
export class CatalogueExternals implements Externals {
  private readonly catalogue: Catalogue;
  private linker: Linker | null = null;

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue;
  }

  attach(linker: Linker): void {
    this.linker = linker;
  }

  canonical(name: string): string {
    return this.catalogue.canonical(name);
  }

  isBuiltin(name: string): boolean {
    return (
      this.catalogue.kind(`builtins.${name}`) !== undefined ||
      BUILTIN_VARIABLES.has(name) ||
      /^[A-Z]\w*(Error|Exception|Warning)$|^(StopIteration|StopAsyncIteration|KeyboardInterrupt|SystemExit|GeneratorExit|ExceptionGroup|BaseExceptionGroup)$/.test(
        name,
      )
    );
  }

  callResult(name: string, args: readonly Type[], context: CallContext | null): Type | undefined {
    const spec = this.catalogue.callReturn(name);
    if (spec === undefined) return looksLikeClass(name) ? { kind: "external", name, args } : undefined;
    const result = this.evaluate(spec, reference(name, args), args, context);
    // `list[int]()`: explicit arguments win over what the call would give.
    return args.length > 0 && result.kind === "external" && result.name === name ? { ...result, args } : result;
  }

  methodResult(owner: string, method: string, self: Type, context: CallContext | null): Type | undefined {
    const spec = this.catalogue.methodReturn(owner, method);
    if (spec === undefined) return undefined;
    return this.evaluate(spec, self, argumentsOf(self), context);
  }

  attribute(owner: string, attribute: string, self: Type): Type | undefined {
    const spec = this.catalogue.attributeType(owner, attribute);
    return spec === undefined ? undefined : this.evaluate(spec, self, argumentsOf(self), null);
  }

  item(self: Type): Type | undefined {
    if (self.kind !== "external") return undefined;
    const spec = this.catalogue.methodReturn(self.name, "__iter__") ?? this.catalogue.methodReturn(self.name, "__aiter__");
    if (spec === undefined) return undefined;
    return this.iterated(this.evaluate(spec, self, self.args, null));
  }

  /** `__iter__` is given either as the iterator or as the element itself. */
  private iterated(type: Type): Type {
    return type.kind === "external" && /^(typing|collections\.abc)\.(Async)?(Iterator|Iterable|Generator)$/.test(type.name)
      ? (type.args[0] ?? unknown("no annotation"))
      : type;
  }

  entered(self: Type): Type | undefined {
    if (self.kind !== "external") return undefined;
    const spec = this.catalogue.methodReturn(self.name, "__aenter__") ?? this.catalogue.methodReturn(self.name, "__enter__");
    if (spec === undefined) return undefined;
    const type = this.evaluate(spec, self, self.args, null);
    return type.kind === "awaitable" ? type.result : type;
  }

  bases(name: string): readonly string[] {
    return this.catalogue.bases(name).flatMap((base) => (base.kind === "class" ? [base.name] : []));
  }

  private evaluate(spec: Spec, self: Type, parameters: readonly Type[], context: CallContext | null): Type {
    const { linker, catalogue } = this;
    const algebra: SpecAlgebra<Type> = {
      any: () => unknown("external return"),
      none: () => NONE,
      instance: (name, args) => {
        if (name === "builtins.type" && args[0] !== undefined) return classOf(args[0]);
        return { kind: "external", name, args };
      },
      reference: (name) => reference(name),
      tuple: (items) => ({ kind: "tuple", items }),
      union: (items) => union(items),
      awaitable: (result) => ({ kind: "awaitable", result }),
      self: () => self,
      parameter: (index) => parameters[index] ?? unknown("no annotation"),
      argument: (position, keyword) => {
        if (context === null) return undefined;
        return context.argument(position ?? Number.MAX_SAFE_INTEGER, keyword ?? undefined);
      },
      positional: () =>
        context === null || linker === null
          ? []
          : context.call.args.map((argument) =>
              argument.kind === "Starred" ? unknown("dynamic") : linker.typeOf(argument, context.scope),
            ),
      instanceOf: (type) => instanceOf(type),
      called: (type) => linker?.called(type, null) ?? unknown("dynamic"),
      awaited: (type) => linker?.awaited(type) ?? unknown("dynamic"),
      element: (type) => linker?.item(type, false) ?? unknown("dynamic"),
      entered: (type, async) => linker?.entered(type, async) ?? unknown("dynamic"),
      typeArgument: (type, index) =>
        type.kind === "tuple" ? (type.items[index] ?? unknown("dynamic")) : (argumentsOf(type)[index] ?? unknown("no annotation")),
      isInstance: (type, name) =>
        alternatives(type).some((item) => {
          if (item.kind === "external" || item.kind === "reference") return catalogue.isSubclass(item.name, name);
          if ((item.kind === "instance" || item.kind === "class") && linker !== null) {
            return linker
              .ancestors(item.class)
              .some((ancestor) => ancestor.kind === "external" && catalogue.isSubclass(ancestor.name, name));
          }
          return false;
        }),
      literal: (type) => (type.kind === "literal" ? type.value : undefined),
    };
    return evaluate(spec, algebra);
  }
}

const BUILTIN_VARIABLES = new Set([
  "__name__",
  "__file__",
  "__doc__",
  "NotImplemented",
  "__debug__",
  "__builtins__",
  "__package__",
  "__spec__",
  "__path__",
  "object",
  "self",
]);

function looksLikeClass(name: string): boolean {
  const last = name.slice(name.lastIndexOf(".") + 1);
  return /^_?[A-Z][A-Za-z0-9]*[a-z]/.test(last) || /^[A-Z]{2,}$/.test(last);
}

function argumentsOf(type: Type): readonly Type[] {
  switch (type.kind) {
    case "external":
    case "reference":
    case "instance":
    case "class":
      return type.args;
    case "tuple":
      return [union(type.items)];
    default:
      return [];
  }
}

/** The value of a class or column expression: an instance of the class, the value type of the column. */
function instanceOf(type: Type): Type {
  switch (type.kind) {
    case "external":
      return /^sqlalchemy\.orm\.(InstrumentedAttribute|Mapped|QueryableAttribute)$|^sqlalchemy\.Column$/.test(type.name)
        ? (type.args[0] ?? unknown("no annotation"))
        : type;
    case "class":
      return { kind: "instance", class: type.class, args: type.args };
    case "reference":
      return external(type.name, ...type.args);
    case "union":
      return union(type.items.map(instanceOf));
    default:
      return type;
  }
}
