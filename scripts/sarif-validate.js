// Microsoft's SARIF validator over what the bundle writes: every fixture and the applications given, in both profiles, and the stored
// outputs. The validator (`@microsoft/sarif-multitool-linux`, 104 MB) is no dependency: name it with SARIF_MULTITOOL, or let
// `--install` fetch it into a temporary folder. Without it there is nothing to run, which is said and is no failure.
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { optionsOf } from "./options.js";

const PACKAGE = "@microsoft/sarif-multitool-linux";
const VERSION = "5.7.0";
const PROFILES = ["sarif", "sarif-github"];

/** The validator's program, or null. */
function multitool(scratch, install) {
  const named = process.env.SARIF_MULTITOOL;
  if (named !== undefined && named !== "") return named;
  const local = join("node_modules", PACKAGE, "Sarif.Multitool");
  if (existsSync(local)) return local;
  if (!install) return null;
  execFileSync("npm", ["install", "--ignore-scripts", "--no-save", "--prefix", scratch, `${PACKAGE}@${VERSION}`], { stdio: "ignore" });
  const program = join(scratch, "node_modules", PACKAGE, "Sarif.Multitool");
  chmodSync(program, 0o755);
  return program;
}

/** What the bundle says of a root, in both profiles. */
function written(cli, root, folder) {
  return PROFILES.map((profile) => {
    const file = join(folder, `${basename(root)}.${profile}.sarif`);
    const { status, stderr } = spawnSync(
      process.execPath,
      [cli, "check", "--root", root, "--format", "text", "--output", `${profile}=${file}`],
      {
        encoding: "utf8",
        stdio: ["ignore", "ignore", "pipe"],
      },
    );
    if (status !== 0 && status !== 1) throw new Error(`${root}: ${stderr}`);
    return file;
  });
}

/** The stored outputs: among them a change with suppressions, fixes and baseline states. */
function stored() {
  return readdirSync("test/golden", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".sarif"))
    .sort()
    .map((name) => join("test/golden", name));
}

function complaint({ ruleId, level, message, locations }, rules) {
  const pattern = message.text ?? rules.get(ruleId)?.messageStrings?.[message.id]?.text ?? message.id;
  const text = pattern.replace(/\{(\d+)\}/g, (_, index) => message.arguments?.[Number(index)] ?? "");
  const line = locations?.[0]?.physicalLocation?.region?.startLine;
  return `${level ?? "warning"} ${ruleId}${line === undefined ? "" : ` line ${line}`}: ${text}`;
}

/** What the validator says of a file. Its exit status is 0 whatever it finds: its own output is read. */
function complaints(program, file, output) {
  const { status, stdout, stderr } = spawnSync(
    program,
    ["validate", file, "--rule-kind", "Sarif;Ghas", "--output", output, "--log", "ForceOverwrite"],
    {
      encoding: "utf8",
    },
  );
  if (status !== 0 || !existsSync(output)) throw new Error(`the validator failed on ${file}: ${stdout}${stderr}`);
  const [run] = JSON.parse(readFileSync(output, "utf8")).runs;
  const rules = new Map((run.tool.driver.rules ?? []).map((rule) => [rule.id, rule]));
  return (run.results ?? []).map((result) => complaint(result, rules));
}

const { values, positionals } = optionsOf("npm run sarif:validate -- [--install] [--cli FILE] [APPLICATION…]", {
  allowPositionals: true,
  options: { install: { type: "boolean", default: false }, cli: { type: "string", default: "dist/cli.js" } },
});
const scratch = mkdtempSync(join(tmpdir(), "fastapi-gate-sarif-"));
try {
  const program = multitool(scratch, values.install);
  if (program === null) {
    console.log(`skipped: there is no ${PACKAGE} here; set SARIF_MULTITOOL, or give --install`);
  } else {
    const folder = join(scratch, "written");
    mkdirSync(folder);
    const roots = [
      ...readdirSync("fixtures")
        .sort()
        .map((name) => join("fixtures", name)),
      ...positionals,
    ];
    const files = [...roots.flatMap((root) => written(resolve(values.cli), root, folder)), ...stored()];
    let bad = 0;
    for (const file of files) {
      const found = complaints(program, file, join(scratch, "validation.sarif"));
      const results = JSON.parse(readFileSync(file, "utf8")).runs[0].results.length;
      console.log(
        `${found.length === 0 ? "ok" : "BAD"}  ${file.startsWith(scratch) ? basename(file) : file}: ${results} results, ${found.length} complaints`,
      );
      for (const line of found.slice(0, 10)) console.log(`     ${line}`);
      bad += found.length;
    }
    console.log(`${files.length} files, ${bad} complaints`);
    process.exitCode = bad === 0 ? 0 : 1;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
