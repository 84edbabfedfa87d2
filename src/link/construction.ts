import type { Call, Expr } from "../model/syntax.ts";
import type { Arguments, Evaluator } from "./constants.ts";
import type { Locals, Static } from "./statics.ts";
import type { ClassSymbol, Scope } from "./symbols.ts";

const NONE: Locals = new Map();

/**
 * A call that makes a value, found through names, helpers of the project and `functools.partial`: `nullable_text()` whose
 * body returns `Column(Text, nullable=True)` is the construction `sqlalchemy.Column`.
 */
export class Construction {
  /** Canonical name of a library's class or function, the dotted name of a class of the project, or `?.name` for a method of something unknown. */
  readonly name: string;
  /** The class, where it is of the project. */
  readonly class: ClassSymbol | null;
  readonly call: Call;
  readonly scope: Scope;
  readonly locals: Locals;
  private readonly evaluator: Evaluator;
  private readonly bound: Arguments | null;
  private given: Arguments | null = null;

  constructor(
    evaluator: Evaluator,
    callee: { readonly name: string; readonly class: ClassSymbol | null },
    made: { readonly call: Call; readonly scope: Scope; readonly locals: Locals },
    bound: Arguments | null,
  ) {
    this.evaluator = evaluator;
    this.name = callee.name;
    this.class = callee.class;
    this.call = made.call;
    this.scope = made.scope;
    this.locals = made.locals;
    this.bound = bound;
  }

  /** All arguments. `complete` is false where a `*` or `**` could not be followed. */
  get arguments(): Arguments {
    if (this.given === null) {
      const own = this.evaluator.arguments(this.call, this.scope, this.locals);
      this.given =
        this.bound === null
          ? own
          : {
              args: [...this.bound.args, ...own.args],
              keywords: new Map([...this.bound.keywords, ...own.keywords]),
              complete: own.complete && this.bound.complete,
            };
    }
    return this.given;
  }

  /** The argument of a keyword. Only that one is evaluated unless some are spread. */
  keyword(name: string): Static | undefined {
    if (this.bound === null && this.given === null && this.call.keywords.every((keyword) => keyword.arg !== null)) {
      const found = this.call.keywords.find((keyword) => keyword.arg === name);
      return found === undefined ? undefined : this.evaluator.evaluate(found.value, this.scope, this.locals);
    }
    return this.arguments.keywords.get(name);
  }

  /** A positional argument. */
  positional(index: number): Static | undefined {
    if (this.bound === null && this.given === null && this.call.args.every((argument) => argument.kind !== "Starred")) {
      const found = this.call.args[index];
      return found === undefined ? undefined : this.evaluator.evaluate(found, this.scope, this.locals);
    }
    return this.arguments.args[index];
  }

  /** An argument that may be given by position or by name. */
  argument(index: number, name: string): Static | undefined {
    return this.keyword(name) ?? this.positional(index);
  }
}

/** The construction that an expression stands for; undefined where it is none or is not known. */
export function constructionOf(evaluator: Evaluator, expression: Expr, scope: Scope, locals: Locals = NONE): Construction | undefined {
  if (expression.kind === "Constant" || expression.kind === "JoinedStr") return undefined;
  if (expression.kind === "Call" && locals.size === 0) {
    const callee = evaluator.libraryCallee(expression.func, scope);
    if (callee !== undefined) return new Construction(evaluator, { name: callee, class: null }, { call: expression, scope, locals }, null);
  }
  return constructionIn(evaluator, evaluator.evaluate(expression, scope, locals));
}

/** The construction behind a value. */
export function constructionIn(evaluator: Evaluator, value: Static): Construction | undefined {
  if (value.kind !== "unknown" || value.at?.expression.kind !== "Call") return undefined;
  const { expression: call, scope, locals } = value.at;
  return construct(evaluator, call, evaluator.evaluate(call.func, scope, locals), { call, scope, locals }, null, 0);
}

type Made = { readonly call: Call; readonly scope: Scope; readonly locals: Locals };

function construct(
  evaluator: Evaluator,
  call: Call,
  callee: Static,
  made: Made,
  bound: Arguments | null,
  depth: number,
): Construction | undefined {
  if (callee.kind === "symbol") {
    const { symbol } = callee;
    if (symbol.kind === "external") return new Construction(evaluator, { name: symbol.name, class: null }, made, bound);
    if (symbol.kind === "class")
      return new Construction(evaluator, { name: `${symbol.module.name}.${symbol.def.qualname}`, class: symbol }, made, bound);
    return undefined;
  }
  const partial = depth > 5 ? undefined : constructionIn(evaluator, callee);
  if (partial?.name !== "functools.partial") {
    return call.func.kind === "Attribute"
      ? new Construction(evaluator, { name: `?.${call.func.attr}`, class: null }, made, bound)
      : undefined;
  }
  const { args, keywords, complete } = partial.arguments;
  const target = args[0];
  if (target === undefined) return undefined;
  const given =
    bound === null
      ? { args: args.slice(1), keywords, complete }
      : {
          args: [...args.slice(1), ...bound.args],
          keywords: new Map([...keywords, ...bound.keywords]),
          complete: complete && bound.complete,
        };
  return construct(evaluator, call, target, made, given, depth + 1);
}
