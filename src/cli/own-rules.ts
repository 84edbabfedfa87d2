import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { systemReason, userError } from "../model/errors.ts";
import { nearest } from "../model/nearest.ts";
import type { OwnRule } from "../model/policy.ts";
import { defineRule, type Rule, type RuleContext, type RunnableRule } from "../rule/index.ts";

const FIELDS = ["id", "severity", "message", "why", "remedy", "check"];
const SEVERITIES = ["error", "warning", "note"];

type Unknown = Readonly<Record<string, unknown>>;
type Hook = (subject: unknown, context: RuleContext<string>) => unknown;

/**
 * Loads the rules of a project's own: runs their modules, with the rights of whoever runs this. Throws a UserError for a module that
 * cannot be loaded, or whose rule is not what the settings say.
 */
export function ownRulesIn(root: string): (rules: readonly OwnRule[]) => Promise<readonly RunnableRule[]> {
  return async (rules) => {
    const loaded: RunnableRule[] = [];
    for (const own of rules) loaded.push({ gate: own.gate, rule: checked(own, await definitionIn(root, own)), page: null });
    return loaded;
  };
}

/** What a module exports: a rule, or a function that makes one of `defineRule`. */
async function definitionIn(root: string, { file }: OwnRule): Promise<unknown> {
  const module = (await imported(root, file)) as { readonly default?: unknown };
  if (module.default === undefined) throw userError(`${file}: export the rule as default: \`export default ({ defineRule }) => …\``);
  if (typeof module.default !== "function") return module.default;
  try {
    return await (module.default as (tools: { defineRule: typeof defineRule }) => unknown)({ defineRule });
  } catch (error) {
    throw userError(`${file}: the rule cannot be made: ${reasonOf(error)}`);
  }
}

async function imported(root: string, file: string): Promise<unknown> {
  // What `.js` and `.ts` are depends on a package.json, which a Python project has not.
  if (!/\.m[jt]s$/.test(file)) throw userError(`${file}: a rule is a module: call it .mjs, or .mts where it is TypeScript`);
  try {
    return await import(pathToFileURL(join(root, file)).href);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ERR_UNKNOWN_FILE_EXTENSION")
      throw userError(`${file}: this Node.js (${process.version}) does not read TypeScript: use 22.18 or later, or write it in JavaScript`);
    throw userError(`${file} cannot be loaded: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" && !error.code.startsWith("ERR_")
    ? systemReason(error)
    : error instanceof Error
      ? `${error.name}: ${(error.message.split("\n")[0] ?? "").trim()}`
      : String(error);
}

/** The rule of a definition, with hooks that are held to their contract. */
function checked({ id, file }: OwnRule, value: unknown): Rule {
  const fail = (what: string): never => {
    throw userError(`${file}: ${what}`);
  };
  if (typeof value !== "object" || value === null) return fail("the default export is no rule: give what defineRule returns");
  const rule = value as Unknown;
  for (const key of Object.keys(rule)) {
    if (FIELDS.includes(key)) continue;
    const meant = nearest(key, FIELDS);
    fail(`a rule has no field ${key}${meant === null ? `: it has ${FIELDS.join(", ")}` : `: did you mean ${meant}?`}`);
  }
  for (const key of ["message", "why", "remedy"]) {
    if (typeof rule[key] !== "string" || rule[key] === "") fail(`the rule's ${key} must be a text`);
  }
  if (rule.id !== id) fail(`the rule calls itself ${JSON.stringify(rule.id)}, the settings call it ${id}`);
  if (!SEVERITIES.includes(rule.severity as string)) fail(`the rule's severity must be one of ${SEVERITIES.join(", ")}`);
  if (typeof rule.check !== "object" || rule.check === null)
    fail("the rule's check must be an object with a function for each kind of subject");
  const hooks = Object.entries(rule.check as Unknown).map(([kind, hook]) => {
    if (typeof hook !== "function") fail(`check.${kind} must be a function`);
    return [kind, guarded(kind, hook as Hook)] as const;
  });
  if (hooks.length === 0) fail("the rule checks nothing: give it a hook, such as check.function");
  return { ...(value as Rule), check: Object.fromEntries(hooks) };
}

/** A hook that is not asynchronous and reports places; anything else crashes the rule, so that its gate is not judged. */
function guarded(kind: string, hook: Hook): Hook {
  return (subject, context) => {
    const report = (at: unknown, ...rest: readonly unknown[]): void => {
      if (!isPlace(at)) throw new TypeError("report takes a place of the subject, such as subject.at");
      (context.report as (...args: readonly unknown[]) => void)(at, ...rest);
    };
    const result = hook(subject, { ...context, report });
    if (typeof (result as { readonly then?: unknown } | null | undefined)?.then === "function")
      throw new TypeError(`check.${kind} is asynchronous: a hook answers at once, from the subject alone`);
  };
}

function isPlace(value: unknown): boolean {
  const { file, start, end, symbol } = (value ?? {}) as Unknown;
  return typeof file === "string" && typeof symbol === "string" && Number.isInteger(start) && Number.isInteger(end);
}
