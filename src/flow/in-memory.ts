import type { Program } from "../link/program.ts";
import type { Scope } from "../link/symbols.ts";
import type { Expr } from "../model/syntax.ts";

/** Attributes and methods that give what was fetched or read, not where it is: `response.text`, `await file.read()`, `body.decode()`. */
const HOLDS_CONTENT = /^(text|content|body|data|read|decode|getvalue|aread|raw_decode)$/;
/** Names of what is handed in: `xml`, `feed_text`. */
const NAMES_CONTENT = /^(\w+_)?(content|contents|text|body|xml|html|data|bytes|raw|payload|document|markup)$/;
const BUFFERS = /^(builtins\.(bytes|bytearray|memoryview)|io\.(BytesIO|StringIO)|_io\.(BytesIO|StringIO))$/;

/** Names of what only tells where something is: what is awaited under another one was fetched. */
const NAMES_ADDRESS = /(^|_)(url|uri|link|href|address|endpoint|path|file_?name|location|host)s?$/i;

/** How many names are followed from one to the next. */
const FARTHEST = 4;

/**
 * Whether an argument is content that is there already, for functions that take an address, a path or what stands at it
 * (`feedparser.parse`): by its type, by what it was read from, or, of a parameter, by its name.
 */
export function isInMemory(program: Program, value: Expr, scope: Scope, depth = 0): boolean {
  if (value.kind === "Await") return isFetched(value.value) || isInMemory(program, value.value, scope, depth);
  if (value.kind === "Attribute" && HOLDS_CONTENT.test(value.attr)) return true;
  if (value.kind === "Call") {
    if (value.func.kind === "Attribute" && HOLDS_CONTENT.test(value.func.attr)) return true;
    const type = program.typeOf(value, scope);
    return "name" in type && typeof type.name === "string" && BUFFERS.test(type.name);
  }
  if (value.kind === "Constant") return value.type === "bytes";
  if (value.kind !== "Name") return false;
  const type = program.typeOf(value, scope);
  if ("name" in type && typeof type.name === "string" && BUFFERS.test(type.name)) return true;
  const holder = holding(value.id, scope);
  const bindings = holder?.bindings.get(value.id) ?? [];
  if (holder === null || bindings.length === 0 || depth >= FARTHEST) return false;
  const named = NAMES_ADDRESS.test(value.id);
  return bindings.every((binding) => {
    if (binding.kind === "parameter") return NAMES_CONTENT.test(value.id);
    if (binding.kind !== "value" || binding.path.length > 0) return false;
    const source = named && binding.value.kind === "Await" ? binding.value.value : binding.value;
    return isInMemory(program, source, holder, depth + 1);
  });
}

/** What an asynchronous call gives, as `await client.get_paper(id)`, unless it is called after an address. */
function isFetched(value: Expr): boolean {
  if (value.kind !== "Call") return false;
  const name = value.func.kind === "Attribute" ? value.func.attr : value.func.kind === "Name" ? value.func.id : "";
  return !NAMES_ADDRESS.test(name);
}

/** The scope that binds a name, within the function at hand. */
function holding(name: string, scope: Scope): Scope | null {
  for (let around: Scope | null = scope; around !== null && around.kind !== "module"; around = around.parent) {
    if (around.bindings.has(name)) return around;
    if (around.kind === "function") return null;
  }
  return null;
}
