import { userError } from "../model/errors.ts";
import { nearest } from "../model/nearest.ts";
import { type RepoPath, repoPath } from "../model/source.ts";

/** The inputs of `action.yml`, as the runner hands them over: `INPUT_<NAME>`, empty where nothing is given. */
export interface Inputs {
  readonly workingDirectory: string;
  readonly paths: readonly RepoPath[];
  readonly config: string | null;
  readonly base: string | null;
  readonly scope: "new" | "all";
  readonly failOn: "blocked" | "never";
  readonly annotations: "on" | "off";
  readonly summary: "on" | "off";
  readonly comment: "on" | "off";
  readonly sarifFile: string | null;
  readonly reportFile: string | null;
  readonly htmlFile: string | null;
  readonly token: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads and checks the inputs. Throws a UserError that names all that is wrong: a misspelt value must not pass for the default. */
export function readInputs(environment: Environment): Inputs {
  const wrong: string[] = [];
  const text = (name: string): string | null => {
    const value = (environment[`INPUT_${name.toUpperCase()}`] ?? "").trim();
    return value === "" ? null : value;
  };
  const choice = <T extends string>(name: string, values: readonly T[], initial: T): T => {
    const value = text(name);
    if (value === null) return initial;
    const found = values.find((one) => one === value);
    if (found === undefined) {
      const meant = nearest(value, values);
      wrong.push(`input ${name} must be one of ${values.join(", ")}, not ${value}${meant === null ? "" : ` (did you mean ${meant}?)`}`);
    }
    return found ?? initial;
  };
  const inside = (path: string): readonly RepoPath[] => {
    try {
      return [repoPath(path)];
    } catch {
      wrong.push(`input paths must be paths inside the root, relative to working-directory, not ${path}`);
      return [];
    }
  };
  const inputs: Inputs = {
    workingDirectory: text("working-directory") ?? ".",
    paths: (text("paths") ?? "")
      .split(/\s+/)
      .filter((path) => path !== "")
      .flatMap(inside),
    config: text("config"),
    base: text("base"),
    scope: choice("scope", ["new", "all"], "new"),
    failOn: choice("fail-on", ["blocked", "never"], "blocked"),
    annotations: choice("annotations", ["on", "off"], "on"),
    summary: choice("summary", ["on", "off"], "on"),
    comment: choice("comment", ["on", "off"], "off"),
    sarifFile: text("sarif-file"),
    reportFile: text("report-file"),
    htmlFile: text("html-file"),
    token: text("github-token"),
  };
  if (wrong.length > 0) throw userError(wrong.join("; "));
  return inputs;
}
