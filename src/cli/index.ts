// The command line. `--version` loads nothing; each command loads what it needs.

import { toolVersion } from "../run/package.ts";
import { crash, ending, guardStreams } from "./process.ts";
import { wantsServer } from "./wants-server.ts";

async function main(args: readonly string[]): Promise<void> {
  guardStreams();
  if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) {
    process.stdout.write(`${toolVersion()}\n`);
    return;
  }
  if (wantsServer(args, process.env)) {
    const { viaServer } = await import("./ask-server.ts");
    const status = await viaServer(args);
    if (status !== null) return ending(status);
  }
  const { run } = await import("./program.ts");
  ending(await run(args));
}

main(process.argv.slice(2)).catch(crash);
