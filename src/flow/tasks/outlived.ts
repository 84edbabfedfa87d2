import type { Exit, FastapiTable } from "../../domain/fastapi/index.ts";
import type { Program } from "../../link/program.ts";
import type { FunctionSymbol, ModuleSymbol, Scope } from "../../link/symbols.ts";
import type { OutlivedSession } from "../../model/subjects.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import { unparse } from "../../model/unparse.ts";
import { visitStatements } from "../../model/visit.ts";
import { argumentAt, boundParameters } from "../arguments.ts";
import type { CallSite } from "../call-sites.ts";
import type { Summaries } from "../effects.ts";
import { callPlace } from "../places.ts";
import type { Targets } from "../targets.ts";
import { holdersMade, makesHolder, type RequestNames, requestNames, sessionHeld } from "./request-sessions.ts";

/** What the search asks of the rest of the program. */
interface Known {
  readonly program: Program;
  readonly fastapi: FastapiTable;
  readonly targets: Targets;
  readonly summaries: Summaries;
  readonly sitesOf: (fn: FunctionSymbol) => readonly CallSite[];
  /** When FastAPI leaves the dependencies of a request; null where its version is not known. */
  readonly exit: () => Exit | null;
}

const STARTS: ReadonlySet<string> = new Set(["asyncio.create_task", "asyncio.ensure_future", "asyncio.AbstractEventLoop.create_task"]);
const TASKS = /\.(BackgroundTasks\.add_task|BackgroundTask)$/;
/** Methods of a task that do not wait for it, and those of sets and lists that keep it. */
const KEEPS: ReadonlySet<string> = new Set(["add_done_callback", "set_name", "add", "append", "discard"]);

/** The sessions of a request that are given to work which runs when the request's dependencies have been left. */
export function outlivedSessions(known: Known, functions: readonly FunctionSymbol[]): readonly OutlivedSession[] {
  const modules = new Map<ModuleSymbol, boolean>();
  const starting = functions.filter((fn) => {
    let wanted = modules.get(fn.module);
    if (wanted === undefined) {
      wanted = speaksOfTasks(fn.module);
      modules.set(fn.module, wanted);
    }
    return wanted && known.sitesOf(fn).some((site) => startsWork(known, fn, site));
  });
  if (starting.length === 0) return [];
  const names = requestNames(known, functions, (fn, site) => startsWork(known, fn, site));
  return starting.flatMap((fn) => {
    const own = names.get(fn);
    return own === undefined ? [] : outlivedIn(known, fn, own);
  });
}

function speaksOfTasks({ unit }: ModuleSymbol): boolean {
  if (unit?.role !== "application") return false;
  return ["add_task", "BackgroundTask", "create_task", "ensure_future"].some((word) => unit.facts.mentions(word));
}

function startsWork(known: Known, fn: FunctionSymbol, site: CallSite): boolean {
  return site.call !== null && site.lambda === null && workOf(known, fn, site, site.call) !== null;
}

function outlivedIn(known: Known, fn: FunctionSymbol, names: RequestNames): readonly OutlivedSession[] {
  const holders = holdersMade(known.program, fn, names);
  const found: OutlivedSession[] = [];
  for (const site of known.sitesOf(fn)) {
    const work = site.call === null || site.lambda !== null ? null : workOf(known, fn, site, site.call);
    if (work === null) continue;
    const given = givenTo(known, work, site.scope, names.sessions) ?? heldBy(known, work, site.scope, names, holders);
    if (given === null) continue;
    found.push({
      at: callPlace(site),
      session: given,
      task: unparse(work.call.func),
      when: work.when,
      role: fn.module.unit?.role ?? "application",
    });
  }
  return found;
}

/** The session of the request in the object whose method is the work: `mailer.session`. */
function heldBy(known: Known, { call }: Work, scope: Scope, names: RequestNames, holders: ReadonlySet<string>): string | null {
  const receiver = call.func.kind === "Attribute" ? call.func.value : null;
  if (receiver === null) return null;
  const holds = receiver.kind === "Name" ? holders.has(receiver.id) : makesHolder(known.program, receiver, scope, names);
  const callee = holds ? known.program.typeOf(call.func, scope) : null;
  if (callee?.kind !== "function") return null;
  const [run, another] = known.targets.implementations(callee.function, callee.self);
  if (run === undefined || another !== undefined) return null;
  if (![...known.summaries.of(run).values()].some(({ effect }) => effect.kind === "queries")) return null;
  const held = sessionHeld(known, run);
  return held === null ? null : `${receiver.kind === "Name" ? receiver.id : unparse(receiver)}.${held}`;
}

interface Work {
  /** The call of the work, as if it were written out. */
  readonly call: Call;
  readonly when: OutlivedSession["when"];
}

/** What a call starts that runs, or may run, when the request is over. */
function workOf(known: Known, fn: FunctionSymbol, site: CallSite, call: Call): Work | null {
  const name = known.targets.calleeName(call, site.scope);
  if (TASKS.test(name)) {
    const exit = known.exit();
    const [task, ...args] = call.args;
    if (exit === "after tasks" || task === undefined) return null;
    const keywords = call.keywords.filter(({ arg }) => arg !== "func" && arg !== "task");
    return { call: { ...call, func: task, args, keywords }, when: exit === null ? "unknown" : "background" };
  }
  const [started] = call.args;
  if (!STARTS.has(name) || started?.kind !== "Call" || isAwaited(fn, site)) return null;
  return { call: started, when: "task" };
}

/** Whether a task is waited for, or handed out so that somebody else may do so: all but what keeps it while it runs. */
function isAwaited({ def }: FunctionSymbol, { use, node }: CallSite): boolean {
  if (use === "dropped") return false;
  let name: string | null = null;
  eachStatement(def.body, (statement) => {
    const [target, another] = statement.kind === "Assign" ? statement.targets : [];
    if (statement.kind === "Assign" && statement.value === node && target?.kind === "Name" && another === undefined) name = target.id;
  });
  if (name === null) return true;
  let others = 0;
  visitStatements(def.body, (part) => {
    if (part.kind === "Name" && part.id === name) others++;
    if (part.kind !== "Call" || part.func.kind !== "Attribute" || !KEEPS.has(part.func.attr)) return;
    for (const inner of [part.func.value, ...part.args]) if (inner.kind === "Name" && inner.id === name) others--;
  });
  // One is the assignment itself.
  return others > 1;
}

/** The session that work is given and uses; null where there is none. */
function givenTo({ program, targets, summaries }: Known, { call }: Work, scope: Scope, sessions: ReadonlySet<string>): string | null {
  const callee = program.typeOf(call.func, scope);
  const isSession = (node: Expr | undefined): node is Expr & { kind: "Name" } => node?.kind === "Name" && sessions.has(node.id);
  if (callee.kind === "method" && call.func.kind === "Attribute" && isSession(call.func.value)) return call.func.value.id;
  if (callee.kind !== "function") return null;
  const shift = boundParameters(callee);
  for (const run of targets.implementations(callee.function, callee.self)) {
    if (![...summaries.of(run).values()].some(({ effect }) => effect.kind === "queries")) continue;
    for (const [index, parameter] of run.def.parameters.entries()) {
      const argument = argumentAt(call, run, index, shift);
      if (isSession(argument) && reads(run, parameter.name)) return argument.id;
    }
  }
  return null;
}

function reads({ def }: FunctionSymbol, name: string): boolean {
  let found = false;
  visitStatements(def.body, (node) => {
    if (node.kind === "Name" && node.id === name) found = true;
  });
  return found;
}
