import type { FileFacts } from "./facts.ts";
import type { ClassDef, FunctionDef } from "./syntax.ts";
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

/** Whether a file speaks of one of some names outside of bodies of functions and of its imports. What definitions that came say does not count. */
export function speaksOf({ body }: Pick<FileFacts, "body">, names: OtherNames, come: ReadonlySet<object> = new Set()): boolean {
  const { all, isText } = wordsOf(names);
  if (all.size === 0) return false;
  const look = (value: unknown): boolean => {
    if (typeof value !== "object" || value === null || come.has(value)) return false;
    if (Array.isArray(value)) return value.some(look);
    const { kind } = value as { readonly kind?: unknown };
    if (kind === "Import" || kind === "ImportFrom" || isDocstring(value)) return false;
    if (kind === "Name") return all.has((value as { readonly id: string }).id);
    if (kind === "Attribute" && names.methods.has((value as { readonly attr: string }).attr)) return true;
    if (isText(value)) return true;
    for (const [key, inner] of Object.entries(value)) if (!(key === "body" && kind === "FunctionDef") && look(inner)) return true;
    // The body of a class is read when it is asked for: a getter of its class, none of its own properties.
    return kind === "ClassDef" && !Object.hasOwn(value, "body") && look((value as { readonly body?: unknown }).body);
  };
  return body.some(look);
}

/** The functions whose bodies speak of one of some names, be it in a text: what is imported may be an annotation, and a function may be asked for by its name. */
export function functionsSpeakingOf(facts: Pick<FileFacts, "functions" | "functionsNaming">, names: OtherNames): ReadonlySet<FunctionDef> {
  const { all, isText } = wordsOf(names);
  if (all.size === 0) return new Set();
  const naming = new Set(facts.functionsNaming(all));
  return new Set(facts.functions.filter((def) => naming.has(def) || holdsText(def.body, isText)));
}

function wordsOf({ imported, functions, methods }: OtherNames): {
  readonly all: ReadonlySet<string>;
  readonly isText: (node: object) => boolean;
} {
  const all = new Set([...imported, ...functions, ...methods]);
  const words = new RegExp(`(?<![\\w.])(?:${[...imported].map((name) => name.replaceAll(/\W/g, "")).join("|")})(?!\\w)`);
  const isText = (node: object): boolean => {
    const { kind, type, value } = node as { readonly kind?: unknown; readonly type?: unknown; readonly value?: unknown };
    if (kind !== "Constant" || type !== "str" || typeof value !== "string") return false;
    return all.has(value) || (imported.size > 0 && words.test(value));
  };
  return { all, isText };
}

/** Texts in a body, those in functions inside of it included. */
function holdsText(body: FileFacts["body"], isText: (node: object) => boolean): boolean {
  let found = false;
  const docstrings = new Set<object>();
  const note = (node: object): void => {
    found ||= isText(node) && !docstrings.has(node);
  };
  eachStatement(body, (statement) => {
    if (statement.kind === "Expr" && isDocstring(statement)) docstrings.add(statement.value);
    if (statement.kind === "AnnAssign") visitExpression(statement.annotation, note);
    if (statement.kind === "FunctionDef" || statement.kind === "ClassDef") found ||= inDefinition(statement);
  });
  visitStatements(body, note);
  return found;

  function inDefinition(definition: FunctionDef | ClassDef): boolean {
    for (const value of definition.decorators) visitExpression(value, note);
    if (definition.kind === "FunctionDef")
      for (const value of [definition.returns, ...definition.parameters.flatMap((one) => [one.annotation, one.default])])
        if (value !== null) visitExpression(value, note);
    return holdsText(definition.body, isText);
  }
}

/** A text that stands alone says nothing to the program. */
function isDocstring(node: object): boolean {
  const { kind, value } = node as { readonly kind?: unknown; readonly value?: unknown };
  return kind === "Expr" && typeof value === "object" && value !== null && (value as { readonly kind?: unknown }).kind === "Constant";
}
