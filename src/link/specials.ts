import type { Expr, FunctionDef } from "../model/syntax.ts";
import { someInStatements } from "../model/visit.ts";
import type { FunctionSymbol } from "./symbols.ts";

/** Methods by which a text is made of an object. */
export const TEXT: readonly string[] = ["__str__", "__repr__"];
const TRUTH: readonly string[] = ["__bool__", "__len__"];

/** Built-in functions that call a method of what they are given: of their first argument, `print` of all. */
export const BUILTINS: ReadonlyMap<string, readonly string[]> = new Map([
  ["len", ["__len__"]],
  ["str", TEXT],
  ["repr", ["__repr__"]],
  ["print", TEXT],
  ["format", ["__format__", ...TEXT]],
  ["bool", TRUTH],
  ["int", ["__int__", "__index__"]],
  ["float", ["__float__"]],
  ["bytes", ["__bytes__"]],
  ["hash", ["__hash__"]],
  ["abs", ["__abs__"]],
  ["round", ["__round__"]],
  ["next", ["__next__"]],
  ["reversed", ["__reversed__"]],
]);

const SPECIAL = /^(__\w+__|model_post_init)$/;

/** Whether Python, or what makes classes, calls a method of the name by itself. */
export function isSpecial(name: string): boolean {
  return SPECIAL.test(name);
}

/** Built-in functions that look at what they are given, and errors: whatever else they call is a call of its own in the source. */
const LOOKING =
  /^(isinstance|issubclass|type|tuple|list|dict|set|frozenset|getattr|hasattr|setattr|id|super|iter|sorted|min|max|sum|any|all|range|enumerate|zip|cast|deepcopy|\w+Error)$/;
/** Methods of texts and collections. */
const OF_TEXTS =
  /^(items|keys|values|append|join|format|lower|upper|strip|startswith|endswith|split|isoformat|hexdigest|__(eq|ne|hash|repr|str|init|setattr|getattribute)__)$/;
/** What no name alone tells: it may ask an object of the project. */
const ASKING: ReadonlyMap<Expr["kind"], readonly string[]> = new Map([
  ["Subscript", ["__getitem__", "__missing__"]],
  ["JoinedStr", TEXT],
  ["Compare", ["__contains__", "__eq__", "__lt__"]],
]);

/**
 * The names of special methods of which one, outside of tests, calls something that may do more than to look at what an object has:
 * expressions of all others need not be looked at. A method may act through that of another object.
 */
export function actingSpecials(functions: readonly FunctionSymbol[], namesProperty: (name: string) => boolean): ReadonlySet<string> {
  const found = new Set<string>();
  let waiting: FunctionDef[] = [];
  for (const { def, owner, module } of functions)
    if (owner !== null && module.unit?.role !== "test" && isSpecial(def.name)) waiting.push(def);
  for (let before = -1; before < found.size; ) {
    before = found.size;
    waiting = waiting.filter((def) => {
      if (!found.has(def.name) && acts(def, namesProperty, (name) => found.has(name))) found.add(def.name);
      return !found.has(def.name);
    });
  }
  return found;
}

/** Whether a special method calls something by itself, or through special methods that do. */
export function acts({ body }: FunctionDef, namesProperty: (name: string) => boolean, isActing: (name: string) => boolean): boolean {
  return someInStatements(body, (node) => {
    switch (node.kind) {
      case "Call":
        if (node.func.kind === "Name") {
          const asked = BUILTINS.get(node.func.id);
          return asked === undefined ? !LOOKING.test(node.func.id) : asked.some(isActing);
        }
        return node.func.kind !== "Attribute" || !OF_TEXTS.test(node.func.attr);
      case "Attribute":
        return namesProperty(node.attr);
      default:
        return ASKING.get(node.kind)?.some(isActing) ?? false;
    }
  });
}
