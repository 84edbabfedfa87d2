import { AGENTS } from "../model/agents.ts";
import type { Agent, Finding, Problem } from "../model/finding.ts";
import { lineOfJsonError } from "../model/json-input.ts";
import type { ChangeSet } from "../model/output.ts";
import type { AgentClaim, ClaimedTask } from "../model/verdict.ts";

/** A results file as the door read it: its name for messages, and its text. */
export interface ResultsFile {
  readonly name: string;
  readonly text: string;
}

const STATUSES = ["SUCCESS", "FAILED", "SKIPPED"] as const;
const LISTS = ["filesModified", "testsAdded", "migration", "endpoints", "notes", "fixed"] as const;
const FLAGS = ["rollbackTested", "openApiUpdated"] as const;
const KEYS: ReadonlySet<string> = new Set(["$schema", "schemaVersion", "agent", "status", "tasks", ...LISTS, ...FLAGS]);

/**
 * Reads what agents say of their own work: a JSON file an agent (docs/results.schema.json), or the part of a report in Markdown
 * that names the agent in bold over its fields. Whatever cannot be read is a fatal problem: a claim must not get lost.
 */
export function readResults(files: readonly ResultsFile[]): {
  readonly claims: readonly AgentClaim[];
  readonly problems: readonly Problem[];
} {
  const claims: AgentClaim[] = [];
  const problems: Problem[] = [];
  const fault = (name: string, message: string): void => {
    problems.push({ kind: "configuration", file: null, line: null, message: `results ${name}: ${message}`, fatal: true });
  };
  for (const { name, text } of files) {
    const plain = text.replace(/^\uFEFF/, "");
    const read = /\.(?:md|markdown)$/i.test(name) ? fromMarkdown(plain) : fromJson(plain);
    if (typeof read === "string") fault(name, read);
    else {
      for (const claim of read) {
        if (claims.some(({ agent }) => agent === claim.agent)) fault(name, `there is another result of ${claim.agent}: give one an agent`);
        else claims.push(claim);
      }
    }
  }
  return { claims, problems };
}

function fromJson(text: string): readonly AgentClaim[] | string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return `is not valid JSON (line ${lineOfJsonError(text, error)})`;
  }
  const list: readonly unknown[] = Array.isArray(data) ? data : [data];
  const claims: AgentClaim[] = [];
  for (const value of list) {
    const claim = claimOf(value);
    if (typeof claim === "string") return claim;
    claims.push(claim);
  }
  return claims;
}

