import type { Program } from "../../link/program.ts";
import type { ClassSymbol, ModuleSymbol, Scope } from "../../link/symbols.ts";
import type { BlindSpot } from "../../model/finding.ts";
import { lastName } from "../../model/last-name.ts";
import { noteScan } from "../../model/reads.ts";
import type { Stmt } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";

/** The calls of `create_model`: models made at run time, which no class statement shows. */
export function dynamicModels(program: Program): readonly BlindSpot[] {
  const found: BlindSpot[] = [];
  for (const module of program.index.modules) {
    const scope = program.moduleScope(module);
    if (module.unit === null || !importsMaker(scope)) continue;
    noteScan(module);
    scan(program, module, module.unit.facts.body, scope, found);
    for (const def of module.unit.facts.functions) scan(program, module, def.body, scope, found);
  }
  return found;
}

/** Whether a base of a class is a variable that `create_model` fills. */
export function derivesFromMade(program: Program, symbol: ClassSymbol): boolean {
  return symbol.def.bases.some((base) => {
    const target = base.kind === "Name" ? program.resolve(base.id, symbol.outer) : undefined;
    if (target?.kind !== "variable") return false;
    return (target.scope.bindings.get(target.name) ?? []).some(
      (binding) => binding.kind === "value" && binding.value.kind === "Call" && lastName(binding.value.func) === "create_model",
    );
  });
}

function importsMaker(scope: Scope): boolean {
  for (const bindings of scope.bindings.values()) {
    for (const binding of bindings) {
      if (binding.kind === "import" && binding.module.startsWith("pydantic") && (binding.whole || binding.name === "create_model"))
        return true;
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
    if (value?.kind !== "Call" || lastName(value.func) !== "create_model") return;
    const symbol = program.symbolOf(value.func, scope);
    if (symbol?.kind !== "external" || symbol.name !== "pydantic.create_model" || module.unit === null) return;
    const [name] = value.args;
    const shown = name?.kind === "Constant" && name.value !== undefined ? name.value : "a model";
    found.push({
      kind: "dynamic-schema",
      file: module.unit.path,
      line: module.unit.facts.line(value.start),
      detail: `${shown} is made at run time by create_model`,
    });
  });
}
