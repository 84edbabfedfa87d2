import type { Call, Compare, Expr } from "../model/syntax.ts";
import type { Linker } from "./context.ts";
import { isProtocol } from "./heirs.ts";
import type { Block, ClassSymbol, Scope } from "./symbols.ts";
import { alternatives, type Type, union, unknown } from "./types.ts";

/** What a test says of the class of a value: `isinstance(job, Job)`. */
export interface TypeTest {
  /** The name or the chain of attributes that is tested, as in `self.session`. */
  readonly path: string;
  /** The classes, any of which the value has. */
  readonly classes: readonly Expr[];
  /** Whether the value has one of them where this is told; false where it has none. */
  readonly holds: boolean;
  /** Where the value has been read. */
  readonly at: number;
}

/** Where a test has been passed or failed. */
export interface Narrowing extends TypeTest {
  /** A name that is bound anew ends it. */
  block: Block;
  /** From where on binding it anew does: before the block, where a branch leads there. */
  readonly since: number;
}

interface Outcome {
  readonly passed: readonly TypeTest[];
  readonly failed: readonly TypeTest[];
}

const NOTHING: Outcome = { passed: [], failed: [] };

/** What is known where a condition holds, and where it does not. */
export function tested(test: Expr): Outcome {
  switch (test.kind) {
    case "Call":
      return called(test);
    case "Compare":
      return compared(test);
    case "UnaryOp": {
      if (test.op !== "not") return NOTHING;
      const { passed, failed } = tested(test.operand);
      return { passed: failed, failed: passed };
    }
    case "BoolOp": {
      const outcomes = test.values.map(tested);
      if (outcomes.every((outcome) => outcome === NOTHING)) return NOTHING;
      // What holds of all operands holds where all of them do; of one of them it is not known which.
      return test.op === "and"
        ? { passed: outcomes.flatMap(({ passed }) => passed), failed: anyOf(outcomes.map(({ failed }) => failed)) }
        : { passed: anyOf(outcomes.map(({ passed }) => passed)), failed: outcomes.flatMap(({ failed }) => failed) };
    }
    default:
      return NOTHING;
  }
}

/** One of several tests has been passed: that says something where all are of one value. */
function anyOf(tests: readonly (readonly TypeTest[])[]): readonly TypeTest[] {
  const only = tests.map((each) => (each.length === 1 ? each[0] : undefined));
  const [first] = only;
  if (first === undefined || !only.every((each) => each?.path === first.path && each.holds)) return [];
  return [{ ...first, classes: only.flatMap((each) => each?.classes ?? []) }];
}

function called({ func, args }: Call): Outcome {
  const [subject, classes] = args;
  if (func.kind !== "Name" || func.id !== "isinstance" || subject === undefined || classes === undefined) return NOTHING;
  return outcome(subject, classes);
}

/** `type(job) is Job` says more than that the value has the class: it does not say what it is otherwise. */
function compared({ left, ops, comparators }: Compare): Outcome {
  const [op] = ops;
  const [right] = comparators;
  if (ops.length !== 1 || right === undefined || left.kind !== "Call" || left.func.kind !== "Name" || left.func.id !== "type")
    return NOTHING;
  const [subject] = left.args;
  if (subject === undefined || left.args.length !== 1) return NOTHING;
  const { passed } = outcome(subject, right);
  if (op === "is" || op === "==") return { passed, failed: [] };
  return op === "is not" || op === "!=" ? { passed: [], failed: passed } : NOTHING;
}

function outcome(subject: Expr, classes: Expr): Outcome {
  const path = pathOf(subject.kind === "NamedExpr" ? subject.target : subject);
  if (path === undefined) return NOTHING;
  const test = { path, classes: classesIn(classes), at: subject.end };
  return { passed: [{ ...test, holds: true }], failed: [{ ...test, holds: false }] };
}

/** `(Job, Task)` and `Job | Task` */
function classesIn(expression: Expr): readonly Expr[] {
  if (expression.kind === "Tuple") return expression.elts.flatMap(classesIn);
  if (expression.kind === "BinOp" && expression.op === "|") return [...classesIn(expression.left), ...classesIn(expression.right)];
  return [expression];
}

/** A name or a chain of attributes of one as text; undefined for anything else. */
export function pathOf(expression: Expr): string | undefined {
  if (expression.kind === "Name") return expression.id;
  if (expression.kind !== "Attribute") return undefined;
  const path = pathOf(expression.value);
  return path === undefined ? undefined : `${path}.${expression.attr}`;
}

