import type { OrmModels, OrmRelationship } from "../../domain/sqlalchemy/index.ts";
import type { ClassSymbol, FunctionSymbol } from "../../link/symbols.ts";
import type { FunctionDef } from "../../model/syntax.ts";
import type { LazyLoad } from "../loads/index.ts";
import type { Renewal } from "../loads/stale.ts";
import { codePlace } from "../loads/values.ts";
import type { LazyTerm } from "./costs.ts";

/** The lazy loads that send a statement, by the function that knows the rows. Under asyncio the read fails and sends none. */
export function lazyTerms(
  loads: readonly LazyLoad[],
  renewals: readonly Renewal[],
  models: OrmModels,
): ReadonlyMap<FunctionDef, readonly LazyTerm[]> {
  const found = new Map<FunctionDef, LazyTerm[]>();
  const add = ({ def }: FunctionSymbol, term: LazyTerm): void => {
    const list = found.get(def);
    if (list === undefined) found.set(def, [term]);
    else list.push(term);
  };
  for (const load of loads) {
    const { function: fn, instance, owner, relationship, site, contested } = load;
    if (fn === null || contested || instance.session === "async") continue;
    const term: LazyTerm = {
      at: codePlace(site),
      statement: `lazy load of ${owner.def.name}.${relationship.key}`,
      each: instance.each,
      rows: owner.def.name,
      origin: instance.origin?.at ?? null,
      grows: instance.each === null || instance.rows || instance.path.length === 0 || growsWithin(load, models),
    };
    add(fn, term);
  }
  for (const { function: fn, instance, owner, site } of renewals)
    if (fn !== null)
      add(fn, {
        at: codePlace(site),
        statement: `refresh of ${owner.def.name} after a commit`,
        each: instance.each,
        rows: owner.def.name,
        origin: instance.origin?.at ?? null,
        grows: true,
      });
  return found;
}

/**
 * Whether what hangs on a single row is certain to need more statements the more there is of it: the collection rests on a foreign key,
 * and each of its rows leads to something of its own. Rows of one parent that share what they lead to (`order.lines` with one
 * `warehouse`) find it in the session after the first read.
 */
function growsWithin({ instance, owner, relationship }: LazyLoad, models: OrmModels): boolean {
  let symbol = instance.start;
  let parent: ClassSymbol | null = null;
  for (const key of instance.path) {
    const step = symbol === null ? undefined : models.attribute(symbol, key);
    if (symbol === null || step?.kind !== "relationship") break;
    if (step.uselist && !restsOnForeignKey(models, symbol, step)) return false;
    parent = step.uselist ? symbol : null;
    symbol = step.target;
  }
  return relationship.direction !== "many-to-one" || (parent !== null && leadsApart(models, parent, owner, relationship));
}

/** A join that is written by hand, over a type column for instance, says nothing of how many rows it finds. */
function restsOnForeignKey(models: OrmModels, owner: ClassSymbol, { target, secondary }: OrmRelationship): boolean {
  const [one, many] = [models.modelOf(owner), target === null ? undefined : models.modelOf(target)];
  if (secondary !== null || one === undefined || many === undefined) return true;
  return many.columns.some(({ foreignKeys }) => foreignKeys.some((key) => tableOf(key.target) === one.table));
}

/** Whether each row of one parent leads to another target: both foreign keys together make the row unique, as in an association. */
function leadsApart(models: OrmModels, parent: ClassSymbol, owner: ClassSymbol, { target }: OrmRelationship): boolean {
  const model = models.modelOf(owner);
  if (model === undefined) return false;
  const [to, from] = [target, parent].map((symbol) => {
    const table = symbol === null ? undefined : models.modelOf(symbol)?.table;
    return model.columns.filter(({ foreignKeys }) => foreignKeys.some((key) => tableOf(key.target) === table));
  });
  if (to === undefined || from === undefined) return false;
  if (to.some(({ unique }) => unique)) return true;
  const keys = [model.columns.filter(({ primaryKey }) => primaryKey).map(({ name }) => name), ...model.constraints.uniques];
  return keys.some((names) => [to, from].every((columns) => columns.some(({ name }) => names.includes(name))));
}

function tableOf(target: string): string {
  return target.split(".").at(-2) ?? "";
}
