import { type Analysis, contractSide } from "./analysis.ts";
import { type HistoryBase, historyBase } from "./domain/alembic/index.ts";
import { type ContractBase, contractBase } from "./domain/contract/index.ts";
import type { Place } from "./model/finding.ts";
import type { Policy } from "./model/policy.ts";
import type { RepoPath } from "./model/source.ts";
import type { HeldFinding, SubjectCounts } from "./model/verdict.ts";
import type { TreeFindings } from "./pipeline.ts";
import { type RouteCost, routeCosts } from "./route-costs.ts";

/**
 * All that a head is compared with: what a run found in the tree of its base. But for the histories that were replayed it is plain
 * data, so that it can be kept for the next run, and be made by another thread.
 */
export interface BaseSide extends Pick<TreeFindings, "findings" | "scope"> {
  readonly policy: Policy;
  readonly held: readonly HeldFinding[];
  readonly counts: SubjectCounts;
  readonly contract: ContractBase;
  readonly histories: HistoryBase;
  /** Test functions, as `tests/test_orders.py::TestOrders.test_empty`. */
  readonly tests: readonly Pick<Place, "file" | "symbol">[];
  readonly endpoints: readonly Endpoint[];
  /** Files besides Python and settings that the findings hang on. */
  readonly texts: readonly RepoPath[];
  /** What a request costs, by endpoint. */
  readonly costs: ReadonlyMap<string, RouteCost>;
}

/** An endpoint as `GET /orders/{id}`, with the range of its handler. */
export interface Endpoint {
  readonly name: string;
  readonly file: RepoPath;
  readonly start: number;
  readonly end: number;
}

const SIDES = new WeakMap<Analysis, BaseSide>();

/** What was found in a tree, as the base of another; the same for the same findings, whatever problems were told beside them. */
export function baseSideOf(found: TreeFindings): BaseSide {
  const { analysis, policy, findings, held, counts, scope } = found;
  const known = SIDES.get(analysis);
  if (known?.findings === findings && known.policy === policy && known.held === held && known.counts === counts && known.scope === scope) {
    return known;
  }
  const side: BaseSide = {
    policy,
    findings,
    held,
    counts,
    scope,
    contract: contractBase(contractSide(analysis)),
    histories: historyBase(analysis.migrations),
    tests: testsOf(analysis),
    endpoints: endpointsNow(found),
    texts: analysis.texts,
    costs: routeCosts(analysis),
  };
  SIDES.set(analysis, side);
  return side;
}

/** Test functions of a tree. */
export function testsOf({ definitions }: Analysis): BaseSide["tests"] {
  const named = ({ symbol }: Place): boolean => /^test/i.test(symbol.slice(symbol.lastIndexOf(".") + 1));
  return definitions.functions
    .filter(({ role, nested, at }) => role === "test" && !nested && named(at))
    .map(({ at: { file, symbol } }) => ({ file, symbol }));
}

/** The endpoints with their ranges in the files of today: a handler is a node, and of these it is known where they begin and end. */
export function endpointsNow({ analysis, offset }: TreeFindings): readonly Endpoint[] {
  const endpoints = endpointsOf(analysis);
  if (offset === undefined) return endpoints;
  return endpoints.map(({ name, file, start, end }) => ({
    name,
    file,
    start: offset(file, start) ?? start,
    end: offset(file, end) ?? end,
  }));
}

/** The endpoints of a tree whose handlers are in it. */
function endpointsOf({ fastapi }: Analysis): readonly Endpoint[] {
  return fastapi.routes.flatMap(({ kind, methods, path, handler: { def, module } }) => {
    const file = module.unit?.path;
    if (kind === "plain" || file === undefined) return [];
    const names = kind === "websocket" ? ["WEBSOCKET"] : methods;
    return names.map((method) => ({ name: `${method} ${path}`, file, start: def.start, end: def.end }));
  });
}
