import { atLeast, BLOCKING_SEVERITY, DEFAULT_GATES, GATES, gatePolicy } from "../model/defaults.ts";
import type { GateName, Severity } from "../model/finding.ts";
import { byText } from "../model/order.ts";
import type { AnalysisPolicy, Bypass, GatePolicy, Policy, RuleOverride } from "../model/policy.ts";

/** A rule as policies speak of it. */
export interface KnownRule {
  readonly gate: GateName;
  readonly severity: Severity;
}

const LOOSENESS: Readonly<Record<Bypass, number>> = { none: 0, waiver: 1, proceeds: 2 };

/** What readers have to know of a change that changes nothing. */
function effectOf(gate: GateName): string {
  return DEFAULT_GATES[gate].bypass === "none" ? " (no effect: the gate cannot be bypassed)" : "";
}

function gateWeakenings(gate: GateName, before: GatePolicy, after: GatePolicy): readonly string[] {
  const found: string[] = [];
  const say = (what: string): void => {
    found.push(`gate ${gate}: ${what}${effectOf(gate)}`);
  };
  if (before.enforcement === "mandatory" && after.enforcement === "advisory") say("enforcement mandatory → advisory");
  if (LOOSENESS[after.bypass] > LOOSENESS[before.bypass]) say(`bypass ${before.bypass} → ${after.bypass}`);
  else if (before.bypass === "waiver" && after.bypass === "waiver" && before.approver !== after.approver) {
    say(`approver ${before.approver ?? "none"} → ${after.approver ?? "none"}`);
  }
  if (!atLeast(before.failOn, after.failOn)) say(`fail-on ${before.failOn} → ${after.failOn}`);
  if (after.threshold < before.threshold) say(`threshold ${before.threshold} % → ${after.threshold} %`);
  return found;
}

function ruleWeakenings(
  before: Policy,
  after: Policy,
  rules: ReadonlyMap<string, KnownRule>,
  judged: (gate: GateName) => boolean,
): readonly string[] {
  const found: string[] = [];
  const left: string[] = [];
  for (const [id, { gate, severity }] of rules) {
    if (!judged(gate)) continue;
    const effect = effectOf(gate);
    const was = before.rules[id] ?? severity;
    const is = after.rules[id] ?? severity;
    if (was !== "off" && is !== was && (is === "off" || !atLeast(is, was))) found.push(`rule ${id}: ${was} → ${is}${effect}`);
    if (after.selection.ignore.includes(id) && !before.selection.ignore.includes(id)) found.push(`rule ${id}: ignored${effect}`);
    if (effect === "" && selects(before, id) && !selects(after, id)) left.push(id);
  }
  const selection = left.length === 0 ? [] : [`rules not selected: ${left.sort(byText).join(", ")}`];
  return [...found.sort(byText), ...selection];
}

function selects({ selection: { select } }: Policy, id: string): boolean {
  return select.length === 0 || select.includes(id);
}

/** Overrides that are new and lower a rule, and those that are gone and raised one. */
function overrideWeakenings(
  before: Policy,
  after: Policy,
  rules: ReadonlyMap<string, KnownRule>,
  judged: (gate: GateName) => boolean,
): readonly string[] {
  const key = (override: RuleOverride): string => JSON.stringify(override);
  const changed = (policy: Policy, other: Policy, lowers: boolean): readonly string[] => {
    const known = new Set(other.overrides.map(key));
    return policy.overrides
      .filter((override) => !known.has(key(override)))
      .flatMap(({ paths, rules: settings }) =>
        Object.entries(settings).flatMap(([id, setting]) => {
          const rule = rules.get(id);
          const general = policy.rules[id] ?? rule?.severity;
          if (rule === undefined || general === undefined || general === setting || !judged(rule.gate)) return [];
          const lower = setting === "off" || (general !== "off" && !atLeast(setting, general));
          if (lower !== lowers) return [];
          const effect = effectOf(rule.gate);
          const what = lowers ? `${general} → ${setting}` : `no longer ${setting}`;
          return [`rule ${id} in ${paths.join(", ")}: ${what}${effect}`];
        }),
      );
  };
  return [...changed(after, before, true), ...changed(before, after, false)].sort(byText);
}

