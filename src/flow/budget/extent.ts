import { boundOnce } from "../../link/bound-once.ts";
import type { Program } from "../../link/program.ts";
import type { ClassSymbol, Scope } from "../../link/symbols.ts";
import { alternatives, everyPresent, type Type } from "../../link/types.ts";
import type { Call, Comp, Expr, FunctionDef, Stmt } from "../../model/syntax.ts";
import { blocksOf } from "../../model/traverse.ts";
import { visitExpression } from "../../model/visit.ts";

/** What decides how large a collection is. Nothing of it: its source does, it is small. */
export interface Extent {
  /** Parameters of the function, by index: the caller says. */
  readonly params: readonly number[];
  /** An optional part of the request: a request need not have it. */
  readonly optional: boolean;
  /** Rows, what the request must hold, or something unknown. */
  readonly grows: boolean;
}

export const SMALL: Extent = { params: [], optional: false, grows: false };
export const GROWS: Extent = { params: [], optional: false, grows: true };
const OPTIONAL: Extent = { params: [], optional: true, grows: false };

/** Expressions inside expressions, and names behind names, beyond which an extent counts as unknown. */
const DEEPEST = 8;
const KEEPS = new Set(["list", "sorted", "set", "tuple", "frozenset", "enumerate", "reversed", "zip", "dict", "iter", "tqdm", "chain"]);
const VIEWS = new Set(["items", "values", "keys", "copy"]);

export function isSmall({ params, optional, grows }: Extent): boolean {
  return params.length === 0 && !optional && !grows;
}

export function joined(extents: readonly Extent[]): Extent {
  return {
    params: [...new Set(extents.flatMap(({ params }) => params))].sort((a, b) => a - b),
    optional: extents.some(({ optional }) => optional),
    grows: extents.some(({ grows }) => grows),
  };
}

/** How constants are written. */
const IN_CAPITALS = /^_?[A-Z][A-Z0-9_]+$/;

/** What is asked about classes. */
export interface Knowledge {
  readonly program: Program;
  readonly isModel: (type: Type) => boolean;
  /** Whether a field of a request's model may be left out. */
  readonly isOptional: (symbol: ClassSymbol, field: string) => boolean;
}

/** Nothing of an optional part that is left out, times anything, is nothing. */
function product(extents: readonly Extent[]): Extent {
  return extents.find(isOptionalOnly) ?? joined(extents);
}

/** Reads extents off the expressions of one program. */
export class Extents {
  private readonly program: Program;
  private readonly knowledge: Knowledge;
  /** Names that are being read: one that is bound by itself (`items = items or []`) adds nothing. */
  private readonly reading = new Set<string>();

  constructor(knowledge: Knowledge) {
    this.program = knowledge.program;
    this.knowledge = knowledge;
  }

  of(expression: Expr, scope: Scope, depth = 0): Extent {
    if (depth > DEEPEST) return GROWS;
    if (depth === 0 && this.isOne(expression, scope)) return SMALL;
    const part = (inner: Expr): Extent => this.of(inner, scope, depth + 1);
    switch (expression.kind) {
      case "Constant":
        return SMALL;
      case "List":
      case "Tuple":
      case "Set":
        return joined(expression.elts.map((element) => (element.kind === "Starred" ? part(element.value) : SMALL)));
      case "Dict":
        return joined(expression.keys.map((key, at) => (key === null ? part(expression.values[at] ?? expression) : SMALL)));
      case "Await":
        return part(expression.value);
      case "NamedExpr":
        return part(expression.value);
      case "BoolOp":
        return joined(expression.values.map(part));
      case "BinOp":
        return joined([part(expression.left), part(expression.right)]);
      case "IfExp":
        return joined([part(expression.body), part(expression.orelse)]);
      case "Name":
        return this.ofName(expression.id, scope, depth);
      case "Attribute":
        return this.ofAttribute(expression, scope, depth);
      case "Subscript":
        return expression.slice.kind === "Slice" || isOptionalOnly(part(expression.value)) ? part(expression.value) : GROWS;
      case "Call":
        return this.ofCall(expression, scope, depth);
      case "ListComp":
      case "SetComp":
      case "GeneratorExp":
      case "DictComp":
        return this.ofComprehension(expression, scope, depth);
      default:
        return GROWS;
    }
  }