function claimOf(value: unknown): AgentClaim | string {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return "holds no result: an object with `agent` and `status` is wanted";
  const data = value as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(data).find((key) => !KEYS.has(key));
  if (unknown !== undefined) return `there is no field \`${unknown}\``;
  const agent = AGENTS.find((name) => name === data.agent);
  if (agent === undefined) return `\`agent\` must be one of ${AGENTS.join(", ")}, not ${JSON.stringify(data.agent ?? null)}`;
  const status = STATUSES.find((name) => name === data.status);
  if (status === undefined) return `\`status\` must be one of ${STATUSES.join(", ")}, not ${JSON.stringify(data.status ?? null)}`;
  for (const key of LISTS) if (data[key] !== undefined && !isTexts(data[key])) return `\`${key}\` must be a list of texts`;
  for (const key of FLAGS) if (data[key] !== undefined && typeof data[key] !== "boolean") return `\`${key}\` must be true or false`;
  const tasks = tasksOf(data.tasks);
  if (typeof tasks === "string") return tasks;
  const texts = (key: (typeof LISTS)[number]): readonly string[] | null => (data[key] as readonly string[] | undefined) ?? null;
  return {
    agent,
    status,
    tasks,
    filesModified: texts("filesModified"),
    testsAdded: texts("testsAdded"),
    migration: texts("migration"),
    rollbackTested: (data.rollbackTested as boolean | undefined) ?? null,
    endpoints: texts("endpoints"),
    openApiUpdated: (data.openApiUpdated as boolean | undefined) ?? null,
    notes: texts("notes") ?? [],
    fixed: texts("fixed") ?? [],
  };
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function tasksOf(value: unknown): readonly ClaimedTask[] | string {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return "`tasks` must be a list";
  const tasks: ClaimedTask[] = [];
  for (const [index, item] of (value as readonly unknown[]).entries()) {
    const { name, status, corrections = 0 } = (typeof item === "object" && item !== null ? item : {}) as Readonly<Record<string, unknown>>;
    const known = STATUSES.find((one) => one === status);
    if (typeof name !== "string" || known === undefined)
      return `task ${index + 1} needs a \`name\` and a \`status\` out of ${STATUSES.join(", ")}`;
    if (typeof corrections !== "number" || !Number.isInteger(corrections) || corrections < 0)
      return `task ${index + 1}: \`corrections\` must be a count`;
    tasks.push({ name, status: known, corrections });
  }
  return tasks;
}

/** `**DBA**` over lines `- Status: SUCCESS`, as the report prints them. */
function fromMarkdown(text: string): readonly AgentClaim[] | string {
  const claims: AgentClaim[] = [];
  let agent: Agent | null = null;
  let fields = new Map<string, string>();
  const finish = (): string | null => {
    if (agent === null) return null;
    const status = STATUSES.find((name) => name === fields.get("status")?.split(/\s/)[0]?.toUpperCase());
    if (status === undefined) return `${agent} has no line \`- Status: ${STATUSES.join("|")}\``;
    claims.push(markdownClaim(agent, status, fields));
    return null;
  };
  for (const line of text.split(/\r?\n/)) {
    const heading = /^\s*(?:#+\s*)?(?:\*\*)?([A-Z_]{3,}):?(?:\*\*)?:?\s*$/.exec(line)?.[1];
    const named = AGENTS.find((name) => name === heading);
    if (named !== undefined) {
      const wrong = finish();
      if (wrong !== null) return wrong;
      agent = named;
      fields = new Map();
      continue;
    }
    const [, key, value] = /^\s*[-*]\s*(?:\*\*)?([A-Za-z ]+?)(?:\*\*)?:(?:\*\*)?\s*(.*)$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) fields.set(key.trim().toLowerCase(), value.trim());
  }
  const wrong = finish();
  if (wrong !== null) return wrong;
  return claims.length === 0 ? `names none of ${AGENTS.map((name) => `**${name}**`).join(", ")}` : claims;
}

const NOTHING = /^(?:none|n\/a|-|not recorded.*)?$/i;

function markdownClaim(agent: Agent, status: AgentClaim["status"], fields: ReadonlyMap<string, string>): AgentClaim {
  const list = (key: string): readonly string[] | null => {
    const text = fields.get(key);
    if (text === undefined) return null;
    if (NOTHING.test(text)) return [];
    // A report that names many says how many it leaves out.
    return text
      .replace(/ and \d+ more$/, "")
      .split(/\s*[,;]\s*/)
      .map((item) => item.replace(/^`+|`+$/g, "").trim())
      .filter((item) => item !== "");
  };
  const flag = (key: string): boolean | null => {
    const text = fields.get(key);
    return text === undefined ? null : /^yes\b/i.test(text) ? true : /^no\b/i.test(text) ? false : null;
  };
  const notes = fields.get("notes");
  return {
    agent,
    status,
    tasks: [],
    filesModified: list("files modified"),
    testsAdded: list("tests added"),
    migration: list("migration"),
    rollbackTested: flag("rollback tested"),
    endpoints: list("endpoints"),
    openApiUpdated: flag("openapi updated"),
    notes: notes === undefined || NOTHING.test(notes) ? [] : [notes],
    fixed: list("fixed") ?? [],
  };
}

/** What a claim is compared with. */
export interface ClaimEvidence {
  /** What the change consists of; null without a base: then files, tests and endpoints cannot be compared. */
  readonly changes: ChangeSet | null;
  /** Fingerprints of everything found, whether it counts or not. */
  readonly present: ReadonlyMap<string, Finding>;
  /** Whether there is evidence that rollbacks restore the schema. */
  readonly rollbackShown: boolean;
}

/** Where the evidence contradicts a claim, a sentence each. What cannot be compared contradicts nothing. */
export function contradictions(claim: AgentClaim, { changes, present, rollbackShown }: ClaimEvidence): readonly string[] {
  const said: string[] = [];
  for (const fingerprint of claim.fixed) {
    const finding = present.get(fingerprint);
    if (finding !== undefined) said.push(`claims ${fingerprint} fixed: ${finding.rule} is still in ${finding.file}:${finding.line}`);
  }
  if (claim.rollbackTested === true && !rollbackShown) said.push("claims a tested rollback: there is no evidence");
  if (changes === null) return said;
  const lacking = (what: string, claimed: readonly string[] | null, known: (name: string) => boolean): void => {
    const missing = (claimed ?? []).filter((name) => !known(name));
    if (missing.length > 0) said.push(`claims ${what} that the change does not show: ${missing.join(", ")}`);
  };
  const files = new Set<string>(changes.files);
  lacking("changed files", claim.filesModified, (name) => files.has(name));
  lacking("added tests", claim.testsAdded, (name) =>
    changes.tests.some((test) => test === name || test.startsWith(`${name}::`) || test.endsWith(`::${name}`)),
  );
  lacking("migrations", claim.migration, (name) =>
    changes.migrations.some(({ revision, file }) => name === file || holdsWord(name, revision)),
  );
  lacking("endpoints", claim.endpoints, (name) =>
    changes.endpoints.some((endpoint) => endpoint === name || endpoint === `${name} (removed)`),
  );
  if (claim.openApiUpdated === true && changes.openApi === false)
    said.push("claims an updated OpenAPI document: the stored one did not change");
  return said;
}

/** Whether a text holds a word, with nothing of a word around it: `0002` stands in `0002_add_notes.py`, and not in `00021`. */
function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!/[a-z0-9]$/i.test(text.slice(0, at)) && !/^[a-z0-9]/i.test(text.slice(at + word.length))) return true;
  return false;
}
