import type { FileFacts } from "./facts.ts";
import { eachStatement } from "./traverse.ts";
import { visitExpression, visitStatements } from "./visit.ts";

/** Names that stand for something else than before. */
export interface OtherNames {
  /** Bound by imports at the top of the file. */
  readonly imported: ReadonlySet<string>;
  /** Functions at the top level. */
  readonly functions: ReadonlySet<string>;
  /** Attributes: methods, or what another module has. */
  readonly methods: ReadonlySet<string>;
}

/**
 * Whether a file speaks of one of some names outside of bodies of functions and of its imports. A text that holds one counts, in bodies
 * too: what is imported may be an annotation, and a function may be asked for by its name. What definitions that came say does not count.
 */
export function speaksOf(
  { body, functions }: Pick<FileFacts, "body" | "functions">,
  names: OtherNames,
  come: ReadonlySet<object> = new Set(),
): boolean {
  const { imported, methods } = names;
  const all = new Set([...imported, ...names.functions, ...methods]);
  if (all.size === 0) return false;
  const words = new RegExp(`(?<![\\w.])(?:${[...imported].map((name) => name.replaceAll(/\W/g, "")).join("|")})(?!\\w)`);
  const isText = (node: object): boolean => {
    const { kind, type, value } = node as { readonly kind?: unknown; readonly type?: unknown; readonly value?: unknown };
    if (kind !== "Constant" || type !== "str" || typeof value !== "string") return false;
    return all.has(value) || (imported.size > 0 && words.test(value));
  };
  const look = (value: unknown): boolean => {
    if (typeof value !== "object" || value === null || come.has(value)) return false;
    if (Array.isArray(value)) return value.some(look);
    const { kind } = value as { readonly kind?: unknown };
    if (kind === "Import" || kind === "ImportFrom" || isDocstring(value)) return false;
    if (kind === "Name") return all.has((value as { readonly id: string }).id);
    if (kind === "Attribute" && methods.has((value as { readonly attr: string }).attr)) return true;
    if (isText(value)) return true;
    for (const [key, inner] of Object.entries(value)) if (!(key === "body" && kind === "FunctionDef") && look(inner)) return true;
    // The body of a class is read when it is asked for: a getter of its class, none of its own properties.
    return kind === "ClassDef" && !Object.hasOwn(value, "body") && look((value as { readonly body?: unknown }).body);
  };
  return body.some(look) || functions.some((def) => !come.has(def) && holdsText(def.body, isText));
}

function holdsText(body: FileFacts["body"], isText: (node: object) => boolean): boolean {
  let found = false;
  const docstrings = new Set<object>();
  const note = (node: object): void => {
    found ||= isText(node) && !docstrings.has(node);
  };
  eachStatement(body, (statement) => {
    if (statement.kind === "Expr" && isDocstring(statement)) docstrings.add(statement.value);
    if (statement.kind === "AnnAssign") visitExpression(statement.annotation, note);
  });
  visitStatements(body, note);
  return found;
}

/** A text that stands alone says nothing to the program. */
function isDocstring(node: object): boolean {
  const { kind, value } = node as { readonly kind?: unknown; readonly value?: unknown };
  return kind === "Expr" && typeof value === "object" && value !== null && (value as { readonly kind?: unknown }).kind === "Constant";
}
