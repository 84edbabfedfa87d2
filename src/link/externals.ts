import type { Catalogue } from "../data/catalogue.ts";
import { exportsName } from "../data/exports.ts";
import { evaluate, type Spec, type SpecAlgebra } from "../data/spec.ts";
import { BASE_MAKERS, facadeMember, packagedMember } from "../data/sqlalchemy.ts";
import { classOf } from "./annotations.ts";
import type { CallContext, Externals, Linker } from "./context.ts";
import { alternatives, external, NONE, reference, type Type, union, unknown } from "./types.ts";

/** The catalogue of libraries as inference asks it. `linker` is set once the program exists. */
export class CatalogueExternals implements Externals {
  private readonly catalogue: Catalogue;
  /** Canonical names by owner and attribute: asked for at every `sqlalchemy.select`. */
  private readonly members = new Map<string, Map<string, string>>();
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

  asyncTwin(name: string): string | undefined {
    return this.catalogue.asyncTwin(name);
  }

  canonicalMember(owner: string, name: string): string {
    let members = this.members.get(owner);
    if (members === undefined) {
      members = new Map();
      this.members.set(owner, members);
    }
    let known = members.get(name);
    if (known === undefined) {
      known = this.catalogue.canonical(packagedMember(owner, name) ?? `${owner}.${name}`);
      members.set(name, known);
    }
    return known;
  }

  exports(module: string, name: string): boolean {
    return exportsName(module, name);
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

  isKnown(name: string): boolean {
    return this.catalogue.kind(name) !== undefined;
  }

  facadeMember(owner: string, attribute: string): string | undefined {
    return facadeMember(owner, attribute);
  }

  baseKeyword(name: string): string | undefined {
    return BASE_MAKERS[name];
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
    // Called on the class, `Self` is its instance: `Item.model_validate(value)`.
    const receiver: Type = self.kind === "class" ? { kind: "instance", class: self.class, args: self.args } : self;
    return this.evaluate(spec, receiver, argumentsOf(receiver), context);
  }

  ofClass(owner: string, attribute: string): Type | undefined {
    const spec = this.catalogue.classAttribute(owner, attribute);
    return spec === undefined ? undefined : this.evaluate(spec, reference(owner), [], null);
  }

  attribute(owner: string, attribute: string, self: Type): Type | undefined {
    const spec = this.catalogue.attributeType(owner, attribute);
    return spec === undefined ? undefined : this.evaluate(spec, self, argumentsOf(self), null);
  }

  isBlockingRead(owner: string, attribute: string): boolean {
    return this.catalogue.blockingRead(owner, attribute) !== undefined;
  }

  namesBlockingRead(attribute: string): boolean {
    return this.catalogue.namesBlockingRead(attribute);
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
    return evaluate(spec, new TypeAlgebra(this.linker, this.catalogue, self, parameters, context));
  }
}

/** Builds the types that a spec describes for one call. */
class TypeAlgebra implements SpecAlgebra<Type> {
  private readonly linker: Linker | null;
  private readonly catalogue: Catalogue;
  private readonly receiver: Type;
  private readonly parameters: readonly Type[];
  private readonly context: CallContext | null;

  constructor(linker: Linker | null, catalogue: Catalogue, receiver: Type, parameters: readonly Type[], context: CallContext | null) {
    this.linker = linker;
    this.catalogue = catalogue;
    this.receiver = receiver;
    this.parameters = parameters;
    this.context = context;
  }

  any(): Type {
    return unknown("external return");
  }

  none(): Type {
    return NONE;
  }

  instance(name: string, args: readonly Type[]): Type {
    if (name === "builtins.type" && args[0] !== undefined) return classOf(args[0]);
    return { kind: "external", name, args };
  }

  reference(name: string): Type {
    return reference(name);
  }

  tuple(items: readonly Type[]): Type {
    return { kind: "tuple", items };
  }

  union(items: readonly Type[]): Type {
    return union(items);
  }

  awaitable(result: Type, runs: boolean): Type {
    return runs ? { kind: "awaitable", result, runs } : { kind: "awaitable", result };
  }

  self(): Type {
    return this.receiver;
  }

  parameter(index: number): Type {
    return this.parameters[index] ?? unknown("no annotation");
  }

  argument(position: number | null, keyword: string | null): Type | undefined {
    return this.context?.argument(position ?? Number.MAX_SAFE_INTEGER, keyword ?? undefined);
  }

  positional(): readonly Type[] {
    const { context, linker } = this;
    if (context === null || linker === null) return [];
    return context.call.args.map((argument) => (argument.kind === "Starred" ? unknown("dynamic") : linker.typeOf(argument, context.scope)));
  }

  instanceOf(type: Type): Type {
    return instanceOf(type);
  }

  called(type: Type): Type {
    return this.linker?.called(type, null) ?? unknown("dynamic");
  }

  awaited(type: Type): Type {
    return this.linker?.awaited(type) ?? unknown("dynamic");
  }

  element(type: Type): Type {
    return this.linker?.item(type, false) ?? unknown("dynamic");
  }

  entered(type: Type, async: boolean): Type {
    return this.linker?.entered(type, async) ?? unknown("dynamic");
  }

  typeArgument(type: Type, index: number): Type {
    return type.kind === "tuple" ? (type.items[index] ?? unknown("dynamic")) : (argumentsOf(type)[index] ?? unknown("no annotation"));
  }

  isInstance(type: Type, name: string): boolean {
    const { catalogue, linker } = this;
    return alternatives(type).some((item) => {
      if (item.kind === "external" || item.kind === "reference") return catalogue.isSubclass(item.name, name);
      if ((item.kind === "instance" || item.kind === "class") && linker !== null) {
        return linker.ancestors(item.class).some((ancestor) => ancestor.kind === "external" && catalogue.isSubclass(ancestor.name, name));
      }
      return false;
    });
  }

  literal(type: Type): string | undefined {
    return type.kind === "literal" ? type.value : undefined;
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
