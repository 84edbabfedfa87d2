import type { Place } from "../../../model/finding.ts";
import type { RepoPath } from "../../../model/source.ts";
import type { Expr, Node, Stmt } from "../../../model/syntax.ts";
import { assign, augment, removeItem } from "./assign.ts";
import { callValue } from "./calls.ts";
import { branch, match } from "./conditions.ts";
import { defineClass, defineFunction } from "./definitions.ts";
import { evaluate } from "./evaluate.ts";
import { raised, tryBlock, withBlock } from "./exits.ts";
import { loop, whileLoop } from "./loops.ts";
import type { Modules } from "./modules.ts";
import { truth } from "./operators.ts";
import { GaveUp, Raised } from "./raised.ts";
import { mayWrite, Relevance } from "./relevance.ts";
import type { Scope } from "./scope.ts";
import { type ChangedNames, changedNames, eachExprIn } from "./statements.ts";
import { type Args, type Callable, type ClassValue, type Host, NONE, type Value } from "./values.ts";

/** What the interpreter asks of the libraries it models. */
export interface Library {
  /** A value for a dotted name outside the project; undefined to keep the plain name. */
  external(name: string): Value | undefined;
  callExternal(name: string, args: Args): Value;
  /** An attribute that a class has from a base outside the project. */
  inherited(cls: ClassValue, name: string): Value | undefined;
  /** Whether a value is a base that models have of the library, which has no classes of its own to give. */
  isPlainBase?(base: Value): boolean;
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

/** Where a function is called. */
export interface CallSite {
  readonly at: Place;
  /** It is told texts: names, or SQL. */
  readonly told: boolean;
}

/** How a block ended, when not by running out. */
export type Completion = { readonly kind: "return"; readonly value: Value } | { readonly kind: "break" | "continue" } | null;

/** Expressions evaluated in one run; real migrations stay far below. */
const STEPS = 150_000;
const DEPTH = 40;

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
  /** Called when code is passed over that may write rows, or may not run. */
  passed: () => void = () => {};
  /** The text of a file of the project; null where there is none. */
  readText: (path: RepoPath) => string | null = () => null;
  /** Above zero: the statements run may or may not be reached, or several times. */
  maybe = 0;
  /** An unknown condition has been taken one way: what holds on this way alone may not hold. */
  guessed = false;
  /** Above zero: an error would be caught. */
  guarded = 0;
  /** The calls of functions that are under way, the innermost last. */
  readonly calls: CallSite[] = [];
  private steps = 0;
  private depth = 0;
  /** Exceptions whose handlers run, the innermost last. */
  readonly handled: Raised[] = [];
  private readonly changes = new WeakMap<readonly Stmt[], ChangedNames>();
  private readonly writing = new WeakMap<readonly Stmt[], boolean>();

  constructor(modules: Modules, library: Library) {
    this.modules = modules;
    this.library = library;
    this.relevance = new Relevance();
  }

  /** Takes an unknown condition one way. */
  guess(key: string, at: Place): boolean {
    this.guessed = true;
    return this.decide(key, at);
  }

  /** Gives a fresh budget. */
  restart(): void {
    this.steps = 0;
    this.depth = 0;
    this.maybe = 0;
    this.guessed = false;
    this.guarded = 0;
    this.calls.length = 0;
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

  /** Passes statements over of which it is not known whether they run. */
  passOver(stmts: readonly Stmt[]): void {
    let writes = this.writing.get(stmts);
    if (writes === undefined) {
      writes = false;
      eachExprIn(stmts, (part) => {
        writes ||= part.kind === "Call" && mayWrite(part);
      });
      this.writing.set(stmts, writes);
    }
    if (writes) this.passed();
  }

  eval(expr: Expr, frame: Frame): Value {
    this.steps += 1;
    if (this.steps > STEPS) {
      throw new GaveUp("takes too many steps");
    }
    return evaluate(this, expr, frame);
  }

  /** Takes from the budget what a turn of a loop costs besides its expressions. */
  spend(steps: number): void {
    this.steps += steps;
  }

  call(callee: Value, args: Args): Value {
    return callValue(this, callee, args);
  }

  /** Enters a function body; throws GaveUp when it goes too deep. */
  nested<T>(site: CallSite, run: () => T): T {
    this.depth += 1;
    if (this.depth > DEPTH) {
      throw new GaveUp("calls nest too deep");
    }
    this.calls.push(site);
    try {
      return run();
    } finally {
      this.calls.pop();
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
        return branch(this, stmt.test, stmt.body, stmt.orelse, frame);
      case "For":
        return loop(this, stmt, frame);
      case "While":
        return whileLoop(this, stmt, frame);
      case "With":
        return withBlock(this, stmt, 0, frame);
      case "Try":
        return tryBlock(this, stmt, frame);
      case "Raise":
        throw raised(this, stmt.exc, stmt, frame);
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
          if (target.kind === "Subscript") removeItem(this, target, frame);
        }
        return null;
      case "Break":
        return { kind: "break" };
      case "Continue":
        return { kind: "continue" };
      case "Match":
        return match(this, stmt, frame);
      case "Pass":
      case "TypeAlias":
        return null;
      case "Unreadable":
        this.blind("a statement could not be read", this.place(stmt, frame));
        return null;
    }
  }
}
