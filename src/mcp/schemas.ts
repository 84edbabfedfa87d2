import * as z from "zod/v4";
import { AGENTS, SIGNALS, type Signal } from "../model/agents.ts";
import { GATES } from "../model/defaults.ts";
import { TABLE_NAMES } from "../tables.ts";

const SEVERITIES = ["error", "warning", "note"] as const;
const SIGNAL_NAMES = Object.keys(SIGNALS) as [Signal, ...Signal[]];

const paths = z.array(z.string().min(1).max(1000)).max(500);
const cursor = z.string().max(64).optional().describe("nextCursor of the page before");
const limit = (most: number, usual: number) => z.int().min(1).max(most).default(usual).describe("items in this page at most");
const base = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^-\s][^\s]*$/, "is no revision: name a commit, branch or tag")
  .optional()
  .describe("git revision to compare with: only what is new since then counts");

/** What each tool takes. */
export const INPUTS = {
  check: z.strictObject({
    paths: paths
      .default([])
      .describe("files or folders, relative to the root, whose findings are listed; everything is analysed and judged"),
    gates: z.array(z.enum(GATES as readonly [string, ...string[]])).default([]),
    rules: z.array(z.string().max(100)).max(100).default([]),
    severity: z.enum(SEVERITIES).default("warning").describe("the least severe that is listed"),
    base,
    limit: limit(200, 40),
    cursor,
  }),
  explain: z.strictObject({
    rule: z
      .string()
      .max(100)
      .optional()
      .describe("a rule's id: its page, with examples; or a kind of blind spot: what it hides and what to do"),
    finding: z
      .string()
      .regex(/^[0-9a-f]{8,24}$/, "is no finding's id: the id is that of `check`, eight characters of it at least")
      .optional()
      .describe("a finding's id: its source, the path that proves it, and the edit that repairs it"),
  }),
  inspect: z.strictObject({
    table: z.enum(TABLE_NAMES as unknown as [string, ...string[]]),
    paths: paths.default([]).describe("only rows that lie in these files or folders"),
    queries: z.boolean().default(false).describe("routes: how many statements a request executes"),
    limit: limit(500, 50),
    cursor,
  }),
  plan: z.strictObject({
    signal: z.enum(SIGNAL_NAMES),
    task: z.string().min(1).max(2000).describe("what is to be done, in a sentence"),
    files: paths.default([]).describe("files that the task touches; new ones too; may be left out with a base, whose differences they are"),
    base: base.describe("git revision to compare with: only what is new since then is to be repaired"),
    models: z.array(z.string().max(200)).max(100).optional().describe("models besides those that the program shows"),
    constraints: z.array(z.string().max(1000)).min(1).max(50).describe("what must hold, or `none`"),
    dependencies: z.array(z.string().max(1000)).max(50).optional(),
    agent: z
      .enum(AGENTS as unknown as [string, ...string[]])
      .optional()
      .describe("only this agent's packet"),
  }),
  verify: z.strictObject({
    report: z
      .string()
      .min(1)
      .max(1000)
      .optional()
      .describe("a JSON report in the root: of `check --format json` or `report --format coordinator-json`"),
    findings: z
      .array(
        z.union([z.string().max(40), z.strictObject({ id: z.string().max(40), rule: z.string().max(100), file: z.string().max(1000) })]),
      )
      .max(500)
      .default([])
      .describe("ids that this server listed before, or ids with rule and file"),
    limit: limit(500, 100),
    cursor,
  }),
  report: z.strictObject({ base, signal: z.enum(SIGNAL_NAMES).optional(), cursor }),
};

const count = z.int().min(0);
const line = z.int().min(1);
const severity = z.enum(SEVERITIES);
const status = z.enum(["SUCCESS", "PARTIAL", "BLOCKED"]);
const nextCursor = z.string().optional();

const finding = z.object({
  id: z.string(),
  rule: z.string(),
  gate: z.string(),
  severity,
  blocking: z.boolean(),
  message: z.string(),
  file: z.string(),
  line,
  column: line,
  symbol: z.string(),
  owner: z.string(),
  remedy: z.string(),
  fix: z.enum(["safe", "unsafe"]).optional().describe("an automatic edit exists"),
});

/** What each tool answers. */
export const OUTPUTS = {
  check: z.object({
    status,
    base: z.object({ revision: z.string(), new: count, unchanged: count, fixed: count }).nullable(),
    gates: z.array(
      z.object({
        gate: z.string(),
        verdict: z.enum(["PASS", "FAIL", "WARN", "WAIVED", "INCOMPLETE", "NOT_APPLICABLE"]),
        enforcement: z.enum(["mandatory", "advisory"]),
        summary: z.string(),
        errors: count,
        warnings: count,
        notes: count,
      }),
    ),
    escalations: z.array(z.object({ kind: z.string(), role: z.string(), message: z.string() })),
    problems: z.array(
      z.object({ kind: z.string(), file: z.string().nullable(), line: line.nullable(), message: z.string(), fatal: z.boolean() }),
    ),
    counts: z.object({ error: count, warning: count, note: count }),
    total: count,
    findings: z.array(finding),
    nextCursor,
  }),
  explain: z.object({
    kind: z.enum(["rule", "finding"]),
    text: z.string(),
    finding: finding.optional(),
    trace: z.array(z.object({ file: z.string(), line, message: z.string() })).optional(),
    edits: z
      .array(z.object({ file: z.string(), startByte: count, endByte: count, text: z.string() }))
      .optional()
      .describe("offsets in UTF-8 bytes"),
  }),
  inspect: z.object({
    table: z.string(),
    total: count,
    rows: z.array(z.record(z.string(), z.unknown())),
    totals: z.record(z.string(), z.unknown()),
    nextCursor,
  }),
  plan: z.object({
    steps: z.array(z.object({ step: count, agents: z.array(z.string()), waitsFor: z.array(z.string()), why: z.string() })),
    packets: z.array(z.object({ agent: z.string(), step: count, text: z.string() })),
    left: z.array(z.string()).describe("agents whose packets this answer has no room for: name one as `agent`"),
  }),
  verify: z.object({
    fixed: count,
    stillThere: count,
    unknown: count,
    total: count,
    findings: z.array(
      z.object({
        id: z.string(),
        rule: z.string(),
        file: z.string(),
        fate: z.enum(["fixed", "still there", "unknown"]),
        detail: z.string(),
      }),
    ),
    nextCursor,
  }),
  report: z.object({
    status,
    successRate: z.object({ succeeded: count, agents: count, percent: count }),
    markdown: z.string(),
    lines: count,
    nextCursor,
  }),
};

export type Input<T extends keyof typeof INPUTS> = z.infer<(typeof INPUTS)[T]>;
export type Output<T extends keyof typeof OUTPUTS> = z.infer<(typeof OUTPUTS)[T]>;
