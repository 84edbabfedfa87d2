import { type Command, InvalidArgumentError, Option } from "commander";
import { analysing } from "./analysing.ts";
import { addHook } from "./program-check.ts";

/** Commands that go on until their client is done with them. */
export function addServers(program: Command, done: (status: number) => void, input: string | null): void {
  analysing(program.command("mcp"))
    .description("serve coding agents: the Model Context Protocol on standard input and output")
    .action(async (options) => done(await (await import("./serve.ts")).mcp(options)));
  analysing(program.command("lsp"))
    .description("serve an editor: the Language Server Protocol on standard input and output")
    // Editors add it to say what they speak over; it is all that there is.
    .option("--stdio", "accepted for editors that pass it")
    .addOption(new Option("--clientProcessId <id>", "of the editor").hideHelp())
    .action(async (options) => done(await (await import("./serve.ts")).lsp(options)));
  addHook(program, async (options) => done(await (await import("./hook.ts")).hook(options, input)));
  const server = program.command("server").description("the process that `check --use-server` asks");
  server
    .command("start")
    .description("start it, where none of this release runs")
    .addOption(new Option("--idle <minutes>", "without a request, after which it ends (default: 30)").argParser(minutes))
    .action(async (options) => done(await (await import("./server.ts")).start(options)));
  server
    .command("stop")
    .description("end it")
    .action(async () => done(await (await import("./server.ts")).stop()));
  server
    .command("status")
    .description("what it holds; status 1 where none runs")
    .addOption(new Option("--format <format>", "of standard output").choices(["text", "json"]).default("text"))
    .action(async (options) => done(await (await import("./server.ts")).status(options)));
  server
    .command("run", { hidden: true })
    .addOption(new Option("--idle <minutes>").argParser(minutes))
    .action(async (options) => done(await (await import("./server.ts")).run(options)));
}

function minutes(text: string): number {
  if (!/^\d{1,4}(?:\.\d{1,4})?$/.test(text) || Number(text) === 0) throw new InvalidArgumentError("give minutes, such as 30 or 0.5");
  return Number(text);
}
