import type { Place } from "../../../model/finding.ts";
import type { RepoPath } from "../../../model/source.ts";
import type { Expr, FunctionDef, Node, Stmt } from "../../../model/syntax.ts";
import { assign, augment, havoc } from "./assign.ts";
import { callValue } from "./calls.ts";
import { defineClass, defineFunction } from "./definitions.ts";
import { evaluate } from "./evaluate.ts";
import type { Modules } from "./modules.ts";
import { iterate, truth } from "./operators.ts";
import { catches, GaveUp, Raised } from "./raised.ts";
import { Relevance } from "./relevance.ts";
import type { Scope } from "./scope.ts";
import { type ChangedNames, changedNames, endsInRaise, leaves } from "./statements.ts";
import { textOfExpr } from "./text.ts";
import { type Args, type Callable, type ClassValue, Host, NONE, unknown, type Value } from "./values.ts";

/** What the interpreter asks of the libraries it models. */
export interface Library {
  /** A value for a dotted name outside the project; undefined to keep the plain name. */
  external(name: string): Value | undefined;
  callExternal(name: string, args: Args): Value;
  /** An attribute that a class has from a base outside the project. */
  inherited(cls: ClassValue, name: string): Value | undefined;
  /** What an object of a library becomes when it is read from the class that it was assigned in. */
  onClass(cls: ClassValue, name: string, value: Host): Value;
}

/** One activation: a function, a class body or a module. */
export interface Frame {
  readonly scope: Scope;
  readonly file: RepoPath;
  readonly symbol: string;
  /**
   * The code cannot reach the database: an unknown condition makes only its result unknown. Of a function it is found out when
   * a condition is unknown (`isPure`).
   */
  readonly pure: boolean | null;
  readonly callable: Callable | null;
  onYield: ((value: Value) => void) | null;
}

/** How a block ended, when not by running out. */
export type Completion = { readonly kind: "return"; readonly value: Value } | { readonly kind: "break" | "continue" } | null;

/** The result of a function without effects depends on something unknown. No Error: a stack costs more than what it stops. */
export class ResultUnknown {
  readonly message = "";
}

/** Expressions evaluated in one run; real migrations stay far below. */
const STEPS = 150_000;
const DEPTH = 40;
/** Turns of a `while` loop that are followed. */
const TURNS = 60;

/**
 * Runs Python statements over known values. What is unknown stays unknown; a condition that is unknown and decides about an
 * effect is asked of `decide`, so that the caller can run both ways.
 */
export class Interpreter {
  readonly modules: Modules;
  readonly library: Library;
  readonly relevance: Relevance;
  /** Answers an unknown condition. */
  decide: (key: string, at: Place) => boolean = () => true;
  /** Called when something may have changed the database without the interpreter knowing how. */
  blind: (reason: string, at: Place) => void = () => {};
  /** Above zero: the statements run may or may not be reached, or several times. */
  maybe = 0;
  private steps = 0;
  private depth = 0;
  private readonly handled: Raised[] = [];
  private readonly changes = new WeakMap<readonly Stmt[], ChangedNames>();

  constructor(modules: Modules, library: Library) {
    this.modules = modules;
    this.library = library;
    this.relevance = new Relevance();
  }

  /** Gives a fresh budget. */
  restart(): void {
    this.steps = 0;
    this.depth = 0;
    this.maybe = 0;
  }

  /** Whether the code of a frame cannot reach the database. */
  isPure({ pure, callable }: Frame): boolean {
    return pure ?? (callable?.def != null && !this.relevance.touchesFunction(callable));
  }

  place(node: Node, frame: Frame): Place {
    return { file: frame.file, start: node.start, end: node.end, symbol: frame.symbol };
  }

  /** What a block may bind or change, remembered. */
  changesOf(stmts: readonly Stmt[]): ChangedNames {
    let known = this.changes.get(stmts);
    if (known === undefined) {
      known = changedNames(stmts);
      this.changes.set(stmts, known);
    }
    return known;
  }

