import { type AliasSheet, parseAliases, resolveAlias } from "./aliases.ts";
import { BLOCKING } from "./blocking.ts";
import { type BlockingFact, type BlockingKind, type BlockingSheet, type BlockingType, parseBlockingSheet } from "./blocking-sheet.ts";
import { STUBS } from "./libraries.ts";
import { type DecoratorFact, type Handover, parseDecorators, parseHandovers, parseReceivers, type ReceiverHandover } from "./offloaders.ts";
import { parseQuerySheet, type QueryFact, type QuerySheet } from "./queries.ts";
import { isSafe } from "./safe.ts";
import { section } from "./sections.ts";
import { type ClassSheet, parseSheet, type Sheet, substitute, withSelf } from "./sheet.ts";
import { ANY, type Spec } from "./spec.ts";
import { ALIASES } from "./tables/aliases.ts";
import { DECORATORS, HANDOVERS, RECEIVERS } from "./tables/offloaders.ts";
import { BUILDERS, QUERIES } from "./tables/queries.ts";

/** A blocking function (`shop.legacy.fetch`) or method (`shop.legacy.Client.fetch`, `shop.legacy.Client.*`) from the configuration. */
export interface ConfiguredBlocking {
  readonly name: string;
  readonly category?: BlockingFact["category"];
  readonly replacement?: string;
}

/** A function or method from the configuration that runs its argument elsewhere. */
export interface ConfiguredOffloader {
  readonly name: string;
  /** 0-based position, or the keyword, of the callable. */
  readonly argument?: number | string;
  readonly runs?: Handover["runs"];
}

/** A class and what its type parameters are in terms of the class that was asked about. */
interface Ancestor {
  readonly name: string;
  readonly args: readonly Spec[] | null;
}

/**
 * What is known of libraries outside the project. Names may be given under any alias; answers use canonical public names.
 * A value: what it answers never changes, though it reads the table of a library only when that is first asked for.
 */
export class Catalogue {
  private readonly aliasSheets = new Map<string, AliasSheet | null>();
  private readonly canonicalNames = new Map<string, string>();
  private readonly sheets = new Map<string, Sheet | null>();
  private readonly blockingSheets = new Map<string, BlockingSheet | null>();
  private readonly querySheets = new Map<string, QuerySheet | null>();
  private readonly ancestorLists = new Map<string, readonly Ancestor[]>();
  private readonly handovers: () => ReadonlyMap<string, Handover>;
  private readonly receivers = once(() => parseReceivers(RECEIVERS));
  private readonly decorators = once(() => parseDecorators(DECORATORS));
  private readonly builders = once(() => new Set(BUILDERS.trim().split(/\s+/)));
  private readonly configured: ReadonlyMap<string, BlockingKind>;

  constructor(blocking: readonly ConfiguredBlocking[], offloaders: readonly ConfiguredOffloader[]) {
    this.configured = new Map(
      blocking.map((item) => [
        item.name,
        {
          category: item.category ?? "other",
          cost: "unbounded",
          severity: "certain",
          replacement: item.replacement ?? "asyncio.to_thread",
        },
      ]),
    );
    this.handovers = once(() => {
      const all = parseHandovers(HANDOVERS);
      for (const item of offloaders) all.set(item.name, configuredHandover(item));
      return all;
    });
  }

  /** The public name of a thing: `sqlalchemy.orm.session.Session` → `sqlalchemy.orm.Session`. Unknown names come back as they are. */
  canonical(name: string): string {
    const known = this.canonicalNames.get(name);
    if (known !== undefined) return known;
    let result = name;
    // An alias may lead to a second one in another library; three steps are more than any name needs.
    for (let step = 0; step < 3; step++) {
      const sheet = this.aliasSheet(root(result));
      const next = sheet === null ? undefined : resolveAlias(result, sheet);
      if (next === undefined) break;
      result = next;
    }
    this.canonicalNames.set(name, result);
    return result;
  }

  /** What is known under that name. */
  kind(name: string): "class" | "function" | undefined {
    const canonical = this.canonical(name);
    if (this.class(canonical) !== undefined || this.blockingType(canonical) !== undefined) return "class";
    if (this.blockingSheet(root(canonical))?.bases.has(canonical) === true) return "class";
    return this.functionSpec(canonical) === undefined ? undefined : "function";
  }