  /** A row is one, where its callee takes one or several. */
  private isOne(expression: Expr, scope: Scope): boolean {
    return everyPresent(this.program.typeOf(expression, scope), (type) => this.knowledge.isModel(type));
  }

  private ofComprehension(comp: Comp, scope: Scope, depth: number): Extent {
    const inner = this.program.comprehensionScope(comp, scope);
    return product(comp.generators.map(({ iter }, at) => this.of(iter, at === 0 ? scope : inner, depth + 1)));
  }

  private ofCall({ func, args }: Call, scope: Scope, depth: number): Extent {
    const part = (inner: Expr): Extent => this.of(inner.kind === "Starred" ? inner.value : inner, scope, depth + 1);
    if (func.kind === "Attribute" && VIEWS.has(func.attr) && args.length === 0) return part(func.value);
    const name = func.kind === "Name" ? func.id : func.kind === "Attribute" ? func.attr : "";
    // `itertools.chain(first, second)`, and no `repository.list()`.
    const holder = func.kind === "Attribute" && func.value.kind === "Name" ? this.program.resolve(func.value.id, scope)?.kind : undefined;
    const library = func.kind === "Name" || (holder !== undefined && holder !== "variable");
    if (KEEPS.has(name) && library && args.length > 0) return joined(args.map(part));
    if ((name === "filter" || name === "map") && args[1] !== undefined) return part(args[1]);
    const [first] = args;
    if (name === "range" && first?.kind === "Call" && first.func.kind === "Name" && first.func.id === "len" && first.args[0] !== undefined)
      return part(first.args[0]);
    // So many attempts, or so many polls, do not become more with the rows.
    if (name === "range" && args.length > 0 && args.every((argument) => this.isConstant(argument, scope))) return SMALL;
    return GROWS;
  }

  /** A number that the source says: a literal, a name that is bound to one once, arithmetic of them; or a setting in capitals. */
  private isConstant(expression: Expr, scope: Scope, depth = 0): boolean {
    if (depth > DEEPEST) return false;
    const part = (inner: Expr): boolean => this.isConstant(inner, scope, depth + 1);
    switch (expression.kind) {
      case "Constant":
        return true;
      case "BinOp":
        return part(expression.left) && part(expression.right);
      case "UnaryOp":
        return part(expression.operand);
      case "Attribute":
        return IN_CAPITALS.test(expression.attr);
      case "Call":
        return expression.func.kind === "Name" && /^(int|min|max|abs|round)$/.test(expression.func.id) && expression.args.every(part);
      case "Name": {
        const symbol = this.program.resolve(expression.id, scope);
        if (symbol?.kind === "external") return IN_CAPITALS.test(expression.id);
        if (symbol?.kind !== "variable") return false;
        const bound = boundOnce(this.program, expression.id, scope);
        return bound !== undefined && (IN_CAPITALS.test(symbol.name) || this.isConstant(bound.value, bound.scope, depth + 1));
      }
      default:
        return false;
    }
  }

  private ofAttribute(expression: Expr & { kind: "Attribute" }, scope: Scope, depth: number): Extent {
    for (const type of alternatives(this.program.typeOf(expression.value, scope)))
      if (type.kind === "instance" && this.knowledge.isOptional(type.class, expression.attr)) return OPTIONAL;
    // What hangs on an optional part of the request is optional too.
    const base = this.of(expression.value, scope, depth + 1);
    return isOptionalOnly(base) ? OPTIONAL : GROWS;
  }

