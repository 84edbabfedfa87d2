import type { FileFacts } from "../../../model/facts.ts";
import type { Expr, FunctionDef, Stmt } from "../../../model/syntax.ts";
import { classesOf, eachStatement } from "../../../model/traverse.ts";
import { changedNames, expressionsOf } from "./statements.ts";
import { eachExpr } from "./text.ts";

/** Ways to bind a name that the source does not show. */
const HIDDEN = ["exec", "eval", "builtins", "__builtins__", "__getattr__"];

/** What Python itself knows; names of Python 2 are among them, since a history can be as old. */
const KNOWN = new Set(
  `_ __builtins__ __debug__ __doc__ __file__ __import__ __loader__ __name__ __package__ __path__ __spec__ __dict__ __class__
  abs aiter all anext any ascii basestring bin bool breakpoint bytearray bytes callable chr classmethod cmp compile complex copyright credits
  delattr dict dir display divmod enumerate eval exec execfile exit filter float format frozenset getattr globals hasattr hash help hex id
  input int intern isinstance issubclass iter len license list locals long map max memoryview min next object oct open ord pow print
  property quit range raw_input reduce reload repr reversed round set setattr slice sorted staticmethod str sum super tuple type unichr
  unicode vars xrange zip NotImplemented Ellipsis self cls reveal_type WindowsError`.split(/\s+/),
);

/** Classes of exceptions are many, and new ones come. */
const EXCEPTION = /(Error|Exception|Warning|Exit|Interrupt|Iteration|ExceptionGroup)$/;

/** Whether a name can have no value in a file: nothing there binds it anywhere, and Python does not know it. */
export class BoundNames {
  private readonly known = new WeakMap<FileFacts, ReadonlySet<string> | null>();

  lacks(facts: FileFacts, name: string): boolean {
    if (KNOWN.has(name) || EXCEPTION.test(name) || name.startsWith("__")) return false;
    let names = this.known.get(facts);
    if (names === undefined) {
      names = HIDDEN.some((word) => facts.holdsWord(word)) ? null : boundIn(facts);
      this.known.set(facts, names);
    }
    return names !== null && !names.has(name);
  }
}

/** `globals()`, `locals()`, `vars()`. */
function ofScope(expr: Expr): boolean {
  return expr.kind === "Call" && expr.func.kind === "Name" && /^(globals|locals|vars)$/.test(expr.func.id);
}

/** Every name that something in the file binds, whatever the scope; null where `import *` brings others. */
function boundIn(facts: FileFacts): ReadonlySet<string> | null {
  const bound = new Set<string>();
  const target = (expr: Expr): void => eachExpr(expr, (part) => void (part.kind === "Name" && bound.add(part.id)));
  let open = false;
  const visit = (stmts: readonly Stmt[]): void => {
    for (const name of changedNames(stmts).bound) bound.add(name);
    eachStatement(stmts, (stmt) => {
      if (stmt.kind === "ImportFrom") open ||= stmt.names.some(({ name }) => name === "*");
      if (stmt.kind === "Try") for (const { name } of stmt.handlers) if (name !== null) bound.add(name);
      if (stmt.kind === "Match") for (const name of stmt.cases.flatMap(({ captures }) => captures)) bound.add(name);
      if (stmt.kind === "Global" || stmt.kind === "Nonlocal") for (const name of stmt.names) bound.add(name);
      if (stmt.kind === "For") target(stmt.target);
      // `globals()["name"] = …`, `globals().update(…)`
      if (stmt.kind === "Assign") open ||= stmt.targets.some((each) => each.kind === "Subscript" && ofScope(each.value));
      if (stmt.kind === "Expr" && stmt.value.kind === "Call" && stmt.value.func.kind === "Attribute")
        open ||= ofScope(stmt.value.func.value);
      for (const expr of expressionsOf(stmt)) {
        eachExpr(expr, (part) => {
          if ("generators" in part) for (const each of part.generators) target(each.target);
          if (part.kind === "Lambda") for (const { name } of part.parameters) bound.add(name);
          if (part.kind === "NamedExpr") target(part.target);
        });
      }
      for (const { body } of classesOf(stmt)) visit(body.filter(({ kind }) => kind !== "ClassDef"));
    });
  };
  visit(facts.body);
  for (const fn of facts.functions as readonly FunctionDef[]) {
    for (const { name } of fn.parameters) bound.add(name);
    visit(fn.body);
  }
  return open ? null : bound;
}
