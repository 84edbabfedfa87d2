import type { Program } from "../../link/program.ts";
import { returnedExpressions } from "../../link/results.ts";
import type { Binding, FunctionSymbol, Scope } from "../../link/symbols.ts";
import { alternatives, isVague, key, type Type } from "../../link/types.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import { visitStatements } from "../../model/visit.ts";
import { argumentAt } from "../arguments.ts";
import type { Targets } from "../targets.ts";
import { takesValue } from "./taken.ts";

/** Whether a call makes a response or an error, which sends what it is given, with all that stands in it. */
export function sends(program: Program, call: Call, scope: Scope): boolean {
  const callee = program.typeOf(call.func, scope);
  return callee.kind === "reference" && SENDERS.test(callee.name);
}

/** Builtins that no coroutine can be given to: they raise, or answer for the coroutine object. */
const BUILTINS = new Set(
  "len list tuple set frozenset dict sorted sum any all int float bool enumerate zip reversed iter next min max round abs str".split(" "),
);
const READERS = new Set(
  "json.dumps json.loads orjson.dumps orjson.loads ujson.dumps ujson.loads pickle.dumps pickle.loads uuid.UUID copy.copy copy.deepcopy".split(
    " ",
  ),
);

/** Responses and errors, which send what they are given. A task that runs after the response is none of it. */
const SENDERS = /^(fastapi|starlette)\.(Response|HTTPException|exceptions\.HTTPException|responses\.(\w*Response))$/;
const RUN_AFTERWARDS = "background";

/** Methods of builtins that go through what they are given. */
const ITERATING = /^builtins\.(list\.extend|set\.(update|union|difference|intersection)|dict\.update|str\.join)$/;

/** Methods of Pydantic that read a value. */
const VALIDATORS = /^(model_validate|parse_obj|from_orm|validate|validate_python)$/;
const MODELS = /^(pydantic|sqlmodel)\.(.*\.)?(BaseModel|RootModel|GenericModel|TypeAdapter|SQLModel)$/;

/** Methods of sessions that take a row, or a list of them. */
const ROW_TAKERS = /^(add|add_all|delete|delete_all|merge|refresh|expire|expunge|is_modified)$/;
const SESSIONS = /^(sqlalchemy|sqlmodel)\.(.*\.)?(Async)?(Session|scoped_session)$/i;

const PLAIN = /^(builtins\.(str|int|float|bool|dict|list|set|bytes|tuple)|uuid\.UUID|datetime\.\w+|decimal\.Decimal)$/;

/** Certainly no coroutine: instances of project classes, strings, numbers, collections. */
export function isPlainValue(program: Program, type: Type): boolean {
  return alternatives(type).every(
    (item) =>
      item.kind === "none" ||
      item.kind === "literal" ||
      (item.kind === "external" && PLAIN.test(item.name)) ||
      (item.kind === "instance" && !mayBeAwaited(program, item)),
  );
}

function mayBeAwaited(program: Program, type: Type & { kind: "instance" }): boolean {
  if (program.memberDefinition(type.class, "__await__")?.kind === "bindings") return true;
  return program
    .ancestors(type.class)
    .some((ancestor) => ancestor.kind === "external" && /\.(Protocol|Awaitable|Coroutine|Future|Task)$/.test(ancestor.name));
}

/**
 * Whether a call wants a plain value for an argument: a declared parameter or field says so, the function can do nothing else with it, or a
 * builtin can take nothing else. What is given along with a callable (`add_task(work, order)`) is an argument of that callable.
 */
