import { fileURLToPath } from "node:url";
import { type Asking, askServer, NoServerError, PlaceError, placeIn, startProcess } from "../daemon/index.ts";
import { RESULTS_VERSION } from "../run/version.ts";
import { apply } from "./effects.ts";
import { cacheFolder } from "./environment.ts";

/** Of the environment a server is told what results can depend on: no secrets. */
const TOLD = /^(?:PATH|HOME|USERPROFILE|TERM|NO_COLOR|FORCE_COLOR|GIT_\w+|XDG_\w+|FASTAPI_GATE_\w+)$/i;

/**
 * Has a server carry a command out, and does here what it says. The exit status; null where the command has to be run in this process.
 * Says in one line why, where that is not as it should be. Throws a UserError for an output that cannot be written.
 */
export async function viaServer(args: readonly string[], input: string | null): Promise<number | null> {
  const environment = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (TOLD.test(name) && value !== undefined ? [[name, value] as const] : [])),
  );
  try {
    const ask = { args, folder: process.cwd(), environment, terminal: process.stdout.isTTY === true, input };
    const answer = await askServer(ask, asking());
    if (answer.type === "own") return null;
    if (answer.type === "failed") throw new NoServerError(answer.reason);
    await apply(answer.effects);
    return answer.status;
  } catch (error) {
    if (!(error instanceof NoServerError || error instanceof PlaceError)) throw error;
    process.stderr.write(`fastapi-gate: made without the server: ${error.message}\n`);
    return null;
  }
}

/** How the server of this release is found and started. Throws a PlaceError. */
export function asking(idle: string | null = null): Asking {
  const place = placeIn(cacheFolder(process.env, process.platform));
  const script = fileURLToPath(new URL("./cli.js", import.meta.url));
  if (RESULTS_VERSION === null) throw new NoServerError("run from source there is none");
  const args = ["server", "run", ...(idle === null ? [] : ["--idle", idle])];
  return { place, version: RESULTS_VERSION, start: () => startProcess(script, args, place) };
}
