// Loaded by every command: it imports nothing.

/** What a server does not do for its clients: it neither changes the repository nor runs its code, and keeps what it reads. */
const OWN = /^(?:--(?:fix|unsafe-fixes|diff|watch|head|no-cache|facts|allow-own-rules|help|version)(?:=.*)?|-h|-V)$/;

/** Commands that are not `check`, its paths, `report`, or `hook`. */
export const OTHERS: readonly string[] = [
  "inspect",
  "graph",
  "rules",
  "explain",
  "baseline",
  "waive",
  "init",
  "verify",
  "plan",
  "xo",
  "config",
  "migrations",
  "facts",
  "mcp",
  "lsp",
  "server",
  "help",
];

/** Whether a command line is one that a server is asked to carry out. */
export function wantsServer(args: readonly string[], environment: NodeJS.ProcessEnv): boolean {
  if (!args.includes("--use-server") && environment.FASTAPI_GATE_SERVER !== "1") return false;
  return !OTHERS.includes(args[0] ?? "") && !args.some((arg) => OWN.test(arg));
}