  /** The names of a class's type parameters, in order. */
  typeParameters(type: string): readonly string[] {
    return this.class(this.canonical(type))?.parameters ?? [];
  }

  /** What calling a function, class or `Class.method` outside the project gives. */
  callReturn(name: string): Spec | undefined {
    const canonical = this.canonical(name);
    const spec = this.functionSpec(canonical);
    if (spec !== undefined) return spec;
    const sheet = this.class(canonical);
    if (sheet !== undefined) return this.methodReturn(canonical, "__new__") ?? { kind: "class", name: canonical, args: [] };
    if (this.kind(canonical) === "class") return { kind: "class", name: canonical, args: [] };
    const dot = canonical.lastIndexOf(".");
    const owner = canonical.slice(0, dot);
    if (dot < 0 || this.kind(owner) !== "class") return undefined;
    const result = this.methodReturn(owner, canonical.slice(dot + 1));
    return result === undefined ? undefined : withSelf(result, { kind: "class", name: owner, args: [] });
  }

  /** What calling a method gives; type parameters in it are those of `type`. */
  methodReturn(type: string, method: string): Spec | undefined {
    for (const { name, args } of this.ancestors(this.canonical(type))) {
      const own = this.class(name)?.member(method);
      const spec = own ?? blockingResult(this.blockingType(name), method) ?? this.class(name)?.other;
      if (spec !== undefined) return args === null ? spec : substitute(spec, args);
    }
    return undefined;
  }

  /** The type of an attribute. Below an API client every attribute is known: `openai.OpenAI` has `openai.OpenAI.chat`. */
  attributeType(type: string, attribute: string): Spec | undefined {
    const canonical = this.canonical(type);
    for (const { name, args } of this.ancestors(canonical)) {
      const spec = this.class(name)?.attribute(attribute);
      if (spec !== undefined) return args === null ? spec : substitute(spec, args);
    }
    if (this.deepRoot(canonical) === undefined || attribute.startsWith("_")) return undefined;
    return { kind: "class", name: `${canonical}.${attribute}`, args: [] };
  }

  /** Whether the method is a coroutine function or returns an awaitable; undefined when the method is not known. */
  isCoroutine(type: string, method: string): boolean | undefined {
    return awaitable(this.methodReturn(type, method));
  }

  /** Whether calling that name gives an awaitable; undefined when it is not known. */
  isCoroutineFunction(name: string): boolean | undefined {
    return awaitable(this.callReturn(name));
  }

  /** Direct base classes outside the project. */
  bases(type: string): readonly Spec[] {
    const canonical = this.canonical(type);
    const base = this.blockingSheet(root(canonical))?.bases.get(canonical);
    const declared = this.class(canonical)?.bases ?? [];
    return base === undefined ? declared : [...declared, { kind: "class", name: base, args: [] }];
  }

  /** The class and all its ancestors, nearest first. */
  lineage(type: string): readonly string[] {
    return this.ancestors(this.canonical(type)).map((item) => item.name);
  }

  isSubclass(type: string, base: string): boolean {
    const wanted = this.canonical(base);
    return this.ancestors(this.canonical(type)).some((item) => item.name === wanted);
  }

  /** A function, constructor or `Class.method` whose call blocks the thread. */
  blockingCall(name: string): BlockingFact | undefined {
    const canonical = this.canonical(name);
    const kind = this.configured.get(canonical) ?? this.blockingSheet(root(canonical))?.functions.get(canonical);
    if (kind !== undefined) return { name: canonical, ...kind };
    const dot = canonical.lastIndexOf(".");
    if (dot < 0) return undefined;
    return this.blockingConstructor(canonical) ?? this.blockingMethod(canonical.slice(0, dot), canonical.slice(dot + 1));
  }

