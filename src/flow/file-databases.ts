import { functionsNaming } from "../link/functions-naming.ts";
import type { Program } from "../link/program.ts";
import type { Scope } from "../link/symbols.ts";
import { lastName } from "../model/last-name.ts";
import { noteScan } from "../model/reads.ts";
import type { Call, Expr, Stmt } from "../model/syntax.ts";
import { eachStatement } from "../model/traverse.ts";
import { unparse } from "../model/unparse.ts";
import { visitStatements } from "../model/visit.ts";
import { constantOf } from "./constant-values.ts";

const MAKES = "create_engine";

/** `sqlite://` alone lives in memory: nobody serves from it, it stands in for a database. */
const FILE = /^sqlite(\+\w+)?:\/\/\//;

/** An argument of SQLite's driver that every other driver refuses. */
const OF_SQLITE = "check_same_thread";

/**
 * Whether all engines that the application makes are of SQLite, whatever its settings say: their URL is written out, or they are given what no
 * other driver takes. A database in a file answers without a network.
 */
export function runsOnFile(program: Program): boolean {
  const files: Engine[] = [];
  const others: Engine[] = [];
  for (const module of program.index.modules) {
    const facts = module.unit?.facts;
    if (facts === undefined || module.unit?.role !== "application") continue;
    if (!facts.mentions(MAKES)) continue;
    noteScan(module);
    const bodies: (readonly [readonly Stmt[], Scope])[] = [[facts.body, program.moduleScope(module)]];
    for (const fn of functionsNaming(program, module, MAKES)) bodies.push([fn.def.body, program.functionScope(fn)]);
    for (const [body, scope] of bodies) {
      const branches = branchesIn(body);
      visitStatements(body, (node) => {
        if (node.kind !== "Call" || lastName(node.func) !== MAKES) return;
        const url = urlOf(node);
        const chosen = branches.some(({ start, end }) => start <= node.start && node.end <= end);
        (isOfFile(program, node, scope) ? files : others).push({ url: url === undefined ? "" : unparse(url), chosen });
      });
    }
  }
  // Who connects to what another engine is made for, connects to its file: unless a test chooses between the two.
  const certain = new Set(files.filter(({ chosen }) => !chosen).map(({ url }) => url));
  return files.length > 0 && others.every(({ url, chosen }) => !chosen && certain.has(url));
}

/** An engine that is made: what its URL reads, and whether a test decides that it is. */
interface Engine {
  readonly url: string;
  readonly chosen: boolean;
}

/** What runs or is evaluated on a condition. */
function branchesIn(body: readonly Stmt[]): readonly { readonly start: number; readonly end: number }[] {
  const found: { readonly start: number; readonly end: number }[] = [];
  eachStatement(body, (statement) => {
    if (statement.kind === "If" || statement.kind === "Match") found.push(statement);
  });
  visitStatements(body, (node) => {
    if (node.kind === "IfExp") found.push(node);
  });
  return found;
}

function urlOf({ args, keywords }: Call): Expr | undefined {
  return args[0] ?? keywords.find(({ arg }) => arg === "url")?.value;
}

function isOfFile(program: Program, call: Call, scope: Scope): boolean {
  const options = call.keywords.find(({ arg }) => arg === "connect_args")?.value;
  if (options?.kind === "Dict" && options.keys.some((key) => key?.kind === "Constant" && key.value === OF_SQLITE)) return true;
  const url = urlOf(call);
  return url !== undefined && FILE.test(textOf(program, url, scope));
}

/** What a text certainly begins with. */
function textOf(program: Program, expression: Expr, scope: Scope): string {
  if (expression.kind === "JoinedStr") {
    const [first] = expression.values;
    return first?.kind === "Constant" ? (first.value ?? "") : "";
  }
  const constant = constantOf(program, expression, scope);
  if (constant?.kind === "text") return constant.value;
  if (expression.kind !== "Name") return "";
  const [binding, another] = scope.bindings.get(expression.id) ?? [];
  const isWritten = binding?.kind === "value" && another === undefined && binding.value.kind === "JoinedStr";
  return isWritten ? textOf(program, binding.value, scope) : "";
}
