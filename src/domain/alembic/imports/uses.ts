import type { Program } from "../../../link/program.ts";
import type { ModuleSymbol, Scope, Symbol } from "../../../link/symbols.ts";
import type { Place } from "../../../model/finding.ts";
import type { Call, Expr, Stmt } from "../../../model/syntax.ts";
import { eachStatement } from "../../../model/traverse.ts";
import type { RevisionFile } from "../history/revision-file.ts";
import { expressionsOf } from "../python/statements.ts";
import { eachExpr } from "../python/text.ts";

/** A use of something that a revision imports from the project. */
export interface ImportedUse {
  readonly symbol: Symbol;
  /** As the revision writes it, up to the symbol: `Order`, `orders.close_all`. */
  readonly written: string;
  /** What is read of it: `Order.__table__.c` has `__table__`, `c`. */
  readonly rest: readonly string[];
  readonly called: boolean;
  /** It stands in a call of SQLAlchemy's Enum, as what its labels come from. */
  readonly labels: boolean;
  readonly at: Place;
  /** Where it is imported. */
  readonly imported: Place;
}

/** The uses of imported definitions of the project in a revision file, in order. */
export function importedUses(file: RevisionFile, module: ModuleSymbol, program: Program): readonly ImportedUse[] {
  const found: ImportedUse[] = [];
  const visit = (body: readonly Stmt[], scope: Scope, symbol: string): void => {
    eachStatement(body, (stmt) => {
      if (stmt.kind === "FunctionDef") visit(stmt.body, program.functionScope(program.functionSymbol(stmt, scope)), stmt.qualname);
      else if (stmt.kind === "ClassDef") visit(stmt.body, program.classScope(program.classSymbol(stmt, scope)), stmt.qualname);
      for (const expr of expressionsOf(stmt)) usesIn(expr, { file, scope, symbol, program }, found);
    });
  };
  visit(file.facts.body, program.moduleScope(module), "<module>");
  return found;
}

interface Where {
  readonly file: RevisionFile;
  readonly scope: Scope;
  readonly symbol: string;
  readonly program: Program;
}

function usesIn(expr: Expr | null, where: Where, found: ImportedUse[]): void {
  const inside = new Set<Expr>();
  const called = new Set<Expr>();
  const labels: Call[] = [];
  eachExpr(expr, (part) => {
    if (part.kind === "Call") {
      called.add(part.func);
      if (isEnumType(part, where)) labels.push(part);
    }
    if ((part.kind !== "Attribute" && part.kind !== "Name") || inside.has(part)) return;
    const names: string[] = [];
    let root: Expr = part;
    for (; root.kind === "Attribute"; root = root.value) {
      names.unshift(root.attr);
      inside.add(root.value);
    }
    if (root.kind !== "Name") return;
    const use = useOf(root.id, names, where);
    if (use === null) return;
    found.push({
      symbol: use.symbol,
      written: use.written,
      rest: use.rest,
      imported: use.imported,
      called: called.has(part) && use.rest.length === 0,
      labels: labels.some((call) => part.start > call.func.end && part.end <= call.end),
      at: { file: where.file.file, start: part.start, end: part.end, symbol: where.symbol },
    });
  });
}

function isEnumType({ func }: Call, { program, scope }: Where): boolean {
  const name = func.kind === "Attribute" ? func.attr : func.kind === "Name" ? func.id : "";
  if (!/^(Enum|ENUM|SAEnum|SQLEnum|SqlEnum)$/.test(name)) return false;
  const symbol = program.symbolOf(func, scope);
  return symbol?.kind === "external" && /^(sqlalchemy|sqlmodel)\b.*\.(Enum|ENUM)$/.test(symbol.name);
}

/** Follows an imported name, and attributes of imported modules, to what they mean. */
function useOf(
  root: string,
  names: readonly string[],
  { file, scope, program }: Where,
): Pick<ImportedUse, "symbol" | "written" | "rest" | "imported"> | null {
  const home = homeOf(root, scope);
  const binding = home?.bindings.get(root)?.find(({ kind }) => kind === "import");
  if (home === null || binding === undefined) return null;
  let symbol = program.resolve(root, scope);
  let used = 0;
  while (symbol?.kind === "module" && used < names.length) symbol = program.memberOfModule(symbol, names[used++] ?? "");
  if (symbol === undefined) return null;
  const { start, end } = binding.node;
  return {
    symbol,
    written: [root, ...names.slice(0, used)].join("."),
    rest: names.slice(used),
    imported: { file: file.file, start, end, symbol: home.function?.def.qualname ?? "<module>" },
  };
}

function homeOf(name: string, from: Scope): Scope | null {
  for (let scope: Scope | null = from; scope !== null; scope = scope.parent) if (scope.bindings.has(name)) return scope;
  return null;
}
