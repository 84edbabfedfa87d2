import { packetMarkdown } from "../coordinator/plan/markdown.ts";
import type { Plan } from "../coordinator/plan/packets.ts";
import { type AskOptions, type LiveClient, RefusedError } from "../live/client.ts";
import type { ListedFinding, QuestionName, Questions } from "../live/protocol.ts";
import { userError } from "../model/errors.ts";
import type { GateName } from "../model/finding.ts";
import { isFingerprint } from "../model/fingerprint.ts";
import { pathInRoot, textInRoot } from "./paths.ts";
import type { Input, Output } from "./schemas.ts";

/** Characters of an answer: what a coding agent takes in without cost. */
const CHARACTERS = 12_000;

/** The first packets, as many as one answer holds; one always. */
function withinBudget<T extends { readonly text: string }>(packets: readonly T[]): T[] {
  let length = 0;
  return packets.filter(({ text }, index) => {
    length += text.length;
    return index === 0 || length <= CHARACTERS;
  });
}

/** Ids that were listed and can be asked for by themselves. */
const MOST_REMEMBERED = 20_000;

/** What tools work with. */
export interface ToolContext {
  readonly root: string;
  readonly client: LiveClient;
  /** A rule's page, or null where there is no such rule. */
  readonly pageOf: (rule: string) => string | null;
  readonly ruleIds: readonly string[];
}

/** The tools, without their protocol: what they are asked is valid by its schema, what they throw is for the caller. */
export class Tools {
  readonly #context: ToolContext;
  readonly #listed = new Map<string, { readonly rule: string; readonly file: string }>();

  constructor(context: ToolContext) {
    this.#context = context;
  }

