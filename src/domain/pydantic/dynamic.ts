import type { Program } from "../../link/program.ts";
import type { ClassSymbol, ModuleSymbol, Scope } from "../../link/symbols.ts";
import type { BlindSpot } from "../../model/finding.ts";
import { lastName } from "../../model/last-name.ts";
import { noteRead, noteScan } from "../../model/reads.ts";
import type { Expr, Stmt } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";

/** What makes models at run time, by the names under which it is exported: of declarations, or of a class of an ORM. */
const MAKER =
  /^(?:pydantic\.create_model|tortoise\.contrib\.pydantic\.(?:creator\.)?pydantic_(?:model|queryset)_creator|piccolo\.utils\.pydantic\.create_pydantic_model|pydantic_sqlalchemy\.(?:main\.)?sqlalchemy_to_pydantic)$/;
/** The names by which that is called: a body that holds none of them makes no models. */
export const MAKER_NAMES: ReadonlySet<string> = new Set([
  "create_model",
  "pydantic_model_creator",
  "pydantic_queryset_creator",
  "create_pydantic_model",
  "sqlalchemy_to_pydantic",
]);
const MAKER_PACKAGE = /^(?:pydantic|tortoise|piccolo)/;

/** The calls of `create_model` and its like: models made at run time, which no class statement shows. */
export function dynamicModels(program: Program): readonly BlindSpot[] {
  const found: BlindSpot[] = [];
  for (const module of program.index.modules) {
    const scope = program.moduleScope(module);
    if (module.unit === null || !importsMaker(scope)) continue;
    const { facts } = module.unit;
    noteScan(module);
    const before = found.length;
    scan(program, module, facts.body, scope, found);
    for (const def of facts.functionsNaming(MAKER_NAMES)) scan(program, module, def.body, scope, found);
    // What is told of a file has its line alone: no body of it may become longer.
    if (found.length > before) for (const def of facts.functions) noteRead(def);
  }
  return found;
}

/** Whether a base of a class is made at run time: by a call that stands there, or as the value of a variable. */
export function derivesFromMade(program: Program, symbol: ClassSymbol): boolean {
  return symbol.def.bases.some((base) => {
    if (base.kind === "Call") return makerOf(program, base.func, symbol.outer) !== undefined;
    const target = base.kind === "Name" ? program.resolve(base.id, symbol.outer) : undefined;
    if (target?.kind !== "variable") return false;
    return (target.scope.bindings.get(target.name) ?? []).some(
      (binding) => binding.kind === "value" && binding.value.kind === "Call" && MAKER_NAMES.has(lastName(binding.value.func)),
    );
  });
}

function importsMaker(scope: Scope): boolean {
  for (const bindings of scope.bindings.values()) {
    for (const binding of bindings) {
      if (binding.kind !== "import" || !MAKER_PACKAGE.test(binding.module)) continue;
      if (binding.whole || (binding.name !== null && MAKER_NAMES.has(binding.name))) return true;
    }
  }
  return false;
}

function scan(program: Program, module: ModuleSymbol, body: readonly Stmt[], scope: Scope, found: BlindSpot[]): void {
  eachStatement(body, (statement) => {
    const value =
      statement.kind === "Assign" || statement.kind === "AnnAssign" || statement.kind === "Return" || statement.kind === "Expr"
        ? statement.value
        : null;
    const maker = value?.kind === "Call" ? makerOf(program, value.func, scope) : undefined;
    if (value?.kind !== "Call" || maker === undefined || module.unit === null) return;
    const [first] = value.args;
    const name = maker === "create_model" ? first : (value.keywords.find(({ arg }) => arg === "name")?.value ?? first);
    const shown =
      name?.kind === "Constant" && name.value !== undefined
        ? name.value
        : maker !== "create_model" && first?.kind === "Name"
          ? `a model of ${first.id}`
          : "a model";
    found.push({
      kind: "dynamic-schema",
      file: module.unit.path,
      line: module.unit.facts.line(value.start),
      detail: `${shown} is made at run time by ${maker}`,
    });
  });
}

/** The name of what a call makes a model with; undefined for every other call. */
function makerOf(program: Program, called: Expr, scope: Scope): string | undefined {
  const name = lastName(called);
  if (!MAKER_NAMES.has(name)) return undefined;
  const symbol = program.symbolOf(called, scope);
  return symbol?.kind === "external" && MAKER.test(symbol.name) ? name : undefined;
}
