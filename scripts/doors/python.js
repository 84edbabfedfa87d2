// Doors that open by way of Python: pre-commit, the wheel, readers of JUnit.
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Of Ubuntu 22.04, of Ubuntu 24.04, and the newest. */
const PRE_COMMITS = ["2.17.0", "3.6.2", ""];

export function pythonDoors({ TOP, scratch, release, run, must, expect, repository, git, Skipped, BLOCKING, options }) {
  const environments = new Map();

  /** The programs of a virtual environment with some packages. */
  function environment(name, packages) {
    const known = environments.get(name);
    if (known !== undefined) return known;
    const folder = join(scratch, `venv-${name}`);
    must(options.python, ["-m", "venv", folder]);
    must(join(folder, "bin/python"), ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...packages]);
    environments.set(name, join(folder, "bin"));
    return join(folder, "bin");
  }

  /** A PATH with git and the shell's programs, and no Node.js. */
  function withoutNode() {
    const bin = join(scratch, "bin");
    if (!existsSync(bin)) {
      mkdirSync(bin);
      for (const folder of ["/bin", "/usr/bin", "/usr/local/bin"].filter((folder) => existsSync(folder)))
        for (const name of readdirSync(folder)) {
          if (!/^(?:node|nodejs|npm|npx|corepack)$/.test(name) && !existsSync(join(bin, name)))
            symlinkSync(join(folder, name), join(bin, name));
        }
    }
    return bin;
  }

  function preCommit(version, withNode) {
    const name = `pre-commit-${version || "newest"}`;
    const bin = environment(name, [version === "" ? "pre-commit" : `pre-commit==${version}`, "setuptools<81"]);
    const program = join(bin, "pre-commit");
    const shop = repository(`${name}-${withNode ? "node" : "bare"}`);
    const config = `repos:\n- repo: ${release}\n  rev: ${git(release, "rev-parse", "HEAD").trim()}\n  hooks: [{ id: fastapi-gate }, { id: fastapi-gate-all }]\n`;
    writeFileSync(join(shop, ".pre-commit-config.yaml"), config);
    git(shop, "add", "-A");
    git(shop, "commit", "-qm", "hooks");
    const env = {
      ...process.env,
      PRE_COMMIT_HOME: join(scratch, `home-${name}-${withNode}`),
      PATH: withNode ? process.env.PATH : withoutNode(),
    };
    const hooks = () => run(program, ["run", "--color", "never", "--all-files", "--verbose"], { cwd: shop, env });
    const clean = hooks();
    if (!withNode && clean.status !== 0 && /urlopen|URLError|nodejs\.org|Connection|resolve/i.test(clean.all))
      throw new Skipped("nodejs.org, from which pre-commit takes a Node.js, cannot be reached");
    expect(clean.status === 0, "the clean shop passes both hooks", clean.all);
    const file = join(shop, "shop/api/routes/orders.py");
    writeFileSync(file, `import time\n${readFileSync(file, "utf8")}${BLOCKING}`);
    git(shop, "add", "-A");
    const stopped = hooks();
    expect(stopped.status === 1 && (stopped.all.match(/blocking-call/g)?.length ?? 0) >= 2, "both hooks stop a blocking call", stopped.all);
    return `${must(program, ["--version"]).out.trim()}: clean passes, a blocking call is stopped by both hooks`;
  }

  /** Builds the wheel of the committed bundle once. */
  function wheel() {
    const out = join(scratch, "wheel");
    if (!existsSync(out)) must(process.execPath, [join(release, "scripts/wheel.js"), "--python", options.python, "--out", out]);
    return join(
      out,
      readdirSync(out).find((name) => name.endsWith(".whl")),
    );
  }

  const shopArgs = ["check", "--root", join(TOP, "fixtures/layered-shop")];
  const env = { ...process.env, HOME: join(scratch, "home"), PIP_DISABLE_PIP_VERSION_CHECK: "1" };

  return {
    ...Object.fromEntries(PRE_COMMITS.map((version) => [`pre-commit-${version || "newest"}`, () => preCommit(version, true)])),
    "pre-commit-without-node": () => preCommit("", false),
    "wheel-pip"() {
      const bin = environment("wheel-node", [`${wheel()}[node]`]);
      const { out } = must(join(bin, "fastapi-gate"), shopArgs, { env: { ...env, PATH: withoutNode() } });
      expect(out.includes("Status: SUCCESS"), "the wheel brings its own Node.js", out);
      const bare = environment("wheel-bare", [wheel()]);
      must(join(bare, "fastapi-gate"), shopArgs, { env });
      const none = run(join(bare, "fastapi-gate"), shopArgs, { env: { ...env, PATH: withoutNode() } });
      expect(none.status === 2 && none.errors.trim().split("\n").length === 1, "one line without Node.js", none.all);
      return `pip: with the extra and no Node.js, with Node.js on the PATH; without either: "${none.errors.trim()}"`;
    },
    "wheel-uvx"() {
      const bin = environment("uv", ["uv"]);
      const { out } = must(join(bin, "uvx"), ["--quiet", "--from", `${wheel()}[node]`, "fastapi-gate", ...shopArgs], {
        env: { ...env, PATH: withoutNode() },
      });
      expect(out.includes("Status: SUCCESS"), "uvx runs it", out);
      return "uvx --from the wheel[node], no Node.js on the PATH";
    },
    "wheel-pipx"() {
      const bin = environment("pipx", ["pipx"]);
      const { out } = must(join(bin, "pipx"), ["run", "--spec", `${wheel()}[node]`, "fastapi-gate", ...shopArgs], {
        env: { ...env, PATH: withoutNode() },
      });
      expect(out.includes("Status: SUCCESS"), "pipx run runs it", out);
      return "pipx run --spec the wheel[node], no Node.js on the PATH";
    },
    junit() {
      const bin = environment("junit", ["junitparser", "pytest"]);
      const report = join(scratch, "junit.xml");
      run(process.execPath, [
        join(release, "dist/cli.js"),
        "check",
        "--root",
        join(TOP, "fixtures/tangled-shop"),
        "--output",
        `junit=${report}`,
      ]);
      const script =
        "import sys; from junitparser import JUnitXml; x = JUnitXml.fromfile(sys.argv[1]); print(x.tests, x.failures, x.errors, sum(len(list(s)) for s in x))";
      const [tests, failures, , cases] = must(join(bin, "python"), ["-c", script, report]).out.trim().split(" ").map(Number);
      expect(tests > 0 && failures > 0 && cases === tests, "the counts are those of the cases", `${tests} ${failures} ${cases}`);
      return `junitparser reads ${tests} tests with ${failures} failures`;
    },
  };
}
