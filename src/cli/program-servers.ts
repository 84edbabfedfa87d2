import { Argument, type Command, Option } from "commander";
import { analysing } from "./analysing.ts";

/** Commands that go on until their client is done with them. */
export function addServers(program: Command, done: (status: number) => void): void {
  analysing(program.command("mcp"))
    .description("serve coding agents: the Model Context Protocol on standard input and output")
    .action(async (options) => done(await (await import("./serve.ts")).mcp(options)));
  analysing(program.command("lsp"))
    .description("serve an editor: the Language Server Protocol on standard input and output")
    // Editors add it to say what they speak over; it is all that there is.
    .option("--stdio", "accepted for editors that pass it")
    .addOption(new Option("--clientProcessId <id>", "of the editor").hideHelp())
    .action(async (options) => done(await (await import("./serve.ts")).lsp(options)));
  analysing(program.command("hook"))
    .description("judge an edit of a coding agent: reads the agent's JSON, tells it what blocks and was not in the last commit")
    .addArgument(new Argument("<agent>", "whose hook it is").choices(["claude-code"]))
    .action(async (_agent: string, options) => done(await (await import("./hook.ts")).hook(options)));
}
