import type { Evaluator } from "../../link/constants.ts";
import type { Program } from "../../link/program.ts";
import { itemsOf, textOf } from "../../link/statics.ts";
import type { ClassSymbol, FunctionSymbol } from "../../link/symbols.ts";
import type { Expr } from "../../model/syntax.ts";
import { functionsIn } from "../../model/traverse.ts";
import { visitAssignments, visitStatements } from "../../model/visit.ts";
import { classEntries } from "../class-body.ts";
import type { PydanticVersion } from "./schema.ts";

/** Which fields a class leaves out in data though their declarations demand them, and which class does. */
export interface Loosened {
  /** `replaces`: the name stands for a class made of the declared one (`create_model(…, __base__=model)`); else the class itself is changed. */
  readonly replaces: boolean;
  readonly covers: (field: string) => boolean;
}

/** What the bodies of a decorator or metaclass do, as far as fields are concerned. */
interface Deeds {
  creates: boolean;
  optional: boolean;
  givesNone: boolean;
  unrequires: boolean;
}

const DEEPEST = 3;

/** Finds the project's own class decorators and metaclasses that make all fields optional (`@partial_model()`, `metaclass=AllOptional`). */
export class Partials {
  private readonly program: Program;
  private readonly evaluator: Evaluator;
  private readonly deeds = new Map<FunctionSymbol, Deeds>();

  constructor(program: Program, evaluator: Evaluator) {
    this.program = program;
    this.evaluator = evaluator;
  }

  of(symbol: ClassSymbol, version: PydanticVersion): Loosened | undefined {
    for (const decorator of symbol.def.decorators) {
      const found = this.byDecorator(decorator, symbol);
      if (found !== undefined) return found;
    }
    return this.byMetaclass(symbol, version) ? { replaces: false, covers: () => true } : undefined;
  }

  private byDecorator(decorator: Expr, symbol: ClassSymbol): Loosened | undefined {
    const target = this.program.symbolOf(decorator.kind === "Call" ? decorator.func : decorator, symbol.outer);
    if (target?.kind !== "function") return undefined;
    const { creates, optional, unrequires } = this.deedsOf(target);
    if (!(creates && optional) && !unrequires) return undefined;
    const covers = decorator.kind === "Call" ? this.chosen(decorator, symbol) : () => true;
    return covers === undefined ? undefined : { replaces: creates, covers };
  }

  /** The fields that `include=` and `exclude=` leave; undefined where other arguments decide. */
  private chosen(call: Expr & { kind: "Call" }, symbol: ClassSymbol): ((field: string) => boolean) | undefined {
    if (call.args.length > 0) return undefined;
    const given = new Map<string, ReadonlySet<string>>();
    for (const { arg, value } of call.keywords) {
      if (arg !== "include" && arg !== "exclude") return undefined;
      const names = itemsOf(this.evaluator.evaluate(value, symbol.outer))?.map(textOf);
      if (names === undefined) return undefined;
      given.set(arg, new Set(names.filter((name) => name !== undefined)));
    }
    return (field) => given.get("include")?.has(field) !== false && given.get("exclude")?.has(field) !== true;
  }

  /** In Pydantic 2 an annotation that allows None is no default: the metaclass has to give one as well. */
  private byMetaclass(symbol: ClassSymbol, version: PydanticVersion): boolean {
    for (const ancestor of this.program.ancestors(symbol)) {
      if (ancestor.kind !== "class") continue;
      const keyword = ancestor.class.def.keywords.find(({ arg }) => arg === "metaclass");
      if (keyword === undefined) continue;
      const target = this.program.symbolOf(keyword.value, ancestor.class.outer);
      if (target?.kind !== "class") return false;
      const scope = this.program.classScope(target);
      const maker = classEntries(this.evaluator, target.def, scope).get("__new__")?.definition;
      if (maker?.kind !== "FunctionDef") return false;
      const { optional, givesNone } = this.deedsOf(this.program.functionSymbol(maker, scope));
      return optional && (version === 1 || givesNone);
    }
    return false;
  }

  private deedsOf(fn: FunctionSymbol): Deeds {
    let deeds = this.deeds.get(fn);
    if (deeds === undefined) {
      deeds = { creates: false, optional: false, givesNone: false, unrequires: false };
      this.deeds.set(fn, deeds);
      this.collect(fn, deeds, new Set(), 0);
    }
    return deeds;
  }

  private collect(fn: FunctionSymbol, deeds: Deeds, seen: Set<FunctionSymbol>, depth: number): void {
    if (seen.has(fn) || depth > DEEPEST) return;
    seen.add(fn);
    const scope = this.program.functionScope(fn);
    for (const inner of functionsIn(fn.def.body)) this.collect(this.program.functionSymbol(inner, scope), deeds, seen, depth);
    visitStatements(fn.def.body, (node) => {
      if (node.kind === "Subscript") {
        const head = this.program.symbolOf(node.value, scope);
        const name = head?.kind === "external" ? head.name : "";
        const members = node.slice.kind === "Tuple" ? node.slice.elts : [];
        if (/^typing(_extensions)?\.Optional$/.test(name) || (name === "typing.Union" && members.some(isNone))) deeds.optional = true;
      } else if (node.kind === "BinOp") {
        if (node.op === "|" && isNone(node.right)) deeds.optional = true;
      } else if (node.kind === "Call") {
        if (node.func.kind === "Attribute" && node.func.attr === "setdefault" && node.args[1] !== undefined && isNone(node.args[1]))
          deeds.givesNone = true;
        const callee = this.program.symbolOf(node.func, scope);
        if (callee?.kind === "function") this.collect(callee, deeds, seen, depth + 1);
        else if (callee?.kind === "external" && callee.name === "pydantic.create_model")
          deeds.creates ||= node.keywords.some(({ arg }) => arg === "__base__") && node.keywords.some(({ arg }) => arg === null);
      }
    });
    visitAssignments(fn.def.body, (target, value) => {
      if (target.kind === "Subscript" && isNone(value)) deeds.givesNone = true;
      if (target.kind === "Attribute" && target.attr === "required" && value.kind === "Constant" && value.type === "False")
        deeds.unrequires = true;
    });
  }
}

function isNone(expression: Expr): boolean {
  return expression.kind === "Constant" && expression.type === "None";
}
