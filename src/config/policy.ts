import { atLeast, DEFAULT_POLICY, GATES } from "../model/defaults.ts";
import type { Agent, GateName, Layer } from "../model/finding.ts";
import { byText } from "../model/order.ts";
import type { AnalysisPolicy, GatePolicy, Policy, RuleSetting } from "../model/policy.ts";
import { type RepoPath, repoPath } from "../model/source.ts";
import type { Role } from "../model/subjects.ts";
import type { Violation } from "./validate.ts";

/** The settings as validated: what `settingsSchema` allows, and nothing else. */
interface Settings {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly "source-roots"?: readonly string[];
  readonly roles?: readonly Role[];
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly async?: { readonly entries?: readonly string[]; readonly severity?: AnalysisPolicy["asyncSeverity"] };
  readonly "async-policy"?: AnalysisPolicy["async"];
  readonly "success-rate"?: number;
  readonly baseline?: string;
  readonly waivers?: string;
  readonly approvers?: Policy["approvers"];
  readonly "security-files"?: readonly string[];
  readonly "sensitive-fields"?: readonly string[];
  readonly domains?: Policy["domains"];
  readonly owners?: Readonly<Record<string, Agent>>;
  readonly gates?: { readonly [G in GateName]?: GateSettings };
  readonly rules?: Readonly<Record<string, { readonly severity?: RuleSetting }>>;
  readonly overrides?: readonly { readonly paths?: readonly string[]; readonly rules?: Settings["rules"] }[];
  readonly "own-rules"?: Readonly<Record<string, { readonly file?: string; readonly gate?: GateName }>>;
  readonly layers?: { readonly strict?: boolean } & { readonly [L in Layer]?: readonly string[] };
  readonly blocking?: {
    readonly calls?: readonly string[];
    readonly categories?: Readonly<Record<string, Partial<AnalysisPolicy["blockingCategories"][string]>>>;
  };
  readonly offloaders?: { readonly calls?: readonly string[] };
  readonly migrations?: {
    readonly "table-rows"?: Readonly<Record<string, number>>;
    readonly dialect?: NonNullable<AnalysisPolicy["dialect"]>;
    readonly "postgresql-version"?: number;
  };
}

interface GateSettings {
  readonly enforcement?: GatePolicy["enforcement"];
  readonly "fail-on"?: GatePolicy["failOn"];
  readonly threshold?: number;
  readonly approver?: NonNullable<GatePolicy["approver"]>;
}

/** Settings over the defaults, with what no schema can say against them. */
export function policyFrom(value: unknown): { readonly policy: Policy; readonly violations: readonly Violation[] } {
  const settings = value as Settings;
  const violations: Violation[] = [];
  const inRoot = (text: string, path: readonly (string | number)[]): RepoPath => {
    try {
      return repoPath(text);
    } catch {
      violations.push({ path, message: `\`${path.join(".")}\` must be a path inside the root, not ${JSON.stringify(text)}` });
      return repoPath(".");
    }
  };
  violations.push(...withoutEffect(settings), ...nobody(settings));
  const { layers: { strict = DEFAULT_POLICY.analysis.strictLayers, ...layers } = {}, migrations = {} } = settings;
  const analysis: AnalysisPolicy = {
    sourceRoots: (settings["source-roots"] ?? []).map((text, index) => inRoot(text, ["source-roots", index])),
    include: settings.include ?? [],
    exclude: settings.exclude ?? [],
    roles: settings.roles ?? DEFAULT_POLICY.analysis.roles,
    async: settings["async-policy"] ?? DEFAULT_POLICY.analysis.async,
    asyncEntries: settings.async?.entries ?? [],
    asyncSeverity: settings.async?.severity ?? {},
    blockingCalls: settings.blocking?.calls ?? [],
    blockingCategories: Object.fromEntries(
      Object.entries(settings.blocking?.categories ?? {}).map(([name, { calls = [], severity = null, instead = null }]) => [
        name,
        { calls, severity, instead },
      ]),
    ),
    offloaders: settings.offloaders?.calls ?? [],
    layers: layers as AnalysisPolicy["layers"],
    strictLayers: strict,
    tableRows: migrations["table-rows"] ?? {},
    dialect: migrations.dialect ?? null,
    postgresqlVersion: migrations["postgresql-version"] ?? DEFAULT_POLICY.analysis.postgresqlVersion,
  };
  const gates = Object.fromEntries(
    GATES.map((gate) => {
      const set = settings.gates?.[gate] ?? {};
      violations.push(...forbidden(gate, set));
      return [gate, gateFrom(DEFAULT_POLICY.gates[gate], set)];
    }),
  ) as Record<GateName, GatePolicy>;
  const policy: Policy = {
    gates,
    rules: ruleSettings(settings.rules),
    overrides: (settings.overrides ?? []).map(({ paths = [], rules }) => ({ paths, rules: ruleSettings(rules) })),
    ownRules: Object.entries(settings["own-rules"] ?? {})
      .sort(([one], [other]) => byText(one, other))
      .flatMap(([id, { file, gate }]) => {
        const path = ["own-rules", id];
        const missing = file === undefined ? "file" : "gate";
        if (file !== undefined && gate !== undefined) return [{ id, gate, file: inRoot(file, [...path, "file"]) }];
        violations.push({ path, message: `\`own-rules.${id}\` names no ${missing}: add \`${missing}\`` });
        return [];
      }),
    selection: { select: settings.select ?? [], ignore: settings.ignore ?? [], gates: [], paths: [] },
    owners: Object.entries(settings.owners ?? {}).map(([pattern, owner]) => ({ pattern, owner })),
    successRate: settings["success-rate"] ?? DEFAULT_POLICY.successRate,
    baseline: settings.baseline === undefined ? DEFAULT_POLICY.baseline : inRoot(settings.baseline, ["baseline"]),
    waivers: settings.waivers === undefined ? DEFAULT_POLICY.waivers : inRoot(settings.waivers, ["waivers"]),
    approvers: settings.approvers ?? {},
    securityFiles: settings["security-files"] ?? DEFAULT_POLICY.securityFiles,
    sensitiveFields: settings["sensitive-fields"] ?? DEFAULT_POLICY.sensitiveFields,
    domains: settings.domains ?? {},
    analysis,
  };
  return { policy, violations };
}

