// Settings: one file, one schema, one policy.

import { parse, TomlError } from "smol-toml";
import { DEFAULT_POLICY } from "../model/defaults.ts";
import { type Mistake, UserError } from "../model/errors.ts";
import type { Policy } from "../model/policy.ts";
import { lineOfKey } from "./places.ts";
import { policyFrom } from "./policy.ts";
import { settingsSchema } from "./schema.ts";
import { isTable, type Violation, validate } from "./validate.ts";

export { withCodeowners } from "./codeowners.ts";
export { isBelow, projectsIn, projectsInside, SeveralProjects } from "./projects.ts";
export { findRoot, projectIn } from "./root.ts";
export { publishedSchema } from "./schema.ts";

/** The two files that may hold settings, in a root. */
export const SETTINGS_FILE = "fastapi-gate.toml";
export const PROJECT_FILE = "pyproject.toml";
const SECTION = ["tool", "fastapi-gate"] as const;

export interface LoadedPolicy {
  readonly policy: Policy;
  /** The file that the settings stand in; null: there are none, the policy is the default. */
  readonly file: string | null;
}

/**
 * Reads the policy of a tree: of the file named, else of the root's fastapi-gate.toml or pyproject.toml. `read` gives a file's
 * text, null where there is none. Throws a UserError with every mistake, each with file, line and remedy.
 */
export function loadPolicy(read: (path: string) => string | null, rules: readonly string[], named: string | null = null): LoadedPolicy {
  if (named !== null) {
    const text = read(named);
    if (text === null) throw new UserError([{ file: named, line: null, message: "no such configuration file, or it cannot be read" }]);
    return policyOf(named, text, rules) ?? { policy: DEFAULT_POLICY, file: named };
  }
  const own = read(SETTINGS_FILE);
  const project = read(PROJECT_FILE);
  const inProject = project === null || !project.includes(SECTION[1]) ? null : policyOf(PROJECT_FILE, project, rules);
  if (own === null) return inProject ?? { policy: DEFAULT_POLICY, file: null };
  if (inProject !== null) {
    const line = lineOfKey(project as string, SECTION);
    throw new UserError([{ file: PROJECT_FILE, line, message: `settings stand here and in ${SETTINGS_FILE}: keep them in one file` }]);
  }
  return policyOf(SETTINGS_FILE, own, rules) ?? { policy: DEFAULT_POLICY, file: SETTINGS_FILE };
}

/** The policy that a file holds; null for a pyproject.toml without our section. */
function policyOf(file: string, text: string, rules: readonly string[]): LoadedPolicy | null {
  const whole = parsed(file, text);
  const prefix: readonly string[] = file === PROJECT_FILE || file.endsWith(`/${PROJECT_FILE}`) ? SECTION : [];
  let value: unknown = whole;
  for (const key of prefix) value = isTable(value) ? value[key] : undefined;
  if (value === undefined) return null;
  if (prefix.length === 0 && isTable(value) && isTable(value.tool)) {
    const line = lineOfKey(text, firstPath(value));
    throw new UserError([
      { file, line, message: `settings stand at the top here, without \`${SECTION.join(".")}\`: \`[gates.n-plus-one]\`` },
    ]);
  }
  const mistakes = (violations: readonly { readonly path: readonly (string | number)[]; readonly message: string }[]): readonly Mistake[] =>
    violations
      .map(({ path, message }) => ({ file, line: lineOfKey(text, [...prefix, ...path]), message }))
      .sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const own = isTable(value) && isTable(value["own-rules"]) ? Object.keys(value["own-rules"]) : [];
  const invalid = [...misnamed(own, rules), ...validate(value, settingsSchema([...rules, ...own]))];
  if (invalid.length > 0) throw new UserError(mistakes(invalid));
  const { policy, violations } = policyFrom(value);
  if (violations.length > 0) throw new UserError(mistakes(violations));
  return { policy, file };
}

/** The first table, the first in it, and so on. */
function firstPath(value: unknown): readonly string[] {
  const first = isTable(value) ? Object.entries(value).find(([, item]) => isTable(item)) : undefined;
  return first === undefined ? [] : [first[0], ...firstPath(first[1])];
}

const RULE_ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/;

/** Ids that a comment could not name, or that name another rule. */
function misnamed(own: readonly string[], rules: readonly string[]): readonly Violation[] {
  return own.flatMap((id) => {
    const path = ["own-rules", id];
    if (rules.includes(id)) return [{ path, message: `\`own-rules.${id}\` is called as a rule of fastapi-gate: give it another id` }];
    if (RULE_ID.test(id)) return [];
    return [{ path, message: `\`own-rules.${id}\` is no id of a rule: write it in lower case with hyphens, such as \`unaudited-write\`` }];
  });
}

function parsed(file: string, text: string): unknown {
  try {
    return parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    // The first line says what is wrong, the rest draws the place.
    const message = (error.message.split("\n")[0] as string).replace(/^Invalid TOML document: /, "");
    throw new UserError([{ file, line: error.line, message: `is not valid TOML: ${message}` }]);
  }
}