  /** A method that blocks the thread. */
  blockingMethod(type: string, method: string): BlockingFact | undefined {
    const canonical = this.canonical(type);
    const name = `${canonical}.${method}`;
    const configured = this.configured.get(name) ?? this.configured.get(`${canonical}.*`);
    if (configured !== undefined) return { name, ...configured };
    for (const ancestor of this.ancestors(canonical)) {
      const facts = this.blockingType(ancestor.name);
      if (facts === undefined) continue;
      if (facts.except.has(method)) return undefined;
      const kind = facts.methods.get(method) ?? (anyMethod(method) ? facts.other : undefined);
      if (kind !== undefined) return { name, ...kind };
    }
    const deep = this.deepRoot(canonical);
    if (deep === undefined || deep.name === canonical || !anyMethod(method) || deep.facts.except.has(method)) return undefined;
    return deep.facts.other === undefined ? undefined : { name, ...deep.facts.other };
  }

  /** The type's construction blocks: it connects, or opens a file. */
  blockingConstructor(type: string): BlockingFact | undefined {
    return this.blockingPart(type, "", (facts) => facts.construction);
  }

  /** A `for` loop over an object of the type blocks at each step. */
  blockingIteration(type: string): BlockingFact | undefined {
    return this.blockingPart(type, ".__iter__", (facts) => facts.iteration);
  }

  /** Known not to block, or asynchronous: a look-alike of something that does. */
  isSafe(name: string): boolean {
    return isSafe(this.canonical(name));
  }

  /** What a method does to the database; undefined for one that sends nothing. Lazy objects are asked for `__iter__`, `__aiter__`, `__await__`. */
  queryMethod(type: string, method: string): QueryFact | undefined {
    const canonical = this.canonical(type);
    for (const { name } of this.ancestors(canonical)) {
      const kind = this.querySheet(root(name))?.methods.get(`${name}.${method}`);
      if (kind !== undefined) return { name: `${canonical}.${method}`, ...kind };
    }
    return undefined;
  }

  /** A function or `Class.method` that goes to the database. */
  queryCall(name: string): QueryFact | undefined {
    const canonical = this.canonical(name);
    const kind = this.querySheet(root(canonical))?.functions.get(canonical);
    if (kind !== undefined) return { name: canonical, ...kind };
    const dot = canonical.lastIndexOf(".");
    return dot < 0 ? undefined : this.queryMethod(canonical.slice(0, dot), canonical.slice(dot + 1));
  }

  /** A function that only builds a statement, an expression or a loader option. */
  isBuilder(name: string): boolean {
    const canonical = this.canonical(name);
    return this.builders().has(canonical) || canonical.startsWith("sqlalchemy.func.");
  }

  /** What a function, class or `Type.method` does with the callable or coroutine given to it. */
  handover(name: string): Handover | undefined {
    return this.handovers().get(this.canonical(name));
  }

  /** The same for a method, looked up along the type's ancestors. */
  methodHandover(type: string, method: string): Handover | undefined {
    return this.firstAncestor(type, method, this.handovers());
  }

  /** A method that sends its own receiver to run elsewhere: `task.delay()`. */
  receiverHandover(type: string, method: string): ReceiverHandover | undefined {
    return this.firstAncestor(type, method, this.receivers());
  }

  /** What a decorator, given by the name of the decorator or of its factory, makes of a function. */
  decorator(name: string): DecoratorFact | undefined {
    return this.decorators().get(this.canonical(name));
  }

  /** The same for a decorator that is a method: `@celery_app.task`. */
  methodDecorator(type: string, method: string): DecoratorFact | undefined {
    return this.firstAncestor(type, method, this.decorators());
  }

