import type { Program } from "../link/program.ts";
import type { FunctionSymbol, Scope } from "../link/symbols.ts";
import { lastName } from "../model/last-name.ts";
import type { Call, Expr } from "../model/syntax.ts";
import { visitStatements } from "../model/visit.ts";
import type { Targets } from "./targets.ts";

const LOOP_RUNS = /^(asyncio\.run|anyio\.run|uvloop\.run|asyncio\.AbstractEventLoop\.run_until_complete|asyncio\.Runner\.run)$/;
/** A portal is a thread with a loop: of its own where it is made for the call, which then waits for it. */
const PORTAL = "anyio.from_thread.BlockingPortal.call";
const SCHEDULES = /^(create_task|ensure_future|run_coroutine_threadsafe|gather)$/;

/** Finds the calls that run a coroutine on a loop which is started for it alone, also through a function of the project that does so. */
export class LoopRunners {
  private readonly program: Program;
  private readonly targets: Targets;
  private readonly known = new Map<FunctionSymbol, boolean>();

  constructor(program: Program, targets: Targets) {
    this.program = program;
    this.targets = targets;
  }

  isRun(call: Call, scope: Scope): boolean {
    if (this.runsAlone(call, scope)) return true;
    const callee = this.program.typeOf(call.func, scope);
    return callee.kind === "function" && this.isRunner(callee.function);
  }

  private runsAlone(call: Call, scope: Scope): boolean {
    const name = this.targets.calleeName(call, scope);
    return LOOP_RUNS.test(name) || (name === PORTAL && isLocalPortal(call, scope));
  }

  /**
   * A plain function that gives a parameter, or what a parameter returns, to a loop: `def run(work): return asyncio.run(work())`. None that
   * may also hand it to a loop which is running.
   */
  private isRunner(fn: FunctionSymbol): boolean {
    const known = this.known.get(fn);
    if (known !== undefined) return known;
    let found = false;
    const names = new Set(fn.def.parameters.map(({ name }) => name));
    const isGiven = (expression: Expr | undefined): boolean => {
      if (expression?.kind === "Call") return isGiven(expression.func);
      if (expression?.kind === "Lambda") return isGiven(expression.body);
      return expression?.kind === "Name" && names.has(expression.id);
    };
    if (!fn.def.async && names.size > 0) {
      const scope = this.program.functionScope(fn);
      let schedules = false;
      visitStatements(fn.def.body, (node) => {
        if (node.kind !== "Call") return;
        schedules ||= SCHEDULES.test(lastName(node.func));
        found ||= isGiven(node.args[0]) && this.runsAlone(node, scope);
      });
      found &&= !schedules;
    }
    this.known.set(fn, found);
    return found;
  }
}

/** `with start_blocking_portal() as portal: portal.call(work)`: nobody else has the portal. */
function isLocalPortal({ func }: Call, scope: Scope): boolean {
  if (func.kind !== "Attribute" || func.value.kind !== "Name" || scope.kind !== "function") return false;
  const [binding, another] = scope.bindings.get(func.value.id) ?? [];
  return binding?.kind === "context" && another === undefined;
}
