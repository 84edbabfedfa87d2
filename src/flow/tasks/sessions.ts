import type { Program } from "../../link/program.ts";
import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import { alternatives, type Type, withoutNone } from "../../link/types.ts";
import { headOf } from "../../model/last-name.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import { unparse } from "../../model/unparse.ts";
import type { CallSite } from "../call-sites.ts";
import type { Summaries } from "../effects.ts";
import type { Targets } from "../targets.ts";

/** A use of an asynchronous session by a coroutine: which session, as the code around names it, and the call that uses it. */
export interface SessionUse {
  readonly session: string;
  /** The first name of the session's path: what a loop or comprehension binds anew is another session each time. */
  readonly root: string;
  /** A connection without a session above it: its driver lets one statement after the other through. */
  readonly connection: boolean;
  readonly call: Call;
}

const CONNECTION = "sqlalchemy.ext.asyncio.AsyncConnection";
const SESSIONS = ["sqlalchemy.ext.asyncio.AsyncSession", CONNECTION];

/** The attribute of an object that holds a session. */
interface Attribute {
  readonly name: string;
  readonly connection: boolean;
}

const LOCKS = /^(asyncio|anyio)\.(Lock|Semaphore|BoundedSemaphore|Condition)$/;
/** Deeper calls among the methods of one object are not followed. */
const DEEPEST = 4;

/** Finds the asynchronous sessions that coroutines use. One session serves one task at a time. */
export class SessionUses {
  private readonly program: Program;
  private readonly targets: Targets;
  private readonly summaries: Summaries;
  private readonly sitesOf: (fn: FunctionSymbol) => readonly CallSite[];
  private readonly isSubclass: (name: string, base: string) => boolean;
  private readonly memo = new Map<FunctionSymbol, Attribute | null>();

  constructor(
    program: Program,
    targets: Targets,
    summaries: Summaries,
    sitesOf: (fn: FunctionSymbol) => readonly CallSite[],
    isSubclass: (name: string, base: string) => boolean,
  ) {
    this.program = program;
    this.targets = targets;
    this.summaries = summaries;
    this.sitesOf = sitesOf;
    this.isSubclass = isSubclass;
  }

  /** The sessions that the coroutine made by a call works on, none where that is not certain. `within`: the function that makes the call. */
  of(call: Call, scope: Scope, within: FunctionSymbol): readonly SessionUse[] {
    const callee = this.program.typeOf(call.func, scope);
    const receiver = call.func.kind === "Attribute" ? call.func.value : null;
    if (receiver !== null && callee.kind === "method" && this.isSession(this.program.typeOf(receiver, scope)))
      return this.program.typeOf(call, scope).kind === "awaitable" ? this.named(receiver, call, scope) : [];
    if (callee.kind !== "function" || !callee.function.def.async) return [];
    // A method of a protocol does nothing itself: those that it stands for do.
    const all = this.targets.implementations(callee.function, callee.self);
    const isOwn = receiver?.kind === "Name" && receiver.id === within.def.parameters[0]?.name;
    const run = isOwn ? all.filter((fn) => this.inherits(fn, within)) : all;
    if (run.length === 0 || !run.every((fn) => this.queries(fn) && !this.locks(fn))) return [];
    const found: SessionUse[] = [];
    for (const argument of [...call.args, ...call.keywords.map((keyword) => keyword.value)])
      if (this.isSession(this.program.typeOf(argument, scope))) found.push(...this.named(argument, call, scope));
    if (receiver === null) return found;
    const [only, another] = run;
    const attribute = only === undefined || another !== undefined ? null : this.attributeUsed(only, DEEPEST);
    if (attribute !== null) found.push(...this.held(receiver, attribute, call, scope));
    return found;
  }

  /** Whether an object with the one method has the other as well: a class below may have one of its own in place of both. */
  private inherits({ owner }: FunctionSymbol, within: FunctionSymbol): boolean {
    if (owner === null || within.owner === null || owner === within.owner) return true;
    const member = this.program.memberDefinition(owner, within.def.name);
    return (
      member?.kind !== "bindings" ||
      member.ancestor.class === within.owner ||
      !this.program.ancestors(owner).some((ancestor) => ancestor.kind === "class" && ancestor.class === within.owner)
    );
  }

