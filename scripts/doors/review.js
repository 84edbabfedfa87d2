// reviewdog, from Go's module proxy: what it reads of our report, and what it says of a change.
import { mkdirSync } from "node:fs";
import { join } from "node:path";

/** The newest whose dependencies Go's module proxy has. */
const REVIEWDOG = "github.com/reviewdog/reviewdog/cmd/reviewdog@v0.21.0";

export function reviewDoors({ TOP, scratch, release, run, expect, Skipped, blocked }) {
  const cli = join(release, "dist/cli.js");

  function installed() {
    if (run("sh", ["-c", "command -v go"]).status !== 0) throw new Skipped("there is no go on the PATH to install reviewdog with");
    const bin = join(scratch, "go");
    mkdirSync(bin);
    const { status, errors } = run("go", ["install", REVIEWDOG], { env: { ...process.env, GOBIN: bin } });
    if (status !== 0) throw new Skipped(`reviewdog cannot be installed: ${errors.trim().split("\n").at(-1)}`);
    return join(bin, "reviewdog");
  }

  return {
    reviewdog() {
      const program = installed();
      const review = (report, args, cwd) => run(program, ["-f=rdjson", "-fail-level=error", ...args], { cwd, input: report });
      const all = run(process.execPath, [cli, "check", "--root", join(TOP, "fixtures/tangled-shop"), "--format", "rdjson"]).out;
      const read = review(all, ["-reporter=rdjson", "-filter-mode=nofilter"], TOP);
      const [given, taken] = [JSON.parse(all).diagnostics, JSON.parse(read.out).diagnostics];
      const fields = ({ message, location, severity, code, suggestions }) =>
        JSON.stringify([message, location.range.start, severity, code?.value, suggestions?.[0]?.text]);
      const had = new Set(taken.map(fields));
      const missing = given.map(fields).filter((one) => !had.has(one));
      expect(read.status === 1 && taken.length === given.length, "it takes every finding", read.errors);
      expect(missing.length === 0, "as it was given", missing.join("\n"));
      const { shop } = blocked("reviewdog");
      const report = run(process.execPath, [cli, "check", "--root", shop, "--base", "HEAD", "--no-cache", "--format", "rdjson"]).out;
      const said = review(report, ["-reporter=local", "-diff=git diff HEAD"], shop);
      expect(said.status === 1 && said.out.includes("blocking-call"), "it stops the change", said.all);
      const level = review(report.replaceAll('"ERROR"', '"WARNING"'), ["-reporter=local", "-diff=git diff HEAD"], shop);
      expect(level.status === 0, "by severity", level.all);
      return `reviewdog ${REVIEWDOG.split("@")[1]}: ${taken.length} findings read as they were given; a blocking call in a change fails it`;
    },
  };
}
