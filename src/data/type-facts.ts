import type { BlockingType } from "./blocking-sheet.ts";
import { type Libraries, splitLast } from "./library.ts";
import { substitute, withSelf } from "./sheet.ts";
import { ANY, SELF, type Spec } from "./spec.ts";

/** A class, and what its type parameters are in terms of those of the class that was asked about; null for that class itself. */
export interface Ancestor {
  readonly name: string;
  readonly args: readonly Spec[] | null;
}

/** Classes, their ancestors and members. All names are canonical. */
export class TypeFacts {
  private readonly libraries: Libraries;
  private readonly ancestorLists = new Map<string, readonly Ancestor[]>();
  /** What methods return and what attributes are, by class and name: they are few, and asked for at every call. */
  private readonly returns = new Map<string, Map<string, Spec | undefined>>();
  private readonly attributes = new Map<string, Map<string, Spec | undefined>>();

  constructor(libraries: Libraries) {
    this.libraries = libraries;
  }

  isClass(name: string): boolean {
    const { libraries } = this;
    return (
      libraries.class(name) !== undefined ||
      libraries.blockingType(name) !== undefined ||
      libraries.blocking(name)?.bases.has(name) === true
    );
  }

  functionReturn(name: string): Spec | undefined {
    const spec = this.libraries.stub(name)?.function(name);
    if (spec !== undefined) return spec;
    const type = this.libraries.blocking(name)?.returns.get(name);
    return type === undefined ? undefined : instanceOf(this.libraries.canonical(type));
  }

  callReturn(name: string): Spec | undefined {
    const spec = this.functionReturn(name);
    if (spec !== undefined) return spec;
    if (this.isClass(name)) return this.methodReturn(name, "__new__") ?? instanceOf(name);
    const parts = splitLast(name);
    if (parts === undefined || !this.isClass(parts.owner)) return undefined;
    const result = this.methodReturn(parts.owner, parts.last);
    return result === undefined ? undefined : withSelf(result, instanceOf(parts.owner));
  }

  methodReturn(type: string, method: string): Spec | undefined {
    return remembered(this.returns, type, method, this.findReturn);
  }

  private readonly findReturn = (type: string, method: string): Spec | undefined => {
    const link = method === "__call__" ? this.chainCall(type) : undefined;
    if (link !== undefined) return this.methodReturn(link.owner, link.last);
    for (const { name, args } of this.ancestors(type)) {
      const own = this.libraries.class(name);
      const blocking = this.libraries.blockingType(name);
      const spec = own?.member(method) ?? blockingResult(blocking, method) ?? (method.startsWith("__") ? undefined : own?.other);
      if (spec !== undefined) return args === null ? spec : substitute(spec, args);
    }
    const deep = this.deepRoot(type);
    if (deep === undefined) return undefined;
    // `client.collections["orders"].documents.search()`: an index below an API client leads on. `bucket.objects.all()` gives what such a method gives.
    return method === "__getitem__" ? SELF : blockingResult(deep.facts, method);
  };

  attribute(type: string, attribute: string): Spec | undefined {
    return remembered(this.attributes, type, attribute, this.findAttribute);
  }

  private readonly findAttribute = (type: string, attribute: string): Spec | undefined => {
    for (const { name, args } of this.ancestors(type)) {
      const own = this.libraries.class(name);
      // A listed method is no attribute, even where "every other attribute" has a type.
      if (own?.member(attribute) !== undefined || isMethod(this.libraries.blockingType(name), attribute)) return undefined;
      const spec = own?.attribute(attribute);
      if (spec !== undefined) return args === null ? spec : substitute(spec, args);
    }
    return this.deepRoot(type) === undefined || attribute.startsWith("_") ? undefined : instanceOf(`${type}.${attribute}`);
  };

  /** What the class itself has under a name, and its instances need not. */
  classAttribute(type: string, attribute: string): Spec | undefined {
    return this.libraries.class(type)?.attribute(`@${attribute}`);
  }

  bases(type: string): readonly Spec[] {
    const declared = this.libraries.class(type)?.bases ?? [];
    const base = this.libraries.blocking(type)?.bases.get(type);
    return base === undefined ? declared : [...declared, instanceOf(base)];
  }

  /** The class and its ancestors, nearest first. */
  ancestors(name: string): readonly Ancestor[] {
    const known = this.ancestorLists.get(name);
    if (known !== undefined) return known;
    const out: Ancestor[] = [{ name, args: null }];
    for (const current of out) {
      for (const base of this.bases(current.name)) {
        if (base.kind !== "class" || out.some((item) => item.name === base.name)) continue;
        const args = current.args;
        out.push({ name: base.name, args: args === null ? base.args : base.args.map((item) => substitute(item, args)) });
      }
    }
    this.ancestorLists.set(name, out);
    return out;
  }

  /** Calling an attribute below an API client, `openai.OpenAI.chat.completions.create`, is calling that method of what is before it. */
  chainCall(type: string): { readonly owner: string; readonly last: string } | undefined {
    const deep = this.deepRoot(type);
    return deep === undefined || deep.name === type ? undefined : splitLast(type);
  }

  /** The API client that a name such as `openai.OpenAI.chat.completions` hangs below, unless the way there leads to awaitable methods. */
  deepRoot(name: string): { readonly name: string; readonly facts: BlockingType } | undefined {
    const sheet = this.libraries.blocking(name);
    if (sheet === null) return undefined;
    for (let end = name.length; end > 0; end = name.lastIndexOf(".", end - 1)) {
      const prefix = name.slice(0, end);
      const facts = sheet.types.get(prefix);
      if (facts === undefined) continue;
      const first = name.slice(end + 1).split(".")[0] ?? "";
      return facts.deep && !facts.except.has(first) && !ASYNC_CHAIN.test(first) ? { name: prefix, facts } : undefined;
    }
    return undefined;
  }
}

/** What was found for a name in a class, found where it is not known. */
function remembered(
  known: Map<string, Map<string, Spec | undefined>>,
  type: string,
  name: string,
  find: (type: string, name: string) => Spec | undefined,
): Spec | undefined {
  let names = known.get(type);
  if (names === undefined) {
    names = new Map();
    known.set(type, names);
  }
  let spec = names.get(name);
  if (spec === undefined && !names.has(name)) {
    spec = find(type, name);
    names.set(name, spec);
  }
  return spec;
}

/** Attributes of a client behind which methods are awaitable. */
const ASYNC_CHAIN = /^(?:aio|_?async)$|_async$/;

export function instanceOf(name: string): Spec {
  return { kind: "class", name, args: [] };
}

/** Whether a call that gives this must be awaited; undefined when that is not known. */
export function isAwaitable(spec: Spec | undefined): boolean | undefined {
  if (spec === undefined || spec === ANY) return undefined;
  return spec.kind === "awaitable";
}

function isMethod(facts: BlockingType | undefined, name: string): boolean {
  return facts !== undefined && (facts.methods.has(name) || facts.except.has(name) || facts.returns.has(name));
}

function blockingResult(facts: BlockingType | undefined, method: string): Spec | undefined {
  const type = facts?.returns.get(method);
  return type === undefined ? undefined : instanceOf(type);
}
