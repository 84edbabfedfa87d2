#!/usr/bin/env node
// Runs the bundle in dist/ over real applications and compares what it finds with what is stored in test/applications/NAME.json:
// how many findings each rule has, by severity, and findings that somebody read in the source and judged. Fails when a count
// differs, when a finding judged right is gone, or when one judged wrong is an error again. `--update` rewrites the counts; the
// judgements are written by hand. The applications come from the Python package index at a pinned version and hash.

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { optionsOf } from "../options.js";
import { compareCounts, compareReviews, countFindings, judgedByRule } from "./compare.js";
import { unpackedApplication } from "./fetch.js";

const CLI = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const STORE = fileURLToPath(new URL("../../test/applications/", import.meta.url));

function fail(message) {
  console.error(`applications: ${message}`);
  process.exit(2);
}

/** The stored file of an application: { package, version, sha256, counts: { rule: { severity: n } }, reviewed: […] }. */
function readStored(name) {
  const path = join(STORE, `${name}.json`);
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    return fail(`test/applications/${name}.json cannot be read: ${error.message}`);
  }
}

function check(folder) {
  const options = ["check", "--root", folder, "--format", "json", "--no-cache"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...options], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0 && status !== 1) fail(`dist/cli.js ended with ${status} on ${folder}:\n${stderr}`);
  return JSON.parse(stdout);
}

function printCounts(rows) {
  const width = Math.max(4, ...rows.map(({ rule }) => rule.length));
  console.log(`  ${"rule".padEnd(width)}  severity  stored    now`);
  for (const { rule, severity, stored, now } of rows) {
    const difference = stored === now ? "" : `  ${now > stored ? "+" : ""}${now - stored}`;
    console.log(`  ${rule.padEnd(width)}  ${severity.padEnd(8)}  ${String(stored).padStart(6)} ${String(now).padStart(6)}${difference}`);
  }
}

function main() {
  const { values, positionals } = optionsOf("npm run applications -- [NAME…] [--update]", {
    options: { update: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const known = readdirSync(STORE)
    .filter((entry) => entry.endsWith(".json"))
    .map((entry) => basename(entry, ".json"))
    .sort();
  for (const name of positionals) if (!known.includes(name)) fail(`there is no application ${name}; known: ${known.join(", ")}`);
  let failures = 0;
  const judged = [];
  for (const name of positionals.length > 0 ? positionals : known) {
    const stored = readStored(name);
    const { findings, status } = check(unpackedApplication(name, stored, fail));
    const counts = countFindings(findings);
    const rows = compareCounts(stored.counts ?? {}, counts);
    const { complaints, summary } = compareReviews(stored.reviewed ?? [], findings);
    console.log(`${name} ${stored.version}: ${status}, ${findings.length} findings; reviewed: ${summary}`);
    printCounts(rows);
    for (const complaint of complaints) console.log(`  ${complaint}`);
    console.log("");
    failures += complaints.length;
    judged.push({ reviewed: stored.reviewed ?? [], findings });
    if (values.update) writeFileSync(join(STORE, `${name}.json`), `${JSON.stringify({ ...stored, counts }, null, 2)}\n`);
    else failures += rows.filter((row) => row.stored !== row.now).length;
  }
  console.log("Judged findings that are reported: right, arguable, wrong");
  for (const [rule, { right, wrong, arguable }] of judgedByRule(judged)) {
    console.log(`  ${rule.padEnd(34)} ${[right, arguable, wrong].map((count) => `${count}`.padStart(4)).join("")}`);
  }
  if (failures > 0) console.log(`${failures} differences from what is stored`);
  process.exitCode = failures > 0 ? 1 : 0;
}

main();
