import { atLeast, gatePolicy, lesser } from "../model/defaults.ts";
import type { GateName, Place, Problem, Severity, Violation } from "../model/finding.ts";
import { pathPatterns } from "../model/patterns.ts";
import { quoted } from "../model/plain.ts";
import type { Policy, RuleSetting } from "../model/policy.ts";
import type { RepoPath } from "../model/source.ts";
import type { ReportDetails, RuleContext, RunnableRule, SubjectKind, Subjects, SubjectTable } from "../rule/index.ts";
import type { CheckMemory } from "./memory.ts";
import { fill } from "./message.ts";

export { type Completion, complete } from "./complete.ts";
export { CheckMemory } from "./memory.ts";
export { ENGINE_RULES, ruleInfos } from "./rules.ts";
export { type FileComments, type Suppressed, type SuppressionInput, suppress } from "./suppressions.ts";

export interface Checked {
  /** Sorted by file, range and rule; one per rule and place. */
  readonly violations: readonly Violation[];
  /** A rule that crashed ends the run with status 2: its gate cannot be judged. */
  readonly problems: readonly Problem[];
  /** Ids of the rules that ran. */
  readonly ran: ReadonlySet<string>;
}

/** What is set for a rule in a file; undefined where nothing is. */
type SettingOf = (id: string, file: RepoPath) => RuleSetting | undefined;

function settingsOf({ rules, overrides }: Policy): SettingOf {
  if (overrides.length === 0) return (id) => rules[id];
  const tables = overrides.map((override) => ({ patterns: pathPatterns(override.paths.join("\n")), rules: override.rules })).reverse();
  return (id, file) =>
    tables.find((table) => table.rules[id] !== undefined && table.patterns.within(file) === true)?.rules[id] ?? rules[id];
}

/** Whether a rule runs. Rules of a gate without bypass always do: `off`, `--ignore`, `--select` and `--gate` do not reach them. */
export function runs(id: string, gate: GateName, policy: Policy): boolean {
  if (gatePolicy(policy, gate).bypass === "none") return true;
  const { select, ignore, gates } = policy.selection;
  const wanted = policy.overrides.some(({ rules }) => rules[id] !== undefined && rules[id] !== "off");
  if ((policy.rules[id] === "off" && !wanted) || ignore.includes(id)) return false;
  return (select.length === 0 || select.includes(id)) && (gates.length === 0 || gates.includes(gate));
}

/** The severity that counts, null for none: a setting replaces the rule's own and caps what a case says; for a gate without bypass it can only raise. */
function severityOf(
  registered: RunnableRule,
  details: ReportDetails | undefined,
  policy: Policy,
  setting: RuleSetting | undefined,
): Severity | null {
  const own = details?.severity ?? registered.rule.severity;
  const firm = gatePolicy(policy, registered.gate).bypass === "none";
  if (setting === undefined) return own;
  if (setting === "off") return firm ? own : null;
  const wanted = details?.severity === undefined ? setting : lesser(details.severity, setting);
  return firm && !atLeast(wanted, own) ? own : wanted;
}

/** Of two reports of one rule at one place the better: more severe, then the shorter proof, then the smaller message. */
function better(one: Violation, other: Violation): Violation {
  if (one.severity !== other.severity) return atLeast(one.severity, other.severity) ? one : other;
  if (one.trace.length !== other.trace.length) return one.trace.length < other.trace.length ? one : other;
  return one.message <= other.message ? one : other;
}

function byPlace(one: Violation, other: Violation): number {
  if (one.at.file !== other.at.file) return one.at.file < other.at.file ? -1 : 1;
  if (one.at.start !== other.at.start) return one.at.start - other.at.start;
  if (one.at.end !== other.at.end) return one.at.end - other.at.end;
  return one.rule < other.rule ? -1 : one.rule > other.rule ? 1 : 0;
}

