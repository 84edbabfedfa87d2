// Compares the static verdict with what blockbuster sees, route by route: node scripts/crosscheck/compare.js [python]
import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const python = process.argv[2] ?? "python3";

const seen = JSON.parse(execFileSync(python, [`${here}routes.py`], { encoding: "utf8" }));
const run = (...args) => JSON.parse(spawnSync(process.execPath, [cli, ...args, "--root", here, "--no-cache"], { encoding: "utf8" }).stdout);
const { findings } = run("check", "--format", "json");
const { routes } = run("inspect", "routes");

const errors = findings.filter(({ gate, severity }) => gate === "async-operations" && severity === "error");
/** The functions that each route runs on the loop besides its handler; what reaches them is not in the tables. */
const also = {
  "/in-a-dependency": ["slow_orders"],
  "/in-a-context": ["session"],
  "/in-a-field": ["Customer.address"],
  "/gathered": ["gathered.<locals>.one"],
};
let wrong = 0;
for (const { path, handler } of routes) {
  const names = [handler.slice(handler.lastIndexOf(".") + 1), ...(also[path] ?? [])];
  const blocks = errors.some(({ symbol }) => names.includes(symbol));
  if (blocks !== seen[path]) wrong++;
  console.log(
    `${blocks === seen[path] ? "agree   " : "DISAGREE"} ${path}: static ${blocks ? "blocks" : "clean"}, run ${seen[path] ? "blocks" : "clean"}`,
  );
}
process.exitCode = wrong === 0 ? 0 : 1;