export function wantsValue(program: Program, targets: Targets, call: Call, argument: Expr, scope: Scope): boolean {
  const given = givenAlong(program, targets, call, scope);
  if (given !== null) return call.args[given.position] !== argument && wantsValue(program, targets, given.call, argument, scope);
  const callee = program.typeOf(call.func, scope);
  switch (callee.kind) {
    case "function": {
      const shift = callee.function.owner !== null && callee.self !== null ? 1 : 0;
      if (declares(program, call, argument, callee.function, shift)) return true;
      return targets.implementations(callee.function, callee.self).every((fn) => takes(program, call, argument, fn, shift));
    }
    case "class": {
      const init = program.member({ kind: "instance", class: callee.class, args: callee.args }, "__init__");
      if (init.kind === "function") return declares(program, call, argument, init.function, 1);
      // Fields of a model or dataclass are what its constructor takes.
      const field = call.keywords.find((keyword) => keyword.value === argument)?.arg;
      if (field == null) return false;
      const member = program.memberDefinition(callee.class, field);
      if (member?.kind !== "bindings") return false;
      return holdsValue(program, member.bindings, member.scope);
    }
    case "union":
      return call.args[0] === argument && alternatives(callee).every((item) => item.kind === "method" && goesThrough(item));
    case "method":
      if (goesThrough(callee)) return call.args[0] === argument;
      if (ROW_TAKERS.test(callee.name) && SESSIONS.test(callee.owner)) return (call.args[0] ?? call.keywords[0]?.value) === argument;
      return VALIDATORS.test(callee.name) && MODELS.test(callee.owner) && (call.args[0] ?? call.keywords[0]?.value) === argument;
    case "reference":
      if (callee.name === "typing.cast") return call.args[1] === argument && castsToValue(program, call, scope);
      if (SENDERS.test(callee.name)) return call.keywords.every(({ arg, value }) => value !== argument || arg !== RUN_AFTERWARDS);
      if (!callee.name.startsWith("builtins.")) return READERS.has(callee.name) && call.args[0] === argument;
      return BUILTINS.has(callee.name.slice(9)) && call.args.length === 1 && call.args[0] === argument;
    default:
      return false;
  }
}

/** `cast("Order", found)` says that what is found is an order. */
function castsToValue(program: Program, call: Call, scope: Scope): boolean {
  const [type] = call.args;
  return type !== undefined && isPlainValue(program, program.annotated(type, scope));
}

function goesThrough({ owner, name }: Type & { kind: "method" }): boolean {
  return ITERATING.test(`${owner}.${name}`);
}

function declares(program: Program, call: Call, argument: Expr, fn: FunctionSymbol, shift: number): boolean {
  const index = fn.def.parameters.findIndex(
    (parameter, at) => parameter.annotation !== null && argumentAt(call, fn, at, shift) === argument,
  );
  const annotation = fn.def.parameters[index]?.annotation;
  return annotation != null && isPlainValue(program, program.annotated(annotation, fn.outer));
}

/** An argument that the function uses as a value, and whose annotation, if there is one, speaks of a class of a library that is no awaitable. */
function takes(program: Program, call: Call, argument: Expr, fn: FunctionSymbol, shift: number): boolean {
  const parameter = fn.def.parameters.find((_, at) => argumentAt(call, fn, at, shift) === argument);
  if (parameter === undefined || !takesValue(program, fn, parameter.name)) return false;
  return (
    parameter.annotation === null ||
    alternatives(program.annotated(parameter.annotation, fn.outer)).every(({ kind }) => kind === "external")
  );
}

/** Those that call a callable with the arguments that stand behind it. */
const CALLS_WITH =
  /\.(to_thread|run_in_executor|submit|run_in_threadpool|run_sync|add_task|BackgroundTask|call_soon|call_soon_threadsafe|start_soon)$/;

/** The call that a call of `to_thread` and its like makes, and where its callable stands; null for any other call. */
function givenAlong(
  program: Program,
  targets: Targets,
  call: Call,
  scope: Scope,
): { readonly position: number; readonly call: Call } | null {
  let position = 0;
  if (!targets.isPartial(call, scope)) {
    const handover = targets.handover(program.typeOf(call.func, scope));
    if (handover === undefined || handover.position === null || !CALLS_WITH.test(handover.name)) return null;
    ({ position } = handover);
  }
  const callable = call.args[position];
  if (callable === undefined || call.args.some(({ kind }) => kind === "Starred")) return null;
  return { position, call: { ...call, func: callable, args: call.args.slice(position + 1) } };
}

/** What the function says that it returns is a plain value. */
export function returnsValue(program: Program, fn: FunctionSymbol): boolean {
  return fn.def.returns !== null && !fn.def.generator && isPlainValue(program, program.annotated(fn.def.returns, fn.outer));
}

/** The function says that it returns what the coroutine of a call would give, or an object of a library: whoever awaits it gets the coroutine. */
export function returnsResultOf(program: Program, fn: FunctionSymbol, call: Call, scope: Scope): boolean {
  if (fn.def.returns === null || fn.def.generator) return false;
  return promises(program, program.annotated(fn.def.returns, fn.outer), call, scope);
}