const added = (before: readonly string[], after: readonly string[]): readonly string[] => after.filter((item) => !before.includes(item));

/** What new entries take out of what the others name. */
const exceptions = (before: readonly string[], after: readonly string[]): readonly string[] =>
  added(before, after)
    .filter((entry) => entry.startsWith("!"))
    .map((entry) => entry.slice(1));

/** What a list names no longer: entries that are gone, and those that a new one with `!` takes out. */
const lost = (before: readonly string[], after: readonly string[]): readonly string[] => [
  ...added(after, before).filter((entry) => !entry.startsWith("!")),
  ...exceptions(before, after),
];

/** What a severity that falls is called, the default where none is set; null where it does not fall. */
function fallen(was: Severity | null, is: Severity | null, usual: Severity): string | null {
  return atLeast(is ?? usual, was ?? usual) ? null : `${was ?? "default"} → ${is ?? "default"}`;
}

/** Categories of blocking calls that count for less, or hold fewer calls. */
function laxer(before: AnalysisPolicy["blockingCategories"], after: AnalysisPolicy["blockingCategories"]): readonly string[] {
  return Object.entries(before)
    .sort(([one], [other]) => byText(one, other))
    .flatMap(([name, was]) => {
      const is = after[name];
      const gone = added(is?.calls ?? [], was.calls).map((call) => `no longer declared to block (${name}): ${call}`);
      const usual = name === "file" || name === "cpu" || name === "lock" ? BLOCKING_SEVERITY[name] : "error";
      const less = is === undefined ? null : fallen(was.severity, is.severity, usual);
      return less === null ? gone : [...gone, `severity of blocking category ${name}: ${less}`];
    });
}

function analysisWeakenings({ analysis: before }: Policy, { analysis: after }: Policy): readonly string[] {
  // What the settings before would lack of these.
  const found = lost(after.exclude, before.exclude).map((pattern) => `excluded from analysis: ${pattern}`);
  const narrowed = before.include.length === 0 ? after.include : after.include.length === 0 ? [] : lost(before.include, after.include);
  if (narrowed.length > 0)
    found.push(`files included in the analysis: ${before.include.join(", ") || "all"} → ${after.include.join(", ")}`);
  found.push(...added(after.roles, before.roles).map((role) => `no longer judged: ${role} code`));
  found.push(...added(before.offloaders, after.offloaders).map((name) => `declared to offload blocking calls: ${name}`));
  found.push(...laxer(before.blockingCategories, after.blockingCategories));
  found.push(...added(after.blockingCalls, before.blockingCalls).map((name) => `no longer declared to block: ${name}`));
  if (before.async === "all" && after.async === "event-loop") found.push("async: all → event-loop");
  found.push(...added(after.asyncEntries, before.asyncEntries).map((name) => `no longer declared to run on the event loop: ${name}`));
  for (const category of ["file", "cpu", "lock", "other"] as const) {
    const less = fallen(before.asyncSeverity[category] ?? null, after.asyncSeverity[category] ?? null, BLOCKING_SEVERITY[category]);
    if (less !== null) found.push(`async severity of ${category}: ${less}`);
  }
  if (before.strictLayers && !after.strictLayers) found.push("strict layers: on → off");
  if (JSON.stringify(before.layers) !== JSON.stringify(after.layers)) found.push("the folders of layers changed");
  for (const table of Object.keys({ ...before.tableRows, ...after.tableRows }).sort(byText)) {
    const was = before.tableRows[table] ?? 1_000_000;
    const is = after.tableRows[table] ?? 1_000_000;
    if (is < was) found.push(`rows of table ${table}: ${was} → ${is}`);
  }
  // Locks are those of PostgreSQL, and every version holds fewer.
  if (after.dialect !== before.dialect && (before.dialect === "postgresql" || (after.dialect !== "postgresql" && after.dialect !== null))) {
    found.push(`dialect of migrations: ${before.dialect ?? "found"} → ${after.dialect ?? "found"}`);
  }
  if (after.postgresqlVersion > before.postgresqlVersion) {
    found.push(`version of PostgreSQL: ${before.postgresqlVersion} → ${after.postgresqlVersion}`);
  }
  return found;
}