function ruleSettings(rules: Settings["rules"] = {}): Policy["rules"] {
  return Object.fromEntries(Object.entries(rules).flatMap(([id, { severity }]) => (severity === undefined ? [] : [[id, severity]])));
}

/** An override that names no file or no rule has no effect, which nobody can have meant. */
function withoutEffect({ overrides = [] }: Settings): readonly Violation[] {
  return overrides.flatMap(({ paths = [], rules = {} }, index) => {
    const missing = paths.length === 0 ? "paths" : Object.keys(rules).length === 0 ? "rules" : null;
    return missing === null
      ? []
      : [{ path: ["overrides", index], message: `\`overrides[${index}]\` names no ${missing}: add \`${missing}\`, or take it out` }];
  });
}

/** A role that is bound to nobody in particular is left out; one that is named must name somebody who can be told from others. */
function nobody({ approvers = {} }: Settings): readonly Violation[] {
  return Object.entries(approvers).flatMap(([role, people = []]) => {
    const path = ["approvers", role];
    if (people.length === 0) return [{ path, message: `\`approvers.${role}\` names nobody: name who decides, or take it out` }];
    return people
      .filter((person) => person !== "CODEOWNERS" && !/^@[^@\s]+$|^[^@\s]+@[^@\s]+$/.test(person))
      .map((person) => ({
        path,
        message: `\`approvers.${role}\` names ${JSON.stringify(person)}: write a person or team such as \`@ada\` or \`@shop/dba\`, an address, or \`CODEOWNERS\``,
      }));
  });
}

/** What is set for a gate that nobody may bypass must not be laxer than its default. */
function forbidden(gate: GateName, set: GateSettings): readonly Violation[] {
  const standard = DEFAULT_POLICY.gates[gate];
  if (standard.bypass !== "none") return [];
  const violations: Violation[] = [];
  const refuse = (key: keyof GateSettings, why: string): void => {
    violations.push({
      path: ["gates", gate, key],
      message: `\`gates.${gate}.${key}\` ${why}: nobody can bypass this gate. Remove the setting`,
    });
  };
  if (set.enforcement === "advisory") refuse("enforcement", "cannot be advisory");
  if (set.approver !== undefined) refuse("approver", "cannot be set");
  if (set.threshold !== undefined && set.threshold < standard.threshold) refuse("threshold", `cannot be below ${standard.threshold}`);
  if (set["fail-on"] !== undefined && !atLeast(standard.failOn, set["fail-on"])) refuse("fail-on", `cannot be above ${standard.failOn}`);
  return violations;
}

function gateFrom(standard: GatePolicy, set: GateSettings): GatePolicy {
  const enforcement = set.enforcement ?? standard.enforcement;
  const common = { enforcement, failOn: set["fail-on"] ?? standard.failOn, threshold: set.threshold ?? standard.threshold };
  if (standard.bypass === "none") return { ...common, bypass: "none", approver: null };
  if (enforcement === "advisory") return { ...common, bypass: "proceeds", approver: null };
  return { ...common, bypass: "waiver", approver: set.approver ?? standard.approver ?? "ARCHITECT" };
}
