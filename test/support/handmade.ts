import { complete, suppress } from "../../src/check/index.ts";
import { ruleInfos } from "../../src/check/rules.ts";
import { type JudgeInput, judge } from "../../src/gate/index.ts";
import { ownershipOf } from "../../src/model/agents.ts";
import { DEFAULT_POLICY, GATES } from "../../src/model/defaults.ts";
import type { Directive } from "../../src/model/facts.ts";
import type { Finding, GateName, Layer, Place, Severity, TraceStep, Violation } from "../../src/model/finding.ts";
import { linesByPath } from "../../src/model/lines.ts";
import type { RenderContext, RuleInfo } from "../../src/model/output.ts";
import { type RepoPath, repoPath } from "../../src/model/source.ts";
import type { HeldFinding, Outcome, SubjectCounts } from "../../src/model/verdict.ts";

/** A few files of a shop that a test reports about. Nothing analyses them: the findings are made by hand. */
export const SHOP: Readonly<Record<string, string>> = {
  "app/api/orders.py": [
    "from app.services.orders import OrderService",
    "",
    "",
    '@router.get("/orders/{order_id}")',
    "async def read_order(order_id: int, service: OrderService = Depends()):",
    "    return await service.load(order_id)",
    "",
  ].join("\n"),
  "app/services/orders.py": [
    "class OrderService:",
    "    async def load(self, order_id: int) -> Order:",
    "        order = await self.orders.get(order_id)",
    "        for item in order.items:",
    "            item.product = await self.session.get(Product, item.product_id)",
    "        return order",
    "",
    "    async def export(self) -> bytes:",
    "        return requests.get(",
    "            self.url,",
    "            timeout=10,",
    "        ).content",
    "",
  ].join("\n"),
  "app/models/order.py": ["class Order(Base):", '    __tablename__ = "orders"', ""].join("\n"),
  "alembic/versions/0002_totals.py": [
    'revision = "0002"',
    'down_revision = "0001"',
    "",
    "",
    "def upgrade() -> None:",
    '    op.add_column("orders", sa.Column("total", sa.Integer()))',
    "",
    "",
    "def downgrade() -> None:",
    "    pass",
    "",
  ].join("\n"),
};

export type Sources = Readonly<Record<string, string>>;

/** The place of a text in a file, by its first (or nth) occurrence. */
export function placeOf(sources: Sources, file: string, text: string, symbol: string, nth = 0): Place {
  const source = sources[file] ?? "";
  let index = source.indexOf(text);
  for (let skipped = 0; skipped < nth; skipped += 1) index = source.indexOf(text, index + 1);
  if (index === -1) throw new Error(`${text} is not in ${file}`);
  const start = Buffer.byteLength(source.slice(0, index));
  return { file: repoPath(file), start, end: start + Buffer.byteLength(text), symbol };
}

export function violation(
  rule: string,
  gate: GateName,
  severity: Severity,
  at: Place,
  message: string,
  trace: readonly TraceStep[] = [],
): Violation {
  return { rule, gate, severity, message, at, trace };
}

const N_PLUS_ONE_AT = placeOf(SHOP, "app/services/orders.py", "self.session.get(Product, item.product_id)", "OrderService.load");
const REQUEST_AT = placeOf(
  SHOP,
  "app/services/orders.py",
  "requests.get(\n            self.url,\n            timeout=10,\n        )",
  "OrderService.export",
);
const ROUTE_AT = placeOf(SHOP, "app/api/orders.py", "service.load(order_id)", "read_order");

/** One finding of every kind: two of gates that nobody bypasses, one that a waiver can lift, one of an advisory gate. */
export const SHOP_VIOLATIONS: readonly Violation[] = [
  violation(
    "empty-downgrade",
    "migration-safety",
    "error",
    placeOf(SHOP, "alembic/versions/0002_totals.py", "downgrade", "downgrade"),
    "`downgrade()` of revision 0002 is empty: column `orders.total` stays",
  ),
  violation("blocking-call", "async-operations", "error", REQUEST_AT, "`requests.get` blocks the event loop in `OrderService.export`"),
  violation("query-in-loop", "n-plus-one", "error", N_PLUS_ONE_AT, "`self.session.get` runs once per iteration of the loop on line 4", [
    { at: ROUTE_AT, message: "GET /orders/{order_id} calls `OrderService.load`" },
    { at: N_PLUS_ONE_AT, message: "runs `Session.get` for every row of `order.items`" },
  ]),
  violation(
    "missing-docstring",
    "docstrings",
    "warning",
    placeOf(SHOP, "app/api/orders.py", "read_order", "read_order"),
    "`read_order` has no docstring",
  ),
];