/** Runs one rule over all its subjects; throws what the rule throws, with the subject it was at in `seen`. */
function runRule(
  registered: RunnableRule,
  subjects: SubjectTable,
  policy: Policy,
  settingOf: SettingOf,
  into: Map<string, Violation>,
  seen: { at: Place | null },
  memory: CheckMemory | null,
): void {
  const { rule, gate } = registered;
  /** Of the file at hand, where they are remembered. */
  let reported: Violation[] | null = null;
  const keep = (violation: Violation): void => {
    const { file, start, end } = violation.at;
    const key = `${rule.id}\0${file}\0${start}\0${end}`;
    const present = into.get(key);
    into.set(key, present === undefined ? violation : better(present, violation));
  };
  const context: RuleContext<string> = {
    report: (at: Place, values?: Readonly<Record<string, string | number>>, details?: ReportDetails) => {
      const severity = severityOf(registered, details, policy, settingOf(rule.id, at.file));
      if (severity === null) return;
      const violation: Violation = {
        rule: rule.id,
        gate,
        severity,
        message: fill(rule.message, values ?? {}),
        at,
        trace: details?.trace ?? [],
        ...(details?.fix === undefined ? {} : { fix: details.fix }),
        ...(details?.escalates === undefined ? {} : { escalates: details.escalates }),
        ...(details?.tags === undefined ? {} : { tags: details.tags }),
        ...(details?.about === undefined ? {} : { about: details.about }),
      };
      reported?.push(violation);
      keep(violation);
    },
  };
  const visit = <K extends SubjectKind>(kind: K): void => {
    const hook = rule.check[kind];
    if (hook === undefined) return;
    if (!Object.hasOwn(subjects, kind)) throw new TypeError(`there are no subjects called ${kind}`);
    const ask = (all: readonly Subjects[K][]): void => {
      for (const subject of all) {
        if ("role" in subject && !policy.analysis.roles.includes(subject.role)) continue;
        seen.at = subject.at;
        hook(subject, context);
      }
    };
    const groups = memory?.groupsOf(kind, subjects[kind]) ?? null;
    if (groups === null) ask(subjects[kind]);
    for (const { subjects: own, reports } of groups ?? []) {
      const known = reports.get(rule.id);
      if (known === undefined) {
        const all: Violation[] = [];
        reported = all;
        ask(own as readonly Subjects[K][]);
        reported = null;
        reports.set(rule.id, all.length === 0 ? NO_VIOLATIONS : all);
      } else for (const violation of known) keep(violation);
    }
  };
  for (const kind of Object.keys(rule.check) as SubjectKind[]) visit(kind);
}

function crash(registered: RunnableRule, at: Place | null, error: unknown): Problem {
  const what = quoted(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  return {
    kind: "rule-crashed",
    file: at?.file ?? null,
    line: null,
    message: `rule ${registered.rule.id} crashed${at === null ? "" : ` in ${quoted(at.symbol)}`}: ${what}. The gate ${registered.gate} cannot be judged; please report this with the file.`,
    fatal: true,
    gate: registered.gate,
  };
}

const NO_VIOLATIONS: readonly Violation[] = [];

/** Runs the rules over the subjects; `memory` is that of the same rules and policy. Code whose role the policy does not judge (tests, generated, vendored) is passed over. */
export function check(subjects: SubjectTable, rules: readonly RunnableRule[], policy: Policy, memory: CheckMemory | null = null): Checked {
  const found = new Map<string, Violation>();
  const problems: Problem[] = [];
  const settingOf = settingsOf(policy);
  const ran = new Set<string>();
  for (const registered of rules) {
    if (!runs(registered.rule.id, registered.gate, policy)) continue;
    ran.add(registered.rule.id);
    const seen: { at: Place | null } = { at: null };
    try {
      runRule(registered, subjects, policy, settingOf, found, seen, memory);
    } catch (error) {
      problems.push(crash(registered, seen.at, error));
    }
  }
  return { violations: [...found.values()].sort(byPlace), problems, ran };
}
