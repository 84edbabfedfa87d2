import { UserError } from "../model/errors.ts";

/** It could not judge: usage, settings, a missing base, or a bug. Never a silent pass. */
export const CANNOT_JUDGE = 2;

/**
 * A reader that goes away early (`| head`) ends the run quietly, with the status it has come to. Anything else that goes wrong
 * with a stream is a bug.
 */
export function guardStreams(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
      crash(error);
    });
  }
  process.on("uncaughtException", crash);
}

/** Ends with a status once everything is written: `process.exit` would cut off what a pipe has not taken yet. */
export function ending(status: number): void {
  process.exitCode = status;
}

/** Prints what the user did wrong, or that this is a bug, and ends with status 2. */
export function crash(error: unknown): void {
  ending(CANNOT_JUDGE);
  process.stderr.write(`${describeError(error, process.env.FASTAPI_GATE_DEBUG !== undefined)}\n`);
}

/** The lines for an error: the user's mistakes as they are, a bug with how to report it; the stack only when asked for. */
export function describeError(error: unknown, debug: boolean): string {
  if (error instanceof UserError)
    return error.message
      .split("\n")
      .map((line) => `fastapi-gate: ${line}`)
      .join("\n");
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = debug && error instanceof Error ? `\n${error.stack}` : "";
  const more = debug ? "" : " (FASTAPI_GATE_DEBUG=1 prints where)";
  return `fastapi-gate: ${message}\nThis is a bug in fastapi-gate, nothing was judged: please report it with the command that you ran${more}.${stack}`;
}

/** All that is written to standard input. */
export async function standardInput(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}