  eval(expr: Expr, frame: Frame): Value {
    this.steps += 1;
    if (this.steps > STEPS) {
      throw new GaveUp("takes too many steps");
    }
    return evaluate(this, expr, frame);
  }

  call(callee: Value, args: Args): Value {
    return callValue(this, callee, args);
  }

  /** Enters a function body; throws GaveUp when it goes too deep. */
  nested<T>(run: () => T): T {
    this.depth += 1;
    if (this.depth > DEPTH) {
      throw new GaveUp("calls nest too deep");
    }
    try {
      return run();
    } finally {
      this.depth -= 1;
    }
  }

  block(stmts: readonly Stmt[], frame: Frame): Completion {
    for (const stmt of stmts) {
      const completion = this.statement(stmt, frame);
      if (completion !== null) {
        return completion;
      }
    }
    return null;
  }

  private statement(stmt: Stmt, frame: Frame): Completion {
    switch (stmt.kind) {
      case "Expr":
        this.eval(stmt.value, frame);
        return null;
      case "Assign": {
        const value = this.eval(stmt.value, frame);
        for (const target of stmt.targets) {
          assign(this, target, value, frame);
        }
        return null;
      }
      case "AnnAssign":
        if (stmt.value !== null) {
          assign(this, stmt.target, this.eval(stmt.value, frame), frame);
        }
        return null;
      case "AugAssign":
        augment(this, stmt, frame);
        return null;
      case "Return":
        return { kind: "return", value: stmt.value === null ? NONE : this.eval(stmt.value, frame) };
      case "If":
        return this.branch(stmt.test, stmt.body, stmt.orelse, frame);
      case "For":
        return this.loop(stmt, frame);
      case "While":
        return this.whileLoop(stmt, frame);
      case "With":
        return this.withBlock(stmt, 0, frame);
      case "Try":
        return this.tryBlock(stmt, frame);
      case "Raise":
        throw this.raised(stmt.exc, stmt, frame);
      case "Assert":
        if (truth(this.eval(stmt.test, frame)) === false) {
          throw new Raised("AssertionError", "assertion fails", this.place(stmt, frame), { explicit: true });
        }
        return null;
      case "FunctionDef":
        frame.scope.set(stmt.name, defineFunction(this, stmt, frame, null));
        return null;
      case "ClassDef":
        frame.scope.set(stmt.name, defineClass(this, stmt, frame));
        return null;
      case "Import":
      case "ImportFrom":
        this.modules.import(stmt, frame.file, frame.scope, this);
        return null;
      case "Global":
      case "Nonlocal":
        for (const name of stmt.names) {
          frame.scope.globals.add(name);
        }
        return null;
      case "Delete":
        for (const target of stmt.targets) {
          if (target.kind === "Subscript") {
            havoc(this, [stmt], frame);
          }
        }
        return null;
      case "Break":
        return { kind: "break" };
      case "Continue":
        return { kind: "continue" };
      case "Match":
        return this.match(stmt, frame);
      case "Pass":
      case "TypeAlias":
        return null;
      case "Unreadable":
        this.blind("a statement could not be read", this.place(stmt, frame));
        return null;
    }
  }

  private branch(test: Expr, body: readonly Stmt[], orelse: readonly Stmt[], frame: Frame): Completion {
    const known = truth(this.eval(test, frame));
    if (known !== null) {
      return this.block(known ? body : orelse, frame);
    }
    return this.fork(test, [body, orelse], frame);
  }

  /** An unknown condition over two blocks. */
  private fork(test: Expr, blocks: readonly [readonly Stmt[], readonly Stmt[]], frame: Frame): Completion {
    const [body, orelse] = blocks;
    // A guard that refuses certain data says nothing of the way that is meant to be taken.
    for (const [guard, other] of [blocks, [orelse, body]] as const) {
      if (endsInRaise(guard)) {
        havoc(this, guard, frame);
        return this.block(other, frame);
      }
    }
    const relevant = this.relevance.touches(body, frame) || this.relevance.touches(orelse, frame);
    const jumps = leaves(body) || leaves(orelse);
    if (!relevant && !jumps) {
      havoc(this, body, frame);
      havoc(this, orelse, frame);
      return null;
    }
    if (this.maybe > 0) {
      this.perhaps(body, frame);
      this.perhaps(orelse, frame);
      return null;
    }
    if (this.isPure(frame)) {
      throw new ResultUnknown();
    }
    return this.block(this.decide(this.keyOf(test, frame), this.place(test, frame)) ? body : orelse, frame);
  }