const RULES: readonly (readonly [string, GateName, Severity, string, string])[] = [
  [
    "blocking-call",
    "async-operations",
    "error",
    "Everything on the event loop waits.",
    "Use an asynchronous client, or `run_in_threadpool`.",
  ],
  ["empty-downgrade", "migration-safety", "error", "A rollback leaves the schema as it is.", "Undo in downgrade() what upgrade() does."],
  ["missing-docstring", "docstrings", "warning", "Readers must guess what it does.", "Say in one sentence what it does."],
  [
    "query-in-loop",
    "n-plus-one",
    "error",
    "Each iteration is a round trip.",
    "Load the rows before the loop with `in_()` or `selectinload()`.",
  ],
];

/** What outputs say about the rules used here, the engine's own included. */
export const RULE_INFOS: ReadonlyMap<string, RuleInfo> = new Map([
  ...ruleInfos([]),
  ...RULES.map(([id, gate, severity, why, remedy]) => [id, { id, gate, severity, why, remedy, page: `rules/${gate}/${id}.md` }] as const),
]);

export const KNOWN_RULES = new Map(RULES.map(([id, gate, severity]) => [id, { gate, severity }]));

/** Nothing checked by any gate. */
export const NO_COUNTS = Object.fromEntries(GATES.map((gate) => [gate, { unit: "subjects", checked: 0, unresolved: 0 }])) as SubjectCounts;

export const SHOP_COUNTS: SubjectCounts = {
  ...NO_COUNTS,
  "migration-safety": { unit: "revisions", checked: 2, unresolved: 0, failed: 1, order: "shown reversible", evidence: "symbolic" },
  "async-operations": { unit: "async functions", checked: 3, unresolved: 0 },
  "n-plus-one": { unit: "loops", checked: 1, unresolved: 0 },
  docstrings: { unit: "public functions", checked: 3, unresolved: 0, order: "documented" },
};

const LAYERS: Readonly<Record<string, Layer>> = { api: "route", services: "service", models: "model" };

export function layerOf(path: RepoPath): Layer {
  return LAYERS[path.split("/")[1] ?? ""] ?? "other";
}

export function completionOf(sources: Sources) {
  return { lines: linesByPath((path) => sources[path] ?? null), layerOf };
}

export function findingsOf(sources: Sources, violations: readonly Violation[]): readonly Finding[] {
  return complete(violations, completionOf(sources));
}

/** The comments of a file that speak to the analyser, found by text: extraction is not under test here. */
export function directivesOf(source: string): readonly Directive[] {
  return [...source.matchAll(/#.*fastapi-gate\s*:.*$/gm)].map((match) => {
    const start = Buffer.byteLength(source.slice(0, match.index));
    const line = source.slice(source.lastIndexOf("\n", match.index) + 1, match.index);
    return { start, end: start + Buffer.byteLength(match[0]), text: match[0], alone: line.trim() === "" };
  });
}

/** Completes and suppresses as the pipeline does. */
export function checkedShop(
  sources: Sources,
  violations: readonly Violation[],
): { readonly findings: readonly Finding[]; readonly held: readonly HeldFinding[] } {
  return suppress({
    findings: findingsOf(sources, violations),
    comments: Object.entries(sources).map(([file, source]) => ({ file: repoPath(file), directives: directivesOf(source) })),
    rules: KNOWN_RULES,
    ran: new Set(KNOWN_RULES.keys()),
    policy: DEFAULT_POLICY,
    completion: completionOf(sources),
  });
}

/** What `judge` takes for findings of the shop; every part can be replaced. */
export function inputOf(over: Partial<JudgeInput> = {}): JudgeInput {
  return {
    policy: DEFAULT_POLICY,
    findings: findingsOf(SHOP, SHOP_VIOLATIONS),
    held: [],
    counts: SHOP_COUNTS,
    problems: [],
    blindSpots: [],
    statistics: { files: 4 },
    rules: KNOWN_RULES,
    ran: new Set(KNOWN_RULES.keys()),
    scope: Object.keys(SHOP).map((file) => ({ file: repoPath(file), owner: ownershipOf(repoPath(file), layerOf(repoPath(file))).owner })),
    signal: null,
    baseline: null,
    waivers: [],
    base: null,
    changes: null,
    claims: [],
    coverage: null,
    recordedFixed: new Set(),
    date: null,
    ...over,
  };
}

export function outcomeOf(over: Partial<JudgeInput> = {}): Outcome {
  return judge(inputOf(over));
}

export function contextOf(over: Partial<RenderContext> & { readonly sources?: Sources } = {}): RenderContext {
  const { sources = SHOP, ...rest } = over;
  return {
    version: "0.0.0",
    rules: RULE_INFOS,
    sourceOf: (path) => sources[path] ?? null,
    selection: DEFAULT_POLICY.selection,
    colour: false,
    full: false,
    statistics: false,
    project: null,
    signal: null,
    changes: null,
    ownerOf: (path) => ownershipOf(path, layerOf(path)).owner,
    ...rest,
  };
}
