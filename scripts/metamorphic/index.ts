// Edits real applications in ways that must not change a verdict, and in ways that must, and runs the tool before and after.

import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { optionsOf } from "../options.js";
import { compare, type Finding, unfound } from "./compare.ts";
import { outerFunctions, readSource, type Source } from "./syntax.ts";
import { dropAwaits, dropLoaderOptions, NEUTRAL } from "./transformations.ts";

const { values, positionals } = optionsOf("npm run metamorphic -- [--cli FILE] [--only TRANSFORMATION] [--file PATH] [--show N] FOLDER…", {
  allowPositionals: true,
  options: {
    cli: { type: "string", default: "dist/cli.js" },
    only: { type: "string" },
    file: { type: "string" },
    show: { type: "string", default: "0" },
  },
});
const cli = resolve(values.cli);
const shown = Number(values.show);
const wanted = (name: string): boolean => values.only === undefined || name.includes(values.only);

interface Report {
  readonly status: string;
  readonly gates: readonly { readonly gate: string; readonly verdict: string }[];
  readonly findings: readonly Finding[];
}

function check(root: string): Report {
  const run = spawnSync(process.execPath, [cli, "check", "--root", root, "--no-cache", "--format", "json"], {
    encoding: "utf8",
    maxBuffer: 1 << 29,
  });
  if (run.status !== 0 && run.status !== 1) throw new Error(`exit status ${run.status}: ${run.stderr}`);
  return JSON.parse(run.stdout) as Report;
}

function sourcesIn(root: string): readonly Source[] {
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".py") && !/(?:^|\/)\./.test(path));
  return paths.sort().flatMap((path) => readSource(path, readFileSync(join(root, path), "utf8")) ?? []);
}

/** Writes files, does something, and puts everything back. */
function withFiles<T>(root: string, files: ReadonlyMap<string, string>, before: ReadonlyMap<string, string>, work: () => T): T {
  for (const [path, text] of files) writeFileSync(join(root, path), text);
  try {
    return work();
  } finally {
    for (const path of files.keys()) {
      const text = before.get(path);
      if (text === undefined) rmSync(join(root, path));
      else writeFileSync(join(root, path), text);
    }
  }
}

const show = (mark: string, findings: readonly Finding[]): void => {
  for (const { file, line, symbol, severity, rule, message } of findings.slice(0, shown))
    console.log(`      ${mark} ${file}:${line} ${symbol} ${severity}[${rule}] ${message.slice(0, 160)}`);
};

let violated = 0;
for (const folder of positionals) {
  const root = mkdtempSync(join(tmpdir(), "metamorphic-"));
  try {
    cpSync(folder, root, { recursive: true, verbatimSymlinks: true });
    const sources = sourcesIn(root);
    const texts = new Map(sources.map(({ path, bytes }) => [path, bytes.toString("utf8")]));
    const before = check(root);
    const functions = sources.reduce((sum, source) => sum + outerFunctions(source).length, 0);
    console.log(`${basename(folder)}: ${sources.length} files, ${functions} functions, ${before.findings.length} findings`);
    for (const [name, transformation] of Object.entries(NEUTRAL).filter(([name]) => wanted(name))) {
      const { files, touched, moved } = transformation(sources, (path) => values.file === undefined || path.includes(values.file));
      const spoilt = [...files].filter(([path, text]) => readSource(path, text) === null).map(([path]) => path);
      if (spoilt.length > 0) console.log(`   edits broke the syntax of ${spoilt.slice(0, 5).join(", ")}`);
      for (const path of spoilt) (files as Map<string, string>).delete(path);
      const after = withFiles(root, files, texts, () => check(root));
      const { lost, added } = compare(before.findings, after.findings, moved);
      const verdicts = before.gates.filter(({ gate, verdict }) => after.gates.find((other) => other.gate === gate)?.verdict !== verdict);
      violated += lost.length + added.length;
      console.log(
        `   ${name}: ${files.size} files, ${touched} functions; lost ${lost.length}, new ${added.length}; verdicts changed: ${verdicts.length === 0 ? "none" : verdicts.map(({ gate }) => gate).join(", ")}`,
      );
      show("-", lost);
      show("+", added);
    }
    if (wanted("awaits deleted")) {
      const { files, broken } = dropAwaits(sources);
      const after = withFiles(root, files, texts, () => check(root));
      const missed = unfound(broken, after.findings);
      violated += missed.length;
      console.log(`   awaits deleted: ${broken.length}; not found ${missed.length}`);
      for (const { path, symbol } of missed.slice(0, shown)) console.log(`      ? ${path} ${symbol}`);
    }
    if (wanted("loader options deleted")) {
      const files = new Map(sources.flatMap((source) => dropLoaderOptions(source, false).map((text) => [source.path, text] as const)));
      const after = withFiles(root, files, texts, () => check(root));
      const { added } = compare(before.findings, after.findings, new Map());
      const lazy = added.filter(({ rule }) => rule.startsWith("lazy-load"));
      // No property: not every option is needed.
      console.log(`   loader options deleted in ${files.size} files; ${lazy.length} new lazy loads`);
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
process.exitCode = violated === 0 ? 0 : 1;