  /** The name of a condition: the same text over the same known names is taken the same way in upgrade and downgrade. */
  private keyOf(test: Expr, frame: Frame): string {
    const values: string[] = [];
    const text = textOfExpr(test);
    for (const name of new Set(text.match(/[A-Za-z_]\w*/g) ?? [])) {
      const value = frame.scope.get(name);
      if (value?.kind === "str" || value?.kind === "number") {
        values.push(`${name}=${value.value}`);
      }
    }
    return `${text}${values.length > 0 ? ` with ${values.join(", ")}` : ""}`;
  }

  /** Runs a block that may not be reached: what it binds is unknown afterwards, and what it does to the database is a blind spot. */
  private perhaps(stmts: readonly Stmt[], frame: Frame): void {
    this.maybe += 1;
    try {
      if (this.relevance.touches(stmts, frame)) {
        this.block(stmts, frame);
      }
    } catch (error) {
      if (!(error instanceof Raised || error instanceof ResultUnknown)) {
        throw error;
      }
    } finally {
      this.maybe -= 1;
    }
    havoc(this, stmts, frame);
  }

  private loop(stmt: Extract<Stmt, { kind: "For" }>, frame: Frame): Completion {
    const source = this.eval(stmt.iter, frame);
    const items = iterate(this, source);
    if (items === null || items.partial) {
      if (leaves(stmt.body) && hasReturn(stmt.body) && this.isPure(frame)) {
        throw new ResultUnknown();
      }
      assign(this, stmt.target, unknown("an item of something unknown"), frame);
      this.perhaps(stmt.body, frame);
      return null;
    }
    for (const item of [...items.items]) {
      assign(this, stmt.target, item, frame);
      const completion = this.block(stmt.body, frame);
      if (completion?.kind === "break") {
        return null;
      }
      if (completion?.kind === "return") {
        return completion;
      }
    }
    return this.block(stmt.orelse, frame);
  }

  private whileLoop(stmt: Extract<Stmt, { kind: "While" }>, frame: Frame): Completion {
    for (let turn = 0; ; turn += 1) {
      const known = truth(this.eval(stmt.test, frame));
      if (known === null || turn > TURNS || (known && stmt.test.kind === "Constant" && !this.relevance.touches(stmt.body, frame))) {
        if (hasReturn(stmt.body) && this.isPure(frame)) {
          throw new ResultUnknown();
        }
        this.perhaps(stmt.body, frame);
        return null;
      }
      if (!known) {
        return this.block(stmt.orelse, frame);
      }
      const completion = this.block(stmt.body, frame);
      if (completion?.kind === "break") {
        return null;
      }
      if (completion?.kind === "return") {
        return completion;
      }
      this.steps += 10;
    }
  }

  private withBlock(stmt: Extract<Stmt, { kind: "With" }>, index: number, frame: Frame): Completion {
    const item = stmt.items[index];
    if (item === undefined) {
      return this.block(stmt.body, frame);
    }
    const at = this.place(item.context, frame);
    const manager = this.eval(item.context, frame);
    if (manager.kind === "host" && manager instanceof ContextFunction) {
      let completion: Completion = null;
      manager.run(this, (value) => {
        if (item.target !== null) {
          assign(this, item.target, value, frame);
        }
        completion = this.withBlock(stmt, index + 1, frame);
      });
      return completion;
    }
    const entered =
      manager.kind === "host" ? manager.enter(at) : manager.kind === "unknown" ? manager : unknown("what a context manager gives");
    if (item.target !== null) {
      assign(this, item.target, entered, frame);
    }
    let completion: Completion;
    try {
      completion = this.withBlock(stmt, index + 1, frame);
    } catch (error) {
      if (manager.kind === "host" && error instanceof Raised) {
        manager.exit(true, at);
        if (manager.type === "suppress") {
          return null;
        }
      }
      throw error;
    }
    if (manager.kind === "host") {
      manager.exit(false, at);
    }
    return completion;
  }