/** Rules of the project's own that are gone, or count for another gate. */
function ownRuleWeakenings(before: Policy, after: Policy): readonly string[] {
  return before.ownRules.flatMap(({ id, gate }) => {
    const now = after.ownRules.find((own) => own.id === id);
    if (now === undefined) return [`own rule ${id}: taken out`];
    return now.gate === gate ? [] : [`own rule ${id}: gate ${gate} → ${now.gate}`];
  });
}

/** Less that people look at, and other people who decide. */
function watchWeakenings(before: Policy, after: Policy): readonly string[] {
  const found = lost(before.securityFiles, after.securityFiles).map((pattern) => `no longer a security file: ${pattern}`);
  found.push(...lost(before.sensitiveFields, after.sensitiveFields).map((name) => `no longer a sensitive field: ${name}`));
  for (const role of Object.keys({ ...before.domains, ...after.domains }).sort(byText)) {
    const key = role as keyof Policy["domains"];
    if (JSON.stringify(before.domains[key]) !== JSON.stringify(after.domains[key])) found.push(`the files shared with ${role} changed`);
  }
  for (const role of Object.keys({ ...before.approvers, ...after.approvers }).sort(byText)) {
    const key = role as keyof Policy["approvers"];
    if (JSON.stringify(before.approvers[key]) !== JSON.stringify(after.approvers[key])) found.push(`who decides as ${role} changed`);
  }
  // What stands in another file nobody has compared with anything.
  if (before.baseline !== after.baseline) found.push(`the baseline is another file: ${before.baseline} → ${after.baseline}`);
  if (before.waivers !== after.waivers) found.push(`the waivers are in another file: ${before.waivers} → ${after.waivers}`);
  return found;
}

/** What a change of settings lets pass that the settings before did not. */
export function weakenings(before: Policy, after: Policy, rules: ReadonlyMap<string, KnownRule>): readonly string[] {
  const gates = GATES.flatMap((gate) => gateWeakenings(gate, before.gates[gate], after.gates[gate]));
  const rate = after.successRate < before.successRate ? [`success rate ${before.successRate} % → ${after.successRate} %`] : [];
  return [
    ...gates,
    ...ruleWeakenings(before, after, rules, () => true),
    ...overrideWeakenings(before, after, rules, () => true),
    ...rate,
    ...ownRuleWeakenings(before, after),
    ...watchWeakenings(before, after),
    ...analysisWeakenings(before, after),
  ];
}

/**
 * Without a base: where the settings lie below the defaults of the mandatory gates. What a team sets for advisory gates and for
 * the analysis is its own affair until a change of it can be seen.
 */
export function belowDefaults(defaults: Policy, policy: Policy, rules: ReadonlyMap<string, KnownRule>): readonly string[] {
  const mandatory = (gate: GateName): boolean => gatePolicy(defaults, gate).enforcement === "mandatory";
  const gates = GATES.filter(mandatory).flatMap((gate) => gateWeakenings(gate, defaults.gates[gate], policy.gates[gate]));
  const rate = policy.successRate < defaults.successRate ? [`success rate ${defaults.successRate} % → ${policy.successRate} %`] : [];
  const lowered = [...ruleWeakenings(defaults, policy, rules, mandatory), ...overrideWeakenings(defaults, policy, rules, mandatory)];
  return [...gates, ...lowered, ...rate];
}