  isSession(type: Type): boolean {
    const known = alternatives(withoutNone(type));
    return known.length > 0 && known.every((item) => this.isOneSession(item));
  }

  private isConnection(type: Type): boolean {
    return alternatives(withoutNone(type)).every((item) => this.isOne(item, [CONNECTION]));
  }

  private isOneSession(type: Type): boolean {
    return this.isOne(type, SESSIONS);
  }

  private isOne(type: Type, names: readonly string[]): boolean {
    if (type.kind === "external") return names.some((name) => this.isSubclass(type.name, name));
    if (type.kind !== "instance") return false;
    return this.program
      .ancestors(type.class)
      .some((ancestor) => ancestor.kind === "external" && names.some((name) => this.isSubclass(ancestor.name, name)));
  }

  /** A session under a name or a path of attributes; what a call returns may be another one each time. */
  private named(expression: Expr, call: Call, scope: Scope): readonly SessionUse[] {
    const root = headOf(expression);
    if (root === undefined) return [];
    return [{ session: unparse(expression), root, connection: this.isConnection(this.program.typeOf(expression, scope)), call }];
  }

  /** The session that an object holds: `self.orders.session`, or what `Orders(session)` was given. */
  private held(receiver: Expr, attribute: Attribute, call: Call, scope: Scope): readonly SessionUse[] {
    if (receiver.kind === "Call") {
      const given = [...receiver.args, ...receiver.keywords.map((keyword) => keyword.value)];
      return given
        .filter((argument) => this.isSession(this.program.typeOf(argument, scope)))
        .flatMap((argument) => this.named(argument, call, scope));
    }
    const root = headOf(receiver);
    return root === undefined ? [] : [{ session: `${unparse(receiver)}.${attribute.name}`, root, connection: attribute.connection, call }];
  }

  private queries(fn: FunctionSymbol): boolean {
    for (const { effect, proved } of this.summaries.of(fn).values()) if (effect.kind === "queries" && proved) return true;
    return false;
  }

  /** A lock in the function lets one task in at a time. */
  private locks(fn: FunctionSymbol): boolean {
    return this.sitesOf(fn).some(({ form, type }) => form === "context" && type?.kind === "external" && LOCKS.test(type.name));
  }

  /** The attribute of `self` that holds the session which a method uses, itself or through other methods of the object. */
  private attributeUsed(fn: FunctionSymbol, depth: number): Attribute | null {
    const known = this.memo.get(fn);
    if (known !== undefined) return known;
    if (fn.owner === null || depth === 0) return null;
    this.memo.set(fn, null);
    const found = this.readAttribute(fn, depth);
    this.memo.set(fn, found);
    return found;
  }

  private readAttribute(fn: FunctionSymbol, depth: number): Attribute | null {
    const self = fn.def.parameters[0]?.name;
    if (self === undefined || this.locks(fn)) return null;
    for (const { call, scope, use } of this.sitesOf(fn)) {
      if (call === null || use !== "awaited") continue;
      const receiver = call.func.kind === "Attribute" ? call.func.value : null;
      for (const candidate of [...(receiver === null ? [] : [receiver]), ...call.args, ...call.keywords.map((keyword) => keyword.value)]) {
        if (candidate.kind !== "Attribute" || candidate.value.kind !== "Name" || candidate.value.id !== self) continue;
        const type = this.program.typeOf(candidate, scope);
        if (this.isSession(type)) return { name: candidate.attr, connection: this.isConnection(type) };
      }
      if (receiver?.kind !== "Name" || receiver.id !== self) continue;
      const callee = this.program.typeOf(call.func, scope);
      const inner = callee.kind === "function" ? this.attributeUsed(callee.function, depth - 1) : null;
      if (inner !== null) return inner;
    }
    return null;
  }
}
