import type { Catalogue } from "../../data/catalogue.ts";
import { boundOnce } from "../../link/bound-once.ts";
import type { Program } from "../../link/program.ts";
import type { FunctionSymbol, ModuleSymbol, Scope } from "../../link/symbols.ts";
import type { ConcurrentSession, DiscardedTask } from "../../model/subjects.ts";
import type { Call, Expr, Node } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import { unparse } from "../../model/unparse.ts";
import type { CallSite } from "../call-sites.ts";
import type { Summaries } from "../effects.ts";
import { callPlace, placeIn } from "../places.ts";
import type { Targets } from "../targets.ts";
import { type SessionUse, SessionUses } from "./sessions.ts";

export interface Tasks {
  readonly sessions: readonly ConcurrentSession[];
  readonly discarded: readonly DiscardedTask[];
}

/** What a function does at the same time: a member that is made once, or once for each element. */
interface Member {
  readonly call: Call;
  readonly scope: Scope;
  /** The comprehension or loop that makes one member for each element. */
  readonly each: Node | null;
  /** Names that are bound anew for each element. */
  readonly bound: ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set();
const GATHERS = new Set(["asyncio.gather", "asyncio.wait", "asyncio.as_completed"]);
const STARTS = new Set(["asyncio.create_task", "asyncio.ensure_future"]);
/** They run the coroutine that they are given, as part of the member. */
const AROUND = new Set([...STARTS, "asyncio.wait_for", "asyncio.shield"]);

/** Finds tasks that share an asynchronous session, and tasks that nobody keeps. */
export function concurrentTasks(
  program: Program,
  catalogue: Catalogue,
  targets: Targets,
  summaries: Summaries,
  functions: readonly FunctionSymbol[],
  sitesOf: (fn: FunctionSymbol) => readonly CallSite[],
): Tasks {
  const uses = new SessionUses(program, targets, summaries, sitesOf, (name, base) => catalogue.isSubclass(name, base));
  const sessions: ConcurrentSession[] = [];
  const discarded: DiscardedTask[] = [];
  const modules = new Map<ModuleSymbol, boolean>();
  for (const fn of functions) {
    let wanted = modules.get(fn.module);
    if (wanted === undefined) {
      wanted = startsTasks(fn.module);
      modules.set(fn.module, wanted);
    }
    if (!wanted) continue;
    const search = new TaskSearch(program, fn, sitesOf(fn), uses);
    sessions.push(...search.shared());
    discarded.push(...search.discarded());
  }
  return { sessions, discarded };
}

/** A quick test of the module's text before its functions are looked at. */
function startsTasks({ unit }: ModuleSymbol): boolean {
  if (unit === null || unit.role === "test" || !unit.facts.mentions("asyncio")) return false;
  return ["gather", "create_task", "ensure_future", "as_completed", "wait"].some((word) => unit.facts.mentions(word));
}

class TaskSearch {
  private readonly program: Program;
  private readonly fn: FunctionSymbol;
  private readonly sites: readonly CallSite[];
  private readonly uses: SessionUses;
  private awaited: readonly Node[] | null = null;

  constructor(program: Program, fn: FunctionSymbol, sites: readonly CallSite[], uses: SessionUses) {
    this.program = program;
    this.fn = fn;
    this.sites = sites;
    this.uses = uses;
  }

  discarded(): readonly DiscardedTask[] {
    return this.sites.flatMap((site) => {
      if (site.call === null || site.use !== "dropped" || site.lambda !== null) return [];
      const name = this.calleeName(site.call, site.scope);
      if (!STARTS.has(name) && name !== "asyncio.AbstractEventLoop.create_task") return [];
      const [work] = site.call.args;
      return [{ at: callPlace(site), task: work === undefined ? "the task" : unparse(work), role: this.role() }];
    });
  }

  shared(): readonly ConcurrentSession[] {
    const found: ConcurrentSession[] = [];
    const started = new Map<string, { readonly site: CallSite; readonly members: Member[] }>();
    for (const site of this.sites) {
      if (site.call === null || site.lambda !== null) continue;
      const name = this.calleeName(site.call, site.scope);
      if (GATHERS.has(name)) {
        const members = site.call.args.flatMap((argument) => this.members(argument, site.scope, NOTHING, null));
        found.push(...this.judge(site, members, name.slice("asyncio.".length)));
      } else if ((STARTS.has(name) || name === "asyncio.TaskGroup.create_task") && site.use !== "awaited" && !this.isMember(site)) {
        const group =
          name === "asyncio.TaskGroup.create_task" && site.call.func.kind === "Attribute"
            ? unparse(site.call.func.value)
            : this.stretch(site);
        const [work] = site.call.args;
        const members = work === undefined ? [] : this.repeated(this.members(work, site.scope, NOTHING, null), site);
        const known = started.get(group);
        if (known === undefined) started.set(group, { site, members: [...members] });
        else known.members.push(...members);
      }
    }
    for (const { site, members } of started.values()) found.push(...this.judge(site, members, "create_task"));
    return found;
  }

