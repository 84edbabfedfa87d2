import type { Severity } from "../model/finding.ts";
import { once } from "../model/once.ts";
import type { BlockingCategory } from "../model/policy.ts";
import { namesThatBlock } from "./blocking.ts";
import type { BlockingFact, BlockingKind, BlockingType } from "./blocking-sheet.ts";
import { Libraries, splitLast } from "./library.ts";
import { type DecoratorFact, type Handover, parseDecorators, parseHandovers, parseReceivers, type ReceiverHandover } from "./offloaders.ts";
import type { QueryFact } from "./queries.ts";
import { isSafe } from "./safe.ts";
import type { Spec } from "./spec.ts";
import { DECORATORS, HANDOVERS, RECEIVERS } from "./tables/offloaders.ts";
import { BUILDERS } from "./tables/queries.ts";
import { isAwaitable, TypeFacts } from "./type-facts.ts";

/** A blocking function (`shop.legacy.fetch`) or method (`shop.legacy.Client.fetch`, `shop.legacy.Client.*`) from the configuration. */
export interface ConfiguredBlocking {
  readonly name: string;
  readonly category?: BlockingFact["category"];
  readonly counts?: Severity;
  readonly replacement?: string;
}

/** A function or method from the configuration that runs its argument elsewhere. */
export interface ConfiguredOffloader {
  readonly name: string;
  /** 0-based position, or the keyword, of the callable; the first argument by default. */
  readonly argument?: number | string;
  readonly runs?: Handover["runs"];
}

/** Synchronous classes and those that have their methods as coroutines: annotations mix them up. */
const ASYNC_TWINS: ReadonlyMap<string, string> = new Map([
  ["sqlalchemy.orm.Session", "sqlalchemy.ext.asyncio.AsyncSession"],
  ["sqlmodel.Session", "sqlmodel.ext.asyncio.session.AsyncSession"],
  ["sqlalchemy.Connection", "sqlalchemy.ext.asyncio.AsyncConnection"],
  ["sqlalchemy.Engine", "sqlalchemy.ext.asyncio.AsyncEngine"],
  ["psycopg.Connection", "psycopg.AsyncConnection"],
  ["redis.Redis", "redis.asyncio.Redis"],
  ["valkey.Valkey", "valkey.asyncio.Valkey"],
]);

/**
 * What is known of libraries outside the project. Names may be given under any alias; answers use canonical public names.
 * A value: what it answers never changes, though it reads the table of a library only when that is first asked for.
 */
export class Catalogue {
  private readonly libraries = new Libraries();
  private readonly types = new TypeFacts(this.libraries);
  private readonly handovers: () => ReadonlyMap<string, Handover>;
  private readonly receivers = once(() => parseReceivers(RECEIVERS));
  private readonly reads = once(namesThatBlock);
  private readonly decorators = once(() => parseDecorators(DECORATORS));
  private readonly builders = once(() => new Set(BUILDERS.trim().split(/\s+/)));
  private readonly configured: ReadonlyMap<string, BlockingKind>;

  constructor(blocking: readonly ConfiguredBlocking[], offloaders: readonly ConfiguredOffloader[]) {
    this.configured = new Map(blocking.map((item) => [item.name, configuredKind(item)]));
    this.handovers = once(() => {
      const all = parseHandovers(HANDOVERS);
      for (const item of offloaders) all.set(item.name, configuredHandover(item));
      return all;
    });
  }

  /** The public name of a thing: `sqlalchemy.orm.session.Session` → `sqlalchemy.orm.Session`. Unknown names come back as they are. */
  canonical(name: string): string {
    return this.libraries.canonical(name);
  }

  /** The class with the same methods as coroutines. */
  asyncTwin(name: string): string | undefined {
    return ASYNC_TWINS.get(this.canonical(name));
  }

  /** What is known under that name. */
  kind(name: string): "class" | "function" | undefined {
    const canonical = this.canonical(name);
    if (this.types.isClass(canonical)) return "class";
    return this.types.functionReturn(canonical) === undefined ? undefined : "function";
  }

  /** The names of a class's type parameters, in order. */
  typeParameters(type: string): readonly string[] {
    return this.libraries.class(this.canonical(type))?.parameters ?? [];
  }