  private tryBlock(stmt: Extract<Stmt, { kind: "Try" }>, frame: Frame): Completion {
    let completion: Completion;
    try {
      completion = this.block(stmt.body, frame) ?? this.block(stmt.orelse, frame);
    } catch (error) {
      if (!(error instanceof Raised)) {
        throw error;
      }
      completion = this.handle(stmt, error, frame);
    }
    return this.block(stmt.finalbody, frame) ?? completion;
  }

  private handle(stmt: Extract<Stmt, { kind: "Try" }>, error: Raised, frame: Frame): Completion {
    for (const handler of stmt.handlers) {
      const types =
        handler.type === null
          ? ["BaseException"]
          : handler.type.kind === "Tuple"
            ? handler.type.elts.map(lastName)
            : [lastName(handler.type)];
      if (types.some((type) => catches(type, error))) {
        if (handler.name !== null) {
          frame.scope.set(handler.name, error.value ?? unknown("an exception"));
        }
        this.handled.push(error);
        try {
          return this.block(handler.body, frame);
        } finally {
          this.handled.pop();
        }
      }
    }
    const left = this.block(stmt.finalbody, frame);
    if (left !== null) {
      return left;
    }
    throw error;
  }

  private raised(exc: Expr | null, stmt: Stmt, frame: Frame): Raised {
    if (exc === null) {
      return this.handled.at(-1) ?? new Raised("RuntimeError", "no active exception", this.place(stmt, frame), { explicit: true });
    }
    const value = this.eval(exc, frame);
    const message = exc.kind === "Call" && exc.args[0]?.kind === "Constant" ? (exc.args[0].value ?? "") : "";
    const name = value.kind === "instance" ? value.cls.name : lastName(exc.kind === "Call" ? exc.func : exc);
    return new Raised(name, message, this.place(stmt, frame), { explicit: true, value });
  }

  private match(stmt: Extract<Stmt, { kind: "Match" }>, frame: Frame): Completion {
    const subject = this.eval(stmt.subject, frame);
    for (const each of stmt.cases) {
      const [pattern] = each.values;
      if (each.values.length === 0 && each.guard === null) {
        for (const name of each.captures) {
          frame.scope.set(name, subject);
        }
        return this.block(each.body, frame);
      }
      const literal = pattern === undefined || each.guard !== null || each.captures.length > 0 ? null : this.eval(pattern, frame);
      const same =
        literal !== null && each.values.length === 1 && literal.kind === "str" && subject.kind === "str"
          ? literal.value === subject.value
          : null;
      if (same === true) {
        return this.block(each.body, frame);
      }
      if (same === null) {
        for (const other of stmt.cases) {
          this.perhaps(other.body, frame);
        }
        return null;
      }
    }
    return null;
  }
}

/** A call to a function marked `@contextmanager`: the block of the `with` runs where it yields. */
export class ContextFunction extends Host {
  readonly type = "context manager";
  readonly run: (interp: Interpreter, body: (value: Value) => void) => void;

  constructor(run: (interp: Interpreter, body: (value: Value) => void) => void) {
    super();
    this.run = run;
  }
}

function hasReturn(stmts: readonly Stmt[]): boolean {
  return stmts.some(
    (stmt) =>
      stmt.kind === "Return" ||
      ("body" in stmt && stmt.kind !== "FunctionDef" && stmt.kind !== "ClassDef" && hasReturn(stmt.body)) ||
      ("orelse" in stmt && hasReturn(stmt.orelse)),
  );
}

function lastName(expr: Expr): string {
  return expr.kind === "Attribute" ? expr.attr : expr.kind === "Name" ? expr.id : "";
}

export type { FunctionDef };