/** The name that a path starts with. */
export function rootOf(path: string): string {
  const dot = path.indexOf(".");
  return dot < 0 ? path : path.slice(0, dot);
}

/** The tests passed and failed in a scope, by the name that what is tested starts with. */
export class Narrowings {
  private readonly roots = new Map<string, Narrowing[]>();

  /** Notes that a test holds in a part of the scope. */
  note(test: TypeTest, block: Block, since = block.start): void {
    if (block.end <= block.start) return;
    const narrowing = { ...test, block, since };
    const root = rootOf(test.path);
    const known = this.roots.get(root);
    if (known === undefined) this.roots.set(root, [narrowing]);
    else known.push(narrowing);
  }

  /**
   * Notes that a name or an attribute is bound anew: what was tested of it, and of its attributes, says nothing from there on, and nothing
   * in the loops around that began after the test: they come by again. `loops`: where they start, the outermost first.
   */
  bound(path: string, at: number, loops: readonly number[]): void {
    for (const each of this.roots.get(rootOf(path)) ?? []) {
      if (each.path !== path && !each.path.startsWith(`${path}.`)) continue;
      if (at < each.since || at >= each.block.end) continue;
      const end = loops.find((start) => start >= each.since) ?? at;
      each.block = { start: each.block.start, end: Math.min(end, at) };
    }
  }

  of(path: string): readonly Narrowing[] {
    return this.roots.get(rootOf(path)) ?? [];
  }
}

/** The type of a name or an attribute at an offset, as the tests say that it has passed and failed there. */
export function narrowed(linker: Linker, type: Type, path: string, from: Scope, at: number): Type {
  let current = type;
  const root = rootOf(path);
  // A comprehension reads what the function around it knows, of names that are not its own; another function runs in its own time.
  for (let scope: Scope | null = from; scope !== null; scope = readsAround(scope, root) ? scope.parent : null) {
    for (const narrowing of scope.narrowings?.of(path) ?? []) {
      const { block, classes, holds } = narrowing;
      if (narrowing.path !== path || at < block.start || at >= block.end) continue;
      current = (holds ? having : lacking)(linker, current, classes, scope);
    }
  }
  return current;
}

/** Whether a name is not of the scope itself but of the function around it, which is in the same time. */
function readsAround({ kind, bindings }: Scope, root: string): boolean {
  return kind === "comprehension" && !bindings.has(root);
}

/** The type of a value that has one of the classes. */
export function having(linker: Linker, type: Type, classes: readonly Expr[], scope: Scope): Type {
  return kept(linker, type, namedBy(linker, classes, scope));
}

/** The type of a value that has none of them. */
function lacking(linker: Linker, type: Type, classes: readonly Expr[], scope: Scope): Type {
  return without(
    linker,
    type,
    classes.flatMap((each) => classesNamed(linker, each, scope, MOST_NAMES)),
  );
}

/** Constants that stand for each other. */
const MOST_NAMES = 3;

/**
 * The objects of the classes that an expression names itself, or a constant that it names. A variable that holds a class may hold one that
 * derives from what it is known to be: what is none of that is none of the class.
 */
function classesNamed(linker: Linker, expression: Expr, scope: Scope, left: number): readonly (Type | null)[] {
  const symbol = linker.symbolOf(expression, scope);
  if (symbol === undefined) return [];
  if (symbol.kind !== "variable") return namedBy(linker, [expression], scope);
  const [binding, another] = symbol.scope.bindings.get(symbol.name) ?? [];
  if (binding?.kind !== "value" || another !== undefined || binding.path.length > 0 || symbol.scope.kind !== "module" || left === 0)
    return [];
  return classesIn(binding.value).flatMap((each) => classesNamed(linker, each, symbol.scope, left - 1));
}

function namedBy(linker: Linker, classes: readonly Expr[], scope: Scope): readonly (Type | null)[] {
  return classes.flatMap((each) => alternativesOf(linker, linker.typeOf(each, scope)));
}

/** The objects of the classes that an expression stands for; null among them for what is not known. */
function alternativesOf(linker: Linker, type: Type): readonly (Type | null)[] {
  if (type.kind === "tuple" || type.kind === "union") return type.items.flatMap((item) => alternativesOf(linker, item));
  if (type.kind !== "class" && type.kind !== "reference") return [null];
  const made = type.kind === "class" ? type : linker.called(type, null);
  if (made.kind === "class") return [{ kind: "instance", class: made.class, args: made.args }];
  return [made.kind === "external" || made.kind === "none" ? made : null];
}