  private firstAncestor<T>(type: string, method: string, table: ReadonlyMap<string, T>): T | undefined {
    for (const { name } of this.ancestors(this.canonical(type))) {
      const found = table.get(`${name}.${method}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private blockingPart(type: string, suffix: string, part: (facts: BlockingType) => BlockingKind | undefined): BlockingFact | undefined {
    const canonical = this.canonical(type);
    for (const { name } of this.ancestors(canonical)) {
      const facts = this.blockingType(name);
      const kind = facts === undefined ? undefined : part(facts);
      if (kind !== undefined) return { name: canonical + suffix, ...kind };
    }
    return undefined;
  }

  /** The API client that a name such as `openai.OpenAI.chat.completions` hangs below, unless the chain takes a way that does not block. */
  private deepRoot(name: string): { readonly name: string; readonly facts: BlockingType } | undefined {
    const sheet = this.blockingSheet(root(name));
    if (sheet === null) return undefined;
    for (let end = name.length; end > 0; end = name.lastIndexOf(".", end - 1)) {
      const prefix = name.slice(0, end);
      const facts = sheet.types.get(prefix);
      if (facts === undefined) continue;
      if (!facts.deep) return undefined;
      const first = name.slice(end + 1).split(".")[0] ?? "";
      return first !== "" && ASYNC_CHAIN.test(first) ? undefined : { name: prefix, facts };
    }
    return undefined;
  }

  private ancestors(name: string): readonly Ancestor[] {
    const known = this.ancestorLists.get(name);
    if (known !== undefined) return known;
    const out: Ancestor[] = [{ name, args: null }];
    for (let index = 0; index < out.length && out.length < 40; index++) {
      const current = out[index];
      if (current === undefined) break;
      for (const base of this.bases(current.name)) {
        if (base.kind !== "class" || out.some((item) => item.name === base.name)) continue;
        const args = current.args === null ? base.args : base.args.map((item) => substitute(item, current.args ?? []));
        out.push({ name: base.name, args });
      }
    }
    this.ancestorLists.set(name, out);
    return out;
  }

  private functionSpec(canonical: string): Spec | undefined {
    const spec = this.sheet(root(canonical))?.function(canonical);
    if (spec !== undefined) return spec;
    const type = this.blockingSheet(root(canonical))?.returns.get(canonical);
    return type === undefined ? undefined : { kind: "class", name: this.canonical(type), args: [] };
  }

  private class(canonical: string): ClassSheet | undefined {
    return this.sheet(root(canonical))?.classes.get(canonical);
  }

  private blockingType(canonical: string): BlockingType | undefined {
    return this.blockingSheet(root(canonical))?.types.get(canonical);
  }

  private sheet(library: string): Sheet | null {
    return cached(this.sheets, library, () => {
      const text = section(STUBS, library);
      return text === undefined ? null : parseSheet(text);
    });
  }

  private blockingSheet(library: string): BlockingSheet | null {
    return cached(this.blockingSheets, library, () => {
      const text = section(BLOCKING, library);
      return text === undefined ? null : parseBlockingSheet(text);
    });
  }

  private querySheet(library: string): QuerySheet | null {
    return cached(this.querySheets, library, () => {
      const text = section([QUERIES], library);
      return text === undefined ? null : parseQuerySheet(text);
    });
  }

  private aliasSheet(library: string): AliasSheet | null {
    return cached(this.aliasSheets, library, () => {
      const text = section([ALIASES], library);
      return text === undefined ? null : parseAliases(text);
    });
  }
}

/** The catalogue with nothing configured. */
export function createCatalogue(): Catalogue {
  return new Catalogue([], []);
}

/** The catalogue with a project's own blocking calls and offloaders. */
export function withConfigured(blocking: readonly ConfiguredBlocking[], offloaders: readonly ConfiguredOffloader[]): Catalogue {
  return new Catalogue(blocking, offloaders);
}

/** Attributes of a client behind which its methods are awaitable. */
const ASYNC_CHAIN = /^(?:aio|_?async|with_raw_response|with_streaming_response)$|_async$/;

/** Whether "every method" speaks of that one: special methods and the `…_async` twins are left out. */
function anyMethod(method: string): boolean {
  return !method.startsWith("_") && !method.endsWith("_async");
}

function blockingResult(facts: BlockingType | undefined, method: string): Spec | undefined {
  const type = facts?.returns.get(method);
  return type === undefined ? undefined : { kind: "class", name: type, args: [] };
}

function awaitable(spec: Spec | undefined): boolean | undefined {
  if (spec === undefined || spec === ANY) return undefined;
  return spec.kind === "awaitable";
}

function configuredHandover(item: ConfiguredOffloader): Handover {
  const argument = item.argument ?? 0;
  return {
    name: item.name,
    passes: "callable",
    runs: item.runs ?? "thread",
    position: typeof argument === "number" ? argument : null,
    keyword: typeof argument === "string" ? argument : null,
    arity: "one",
  };
}

function root(name: string): string {
  const dot = name.indexOf(".");
  return dot < 0 ? name : name.slice(0, dot);
}

function once<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}

function cached<T>(map: Map<string, T | null>, key: string, make: () => T | null): T | null {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = make();
  map.set(key, value);
  return value;
}
