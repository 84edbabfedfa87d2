import { type Construction, constructionIn, constructionOf } from "../../link/construction.ts";
import type { Program } from "../../link/program.ts";
import { textOf } from "../../link/statics.ts";
import type { ClassSymbol, ModuleSymbol, Scope } from "../../link/symbols.ts";
import { noteScan } from "../../model/reads.ts";
import type { Stmt } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import { placeOf } from "../pydantic/fields.ts";
import type { Declared } from "./attributes.ts";
import { declaredValue } from "./attributes.ts";
import type { DraftReader, ModelDraft } from "./drafts.ts";
import type { Mappings } from "./mapping.ts";
import { shortName } from "./names.ts";

/** Classes mapped by `registry.map_imperatively(Order, orders, properties={…})` or the older `mapper(Order, orders)`. */
export function imperativeDrafts(
  program: Program,
  mappings: Mappings,
  reader: DraftReader,
): readonly { readonly symbol: ClassSymbol; readonly draft: ModelDraft }[] {
  const found: { symbol: ClassSymbol; draft: ModelDraft }[] = [];
  for (const module of program.index.modules) {
    if (!mayMap(program, module) || module.unit === null) continue;
    noteScan(module);
    const scope = program.moduleScope(module);
    scan(mappings, reader, module.unit.facts.body, scope, found);
    for (const bindings of scope.bindings.values()) {
      for (const binding of bindings) {
        if (binding.kind !== "function") continue;
        scan(mappings, reader, binding.def.body, program.functionScope(program.functionSymbol(binding.def, scope)), found);
      }
    }
  }
  return found;
}

/** Function bodies are read only where a module maps by a registry that it is given, imports what maps, or makes tables and a registry. */
function mayMap(program: Program, module: ModuleSymbol): boolean {
  if (module.unit?.facts.mentions("map_imperatively") === true) return true;
  for (const bindings of program.moduleScope(module).bindings.values()) {
    for (const binding of bindings) {
      if (
        binding.kind === "import" &&
        binding.module.startsWith("sqlalchemy") &&
        /^(registry|mapper|clear_mappers|Table)$/.test(binding.name ?? "")
      )
        return true;
    }
  }
  return false;
}

function scan(
  mappings: Mappings,
  reader: DraftReader,
  body: readonly Stmt[],
  scope: Scope,
  found: { symbol: ClassSymbol; draft: ModelDraft }[],
): void {
  eachStatement(body, (statement) => {
    const call = statement.kind === "Expr" || statement.kind === "Assign" ? statement.value : null;
    if (call?.kind !== "Call") return;
    const name = call.func.kind === "Attribute" ? call.func.attr : call.func.kind === "Name" ? call.func.id : "";
    if (name !== "map_imperatively" && name !== "mapper") return;
    const made = constructionOf(mappings.evaluator, call, scope);
    if (made === undefined || !(made.name.endsWith(".map_imperatively") || made.name === "sqlalchemy.orm.mapper")) return;
    const draft = draftFrom(mappings, reader, made);
    if (draft !== undefined) found.push({ symbol: draft.symbol, draft });
  });
}

function draftFrom(mappings: Mappings, reader: DraftReader, made: Construction): ModelDraft | undefined {
  const target = made.argument(0, "class_");
  const table = made.argument(1, "local_table");
  if (target?.kind !== "symbol" || target.symbol.kind !== "class") return undefined;
  const symbol = target.symbol;
  const written = (table === undefined ? undefined : constructionIn(mappings.evaluator, table)) ?? attachedTable(mappings, symbol, made);
  const parts =
    written !== undefined && shortName(written.name) === "Table"
      ? reader.tableParts(written, symbol)
      : mappedTable(mappings, reader, symbol, made);
  const above = made.keyword("inherits");
  const parent = above?.kind === "symbol" && above.symbol.kind === "class" ? (reader.draftOf(above.symbol) ?? null) : null;
  const others: Exclude<Declared, { kind: "column" }>[] = [];
  const renamed = new Map<string, string>();
  const properties = made.keyword("properties");
  if (properties?.kind === "dict") {
    for (const [key, value] of properties.entries) {
      const name = textOf(key);
      const at = value.kind === "unknown" ? value.at?.expression : undefined;
      if (name === undefined) continue;
      const item = declaredValue(
        mappings,
        {
          key: name,
          owner: symbol,
          at: {
            file: made.scope.module.unit?.path ?? placeOf(symbol, made.call).file,
            start: made.call.start,
            end: made.call.end,
            symbol: made.scope.function?.def.qualname ?? "<module>",
          },
        },
        value,
        made.scope,
      );
      if (item !== undefined && item.kind !== "column") others.push(item);
      else if (at?.kind === "Attribute") renamed.set(at.attr, name);
    }
  }
  return {
    symbol,
    mapping: "imperative",
    parent,
    inheritance: parent === null ? "none" : parts === undefined || parts.name === parent.table ? "single" : "joined",
    table: parts?.name ?? parent?.table ?? null,
    constraints: parts?.constraints ?? { schema: null, primaryKey: [], uniques: [], indexes: [], foreignKeys: [] },
    columns: (parts?.columns ?? []).map((column) => ({ ...column, key: renamed.get(column.key) ?? column.key })),
    others,
    eagerDefaults: "auto",
    bind: null,
    extended: false,
    view: false,
    incomplete: parts?.incomplete ?? parent === null,
  };
}

/** The `Table(…)` that an assignment from outside gave the class: `Order.table = Table(…)`, then `map_imperatively(Order, Order.table)`. */
function attachedTable(mappings: Mappings, symbol: ClassSymbol, made: Construction): Construction | undefined {
  const given = made.call.keywords.find(({ arg }) => arg === "local_table")?.value ?? made.call.args[1];
  if (given?.kind !== "Attribute") return undefined;
  const found = mappings.attached(symbol).findLast(({ name }) => name === given.attr);
  return found === undefined ? undefined : constructionOf(mappings.evaluator, found.value, found.scope);
}

/** The table of a mapped class: `map_imperatively(Order, OrderRow.__table__)`, maybe by a variable of the function. */
function mappedTable(
  { program }: Mappings,
  reader: DraftReader,
  symbol: ClassSymbol,
  made: Construction,
): ReturnType<DraftReader["tableParts"]> {
  const given = made.call.keywords.find(({ arg }) => arg === "local_table")?.value ?? made.call.args[1];
  const [only, another] = given?.kind === "Name" ? (made.scope.bindings.get(given.id) ?? []) : [];
  const table = only?.kind === "value" && another === undefined && only.path.length === 0 ? only.value : given;
  if (table?.kind !== "Attribute" || table.attr !== "__table__") return undefined;
  const target = program.symbolOf(table.value, made.scope);
  const draft = target?.kind === "class" && target !== symbol ? reader.draftOf(target) : undefined;
  if (draft?.table == null) return undefined;
  // A table knows its columns by their own names, whatever the attributes of that class are called.
  const columns = draft.columns.map((column) => ({ ...column, key: column.draft.name ?? column.key, owner: null }));
  return { name: draft.table, columns, constraints: draft.constraints, incomplete: draft.incomplete || draft.parent !== null };
}