/** The same for each item of the list that the function says it returns. */
export function returnsResultsOf(program: Program, fn: FunctionSymbol, call: Call, scope: Scope): boolean {
  const declared = fn.def.returns === null ? undefined : program.annotated(fn.def.returns, fn.outer);
  const item = declared?.kind === "external" && declared.name === "builtins.list" ? declared.args[0] : undefined;
  return item !== undefined && (isPlainValue(program, item) || promises(program, item, call, scope));
}

/** Whether a declared type is that of the value of a coroutine of the project, or another one that no coroutine has. */
function promises(program: Program, declared: Type, call: Call, scope: Scope): boolean {
  const made = program.typeOf(call, scope);
  if (made.kind !== "awaitable" || alternatives(program.typeOf(call.func, scope)).some(({ kind }) => kind !== "function")) return false;
  if (declared.kind === "external" && made.result.kind === "external" && isObject(declared) && isObject(made.result)) return true;
  const told = declared.kind === "external" || declared.kind === "instance" || declared.kind === "typevar";
  return told && !isVague(declared) && key(declared) === key(made.result);
}

/** A class of a library that is neither awaited nor stands for anything. */
function isObject({ name }: Type & { kind: "external" }): boolean {
  return !/(^|\.)(object|Any|\w*(Await|Coroutine|Future|Task|Promise|Deferred|Callable|Generator|Protocol|Hashable)\w*)$/.test(name);
}

/** The types of the items where the function says that it returns a tuple of so many. */
export function returnedItems(program: Program, fn: FunctionSymbol): readonly Type[] {
  const declared = fn.def.returns === null ? undefined : program.annotated(fn.def.returns, fn.outer);
  return declared?.kind === "tuple" ? declared.items : [];
}

/** An attribute whose class says that it holds a plain value. */
export function declaresAttribute(program: Program, { value, attr }: Expr & { kind: "Attribute" }, scope: Scope): boolean {
  const holder = program.typeOf(value, scope);
  const member = holder.kind === "instance" ? program.memberDefinition(holder.class, attr) : undefined;
  if (member?.kind !== "bindings") return false;
  const annotation = declaredBy(member.bindings);
  return annotation !== null && isPlainValue(program, program.annotated(annotation, member.scope));
}

function declaredBy([binding]: readonly Binding[]): Expr | null {
  return binding?.kind === "declaration" || binding?.kind === "value" ? binding.annotation : null;
}

/** A field that is declared to hold a plain value, or a column, which holds nothing else. */
function holdsValue(program: Program, bindings: readonly Binding[], scope: Scope): boolean {
  const annotation = declaredBy(bindings);
  const [binding] = bindings;
  if (annotation === null) return binding?.kind === "value" && isColumn(program.typeOf(binding.value, scope));
  const declared = program.annotated(annotation, scope);
  return isPlainValue(program, declared) || isColumn(declared);
}

/** `Column(String)`, `Mapped[str]`; relationships lead to rows, which are no coroutines either. */
function isColumn(type: Type): boolean {
  return type.kind === "external" && /^sqlalchemy\.(Column|orm\.(Mapped|MappedColumn|InstrumentedAttribute|Relationship))$/.test(type.name);
}

/** The function says that it returns a list of plain values. */
export function returnsValues(program: Program, fn: FunctionSymbol): boolean {
  if (fn.def.returns === null) return false;
  const declared = program.annotated(fn.def.returns, fn.outer);
  return (
    declared.kind === "external" &&
    declared.name === "builtins.list" &&
    declared.args[0] !== undefined &&
    isPlainValue(program, declared.args[0])
  );
}

/** `orders.append(made)` where the function returns that list, says that its items are plain values, and does nothing else with it. */
export function addsToReturned(program: Program, fn: FunctionSymbol, { func, args }: Call, argument: Expr): boolean {
  if (func.kind !== "Attribute" || func.attr !== "append" || func.value.kind !== "Name" || args[0] !== argument) return false;
  if (!returnsValues(program, fn)) return false;
  const list = func.value.id;
  const isList = (node: Expr | null): boolean => node?.kind === "Name" && node.id === list;
  let mentions = 0;
  let known = 1;
  visitStatements(fn.def.body, (node) => {
    if (isList(node)) mentions++;
    if (node.kind === "Attribute" && /^(append|extend|insert)$/.test(node.attr) && isList(node.value)) known++;
  });
  known += returnedExpressions(fn.def).filter((value) => isList(value)).length;
  const bound = program.functionScope(fn).bindings.get(list) ?? [];
  return bound.length === 1 && mentions === known && !fn.def.body.some(({ kind }) => kind === "FunctionDef" || kind === "ClassDef");
}
