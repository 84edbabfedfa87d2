import { SIGNALS, type Signal, signalOf } from "../../model/agents.ts";
import { userError } from "../../model/errors.ts";
import { nearest } from "../../model/nearest.ts";
import { type RepoPath, repoPath } from "../../model/source.ts";

/** What a coordinator is asked to plan. */
export interface PlanRequest {
  readonly signal: Signal;
  readonly task: string;
  /** Empty only with a base: what changed since then, and what the change broke elsewhere. */
  readonly files: readonly RepoPath[];
  /** The revision against which the work is judged; null: everything that is found is to be repaired. */
  readonly base: string | null;
  /** null: what the program shows. */
  readonly models: readonly string[] | null;
  readonly constraints: readonly string[];
  /** null: what the program shows. */
  readonly dependencies: readonly string[] | null;
}

/** The parts of a request as they were given, by whatever way. */
export interface GivenRequest {
  readonly signal?: unknown;
  readonly task?: unknown;
  readonly files?: unknown;
  readonly base?: unknown;
  readonly models?: unknown;
  readonly constraints?: unknown;
  readonly dependencies?: unknown;
}

const KEYS = ["signal", "task", "files", "base", "models", "constraints", "dependencies"] as const;

/** The request in a file: JSON with the keys of `GivenRequest`. Throws a UserError. */
export function readRequest(name: string, text: string): GivenRequest {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw userError(`${name} is not valid JSON: a request holds ${KEYS.join(", ")}`);
  }
  if (typeof data !== "object" || data === null || Array.isArray(data)) throw userError(`${name} holds no request: ${KEYS.join(", ")}`);
  for (const key of Object.keys(data)) {
    if ((KEYS as readonly string[]).includes(key)) continue;
    const meant = nearest(key, KEYS);
    throw userError(`${name}: there is no \`${key}\` in a request${meant === null ? "" : `: did you mean ${meant}?`}`);
  }
  return data;
}

/** Checks a request; all that is missing or wrong is said at once. Throws a UserError. */
export function completeRequest(given: GivenRequest): PlanRequest {
  const wrong: string[] = [];
  const signal = typeof given.signal === "string" ? signalOf(given.signal) : null;
  if (given.signal === undefined) wrong.push(`the signal is missing (--signal, one of ${Object.keys(SIGNALS).join(", ")})`);
  else if (signal === null) {
    const meant = nearest(String(given.signal), Object.keys(SIGNALS));
    wrong.push(
      `there is no signal ${String(given.signal)}${meant === null ? `: give one of ${Object.keys(SIGNALS).join(", ")}` : `: did you mean ${meant}?`}`,
    );
  }
  const task = typeof given.task === "string" ? given.task.trim() : "";
  if (task === "") wrong.push("the task is missing (--task, one sentence)");
  const texts = (value: unknown, what: string): readonly string[] | null => {
    if (value === undefined) return null;
    if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value as readonly string[];
    wrong.push(`${what} must be a list of texts`);
    return null;
  };
  const base = typeof given.base === "string" && given.base.trim() !== "" ? given.base.trim() : null;
  if (given.base !== undefined && base === null) wrong.push("the base must be a revision: a commit, branch or tag");
  const files = texts(given.files, "the affected files");
  if ((files === null || files.length === 0) && base === null)
    wrong.push("the affected files are missing (--files, paths relative to the root, new ones too; or --base, whose differences they are)");
  const constraints = texts(given.constraints, "the constraints");
  if (constraints === null) wrong.push('the constraints are missing (--constraints; "none" where there are none)');
  const paths = (files ?? []).flatMap((file): readonly RepoPath[] => {
    try {
      return [repoPath(file.replace(/^\.\//, ""))];
    } catch {
      wrong.push(`${file} is no path inside the root`);
      return [];
    }
  });
  const models = texts(given.models, "the related models");
  const dependencies = texts(given.dependencies, "the dependencies");
  if (wrong.length > 0 || signal === null || constraints === null) throw userError(`the plan needs more: ${wrong.join("; ")}`);
  return {
    signal,
    task,
    files: [...new Set(paths)].sort(),
    base,
    models,
    constraints: constraints.filter((text) => text.trim() !== "" && text.toLowerCase() !== "none"),
    dependencies,
  };
}
