// How long an edit takes until its findings are there, and whether a server grows: node scripts/bench-live.js FOLDER [EDITS]
//
// Starts `dist/cli.js mcp` on a copy of the folder, edits one file after the other, and asks `check` after each edit, as a coding
// agent does: comments (which move places and say nothing new), bodies of functions and new functions in turn. Prints medians, in
// milliseconds, on the clock and of processor time, and the memory of the process along the way, in megabytes (both Linux only).
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const [folder, count = "40", bundle = "dist"] = process.argv.slice(2);
if (folder === undefined) {
  console.error("usage: node scripts/bench-live.js FOLDER [EDITS [BUNDLE]]");
  process.exit(2);
}
const edits = Number(count);
const root = mkdtempSync(join(tmpdir(), "gate-bench-"));
cpSync(folder, root, { recursive: true });
const cli = fileURLToPath(new URL(`../${bundle}/cli.js`, import.meta.url));
const server = spawn(process.execPath, [cli, "mcp", "--root", root, "--no-cache"], { stdio: ["pipe", "pipe", "inherit"] });
const waiting = new Map();
let next = 1;
createInterface({ input: server.stdout }).on("line", (line) => {
  const message = JSON.parse(line);
  waiting.get(message.id)?.(message);
  waiting.delete(message.id);
});
const send = (message) => server.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
const ask = (method, params) =>
  new Promise((resolve) => {
    const id = next++;
    waiting.set(id, resolve);
    send({ id, method, params });
  });
const check = async () => {
  const start = performance.now();
  const { result, error } = await ask("tools/call", { name: "check", arguments: { severity: "error", limit: 1 } });
  if (error !== undefined || result.isError === true) throw new Error(JSON.stringify(error ?? result.content));
  return performance.now() - start;
};
const memory = () => {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))?.[1]) / 1000);
  } catch {
    return null;
  }
};
/** Of all threads, in milliseconds. */
const processorTime = () => {
  try {
    const fields = readFileSync(`/proc/${server.pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
};
/** Each kind in turn. */
const EDITS = {
  comment: (text, n) => `# ${n}\n${text}`,
  body: (text, n) => text.replace(/^( +)return /m, `$1value_${n} = ${n}\n$1return `),
  function: (text, n) => `${text}\n\ndef added_${n}(values: list[int]) -> int:\n    total = sum(values)\n    return total\n`,
};
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const rounded = (value) => (value === undefined ? null : Math.round(value));

try {
  await ask("initialize", { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "bench", version: "1" } });
  send({ method: "notifications/initialized" });
  const first = await check();
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".py") && !/(?:^|\/)(?:tests?|versions|node_modules|\.venv)\//.test(name))
    .sort();
  const times = { comment: [], body: [], function: [] };
  const processor = { comment: [], body: [], function: [] };
  const curve = [];
  for (let n = 0; n < edits; n++) {
    const path = join(root, files[(n * 7919) % files.length]);
    const before = readFileSync(path, "utf8");
    const [kind, edit] = Object.entries(EDITS)[n % 3];
    const after = edit(before, n);
    if (after === before) continue;
    writeFileSync(path, after);
    const used = processorTime();
    times[kind].push(await check());
    processor[kind].push(processorTime() - used);
    // So that every file is small again before its next turn; the next question looks at this change as well.
    writeFileSync(path, before);
    if (kind !== "comment") await check();
    if (n % Math.max(1, Math.floor(edits / 20)) === 0) curve.push(memory());
  }
  const medians = (lists) => Object.fromEntries(Object.entries(lists).map(([kind, values]) => [kind, rounded(median(values))]));
  console.log(
    JSON.stringify({
      files: files.length,
      edits,
      first: rounded(first),
      ...medians(times),
      processor: medians(processor),
      memory: curve,
    }),
  );
} finally {
  server.stdin.end();
  rmSync(root, { recursive: true, force: true });
}
