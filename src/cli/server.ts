import { findRoot } from "../config/index.ts";
import { NoServerError, PlaceError, placeIn, type Status, serverStatus, startServer, stopServer } from "../daemon/index.ts";
import { CommandServer } from "../daemon/server.ts";
import { UserError, userError } from "../model/errors.ts";
import { RESULTS_VERSION } from "../run/version.ts";
import { asking } from "./ask-server.ts";
import { cacheFolder } from "./environment.ts";
import { askedIn } from "./program-check.ts";

/** Minutes. */
const IDLE = 30;
const NONE = 1;
/** Milliseconds. */
const GRACE = 2000;

/** Starts the server where none of this release runs. */
export function start({ idle }: { readonly idle?: number }): Promise<number> {
  return reached(async () => {
    const { pid, started } = await startServer(asking(idle === undefined ? null : String(idle)));
    process.stdout.write(started ? `the server runs now: process ${pid}\n` : `the server runs already: process ${pid}\n`);
    return 0;
  });
}

/** Ends it. */
export function stop(): Promise<number> {
  return reached(async () => {
    const pid = await stopServer(place());
    process.stdout.write(pid === null ? "no server runs\n" : `the server has ended: process ${pid}\n`);
    return 0;
  });
}

/** Says what it holds; status 1 where none runs. */
export function status({ format }: { readonly format: "text" | "json" }): Promise<number> {
  return reached(async () => {
    const found = await serverStatus(place());
    if (format === "json") process.stdout.write(`${JSON.stringify(found)}\n`);
    else process.stdout.write(found === null ? "no server runs\n" : textOf(found));
    return found === null ? NONE : 0;
  });
}

/** Is the server, until it ends. */
export async function run({ idle = IDLE }: { readonly idle?: number }): Promise<number> {
  const server = new CommandServer({
    place: place(),
    version: RESULTS_VERSION ?? "",
    idle,
    thread: new URL("./server.js", import.meta.url),
    rootOf: async ({ args, folder, input }) => {
      const asked = await askedIn(args);
      if (asked === null) return null;
      try {
        if (asked.command === "check") return findRoot(folder, asked.options.root ?? null, asked.paths);
        return (await import("./hook.ts")).editedRoot(asked.options, input ?? "", folder);
      } catch (error) {
        // Whoever asked says so better.
        if (error instanceof UserError) return null;
        throw error;
      }
    },
  });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => server.stop(signal));
  process.on("uncaughtException", (error) => server.stop(error.stack ?? error.message));
  await server.listen();
  // Nothing should be left; if something is, it must not keep the process.
  setTimeout(() => process.exit(), GRACE).unref();
  return 0;
}

function place(): ReturnType<typeof placeIn> {
  return placeIn(cacheFolder(process.env, process.platform));
}

async function reached(command: () => Promise<number>): Promise<number> {
  try {
    return await command();
  } catch (error) {
    if (error instanceof NoServerError || error instanceof PlaceError) throw userError(`the server: ${error.message}`);
    throw error;
  }
}

function textOf({ pid, age, idle, memory, roots }: Status): string {
  const head = `process ${pid}, ${span(age)} old, ${megabytes(memory)}, ends after ${span(idle * 60)} without a request\n`;
  const lines = roots.map(
    (held) =>
      `${held.root}: ${held.requests} ${held.requests === 1 ? "request" : "requests"} (last: ${held.last.map((ms) => `${ms} ms`).join(", ")}), idle for ${span(held.idle)}, ${megabytes(held.heap)} of objects\n`,
  );
  return head + lines.join("");
}

function span(seconds: number): string {
  return seconds < 120 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
