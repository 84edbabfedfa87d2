import { Evaluator } from "../../link/constants.ts";
import { constructionOf } from "../../link/construction.ts";
import type { Program } from "../../link/program.ts";
import type { ClassSymbol, ModuleSymbol } from "../../link/symbols.ts";
import type { BlindSpotKind } from "../../model/blind-spots.ts";
import type { BlindSpot, Place } from "../../model/finding.ts";
import { repoPath } from "../../model/source.ts";
import { isReplaced } from "../live-classes.ts";
import { placeOf } from "../pydantic/fields.ts";
import { schemas } from "../pydantic/index.ts";
import type { SchemaTable } from "../pydantic/schema.ts";
import { Assembly } from "./assembly.ts";
import { DraftReader, type ModelDraft } from "./drafts.ts";
import { imperativeDrafts } from "./imperative.ts";
import { Mappings } from "./mapping.ts";
import { isReadLibrary, libraryAttribute, shortName } from "./names.ts";
import type { OrmModels } from "./orm.ts";

import { readTable, type TableDraft } from "./tables.ts";

export { isReadLibrary, libraryAttribute } from "./names.ts";
export type {
  Direction,
  ForeignKeyFact,
  Lazy,
  OrmAttribute,
  OrmColumn,
  OrmExpression,
  OrmModel,
  OrmModels,
  OrmRelationship,
  OrmTable,
  TableConstraints,
  TableIndex,
} from "./orm.ts";
export { refersTo } from "./orm.ts";

/** All mapped classes of a program with columns, relationships and the other mapped attributes, inherited ones included. */
export function ormModels(
  program: Program,
  evaluator: Evaluator = new Evaluator(program, libraryAttribute),
  schemaTable?: SchemaTable,
): OrmModels {
  let shared = schemaTable;
  const mappings = new Mappings(program, evaluator);
  const reader = new DraftReader(mappings, () => (shared ??= schemas(program, evaluator)));
  const drafts = new Map<ClassSymbol, ModelDraft>();
  const blindSpots: BlindSpot[] = [];
  for (const { symbol, draft } of imperativeDrafts(program, mappings, reader)) {
    reader.imperative(symbol, draft);
    drafts.set(symbol, draft);
  }
  const ordered: ModelDraft[] = [];
  for (const symbol of program.allClasses()) {
    if (isReplaced(evaluator, symbol)) continue;
    const draft = drafts.get(symbol) ?? reader.draftOf(symbol);
    if (draft === undefined) {
      if (looksMapped(program, mappings, symbol))
        blindSpots.push(spot("orm-base", symbol, "it looks mapped, but its base is not known to be declarative"));
      continue;
    }
    ordered.push(draft);
    if (mappings.isBelowUnread(symbol) || mappings.hasUnreadMixin(symbol))
      blindSpots.push(spot("orm-base", symbol, "its base is made by a call, or of a library that is not read: what that adds is missing"));
    if (draft.table === null)
      blindSpots.push(spot("orm-table-name", symbol, "the name of the table is computed in a way that cannot be evaluated"));
    if (isReflected(program, symbol))
      blindSpots.push(spot("orm-columns", symbol, "its columns are read from the database when the program runs"));
    else if (draft.incomplete) blindSpots.push(spot("orm-columns", symbol, "some columns of the table are computed"));
  }
  blindSpots.push(...automapBases(program));
  const assembly = new Assembly(mappings, reader, ordered, plainTables(program, mappings));
  return assembly.finish(blindSpots);
}

/** Whether a class takes its columns from the database: `class User(DeferredReflection, Base)`. */
function isReflected(program: Program, symbol: ClassSymbol): boolean {
  return program
    .ancestors(symbol)
    .some((ancestor) => ancestor.kind === "external" && /^sqlalchemy\..*\bDeferredReflection$/.test(ancestor.name));
}

/** `Base = automap_base()`: classes are made of the tables that the database has. */
function automapBases(program: Program): readonly BlindSpot[] {
  const spots: BlindSpot[] = [];
  for (const module of program.index.modules) {
    const { unit } = module;
    if (unit === null || unit.role === "migration" || !unit.facts.mentions("automap_base")) continue;
    const scope = program.moduleScope(module);
    for (const [name, bindings] of scope.bindings) {
      for (const binding of bindings) {
        if (binding.kind !== "value" || binding.value.kind !== "Call") continue;
        const callee = program.symbolOf(binding.value.func, scope);
        if (callee?.kind !== "external" || callee.name !== "sqlalchemy.ext.automap.automap_base") continue;
        spots.push({
          kind: "orm-automap",
          file: unit.path,
          line: unit.facts.line(binding.node.start),
          detail: `${name}: classes below it are made of the tables of the database when the program runs`,
        });
      }
    }
  }
  return spots;
}

/**
 * Whether a class that is not known to be mapped names a table, below a base class of an unknown library, or has columns below the `Model`
 * of something that is not known.
 */
function looksMapped(program: Program, mappings: Mappings, symbol: ClassSymbol): boolean {
  const isNamed = program.classScope(symbol).bindings.has("__tablename__");
  const isModel = symbol.def.bases.some((base) => base.kind === "Attribute" && base.attr === "Model") && mappings.hasColumns(symbol);
  if (!(isNamed || isModel) || symbol.def.bases.length === 0 || mappings.isAbstract(symbol)) return false;
  return program
    .ancestors(symbol)
    .some((ancestor) => ancestor.kind === "unknown" || (ancestor.kind === "external" && !isReadLibrary(ancestor.name)));
}

function spot(kind: BlindSpotKind, symbol: ClassSymbol, detail: string): BlindSpot {
  const { file } = placeOf(symbol, symbol.def);
  return { kind, file, line: symbol.module.unit?.facts.line(symbol.def.defStart) ?? 1, detail: `${symbol.def.qualname}: ${detail}` };
}

/** The `Table(…)` objects at module level. */
function plainTables(program: Program, mappings: Mappings): readonly { readonly table: TableDraft; readonly at: Place }[] {
  const found: { table: TableDraft; at: Place }[] = [];
  for (const module of program.index.modules) {
    // A table in a revision is a picture of the past.
    if (module.unit?.role === "migration") continue;
    for (const bindings of program.moduleScope(module).bindings.values()) {
      for (const binding of bindings) {
        if (binding.kind !== "value" || binding.value.kind !== "Call" || binding.path.length > 0) continue;
        const { func } = binding.value;
        if (!(func.kind === "Name" ? func.id : func.kind === "Attribute" ? func.attr : "").endsWith("Table")) continue;
        const made = constructionOf(mappings.evaluator, binding.value, program.moduleScope(module));
        const table = made !== undefined && shortName(made.name) === "Table" ? readTable(program, mappings.evaluator, made) : undefined;
        if (table !== undefined)
          found.push({ table, at: { file: fileOf(module), start: binding.node.start, end: binding.value.end, symbol: "<module>" } });
      }
    }
  }
  return found;
}

function fileOf(module: ModuleSymbol): Place["file"] {
  return module.unit?.path ?? repoPath(module.location);
}
