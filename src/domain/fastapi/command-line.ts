import { boolean, NOTHING, type Static } from "../../link/constants.ts";
import type { ModuleSymbol } from "../../link/symbols.ts";
import { noteScan } from "../../model/reads.ts";
import type { Call, Expr, Stmt } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import type { Machine } from "./machine.ts";
import type { Frame } from "./values.ts";

const NAMES = /^(args|arguments|opts?|options|namespace|cli_args|parsed(_args)?)$/;

/**
 * What an option of the command line holds that is not given: `args.base_path` behind `parser.add_argument("--base-path", default="/")` of
 * the same module. Undefined for anything else.
 */
export function argumentDefault(machine: Machine, object: Expr, name: string, frame: Frame): Static | undefined {
  if (object.kind !== "Name") return undefined;
  if (!NAMES.test(object.id)) {
    const type = machine.program.typeOf(object, frame.scope);
    if (type.kind !== "external" || type.name !== "argparse.Namespace") return undefined;
  }
  let known = machine.commandLines.get(frame.module);
  if (known === undefined) {
    known = defaultsIn(machine, frame.module);
    machine.commandLines.set(frame.module, known);
  }
  return known.get(name);
}

function defaultsIn(machine: Machine, module: ModuleSymbol): ReadonlyMap<string, Static> {
  const found = new Map<string, Static>();
  if (module.unit === null || !module.unit.facts.mentions("add_argument")) return found;
  noteScan(module);
  const scope = machine.program.moduleScope(module);
  const visit = (statement: Stmt): void => {
    const call = statement.kind === "Expr" ? statement.value : null;
    if (call?.kind !== "Call" || call.func.kind !== "Attribute" || call.func.attr !== "add_argument") return;
    const name = destination(call);
    const given = keyword(call, "default");
    const action = keyword(call, "action");
    const flag = action?.kind === "Constant" ? (action.value ?? "") : "";
    if (name === undefined) return;
    if (given !== undefined) found.set(name, machine.evaluator.evaluate(given, scope));
    else found.set(name, flag === "store_true" || flag === "store_false" ? boolean(flag === "store_false") : NOTHING);
  };
  for (const body of [module.unit.facts.body, ...module.unit.facts.functions.map((def) => def.body)]) eachStatement(body, visit);
  return found;
}

/** The attribute that an option becomes; undefined for positional arguments, which have no default. */
function destination(call: Call): string | undefined {
  const named = keyword(call, "dest");
  if (named?.kind === "Constant") return named.value;
  for (const option of call.args)
    if (option.kind === "Constant" && option.value?.startsWith("--") === true) return option.value.slice(2).replaceAll("-", "_");
  return undefined;
}

function keyword(call: Call, name: string): Expr | undefined {
  return call.keywords.find(({ arg }) => arg === name)?.value;
}