  async check(input: Input<"check">, options: AskOptions): Promise<Output<"check">> {
    const { gates, rules, severity, limit } = input;
    const answer = await this.#ask("check", options, {
      paths: this.#paths(input.paths),
      gates: gates as readonly GateName[],
      rules,
      severity,
      base: input.base ?? null,
      limit,
      characters: CHARACTERS,
      cursor: input.cursor ?? null,
    });
    for (const { fingerprint, rule, file } of answer.findings.items) this.#remember(fingerprint, rule, file);
    return {
      status: answer.status,
      base: answer.base,
      gates: answer.gates.map(({ gate, verdict, enforcement, summary, errors, warnings, notes }) => ({
        gate,
        verdict,
        enforcement,
        summary,
        errors,
        warnings,
        notes,
      })),
      escalations: answer.escalations
        .filter(({ acknowledged }) => !acknowledged)
        .map(({ kind, role, message }) => ({ kind, role, message })),
      problems: answer.problems.slice(0, MOST_PROBLEMS).map((problem) => ({ ...problem })),
      counts: answer.counts,
      total: answer.findings.total,
      findings: answer.findings.items.map(findingOf),
      ...next(answer.findings.nextCursor),
    };
  }

  async explain({ rule, finding }: Input<"explain">, options: AskOptions): Promise<Output<"explain">> {
    if ((rule === undefined) === (finding === undefined)) throw userError("name either a rule or a finding: one of them");
    if (rule !== undefined) {
      const page = this.#context.pageOf(rule);
      if (page === null) throw userError(`there is no rule ${rule}: the rules are ${this.#context.ruleIds.join(", ")}`);
      return { kind: "rule", text: page };
    }
    const answer = await this.#ask("finding", options, { fingerprint: finding ?? "" });
    const { trace, fix } = answer.finding;
    return {
      kind: "finding",
      text: answer.text,
      finding: findingOf(answer.finding),
      trace: trace.slice(0, MOST_STEPS).map((step) => ({ ...step })),
      ...(fix === undefined
        ? {}
        : { edits: fix.edits.map(({ file, start, end, text }) => ({ file, startByte: start, endByte: end, text })) }),
    };
  }

  async inspect({ table, paths, queries, limit, cursor }: Input<"inspect">, options: AskOptions): Promise<Output<"inspect">> {
    const { rows, totals } = await this.#ask("inspect", options, {
      table,
      paths: this.#paths(paths),
      queries,
      limit,
      characters: CHARACTERS,
      cursor: cursor ?? null,
    });
    return { table, total: rows.total, rows: rows.items as Record<string, unknown>[], totals, ...next(rows.nextCursor) };
  }

  async plan(input: Input<"plan">, options: AskOptions): Promise<Output<"plan">> {
    const { agent, ...request } = input;
    const files = this.#paths(input.files);
    const plan = (await this.#ask("plan", options, { ...request, files })).plan as Plan;
    const wanted = plan.packets.filter((packet) => agent === undefined || packet.agent === agent);
    if (agent !== undefined && wanted.length === 0) throw userError(`${input.signal} calls no ${agent}: leave \`agent\` out`);
    const packets = wanted.map((packet) => ({ agent: packet.agent, step: packet.step, text: packetMarkdown(packet) }));
    const fitting = withinBudget(packets);
    return {
      steps: plan.steps.map(({ step, agents, waitsFor, why }) => ({ step, agents: [...agents], waitsFor: [...waitsFor], why })),
      packets: fitting,
      left: packets.slice(fitting.length).map((packet) => packet.agent),
    };
  }

  async verify({ report, findings, limit, cursor }: Input<"verify">, options: AskOptions): Promise<Output<"verify">> {
    if (report === undefined && findings.length === 0) throw userError("name a report or findings: there is nothing to verify");
    const named = findings.map((finding) => this.#named(finding));
    const answer = await this.#ask("verify", options, {
      report: report === undefined ? null : { name: report, text: textInRoot(this.#context.root, report) },
      findings: named.flatMap((finding) => (finding.rule === null ? [] : [{ ...finding, rule: finding.rule }])),
      limit,
      characters: CHARACTERS,
      cursor: cursor ?? null,
    });
    const strange = named.filter(({ rule }) => rule === null);
    return {
      fixed: answer.fixed,
      stillThere: answer.stillThere,
      unknown: answer.unknown + strange.length,
      total: answer.findings.total + strange.length,
      findings: [
        ...answer.findings.items.map(({ fingerprint, rule, file, fate, detail }) => ({
          id: fingerprint,
          rule,
          file,
          fate: fateOf(fate),
          detail,
        })),
        ...(cursor === undefined
          ? strange.map(({ fingerprint }) => ({
              id: fingerprint,
              rule: "",
              file: "",
              fate: "unknown" as const,
              detail: "this server did not list it: give its rule and file too",
            }))
          : []),
      ],
      ...next(answer.findings.nextCursor),
    };
  }

  async report({ base, signal, cursor }: Input<"report">, options: AskOptions): Promise<Output<"report">> {
    const { status, successRate, markdown } = await this.#ask("report", options, {
      base: base ?? null,
      signal: signal ?? null,
      limit: MOST_LINES,
      characters: CHARACTERS,
      cursor: cursor ?? null,
    });
    return { status, successRate, markdown: markdown.items.join("\n"), lines: markdown.total, ...next(markdown.nextCursor) };
  }

  #ask<Q extends QuestionName>(name: Q, options: AskOptions, ask: Questions[Q]["ask"]): Promise<Questions[Q]["answer"]> {
    return this.#context.client.ask(name, ask, { ...options, fresh: true });
  }

  #paths(paths: readonly string[]): ReturnType<typeof pathInRoot>[] {
    return paths.map((path) => pathInRoot(this.#context.root, path));
  }

  #remember(fingerprint: string, rule: string, file: string): void {
    this.#listed.delete(fingerprint);
    this.#listed.set(fingerprint, { rule, file });
    const [oldest] = this.#listed.keys();
    if (this.#listed.size > MOST_REMEMBERED && oldest !== undefined) this.#listed.delete(oldest);
  }

  #named(finding: Input<"verify">["findings"][number]): {
    readonly fingerprint: string;
    readonly rule: string | null;
    readonly file: string;
  } {
    const id = typeof finding === "string" ? finding : finding.id;
    if (!isFingerprint(id)) throw userError(`${id} is no finding's id: give all 24 characters that \`check\` printed`);
    if (typeof finding !== "string") return { fingerprint: id, rule: finding.rule, file: pathInRoot(this.#context.root, finding.file) };
    const known = this.#listed.get(id);
    return { fingerprint: id, rule: known?.rule ?? null, file: known?.file ?? "" };
  }
}

const MOST_PROBLEMS = 30;
const MOST_STEPS = 50;
const MOST_LINES = 10_000;

function findingOf(finding: ListedFinding): Output<"check">["findings"][number] {
  const { fingerprint, rule, gate, severity, blocking, message, file, line, column, symbol, owner, remedy, fix } = finding;
  return {
    id: fingerprint,
    rule,
    gate,
    severity,
    blocking,
    message,
    file,
    line,
    column,
    symbol,
    owner,
    remedy,
    ...(fix === undefined ? {} : { fix: fix.safe ? "safe" : "unsafe" }),
  };
}

function fateOf(fate: string): Output<"verify">["findings"][number]["fate"] {
  return fate === "fixed" || fate === "still there" ? fate : "unknown";
}

function next(cursor: string | null): { readonly nextCursor?: string } {
  return cursor === null ? {} : { nextCursor: cursor };
}

/** What a caller is told of an error, and whether it is one that a caller can do something about. */
export function refusalText(error: unknown): string {
  if (error instanceof RefusedError || error instanceof Error) return error.message;
  return String(error);
}
