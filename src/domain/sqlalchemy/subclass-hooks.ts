import { type Locals, textOf } from "../../link/statics.ts";
import type { ClassSymbol, FunctionSymbol } from "../../link/symbols.ts";
import type { Expr, Stmt } from "../../model/syntax.ts";
import type { Contributor, Mappings } from "./mapping.ts";

/** What is known of a table's name; `text` is null where there is none, or none that can be told. */
export interface TableName {
  readonly known: boolean;
  readonly text: string | null;
}

/** The table's name after the `__init_subclass__` of the nearest base ran: `cls.__tablename__ = f"shop_{cls.__tablename__}"`. */
export function nameAfterHooks(mappings: Mappings, line: readonly Contributor[], symbol: ClassSymbol, written: TableName): TableName {
  for (const item of line) {
    if (item.kind !== "class" || item.class === symbol) continue;
    const hook = mappings.body(item.class).get("__init_subclass__")?.definition;
    if (hook?.kind !== "FunctionDef") continue;
    return afterHook(mappings, mappings.program.functionSymbol(hook, mappings.program.classScope(item.class)), symbol, written);
  }
  return written;
}

function afterHook(mappings: Mappings, hook: FunctionSymbol, symbol: ClassSymbol, written: TableName): TableName {
  const receiver = hook.def.parameters[0]?.name;
  if (receiver === undefined) return written;
  const locals: Locals = new Map([[receiver, { kind: "symbol", symbol }]]);
  const scope = mappings.program.functionScope(hook);
  const set = assigned(hook.def.body, receiver, (test) => mappings.evaluator.truth(test, scope, locals));
  // A condition that cannot be decided asks, nearly always, whether the class has a name of its own.
  if (set === undefined || (!set.certain && (!written.known || written.text !== null))) return written;
  const name = textOf(mappings.evaluator.evaluate(set.value, scope, locals));
  return name === undefined ? { known: false, text: null } : { known: true, text: name };
}

/** The last value that a body gives to the receiver's `__tablename__`, and whether it certainly does. */
function assigned(
  body: readonly Stmt[],
  receiver: string,
  truth: (test: Expr) => boolean | undefined,
): { readonly value: Expr; readonly certain: boolean } | undefined {
  let last: { readonly value: Expr; readonly certain: boolean } | undefined;
  for (const statement of body) {
    if (statement.kind === "If") {
      const test = truth(statement.test);
      const inner = test === true ? statement.body : test === false ? statement.orelse : [...statement.body, ...statement.orelse];
      const found = assigned(inner, receiver, truth);
      if (found !== undefined) last = { value: found.value, certain: found.certain && test !== undefined };
    } else if (statement.kind === "Assign" || statement.kind === "AnnAssign") {
      const targets = statement.kind === "Assign" ? statement.targets : [statement.target];
      const names = targets.some(
        (target) =>
          target.kind === "Attribute" && target.attr === "__tablename__" && target.value.kind === "Name" && target.value.id === receiver,
      );
      if (names && statement.value !== null) last = { value: statement.value, certain: true };
    }
  }
  return last;
}