  private ofName(name: string, scope: Scope, depth: number): Extent {
    const symbol = this.program.resolve(name, scope);
    if (symbol?.kind !== "variable" || (symbol.scope.kind !== "function" && symbol.scope.kind !== "comprehension")) return GROWS;
    const key = `${symbol.scope.module.name} ${symbol.scope.owner?.start ?? 0} ${name}`;
    if (this.reading.has(key)) return SMALL;
    this.reading.add(key);
    const extent = this.bound(name, symbol.scope, scope, depth);
    this.reading.delete(key);
    return extent;
  }

  private bound(name: string, own: Scope, scope: Scope, depth: number): Extent {
    const found: Extent[] = [];
    for (const binding of own.bindings.get(name) ?? []) {
      switch (binding.kind) {
        case "parameter":
          if (own.function === null || own.function.def !== functionAround(scope)) return GROWS;
          found.push({ params: [binding.index], optional: false, grows: false });
          break;
        case "value":
          if (binding.path.length > 0) return GROWS;
          found.push(this.of(binding.value, own, depth + 1));
          if (startsEmpty(binding.value)) found.push(this.filled(name, own, depth));
          break;
        case "augmented":
          found.push(this.of(binding.value, own, depth + 1));
          break;
        case "declaration":
          break;
        case "iteration": {
          // An item of a collection is a collection of its own size.
          const outer = this.of(binding.iter, own.kind === "comprehension" ? (own.parent ?? scope) : own, depth + 1);
          found.push(isOptionalOnly(outer) ? OPTIONAL : GROWS);
          break;
        }
        default:
          return GROWS;
      }
    }
    return found.length === 0 ? GROWS : joined(found);
  }

  /** A local collection is as large as the loops around what fills it. */
  private filled(name: string, scope: Scope, depth: number): Extent {
    const def = scope.function?.def;
    if (def === undefined) return GROWS;
    const found: Extent[] = [];
    fillings(def.body, name, [], (loops, given) => {
      const around = loops.map((loop) => this.of(loop, scope, depth + 1));
      if (given !== null) around.push(this.of(given, scope, depth + 1));
      found.push(product(around));
    });
    return joined(found);
  }
}

function isOptionalOnly({ params, optional, grows }: Extent): boolean {
  return optional && !grows && params.length === 0;
}

function functionAround(scope: Scope): FunctionDef | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) if (at.kind === "function") return at.function?.def ?? null;
  return null;
}

function startsEmpty(value: Expr): boolean {
  if (value.kind === "List" || value.kind === "Set" || value.kind === "Dict") return true;
  return (
    value.kind === "Call" && value.func.kind === "Name" && /^(list|set|dict|defaultdict|deque|OrderedDict|Counter)$/.test(value.func.id)
  );
}

/** Visits every place that adds to a local collection, with what the `for` loops around it iterate and what is added as a whole. */
function fillings(
  body: readonly Stmt[],
  name: string,
  loops: readonly Expr[],
  visit: (loops: readonly Expr[], given: Expr | null) => void,
): void {
  for (const statement of body) {
    if (statement.kind === "Expr")
      visitExpression(statement.value, (node) => {
        if (node.kind !== "Call" || node.func.kind !== "Attribute" || node.func.value.kind !== "Name" || node.func.value.id !== name)
          return;
        if (/^(append|add|insert|appendleft|setdefault)$/.test(node.func.attr)) visit(loops, null);
        else if (/^(extend|update)$/.test(node.func.attr)) visit(loops, node.args[0] ?? null);
      });
    if (statement.kind === "Assign")
      for (const target of statement.targets)
        if (target.kind === "Subscript" && target.value.kind === "Name" && target.value.id === name) visit(loops, null);
    const inner = statement.kind === "For" ? [...loops, statement.iter] : loops;
    for (const block of blocksOf(statement)) fillings(block, name, inner, visit);
  }
}