/** What a value can be that has one of the classes. */
function kept(linker: Linker, type: Type, named: readonly (Type | null)[]): Type {
  const classes = named.filter((each) => each !== null);
  if (classes.length < named.length) return type;
  if (type.kind === "unknown" || type.kind === "typevar" || isAnything(type)) return union(classes);
  // What has the methods of a protocol passes, whatever it derives from.
  if (classes.some((each) => each.kind === "instance" && isProtocol(linker.ancestors(each.class)))) return type;
  const found: Type[] = [];
  for (const alternative of alternatives(type)) {
    if (classes.some((each) => isBelow(linker, alternative, each))) found.push(alternative);
    else found.push(...classes.filter((each) => isBelow(linker, each, alternative)));
  }
  if (found.length > 0) return union(found);
  // Two classes of libraries, neither below the other: the test is asked of the value itself, what was concluded before is not.
  if ([...alternatives(type), ...classes].every(isConcrete)) return union(classes);
  // What a protocol is declared for need not derive from it. What is none of an awaitable's classes is no awaitable.
  const isOpen = alternatives(type).every(
    (each) =>
      each.kind === "none" ||
      (each.kind === "awaitable" && !classes.some(isOfAwaitables)) ||
      (each.kind === "instance" && isProtocol(linker.ancestors(each.class))),
  );
  return isOpen ? union(classes) : type;
}

/** Whether a value that has none of the classes is known to be something else: the other alternatives of a union. */
export function isToldApart(linker: Linker, subject: Expr, classes: Expr, scope: Scope): boolean {
  const type = linker.typeOf(subject, scope);
  const left = lacking(linker, type, classesIn(classes), scope);
  return left !== type && left.kind !== "none" && left.kind !== "unknown";
}

/** What a value can be that has none of the classes; unknown where it is declared to have one: the annotation does not tell what comes then. */
function without(linker: Linker, type: Type, named: readonly (Type | null)[]): Type {
  const items = alternatives(type);
  const left = items.filter((item) => !named.some((each) => each !== null && isBelow(linker, item, each)));
  if (left.length === items.length) return type;
  return left.length === 0 ? (items.some(({ kind }) => kind === "external") ? unknown("dynamic") : type) : union(left);
}

/** A class of a library that coroutines, tasks and futures may be of. */
function isOfAwaitables(type: Type): boolean {
  return type.kind !== "instance" && !(type.kind === "external" && !AWAITABLES.test(type.name));
}

/** A class of a library that says what a value is made of: not one that tells only what can be done with it. */
function isConcrete(type: Type): boolean {
  return type.kind === "external" && !ABSTRACT.test(type.name);
}

const ABSTRACT = /^(typing|typing_extensions|collections\.abc|abc|numbers|inspect|types|asyncio|concurrent|builtins)\./;

const AWAITABLES = /^(asyncio|types|typing|collections\.abc|concurrent|inspect)\.|^builtins\.(object|type)$/;

function isAnything(type: Type): boolean {
  return type.kind === "external" && type.name === "builtins.object";
}

/** Whether all that is of one type is of the other, by the names of classes alone. */
function isBelow(linker: Linker, type: Type, above: Type): boolean {
  if (type.kind === "none" || above.kind === "none") return type.kind === above.kind;
  if (type.kind === "literal") return above.kind === "external" && above.name === "builtins.str";
  if (type.kind === "tuple") return above.kind === "external" && above.name === "builtins.tuple";
  if (type.kind === "instance") {
    return linker
      .ancestors(type.class)
      .some((each) =>
        above.kind === "instance"
          ? isClass(each, above.class)
          : above.kind === "external" && each.kind === "external" && hasBase(linker, each.name, above.name),
      );
  }
  return type.kind === "external" && above.kind === "external" && hasBase(linker, type.name, above.name);
}

function isClass(ancestor: { readonly kind: string; readonly class?: ClassSymbol }, symbol: ClassSymbol): boolean {
  return ancestor.kind === "class" && ancestor.class === symbol;
}

function hasBase(linker: Linker, name: string, above: string): boolean {
  return name === above || linker.externals.bases(name).some((base) => base !== name && hasBase(linker, base, above));
}
