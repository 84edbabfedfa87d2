import type { OrmModels, OrmRelationship } from "../../domain/sqlalchemy/index.ts";
import type { ClassSymbol, FunctionSymbol } from "../../link/symbols.ts";
import type { Place } from "../../model/finding.ts";
import { instancesIn } from "./lives.ts";
import { EMPTY_PLAN, type Plan, readingOf } from "./plans.ts";
import type { Run } from "./run.ts";
import type { Site, Value } from "./values.ts";

/** A statement that a query sends beside its own, for what `selectinload(Order.lines)` or `lazy="selectin"` loads with its rows. */
export interface SentBeside {
  readonly function: FunctionSymbol;
  /** The call in that function that sends it. */
  readonly call: Place;
  /** Where the query is executed: the call itself, or a place in what it calls. */
  readonly at: Place;
  /** `Order.lines`. */
  readonly relationship: string;
}

/** Relationships beyond which a query's plan is not followed. */
const MOST = 40;
const DEEPEST = 5;

/**
 * Notes what a query loads by statements of their own, where its class and its options are known: whether it is the value or what is read on
 * the way that is asked for, the call sends them.
 */
export function noteBeside(run: Run, model: Value, plan: Plan | null, at: Place, call: Place): void {
  const { unit, world } = run;
  if (unit.kind !== "function" || model.kind !== "class" || plan === null) return;
  for (const relationship of loadedApart(world.models, model.class, plan))
    run.beside.set(`${call.file} ${call.start} ${call.end} ${relationship}`, { function: unit.function, call, at, relationship });
}

/** The same for a callee whose query hangs on what it is given: `Repository(Order).all()`. */
export function noteBesideOf(run: Run, summary: Value, returned: Value, site: Site): void {
  let known: ReadonlySet<string> | null = null;
  for (const { id, model, plan, path, origin, pending } of instancesIn(returned)) {
    if (origin === null || path.length > 0 || pending.length > 0) continue;
    known ??= new Set(instancesIn(summary).flatMap((own) => (own.model.kind === "class" && own.pending.length === 0 ? [own.id] : [])));
    if (!known.has(id)) noteBeside(run, model, plan, origin.at, site.at);
  }
}

/** What is loaded with rows of a class by statements of their own, rows that these bring included. */
function loadedApart(models: OrmModels, symbol: ClassSymbol, plan: Plan): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (owner: ClassSymbol, own: Plan, chain: readonly ClassSymbol[], within: readonly ClassSymbol[], depth: number): void => {
    for (const relationship of models.modelOf(owner)?.relationships ?? []) {
      const { reading, plan: inner, joined } = readingOf(own, relationship, chain, within);
      const { target, key } = relationship;
      if (reading !== "loaded" || target === null || found.size >= MOST) continue;
      if (isApart(own, relationship)) found.add(`${owner.def.name}.${key}`);
      if (depth < DEEPEST) visit(target, inner ?? EMPTY_PLAN, [...chain, target], joined ? [...within, target] : [target], depth + 1);
    }
  };
  visit(symbol, plan, [symbol], [symbol], 0);
  return found;
}

function isApart({ entries }: Plan, { key, lazy }: OrmRelationship): boolean {
  const entry = entries.get(key);
  if (entry !== undefined && entry.strategy !== "mapping") return entry.apart === true;
  return lazy === "selectin" || lazy === "subquery" || lazy === "immediate";
}
