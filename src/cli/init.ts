import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { SETTINGS_FILE } from "../config/index.ts";
import { DEFAULT_POLICY, GATES } from "../model/defaults.ts";
import { systemReason, userError } from "../model/errors.ts";
import { byText } from "../model/order.ts";
import type { RepoPath } from "../model/source.ts";
import { problemLines } from "../report/index.ts";
import { runSession, type SessionResult } from "../session.ts";
import { writeLines } from "./check.ts";
import { type AnalysisOptions, plainRequest } from "./request.ts";

/** Writes a configuration in which everything is commented out: the defaults hold until somebody changes one. */
export async function init(options: AnalysisOptions & { readonly agents?: boolean }): Promise<number> {
  const request = plainRequest(options);
  if (options.agents === true) return (await import("./agents.ts")).initAgents(request.root);
  const result = await runSession(request);
  if (result.text("pyproject.toml")?.includes("[tool.fastapi-gate") === true) {
    throw userError("pyproject.toml holds [tool.fastapi-gate] already: change it there, or take it out first");
  }
  const file = join(request.root, SETTINGS_FILE);
  try {
    // Fails where the file is there: nothing of the user's is written over.
    const descriptor = openSync(file, "wx");
    writeSync(descriptor, settingsFor(result));
    closeSync(descriptor);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST")
      throw userError(`${SETTINGS_FILE} is there already: change it, or take it away first`);
    throw userError(`${SETTINGS_FILE} cannot be written: ${systemReason(error)}`);
  }
  process.stdout.write(
    `${SETTINGS_FILE} written; all of it is commented out: the defaults hold until you change one. \`fastapi-gate config schema\` lists all settings\n`,
  );
  writeLines([...problemLines(result.outcome.problems), ...(await result.stored)], 30);
  return 0;
}

/** The text of the file: what was recognised, as the settings that would say the same. */
function settingsFor({ found }: SessionResult): string {
  const { analysis } = found;
  // A folder is named once, with the layer of most of its modules: the settings would say so of all of them.
  const inside = new Map<string, Map<string, number>>();
  for (const { path, layer } of analysis.layers.modules.values()) {
    if (layer === "other") continue;
    const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/") + 1) : path;
    const counts = inside.get(folder) ?? new Map<string, number>();
    counts.set(layer, (counts.get(layer) ?? 0) + 1);
    inside.set(folder, counts);
  }
  const folders = new Map<string, Map<string, number>>();
  for (const [folder, counts] of inside) {
    const [first] = [...counts].sort(([a, n], [b, m]) => m - n || byText(a, b));
    if (first === undefined) continue;
    const [layer, count] = first;
    const found = folders.get(layer) ?? new Map<string, number>();
    found.set(folder, count);
    folders.set(layer, found);
  }
  const layers = [...folders].sort(([a], [b]) => byText(a, b)).map(([layer, counts]) => `# ${layer} = [${most(counts)}]`);
  const histories = analysis.migrations.histories.map(({ directory, primaryDialect }) => `# ${directory}: judged for ${primaryDialect}`);
  const revisions = analysis.subjects.revision.length;
  const { reaching, throughService, throughRepository, direct } = analysis.layers.endpoints;
  return [
    "# fastapi-gate: settings of this back end. Everything is commented out: the defaults are what you read here.",
    "# All keys with their meaning: fastapi-gate config schema",
    "",
    `# exclude = []                       # files that are not analysed, besides those that .gitignore names`,
    `# async-policy = "${DEFAULT_POLICY.analysis.async}"        # or "all": every synchronous database operation is a violation`,
    `# success-rate = ${DEFAULT_POLICY.successRate}                  # per cent of the agents that must succeed`,
    "",
    `# Recognised: ${analysis.fastapi.routes.length} routes, ${revisions} ${revisions === 1 ? "revision" : "revisions"}, ${reaching} endpoints that reach the database`,
    `# (${throughService} through services, ${throughRepository} through repositories, ${direct} directly).`,
    "",
    "# [layers]                           # only what was recognised wrongly needs an entry",
    ...layers,
    "",
    "# [migrations]",
    ...histories,
    '# dialect = "postgresql"',
    "# table-rows = { orders = 5000000 }  # a table that is not named counts as one million rows",
    "",
    ...GATES.flatMap((gate) => {
      const { enforcement, approver, bypass } = DEFAULT_POLICY.gates[gate];
      const who = bypass === "none" ? "nobody can bypass it" : approver === null ? "it warns" : `${approver} may waive`;
      return [`# [gates.${gate}]`, `# enforcement = "${enforcement}"          # ${who}`];
    }),
    "",
    "# [approvers]                        # who decides in a role; a waiver must then name one of them",
    '# DBA = ["@your-team/dba"]',
    '# ARCHITECT = ["CODEOWNERS"]         # who owns the file of waivers there',
    "",
  ].join("\n");
}

/** The folders that hold most modules of a layer, as patterns. */
function most(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || byText(a, b))
    .slice(0, 5)
    .map(([folder]) => JSON.stringify(`/${folder as RepoPath}`))
    .join(", ");
}