  /** What calling a function, class or `Class.method` outside the project gives. */
  callReturn(name: string): Spec | undefined {
    return this.types.callReturn(this.canonical(name));
  }

  /** What calling a method gives; type parameters in it are those of `type`. */
  methodReturn(type: string, method: string): Spec | undefined {
    return this.types.methodReturn(this.canonical(type), method);
  }

  /** The type of an attribute. Below an API client every attribute is known: `openai.OpenAI` has `openai.OpenAI.chat`. */
  attributeType(type: string, attribute: string): Spec | undefined {
    return this.types.attribute(this.canonical(type), attribute);
  }

  /** Type of an attribute that the class itself has, such as a property of its metaclass. */
  classAttribute(type: string, attribute: string): Spec | undefined {
    return this.types.classAttribute(this.canonical(type), attribute);
  }

  /** Whether the method is a coroutine function or returns an awaitable; undefined when that is not known. */
  isCoroutine(type: string, method: string): boolean | undefined {
    return isAwaitable(this.methodReturn(type, method));
  }

  /** Whether calling that name gives an awaitable; undefined when that is not known. */
  isCoroutineFunction(name: string): boolean | undefined {
    return isAwaitable(this.callReturn(name));
  }

  /** Direct base classes outside the project. */
  bases(type: string): readonly Spec[] {
    return this.types.bases(this.canonical(type));
  }

  /** The class and all its ancestors, nearest first. */
  lineage(type: string): readonly string[] {
    return this.types.ancestors(this.canonical(type)).map((item) => item.name);
  }

  isSubclass(type: string, base: string): boolean {
    const wanted = this.canonical(base);
    return this.types.ancestors(this.canonical(type)).some((item) => item.name === wanted);
  }

  /** A function, constructor or `Class.method` whose call blocks the thread. */
  blockingCall(name: string): BlockingFact | undefined {
    const canonical = this.canonical(name);
    return this.withOwn(canonical, this.knownCall(canonical), this.configured.get(canonical));
  }

  private knownCall(canonical: string): BlockingFact | undefined {
    const kind = this.libraries.blocking(canonical)?.functions.get(canonical);
    if (kind !== undefined) return { name: canonical, ...kind };
    const parts = splitLast(canonical);
    return parts === undefined ? undefined : (this.blockingConstructor(canonical) ?? this.blockingMethod(parts.owner, parts.last));
  }

  /** What is known holds: the configuration adds calls, and can make known ones count for more, never for less. */
  private withOwn(name: string, known: BlockingFact | undefined, own: BlockingKind | undefined): BlockingFact | undefined {
    if (own === undefined) return known;
    if (known === undefined) return { name, ...own };
    return own.counts === "error" ? { ...known, counts: "error" } : known;
  }

  /** What the configuration says of a function or method, by its dotted name: the project's own are asked for by nothing else. */
  configuredCall(name: string): BlockingFact | undefined {
    if (this.configured.size === 0) return undefined;
    const kind = this.configured.get(name) ?? this.configured.get(`${name.slice(0, name.lastIndexOf("."))}.*`);
    return kind === undefined ? undefined : { name, ...kind };
  }

  /** Whether the configuration names blocking calls. */
  get hasConfigured(): boolean {
    return this.configured.size > 0;
  }

  /** A method that blocks the thread. */
  blockingMethod(type: string, method: string): BlockingFact | undefined {
    const canonical = this.canonical(type);
    const link = method === "__call__" ? this.types.chainCall(canonical) : undefined;
    if (link !== undefined) return this.blockingMethod(link.owner, link.last);
    const name = `${canonical}.${method}`;
    return this.withOwn(
      name,
      this.knownMethod(canonical, name, method),
      this.configured.get(name) ?? this.configured.get(`${canonical}.*`),
    );
  }

  private knownMethod(canonical: string, name: string, method: string): BlockingFact | undefined {
    for (const ancestor of this.types.ancestors(canonical)) {
      const facts = this.libraries.blockingType(ancestor.name);
      if (facts?.except.has(method) === true) return undefined;
      const kind = facts?.methods.get(method) ?? (anyMethod(method) ? facts?.other : undefined);
      if (kind !== undefined) return { name, ...kind };
    }
    const deep = this.types.deepRoot(canonical);
    if (deep?.facts.other === undefined || !anyMethod(method) || deep.facts.except.has(method)) return undefined;
    return { name, ...deep.facts.other };
  }

