import { boundOnce } from "../../link/bound-once.ts";
import type { Program } from "../../link/program.ts";
import { returnedExpressions } from "../../link/results.ts";
import type { ModuleSymbol, Scope } from "../../link/symbols.ts";
import { lastName } from "../../model/last-name.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import { visitExpression } from "../../model/visit.ts";

/** The end of a folder's path, as far as it is written out, and the modules that it is written in. */
export interface Folder {
  readonly path: string;
  readonly from: readonly ModuleSymbol[];
}

/** Names behind names that are followed. */
const DEEPEST = 6;

/**
 * The end of a path that is written out: `templates` in `Path(__file__).parent / "templates"` and in `os.path.join(HERE, "templates")`, where a name
 * stands for it in the module that binds it, where a class of settings does in the default of its field. Where nothing of it is written, the
 * name that nearly all give their folder.
 */
export function folderOf(program: Program, expression: Expr | undefined, scope: Scope): Folder {
  const parts: string[] = [];
  const from: ModuleSymbol[] = [];
  if (expression !== undefined) collect(program, expression, scope, { parts, from }, 0);
  const names = parts
    .join("/")
    .split("/")
    .filter((name) => name !== "" && name !== "." && !name.includes(":"));
  // Where a path of the machine lies in the repository, its last name tells best.
  const isAbsolute = parts.some((part) => part.startsWith("/"));
  const kept = isAbsolute ? names.slice(-1) : names.slice(names.lastIndexOf("..") + 1);
  return { path: kept.length === 0 ? "templates" : kept.join("/"), from };
}

interface Found {
  readonly parts: string[];
  readonly from: ModuleSymbol[];
}

function collect(program: Program, expression: Expr, scope: Scope, found: Found, depth: number): void {
  if (depth > DEEPEST) return;
  /** What stands inside of what has been followed. */
  const inside = new Set<Expr>();
  visitExpression(expression, (node) => {
    if (inside.has(node)) return;
    if (node.kind === "Call") for (const part of saysNothing(node)) visitExpression(part, (one) => inside.add(one));
    if (node.kind === "Constant" && node.type === "str") found.parts.push(node.value ?? "");
    if (node.kind === "Name" && node.id === "__file__") found.from.push(scope.module);
    if (node.kind !== "Name" && node.kind !== "Attribute") return;
    const meant = node.kind === "Name" ? boundOnce(program, node.id, scope) : heldBy(program, node, scope);
    if (meant === undefined) return;
    if (node.kind === "Attribute") visitExpression(node.value, (part) => inside.add(part));
    collect(program, meant.value, meant.scope, found, depth + 1);
  });
}

/** Arguments that are no part of a path: the name of a variable of the environment, what a field says of itself beside its default. */
function saysNothing({ func, args, keywords }: Call): readonly Expr[] {
  const isEnvironment =
    func.kind === "Attribute" ? /^(getenv|get)$/.test(func.attr) && /environ|os$/.test(lastName(func.value)) : lastName(func) === "getenv";
  if (isEnvironment) return args.slice(0, 1);
  if (lastName(func) !== "Field") return [];
  return [...args.slice(1), ...keywords.flatMap(({ arg, value }) => (arg === "default" ? [] : [value]))];
}

/** What an attribute of a module, or of an object of the project's, is bound to where it is declared. */
function heldBy(
  program: Program,
  node: Expr & { kind: "Attribute" },
  scope: Scope,
): { readonly value: Expr; readonly scope: Scope } | undefined {
  const symbol = program.symbolOf(node, scope);
  if (symbol?.kind === "variable") return boundOnce(program, symbol.name, symbol.scope);
  const holder = program.typeOf(node.value, scope);
  if (holder.kind !== "instance" && holder.kind !== "class") return undefined;
  const property = program.propertyOf(holder.class, node.attr);
  const [returned, more] = property === null ? [] : returnedExpressions(property.def);
  if (property !== null)
    return returned == null || more !== undefined ? undefined : { value: returned, scope: program.functionScope(property) };
  const member = program.memberDefinition(holder.class, node.attr);
  if (member?.kind !== "bindings") return undefined;
  const [only, another] = member.bindings;
  if (another !== undefined) return undefined;
  if (only?.kind === "value" && only.path.length === 0) return { value: only.value, scope: member.scope };
  return undefined;
}
