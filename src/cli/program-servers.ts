import type { Command } from "commander";
import { analysing } from "./analysing.ts";

/** Commands that go on until their client is done with them. */
export function addServers(program: Command, done: (status: number) => void): void {
  analysing(program.command("mcp"))
    .description("serve coding agents: the Model Context Protocol on standard input and output")
    .action(async (options) => done(await (await import("./serve.ts")).mcp(options)));
}
