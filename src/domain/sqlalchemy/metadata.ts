import type { Evaluator } from "../../link/constants.ts";
import { type Construction, constructionIn, constructionOf } from "../../link/construction.ts";
import type { Program } from "../../link/program.ts";
import { textOf } from "../../link/statics.ts";
import type { ClassSymbol, Scope } from "../../link/symbols.ts";
import type { Expr } from "../../model/syntax.ts";

/** The schema that the MetaData of an expression gives tables that name none: `MetaData(schema=…)`, `Base.metadata`, `registry.metadata`. */
export function metadataSchema(program: Program, evaluator: Evaluator, expression: Expr, scope: Scope): string | null {
  const made = constructionOf(evaluator, expression, scope);
  if (made !== undefined && isMaker(made)) return schemaOfMaker(evaluator, made);
  if (expression.kind !== "Attribute" || expression.attr !== "metadata") return null;
  const holder = program.symbolOf(expression.value, scope);
  if (holder?.kind === "class") return schemaOfBase(program, evaluator, holder);
  const maker = constructionOf(evaluator, expression.value, scope);
  return maker === undefined ? null : schemaOfMaker(evaluator, maker);
}

/** The schema that the base of a class, or the registry of its decorator, gives its table. */
export function impliedSchema(program: Program, evaluator: Evaluator, symbol: ClassSymbol): string | null {
  for (const decorator of symbol.def.decorators) {
    const head = decorator.kind === "Call" ? decorator.func : decorator;
    if (head.kind !== "Attribute" || !head.attr.startsWith("mapped")) continue;
    const registry = constructionOf(evaluator, head.value, symbol.outer);
    if (registry !== undefined) return schemaOfMaker(evaluator, registry);
  }
  return schemaOfBase(program, evaluator, symbol);
}

function schemaOfBase(program: Program, evaluator: Evaluator, symbol: ClassSymbol): string | null {
  for (const ancestor of program.ancestors(symbol)) {
    if (ancestor.kind === "class") {
      const scope = program.classScope(ancestor.class);
      for (const name of ["metadata", "registry"]) {
        const binding = scope.bindings.get(name)?.find((each) => each.kind === "value");
        const made = binding?.kind === "value" ? constructionOf(evaluator, binding.value, scope) : undefined;
        if (made !== undefined) return schemaOfMaker(evaluator, made);
      }
    } else if (ancestor.kind === "unknown") {
      // `db.Model` is made by the object that has the MetaData.
      const { base, scope } = ancestor;
      const made = constructionOf(evaluator, base.kind === "Attribute" ? base.value : base, scope);
      if (made !== undefined && isMaker(made)) return schemaOfMaker(evaluator, made);
    }
  }
  return null;
}

const MAKERS = /(?:^|\.)(?:MetaData|registry|declarative_base|automap_base|generate_base|SQLAlchemy)$/;

const isMaker = ({ name }: Construction): boolean => MAKERS.test(name);

/** What makes a MetaData, or is given one. */
function schemaOfMaker(evaluator: Evaluator, made: Construction, depth = 0): string | null {
  if (depth > 5 || !isMaker(made)) return null;
  if (/(?:^|\.)MetaData$/.test(made.name)) {
    const schema = made.keyword("schema");
    return (schema === undefined ? undefined : textOf(schema)) ?? null;
  }
  const { func } = made.call;
  const given =
    func.kind === "Attribute" && func.attr === "generate_base"
      ? constructionOf(evaluator, func.value, made.scope)
      : constructionIn(evaluator, made.keyword("metadata") ?? { kind: "none" });
  return given === undefined ? null : schemaOfMaker(evaluator, given, depth + 1);
}
