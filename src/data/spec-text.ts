import { ANY, SELF, type Spec, type SpecTest } from "./spec.ts";

/** How names of a table are read: which are type parameters, what a leading dot stands for, what else a name is short for. */
export interface SpecScope {
  readonly parameters: readonly string[];
  readonly prefix: string;
}

const TOKEN = /\s*(?:(\$\*|\$#|\$\w+(?::\w+)?)|(\.\d+)|(\.\.\.)|(\.?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(\[\]|\(\)|==|[[\],|!()])|(\d+))/y;

const BUILTIN = new Set(
  "str int float bool bytes bytearray memoryview complex list dict set frozenset tuple object range slice property type Exception BaseException".split(
    " ",
  ),
);
const ABSTRACT = new Set(
  "Iterable Iterator Generator AsyncIterable AsyncIterator AsyncGenerator Callable Sequence Mapping MutableMapping ItemsView KeysView ValuesView".split(
    " ",
  ),
);

/** Reads a spec; throws RangeError with the text when it is malformed, which the tests of the tables rule out. */
export function parseSpec(text: string, scope: SpecScope): Spec {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (match === null) throw new RangeError(`malformed type: ${text}`);
    tokens.push(match[0].trim());
  }
  const reader = new Reader(tokens, scope, text);
  return reader.whole();
}

class Reader {
  private readonly tokens: readonly string[];
  private readonly scope: SpecScope;
  private readonly text: string;
  private next = 0;

  constructor(tokens: readonly string[], scope: SpecScope, text: string) {
    this.tokens = tokens;
    this.scope = scope;
    this.text = text;
  }

  whole(): Spec {
    const spec = this.conditional();
    if (this.next !== this.tokens.length) this.fail();
    return spec;
  }

  private fail(): never {
    throw new RangeError(`malformed type: ${this.text}`);
  }

  private take(token: string): boolean {
    if (this.tokens[this.next] !== token) return false;
    this.next++;
    return true;
  }

  private advance(): string {
    const token = this.tokens[this.next++];
    return token ?? this.fail();
  }

  private conditional(): Spec {
    if (this.take("async")) return { kind: "awaitable", result: this.conditional(), coroutine: true };
    const accepted = this.alternatives();
    if (!this.take("if")) return accepted;
    const test = this.test();
    if (!this.take("else")) this.fail();
    return { kind: "when", test, accepted, otherwise: this.conditional() };
  }

  private test(): SpecTest {
    if (this.take("$#")) {
      if (!this.take("==")) this.fail();
      return { kind: "count", count: Number(this.advance()) };
    }
    const of = this.postfix();
    if (this.take("is")) return { kind: "is", of, name: this.qualified(this.advance()) };
    if (this.take("has")) return { kind: "has", of, text: this.advance() };
    return { kind: "given", of };
  }

  private alternatives(): Spec {
    const first = this.prefixed();
    if (this.tokens[this.next] !== "|") return first;
    const items = [first];
    while (this.take("|")) items.push(this.prefixed());
    return { kind: "union", items };
  }

  private prefixed(): Spec {
    if (this.take("await")) return { kind: "awaited", of: this.prefixed() };
    if (this.take("enter")) return { kind: "entered", of: this.prefixed() };
    if (this.take("aenter")) return { kind: "async-entered", of: this.prefixed() };
    return this.postfix();
  }

  private postfix(): Spec {
    let spec = this.atom();
    for (;;) {
      const token = this.tokens[this.next];
      if (token === "!") spec = { kind: "instance", of: spec };
      else if (token === "()") spec = { kind: "result", of: spec };
      else if (token === "[]") spec = { kind: "element", of: spec };
      else if (token !== undefined && /^\.\d+$/.test(token)) spec = { kind: "type-argument", of: spec, index: Number(token.slice(1)) };
      else return spec;
      this.next++;
    }
  }

  private atom(): Spec {
    const token = this.advance();
    if (token === "(") {
      const inner = this.conditional();
      if (!this.take(")")) this.fail();
      return inner;
    }
    if (token === "$*") return { kind: "arguments" };
    if (token.startsWith("$")) return argument(token.slice(1));
    if (token === "Any") return ANY;
    if (token === "None") return { kind: "none" };
    if (token === "Self") return SELF;
    const parameter = this.scope.parameters.indexOf(token);
    if (parameter >= 0) return { kind: "parameter", index: parameter };
    if (!/^\.?[A-Za-z_]/.test(token)) this.fail();
    return this.named(token);
  }

  private named(token: string): Spec {
    const args = this.take("[") ? this.list() : [];
    const first = args[0] ?? ANY;
    if (token === "Awaitable" || token === "Coroutine") return { kind: "awaitable", result: first, coroutine: token === "Coroutine" };
    if (token === "Future") return { kind: "awaitable", result: first, coroutine: false, runs: true };
    if (token === "type") return first.kind === "class" ? { kind: "reference", name: first.name } : ANY;
    if (token === "tuple" && args.length > 0) {
      if (args[1] !== undefined && isEllipsis(args[1])) return { kind: "class", name: "builtins.tuple", args: [first] };
      return { kind: "tuple", items: args };
    }
    return { kind: "class", name: this.qualified(token), args };
  }

  private list(): Spec[] {
    const items: Spec[] = [];
    while (!this.take("]")) {
      items.push(this.take("...") ? { kind: "class", name: "...", args: [] } : this.conditional());
      if (!this.take(",") && this.tokens[this.next] !== "]") this.fail();
    }
    return items;
  }

  private qualified(token: string): string {
    if (token.startsWith(".")) return `${this.scope.prefix}${token}`;
    if (BUILTIN.has(token)) return `builtins.${token}`;
    if (ABSTRACT.has(token)) return `collections.abc.${token}`;
    if (!token.includes(".")) this.fail();
    return token;
  }
}

function isEllipsis(spec: Spec): boolean {
  return spec.kind === "class" && spec.name === "...";
}

function argument(text: string): Spec {
  const [head, keyword] = text.split(":");
  const position = head !== undefined && /^\d+$/.test(head) ? Number(head) : null;
  return { kind: "argument", position, keyword: keyword ?? (position === null ? (head ?? null) : null) };
}
