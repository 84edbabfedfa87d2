import type { Program } from "../../link/program.ts";
import type { ClassSymbol, FunctionSymbol, Scope } from "../../link/symbols.ts";
import { lastName } from "../../model/last-name.ts";
import type { Expr, Stmt } from "../../model/syntax.ts";
import { blocksOf } from "../../model/traverse.ts";
import { someExpression } from "../../model/visit.ts";

/** Exceptions whose names say that somebody may not come in. */
const REFUSAL =
  /(unauthori[sz]ed|unauthenticated|notauthenticated|forbidden|authentication|authori[sz]ation|permission|credentials?|accessdenied|invalidtoken|tokenexpired|notallowed)/i;
/** Calls that follow calls beyond which nobody looks for a refusal. */
const DEEPEST = 4;

/** Finds out which functions refuse a request: they raise 401 or 403, or an exception that is named for it; directly or in what they call. */
export class Rejections {
  private readonly program: Program;
  private readonly known = new Map<FunctionSymbol, boolean>();

  constructor(program: Program) {
    this.program = program;
  }

  /** Whether calling the function may refuse the request. */
  rejects(fn: FunctionSymbol, depth = 0): boolean {
    const known = this.known.get(fn);
    if (known !== undefined) return known;
    if (depth > DEEPEST) return false;
    this.known.set(fn, false);
    const answer = this.inBody(fn.def.body, this.program.functionScope(fn), depth);
    this.known.set(fn, answer);
    return answer;
  }

  /** Whether a method of the class refuses: `__call__`, `dispatch`, `authenticate` … */
  anyMethodRejects(symbol: ClassSymbol): boolean {
    for (const ancestor of this.program.ancestors(symbol)) {
      if (ancestor.kind !== "class") continue;
      for (const bindings of this.program.classScope(ancestor.class).bindings.values()) {
        for (const binding of bindings) {
          if (
            binding.kind === "function" &&
            this.rejects(this.program.functionSymbol(binding.def, this.program.classScope(ancestor.class)))
          )
            return true;
        }
      }
    }
    return false;
  }

  private inBody(body: readonly Stmt[], scope: Scope, depth: number): boolean {
    return body.some((statement) => {
      if (statement.kind === "Raise" && statement.exc !== null && this.refuses(statement.exc, scope)) return true;
      // A response with the status does the same.
      if (statement.kind === "Return" && statement.value?.kind === "Call" && statusIn(statement.value)) return true;
      if (expressionsOf(statement).some((expression) => this.calls(expression, scope, depth))) return true;
      return blocksOf(statement).some((block) => this.inBody(block, scope, depth));
    });
  }

  private refuses(expression: Expr, scope: Scope): boolean {
    if (expression.kind === "Call") return REFUSAL.test(lastName(expression.func)) || statusIn(expression);
    if (expression.kind !== "Name" && expression.kind !== "Attribute") return false;
    if (REFUSAL.test(lastName(expression))) return true;
    // `credentials_exception = HTTPException(401)`, raised later.
    const bindings = expression.kind === "Name" ? scope.bindings.get(expression.id) : undefined;
    return bindings?.some((binding) => binding.kind === "value" && binding.value.kind === "Call" && statusIn(binding.value)) === true;
  }

  /** Whether a call anywhere in the expression refuses: `start(subject=subject_of(request))`. */
  private calls(expression: Expr, scope: Scope, depth: number): boolean {
    return someExpression(expression, (node) => {
      if (node.kind !== "Call") return false;
      const target = this.program.typeOf(node.func, scope);
      return target.kind === "function" && this.rejects(target.function, depth + 1);
    });
  }
}

/** Whether 401 or 403 is among the arguments of a call. */
function statusIn(call: Expr & { kind: "Call" }): boolean {
  return [...call.args, ...call.keywords.map(({ value }) => value)].some((argument) => {
    if (argument.kind === "Constant") return argument.type === "int" && (argument.value === "401" || argument.value === "403");
    const name = lastName(argument);
    return /_(401|403)(_|$)/.test(name) || name === "UNAUTHORIZED" || name === "FORBIDDEN";
  });
}

function expressionsOf(statement: Stmt): readonly Expr[] {
  switch (statement.kind) {
    case "Expr":
    case "Assign":
    case "AugAssign":
      return [statement.value];
    case "AnnAssign":
    case "Return":
      return statement.value === null ? [] : [statement.value];
    case "If":
    case "While":
      return [statement.test];
    case "With":
      return statement.items.map(({ context }) => context);
    case "For":
      return [statement.iter];
    default:
      return [];
  }
}
