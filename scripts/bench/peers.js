// Other tools over the same files, where they are installed (on the PATH): each as somebody would run it who wants what it is for, without
// any cache. Measured by GNU time, which counts the processes that they start as well.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const TIME = "/usr/bin/time";
/** The status of pylint is a set of bits, one for each kind of message; this one says that it could not run. */
const PYLINT_USAGE = 32;

/** What can be asked of semgrep's free edition about the same defects, function by function. */
const PATTERNS = `rules:
  - id: blocking-call-in-async
    languages: [python]
    severity: ERROR
    message: blocks the event loop
    patterns:
      - pattern-either: [{ pattern: time.sleep(...) }, { pattern: requests.$METHOD(...) }, { pattern: subprocess.run(...) }, { pattern: open(...) }]
      - pattern-inside: "async def $FUNCTION(...): ..."
  - id: query-in-loop
    languages: [python]
    severity: WARNING
    message: a query for each item
    patterns:
      - pattern-either: [{ pattern: $SESSION.execute(...) }, { pattern: $SESSION.scalars(...) }, { pattern: $SESSION.query(...) }]
      - pattern-inside: "for $ITEM in $ITEMS: ..."
  - id: empty-downgrade
    languages: [python]
    severity: ERROR
    message: does not restore the schema
    pattern: "def downgrade(): pass"
`;

const PEERS = [
  {
    name: "ruff",
    args: ({ folder }) => ["check", "--isolated", "--no-cache", "--select", "ASYNC,FAST,ANN,D", "--output-format", "json", folder],
  },
  {
    name: "semgrep",
    args: ({ folder, rules }) => ["scan", "--config", rules, "--metrics", "off", "--disable-version-check", "--json", folder],
  },
  { name: "mypy", args: ({ folder, cache }) => ["--ignore-missing-imports", "--cache-dir", cache, folder] },
  { name: "pyright", args: ({ folder }) => ["--outputjson", folder] },
  { name: "pylint", args: ({ folder, jobs }) => ["--recursive=y", `--jobs=${jobs}`, "--output-format=json", folder] },
];

/** The peers that are installed, with what they say of their version. */
export function installedPeers() {
  if (spawnSync(TIME, ["--version"]).status !== 0) return [];
  return PEERS.flatMap((peer) => {
    const { status, stdout } = spawnSync(peer.name, ["--version"], { encoding: "utf8" });
    return status === 0 ? [{ ...peer, version: /\d+(\.\d+)+/.exec(stdout)?.[0] ?? "" }] : [];
  });
}

/**
 * One run of a peer: `total` on the clock and `cpu` of processors in milliseconds, `peak` of its largest process in bytes, and whether it
 * failed, which is not the same as having found something.
 */
export function runPeer(peer, { folder, jobs, scratch }) {
  const rules = join(scratch, "rules.yml");
  writeFileSync(rules, PATTERNS);
  const cache = mkdtempSync(join(scratch, "mypy-"));
  const measured = join(scratch, "time.txt");
  const { status } = spawnSync(TIME, ["-q", "-o", measured, "-f", "%e %U %S %M", peer.name, ...peer.args({ folder, jobs, rules, cache })], {
    stdio: "ignore",
    cwd: scratch,
  });
  const [clock = 0, user = 0, system = 0, kilobytes = 0] = readFileSync(measured, "utf8").trim().split(" ").map(Number);
  const failed = peer.name === "pylint" ? (status & PYLINT_USAGE) !== 0 : status > 1;
  return { total: clock * 1000, cpu: (user + system) * 1000, peak: kilobytes * 1024, failed };
}
