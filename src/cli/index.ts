// The command line. `--version` loads nothing; each command loads what it needs.

import { expectOneRun } from "../run/engine.ts";
import { toolVersion } from "../run/package.ts";
import { crash, ending, guardStreams, standardInput } from "./process.ts";
import { wantsServer } from "./wants-server.ts";

async function main(args: readonly string[]): Promise<void> {
  guardStreams();
  if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) {
    process.stdout.write(`${toolVersion()}\n`);
    return;
  }
  let input: string | null = null;
  if (wantsServer(args, process.env)) {
    const { viaServer } = await import("./ask-server.ts");
    // It can be read once, and is wanted again where the server is of no use.
    if (args[0] === "hook") input = await standardInput();
    const status = await viaServer(args, input);
    if (status !== null) return ending(status);
  }
  expectOneRun(args);
  const { run } = await import("./program.ts");
  ending(await run(args, input));
}

main(process.argv.slice(2)).catch(crash);