  /** The sessions that more than one member uses. */
  private judge(site: CallSite, members: readonly Member[], how: string): readonly ConcurrentSession[] {
    const bySession = new Map<string, { readonly use: SessionUse; readonly many: boolean }[]>();
    for (const member of members) {
      for (const use of this.uses.of(member.call, member.scope, this.fn)) {
        if (member.bound.has(use.root)) continue;
        const list = bySession.get(use.session) ?? [];
        if (!list.some(({ use: other }) => other.call === use.call)) list.push({ use, many: member.each !== null });
        bySession.set(use.session, list);
      }
    }
    const unit = { kind: "function", function: this.fn } as const;
    return [...bySession].flatMap(([session, list]) => {
      const repeated = list.find(({ many }) => many);
      if (list.length < 2 && repeated === undefined) return [];
      const call = repeated?.use.call ?? list[0]?.use.call;
      return {
        at: callPlace(site),
        session,
        how,
        connection: list.every(({ use }) => use.connection),
        members: repeated === undefined ? `${list.length} tasks` : "a task for each element",
        trace: list.map(({ use }) => ({ at: placeIn(unit, use.call), message: `\`${unparse(use.call.func)}\` uses \`${session}\`` })),
        callee: call === undefined ? session : unparse(call.func),
        role: this.role(),
      };
    });
  }

  /** The coroutines that an expression holds: itself, those of a list or comprehension, those of a name that holds one. */
  private members(expression: Expr, scope: Scope, bound: ReadonlySet<string>, each: Node | null): readonly Member[] {
    switch (expression.kind) {
      case "Starred":
        return this.members(expression.value, scope, bound, each);
      case "List":
      case "Tuple":
        return expression.elts.flatMap((element) => this.members(element, scope, bound, each));
      case "ListComp":
      case "GeneratorExp":
      case "SetComp": {
        const inner = this.program.comprehensionScope(expression, scope);
        return this.members(expression.elt, inner, new Set([...bound, ...inner.bindings.keys()]), expression);
      }
      case "Call": {
        const [first] = expression.args;
        if (first !== undefined && AROUND.has(this.calleeName(expression, scope))) return this.members(first, scope, bound, each);
        return [{ call: expression, scope, bound, each }];
      }
      case "Name":
        return [...this.assigned(expression.id, scope), ...this.appended(expression.id)].map((member) => ({
          ...member,
          bound: new Set([...bound, ...member.bound]),
        }));
      default:
        return [];
    }
  }

  /** What a name that is assigned once holds. */
  private assigned(name: string, scope: Scope): readonly Member[] {
    const bound = boundOnce(this.program, name, scope);
    return bound?.scope === this.program.functionScope(this.fn) ? this.members(bound.value, bound.scope, NOTHING, null) : [];
  }

  private appended(name: string): readonly Member[] {
    return this.sites.flatMap((site) => {
      const func = site.call?.func;
      const [element] = site.call?.args ?? [];
      if (func?.kind !== "Attribute" || func.attr !== "append" || func.value.kind !== "Name" || func.value.id !== name) return [];
      return element === undefined ? [] : this.repeated(this.members(element, site.scope, NOTHING, null), site);
    });
  }

  /** Members that a loop makes again and again, with what the loop binds anew; a task group inside the loop ends with each round. */
  private repeated(members: readonly Member[], site: CallSite): readonly Member[] {
    const loops = site.loops.filter((loop) => !this.waitsIn(loop.node, site));
    const [outermost] = loops;
    if (outermost === undefined) return members;
    const bound = new Set<string>();
    for (const [name, bindings] of this.program.functionScope(this.fn).bindings)
      if (
        bindings.some(
          (binding) => "node" in binding && outermost.node.start <= binding.node.start && binding.node.end <= outermost.node.end,
        )
      )
        bound.add(name);
    return members.map((member) => ({ ...member, each: member.each ?? outermost.node, bound: new Set([...member.bound, ...bound]) }));
  }

  /** Each round of the loop waits for something after the task was started, or has a task group of its own. */
  private waitsIn(loop: Node, site: CallSite): boolean {
    return (
      this.waits().some(({ start, end }) => site.node.end < start && end <= loop.end) ||
      this.sites.some(
        ({ form, use, node }) => form === "context" && use === "awaited" && loop.start <= node.start && node.end < site.node.start,
      )
    );
  }

  /** Tasks between two awaits run at the same time. */
  private stretch(site: CallSite): string {
    return `${this.waits().filter(({ end }) => end <= site.node.start).length}`;
  }

  /** Where the function waits: awaited calls, and statements that await a name. */
  private waits(): readonly Node[] {
    if (this.awaited === null) {
      const found: Node[] = this.sites.filter(({ use }) => use === "awaited").map(({ node }) => node);
      eachStatement(this.fn.def.body, (statement) => {
        const value = statement.kind === "Expr" || statement.kind === "Assign" || statement.kind === "Return" ? statement.value : null;
        if (value?.kind === "Await" && value.value.kind === "Name") found.push(value);
      });
      this.awaited = found;
    }
    return this.awaited;
  }

  /** The task is an element of a gather or a list, which is judged as a whole. */
  private isMember(site: CallSite): boolean {
    return site.arguments.some((call) => {
      const name = this.calleeName(call, site.scope);
      return GATHERS.has(name) || AROUND.has(name) || (call.func.kind === "Attribute" && call.func.attr === "append");
    });
  }

  private calleeName(call: Call, scope: Scope): string {
    const type = this.program.typeOf(call.func, scope);
    if (type.kind === "reference") return type.name;
    return type.kind === "method" ? `${type.owner}.${type.name}` : "";
  }

  private role(): ConcurrentSession["role"] {
    return this.fn.module.unit?.role ?? "application";
  }
}
