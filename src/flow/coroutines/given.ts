import type { Handover } from "../../data/offloaders.ts";
import type { Program } from "../../link/program.ts";
import type { Scope } from "../../link/symbols.ts";
import { alternatives, type Type, withoutNone } from "../../link/types.ts";
import type { Await, Call, Expr } from "../../model/syntax.ts";
import { handedArguments } from "../handovers.ts";
import type { Targets } from "../targets.ts";
import { callableMakes } from "./made.ts";

/** Those that call back and let go of what they get. */
const DROP =
  /^(threading\.(Thread|Timer)|multiprocessing\.(context\.)?Process|asyncio\.(AbstractEventLoop\.(call_\w+|add_signal_handler)|(Future|Task)\.add_done_callback)|contextlib\.(Async)?ExitStack\.callback)$/;
/** Those that sort, pick or group by what they get. */
const COMPARE = /^(builtins\.(filter|sorted|min|max|list\.sort)|functools\.reduce|itertools\.(groupby|takewhile|dropwhile|filterfalse))$/;
/** Those that await coroutine functions, and let go of what plain ones return. */
const RUN = /^(fastapi\.BackgroundTasks\.add_task|starlette\.background\.BackgroundTask|apscheduler\.schedulers\.\w+\.\w+\.add_job)$/;
/** Schedulers whose jobs run in threads, without a loop. */
const THREADED = /^apscheduler\.schedulers\.(background|blocking)\./;
/** Functions that keep what they call back later, and where it stands. */
const REGISTRARS: ReadonlyMap<string, number> = new Map([
  ["signal.signal", 1],
  ["atexit.register", 0],
]);
/** Those that give back what the callable returned, from a thread. */
const OFFLOADERS =
  /^(asyncio\.(to_thread|AbstractEventLoop\.run_in_executor)|(fastapi|starlette)\.concurrency\.run_in_threadpool|(anyio|trio)\.to_thread\.run_sync)$/;

/**
 * The argument of a call that makes a coroutine which nobody awaits: a coroutine function that a thread, a timer of the loop or a sort calls back, a lambda or
 * plain function that hands a coroutine to what awaits coroutine functions alone.
 */
export function lostIn(program: Program, targets: Targets, call: Call, scope: Scope): Expr | null {
  if (call.args.length === 0 && call.keywords.length === 0) return null;
  const callee = program.typeOf(call.func, scope);
  return lost(program, targets, call, scope, callee, targets.handover(callee));
}

function lost(program: Program, targets: Targets, call: Call, scope: Scope, callee: Type, handover: Handover | undefined): Expr | null {
  const at = callee.kind === "reference" ? REGISTRARS.get(callee.name) : undefined;
  if (at !== undefined) return made(program, targets, call.args[at], scope, false);
  if (handover === undefined || handover.passes !== "callable") return null;
  const runs = RUN.test(handover.name) && !isThreaded(callee);
  if (!runs && !DROP.test(handover.name) && !COMPARE.test(handover.name) && !isThreaded(callee)) return null;
  const [argument] = handedArguments(call, handover);
  return made(program, targets, argument, scope, runs);
}

/** Whether a call is given something that makes coroutines, which it does not await. */
export function handsOver(program: Program, targets: Targets, call: Call, scope: Scope, callee: Type): boolean {
  // Only libraries are known to do so.
  if (callee.kind !== "reference" && callee.kind !== "method" && callee.kind !== "union") return false;
  if (!call.args.some(mayMake) && !call.keywords.some(({ value }) => mayMake(value))) return false;
  const handover = targets.handover(callee);
  if (handover === undefined && callee.kind !== "reference") return false;
  return lost(program, targets, call, scope, callee, handover) !== null || threaded(program, targets, call, scope, handover) !== undefined;
}

function mayMake({ kind }: Expr): boolean {
  return kind === "Name" || kind === "Attribute" || kind === "Lambda" || kind === "Call";
}

function isThreaded(callee: Type): boolean {
  return callee.kind === "method" && callee.self.kind === "external" && THREADED.test(callee.self.name);
}

function made(program: Program, targets: Targets, argument: Expr | undefined, scope: Scope, awaits: boolean): Expr | null {
  if (argument === undefined) return null;
  const callees = alternatives(withoutNone(program.typeOf(argument, scope)));
  if (callees.length === 0) return null;
  // What awaits coroutine functions knows them below `partial`, too.
  if (awaits && callees.some((callee) => isCoroutineFunction(callee))) return null;
  return callees.every((callee) => callableMakes(program, targets, callee)) ? argument : null;
}

function isCoroutineFunction(callee: Type): boolean {
  if (callee.kind === "partial") return isCoroutineFunction(callee.callee);
  return callee.kind !== "lambda" && (callee.kind !== "function" || callee.function.def.async);
}

/** `await asyncio.to_thread(send, order)` where `send` is asynchronous gives a coroutine that has to be awaited again: the call that makes it. */
export function madeInThread(program: Program, targets: Targets, { value }: Await, scope: Scope): Call | undefined {
  if (value.kind !== "Call" || value.args.length === 0) return undefined;
  return threaded(program, targets, value, scope, targets.handover(program.typeOf(value.func, scope)));
}

function threaded(program: Program, targets: Targets, call: Call, scope: Scope, handover: Handover | undefined): Call | undefined {
  if (call.args.length === 0 || handover === undefined || !OFFLOADERS.test(handover.name)) return undefined;
  const argument = made(program, targets, handedArguments(call, handover)[0], scope, false);
  return argument === null ? undefined : { ...call, func: argument };
}
