import { ANY, type Spec, type SpecTest } from "./spec.ts";
import { parseSpec, type SpecScope } from "./spec-text.ts";

/**
 * A sheet is the text that describes one library, by the first segment of its dotted names. It is read when the first name of
 * that library is looked up, and a type in it when it is first asked for.
 *
 * ```text
 * in sqlalchemy.orm                         .Query is sqlalchemy.orm.Query from here on
 * def .aliased: $0
 * def .func.*: .ColumnElement               everything directly below
 * class .Query[T](.Base[T])
 *   filter filter_by: Self
 *   all: list[T]
 *   @session: .Session                      an attribute
 *   @@session: .Session                     an attribute of the class itself, not of its instances
 *   *: async Any                            every other method
 *   __or__?: .Pipe                          what `|` gives with something unknown to the right
 *   @*: .Collection                         every other attribute
 * ```
 *
 * A class is built by its `__new__`, or is `Self` with no type arguments known.
 */
export interface ClassSheet {
  readonly name: string;
  readonly bases: readonly Spec[];
  readonly parameters: readonly string[];
  member(name: string): Spec | undefined;
  attribute(name: string): Spec | undefined;
  /** What any method not listed returns. */
  readonly other: Spec | undefined;
}

export interface Sheet {
  readonly classes: ReadonlyMap<string, ClassSheet>;
  /** What calling the function returns. */
  function(name: string): Spec | undefined;
  readonly functions: readonly string[];
  /** Reads every type in the sheet; throws RangeError for a malformed one. */
  readAll(): void;
}

const CLASS = /^class ([\w.]+)(?:\[([\w, ]+)\])?(?:\((.*)\))?$/;

export function parseSheet(text: string): Sheet {
  const classes = new Map<string, LazyClass>();
  const functions = new Map<string, LazySpec>();
  let prefix = "";
  let current: LazyClass | undefined;
  for (const line of text.split("\n")) {
    const trimmed = line.trim();
    if (trimmed === "") continue;
    if (line.startsWith("  ")) {
      if (current === undefined) throw new RangeError(`member outside a class: ${line}`);
      current.add(trimmed);
    } else if (trimmed.startsWith("in ")) {
      prefix = trimmed.slice(3);
    } else if (trimmed.startsWith("def ")) {
      const colon = trimmed.indexOf(": ");
      const spec = lazySpec(trimmed.slice(colon + 2), { prefix, parameters: [] });
      for (const name of trimmed.slice(4, colon).split(" ")) functions.set(full(name, prefix), spec);
    } else {
      const match = CLASS.exec(trimmed);
      if (match === null || match[1] === undefined) throw new RangeError(`malformed line: ${line}`);
      const scope = { prefix, parameters: match[2] === undefined ? [] : match[2].split(",").map((item) => item.trim()) };
      current = new LazyClass(full(match[1], prefix), scope, match[3] ?? "");
      classes.set(current.name, current);
    }
  }
  return {
    classes,
    function: (name) => (functions.get(name) ?? functions.get(`${name.slice(0, name.lastIndexOf("."))}.*`))?.(),
    functions: [...functions.keys()],
    readAll: () => {
      for (const spec of functions.values()) spec();
      for (const item of classes.values()) item.readAll();
    },
  };
}

type LazySpec = () => Spec;

function full(name: string, prefix: string): string {
  return name.startsWith(".") ? prefix + name : name;
}

function lazySpec(text: string, scope: SpecScope): LazySpec {
  let spec: Spec | undefined;
  return () => {
    spec ??= parseSpec(text, scope);
    return spec;
  };
}

class LazyClass implements ClassSheet {
  readonly name: string;
  readonly parameters: readonly string[];
  private readonly scope: SpecScope;
  private readonly basesText: string;
  private readonly members = new Map<string, LazySpec>();
  private readonly attributes = new Map<string, LazySpec>();
  private basesRead: readonly Spec[] | undefined;

  constructor(name: string, scope: SpecScope, basesText: string) {
    this.name = name;
    this.scope = scope;
    this.parameters = scope.parameters;
    this.basesText = basesText;
  }

  add(line: string): void {
    const colon = line.indexOf(": ");
    if (colon < 0) throw new RangeError(`malformed member: ${line}`);
    const spec = lazySpec(line.slice(colon + 2), this.scope);
    for (const name of line.slice(0, colon).split(" ")) {
      if (name.startsWith("@")) this.attributes.set(name.slice(1), spec);
      else this.members.set(name, spec);
    }
  }

  get bases(): readonly Spec[] {
    if (this.basesRead === undefined) {
      const tuple = this.basesText === "" ? ANY : parseSpec(`tuple[${this.basesText}]`, this.scope);
      this.basesRead = tuple.kind === "tuple" ? tuple.items : [];
    }
    return this.basesRead;
  }

  member(name: string): Spec | undefined {
    return this.members.get(name)?.();
  }

  attribute(name: string): Spec | undefined {
    return (this.attributes.get(name) ?? (/^[_@]/.test(name) ? undefined : this.attributes.get("*")))?.();
  }

  get other(): Spec | undefined {
    return this.members.get("*")?.();
  }

  readAll(): void {
    for (const spec of this.members.values()) spec();
    for (const spec of this.attributes.values()) spec();
    void this.bases;
  }
}

/** Replaces type parameters by the arguments that a subclass gives its base. */
export function substitute(spec: Spec, args: readonly Spec[]): Spec {
  return replace(spec, (leaf) => (leaf.kind === "parameter" ? (args[leaf.index] ?? ANY) : leaf));
}

/** Replaces the receiver, for a method called on its class. */
export function withSelf(spec: Spec, self: Spec): Spec {
  return replace(spec, (leaf) => (leaf.kind === "self" ? self : leaf));
}

function replace(spec: Spec, leaf: (spec: Spec) => Spec): Spec {
  switch (spec.kind) {
    case "class":
      return spec.args.length === 0 ? spec : { ...spec, args: spec.args.map((item) => replace(item, leaf)) };
    case "tuple":
    case "union":
      return { ...spec, items: spec.items.map((item) => replace(item, leaf)) };
    case "awaitable":
      return { ...spec, result: replace(spec.result, leaf) };
    case "instance":
    case "result":
    case "element":
    case "awaited":
    case "entered":
    case "async-entered":
    case "type-argument":
      return { ...spec, of: replace(spec.of, leaf) };
    case "when":
      return {
        ...spec,
        test: replaceTest(spec.test, leaf),
        accepted: replace(spec.accepted, leaf),
        otherwise: replace(spec.otherwise, leaf),
      };
    default:
      return leaf(spec);
  }
}

function replaceTest(test: SpecTest, leaf: (spec: Spec) => Spec): SpecTest {
  return test.kind === "count" ? test : { ...test, of: replace(test.of, leaf) };
}
