import type { FunctionSymbol, ModuleSymbol, Scope } from "../../link/symbols.ts";
import type { Type } from "../../link/types.ts";
import type { Call, Comp, Expr, Lambda, Node, Stmt } from "../../model/syntax.ts";
import type { Guard } from "../guards.ts";

/** What has calls: a function, or the statements of a module outside functions. */
export type Unit =
  | { readonly kind: "function"; readonly function: FunctionSymbol }
  | { readonly kind: "module"; readonly module: ModuleSymbol };

/** A loop around a call, outermost first in `CallSite.loops`. */
export interface LoopRegion {
  readonly kind: "for" | "while" | "comprehension";
  readonly async: boolean;
  readonly node: Node;
  /** What is iterated, with the scope to read it in; for `while` the condition. */
  readonly iter: Expr;
  readonly scope: Scope;
  readonly target: Expr | null;
  readonly body: readonly Stmt[];
  /** The comprehension itself, to find what it is handed to. */
  readonly comp: Comp | null;
}

/** An expression that gives an iterator, and does nothing itself. */
export interface Lazy {
  readonly value: Expr;
  readonly scope: Scope;
  /** Calls in whose argument list it stands, outermost first. */
  readonly arguments: readonly Call[];
}

/** How the value of a call is used, as far as the surrounding expression says; `receiver`: an attribute, item or call of it follows. */
export type Use = "awaited" | "dropped" | "returned" | "argument" | "receiver" | "value" | "condition" | "context" | "iterated";

/** One place where something is called: a call expression, a property read or another special method, an entered context, an iteration. */
export interface CallSite {
  readonly form: "call" | "property" | "context" | "iteration";
  /** The whole expression. */
  readonly node: Expr;
  readonly call: Call | null;
  readonly unit: Unit;
  readonly scope: Scope;
  readonly loops: readonly LoopRegion[];
  readonly use: Use;
  /** Lambdas around the call, innermost last: it runs when they run. */
  readonly lambda: Lambda | null;
  /** Calls in whose argument list this one stands, outermost first. */
  readonly arguments: readonly Call[];
  /** How many decisions of the function have to come out one way for the call to be made: branches around it, returns before it. */
  readonly decisions: number;
  /** In an `except` clause: runs only when something failed. */
  readonly handler: boolean;
  /** Runs only where no event loop is running: `except RuntimeError` of what asked for one. */
  readonly apart: boolean;
  /** What makes it run only where somebody goes through it, outermost first: `(read(row) for row in rows)`, `map(read, rows)`. */
  readonly lazily: readonly Lazy[];
  /** The generator expression that goes through what is called here: `(row.text for row in read())`. */
  readonly stepped: Lazy | null;
  /** Behind a guard that lets it run only while something kept is not there yet: `if self._client is None:`. */
  readonly once: boolean;
  /** What the function's own parameters must be for the site to be reached. */
  readonly guards: readonly Guard[];
  /** In the branch for when nobody is there to take the callee over: `if tasks: tasks.add_task(send) else: send()`. */
  readonly instead: boolean;
  /** For properties and special methods the function that is called, if the project has it; for these, contexts and iterations the type concerned. */
  readonly property: FunctionSymbol | null;
  readonly type: Type | null;
}