  /** Whether reading an attribute of the name blocks, for some class. */
  namesBlockingRead(attribute: string): boolean {
    return this.reads().has(attribute);
  }

  /** An attribute whose reading blocks: a property that asks a server. */
  blockingRead(type: string, attribute: string): BlockingFact | undefined {
    const canonical = this.canonical(type);
    for (const { name } of this.types.ancestors(canonical)) {
      const facts = this.libraries.blockingType(name);
      if (facts?.except.has(attribute) === true) return undefined;
      const kind = facts?.reads.get(attribute);
      if (kind !== undefined) return { name: `${canonical}.${attribute}`, ...kind };
    }
    return undefined;
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

  /**
   * What a method does to the database; undefined for one that sends nothing. What is lazy sends its query when it is
   * iterated or awaited: ask for `__iter__`, `__aiter__`, `__await__`.
   */
  queryMethod(type: string, method: string): QueryFact | undefined {
    const canonical = this.canonical(type);
    for (const { name } of this.types.ancestors(canonical)) {
      const kind = this.libraries.queries(name)?.methods.get(`${name}.${method}`);
      if (kind !== undefined) return { name: `${canonical}.${method}`, ...kind };
    }
    return undefined;
  }

  /** A function or `Class.method` that goes to the database. */
  queryCall(name: string): QueryFact | undefined {
    const canonical = this.canonical(name);
    const kind = this.libraries.queries(canonical)?.functions.get(canonical);
    if (kind !== undefined) return { name: canonical, ...kind };
    const parts = splitLast(canonical);
    return parts === undefined ? undefined : this.queryMethod(parts.owner, parts.last);
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
    for (const { name } of this.types.ancestors(this.canonical(type))) {
      const found = table.get(`${name}.${method}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private blockingPart(type: string, suffix: string, part: (facts: BlockingType) => BlockingKind | undefined): BlockingFact | undefined {
    const canonical = this.canonical(type);
    for (const { name } of this.types.ancestors(canonical)) {
      const facts = this.libraries.blockingType(name);
      const kind = facts === undefined ? undefined : part(facts);
      if (kind !== undefined) return { name: canonical + suffix, ...kind };
    }
    return undefined;
  }
}

const CATEGORIES = ["database", "network", "sleep", "process", "file", "cpu", "lock"] as const;

/** The calls of configured categories: those of an own one count as errors where nothing is said. */
export function configuredCategories(categories: Readonly<Record<string, BlockingCategory>>): readonly ConfiguredBlocking[] {
  return Object.entries(categories).flatMap(([name, { calls, severity, instead }]) => {
    const category = CATEGORIES.find((known) => known === name);
    const counts = severity ?? (category === undefined ? "error" : null);
    return calls.map((call) => ({
      name: call,
      ...(category === undefined ? {} : { category }),
      ...(counts === null ? {} : { counts }),
      ...(instead === null ? {} : { replacement: instead }),
    }));
  });
}

/** The catalogue with nothing configured. */
export function createCatalogue(): Catalogue {
  return new Catalogue([], []);
}

/** The catalogue with a project's own blocking calls and offloaders. */
export function withConfigured(blocking: readonly ConfiguredBlocking[], offloaders: readonly ConfiguredOffloader[]): Catalogue {
  return new Catalogue(blocking, offloaders);
}

/** Whether "every method" speaks of that one: not of special methods, of `…_async` twins, nor of `close`, which is local. */
function anyMethod(method: string): boolean {
  return !method.startsWith("_") && !method.endsWith("_async") && method !== "close";
}

function configuredKind(item: ConfiguredBlocking): BlockingKind {
  return {
    category: item.category ?? "other",
    cost: "unbounded",
    severity: "certain",
    ...(item.counts === undefined ? {} : { counts: item.counts }),
    replacement: item.replacement ?? "asyncio.to_thread",
    condition: null,
  };
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
