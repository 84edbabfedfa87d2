// What a command line waits for that asks a server: node scripts/bench-server.js FOLDER [ROUNDS [BUNDLE]]
//
// Copies the folder, starts the server of dist/cli.js with a cache folder of its own, and edits one file after the other: nothing, a comment, a
// function's body, and so on in turns; then the copy becomes a repository, and `--staged` judges one commit after the other. Each figure is the median time on the clock of whole processes, from their start to their end, in
// milliseconds, with the smallest and largest; `bare` is `node -e 0`, `alone` the same check without a server. What the server answers is compared with that,
// byte by byte. On a busy machine look at the processor time of the server.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [folder, count = "7", bundle = "dist"] = process.argv.slice(2);
if (folder === undefined) {
  console.error("usage: node scripts/bench-server.js FOLDER [ROUNDS [BUNDLE]]");
  process.exit(2);
}
const rounds = Number(count);
const temporary = mkdtempSync(join(tmpdir(), "gate-bench-"));
const root = join(temporary, "app");
cpSync(folder, root, { recursive: true });
const cli = fileURLToPath(new URL(`../${bundle}/cli.js`, import.meta.url));
const env = { ...process.env, FASTAPI_GATE_CACHE: join(temporary, "cache") };
const times = {};
const processor = {};
/** Processor time of the server until now, in milliseconds; null where the system does not tell (it does on Linux). */
function spent() {
  const { stdout } = spawnSync(process.execPath, [cli, "server", "status", "--format", "json"], { cwd: root, env, encoding: "utf8" });
  try {
    const fields = readFileSync(`/proc/${JSON.parse(stdout).pid}/stat`, "utf8")
      .split(") ")[1]
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
}
function node(kind, ...args) {
  const start = performance.now();
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: root, env, maxBuffer: 1 << 28 });
  const time = performance.now() - start;
  times[kind] ??= [];
  times[kind].push(time);
  return `${status}\n${stderr}\n${stdout}`;
}
function asked(kind, ...args) {
  const before = spent();
  const answer = node(kind, cli, "check", "--use-server", ...args);
  const after = spent();
  processor[kind] ??= [];
  if (before !== null && after !== null) processor[kind].push(after - before);
  return answer;
}
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".py") && !/(?:^|\/)(?:tests?|versions|node_modules|\.venv)\//.test(name))
  .sort();
const edits = {
  comment: (text, n) => `# ${n}\n${text}`,
  body: (text, n) => text.replace(/^( +)return /m, `$1value_${n} = ${n}\n$1return `),
};
/** The n-th file, from a place of its own, that an edit of the kind changes. */
function edited(kind, n) {
  for (let at = n * 7919; ; at++) {
    const path = join(root, files[at % files.length]);
    const before = readFileSync(path, "utf8");
    const after = edits[kind](before, n);
    if (after !== before) return { path, before, after };
  }
}
let different = 0;
try {
  node("first", cli, "check", "--use-server");
  for (let n = 1; n <= rounds; n++) {
    node("bare", "-e", "0");
    asked("nothing");
    for (const kind of ["comment", "body"]) {
      const { path, before, after } = edited(kind, n * 2 + (kind === "body" ? 1 : 0));
      writeFileSync(path, after);
      const answer = asked(kind);
      // Each takes many seconds: every second round is enough.
      if (n % 2 === 1 && node(`alone after ${kind}`, cli, "check") !== answer) different++;
      writeFileSync(path, before);
      asked("back");
    }
  }
  const git = (...args) =>
    spawnSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...args], { cwd: root, env, stdio: "ignore" });
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "first");
  node("first commit", cli, "check", "--use-server", "--staged");
  for (let n = 1; n <= rounds; n++) {
    const { path, after } = edited("body", n * 2 + 1);
    writeFileSync(path, after);
    git("add", "-A");
    const answer = asked("commit", "--staged");
    if (n % 2 === 1 && node("alone before a commit", cli, "check", "--staged") !== answer) different++;
    git("commit", "-qm", `${n}`);
  }
  const shown = (kinds) =>
    Object.fromEntries(
      Object.entries(kinds).map(([kind, values]) => {
        const sorted = values.map(Math.round).sort((a, b) => a - b);
        return [kind, `${sorted[sorted.length >> 1]} (${sorted[0]}–${sorted.at(-1)})`];
      }),
    );
  console.log(
    JSON.stringify({ files: files.length, rounds, clock: shown(times), "server's processor time": shown(processor), different }, null, 1),
  );
} finally {
  spawnSync(process.execPath, [cli, "server", "stop"], { cwd: root, env, stdio: "ignore" });
  rmSync(temporary, { recursive: true, force: true });
}
