import { spawn } from "node:child_process";
import type { Starting } from "./client.ts";
import type { Place } from "./place.ts";

/** Starts a server that outlives this process and holds nothing of it: no stream, no terminal, no folder. */
export function startProcess(script: string, args: readonly string[], place: Place): Starting {
  let why: string | null = null;
  const child = spawn(process.execPath, [script, ...args], {
    cwd: place.folder,
    detached: true,
    stdio: "ignore",
    windowsHide: true,
  });
  child.on("error", (error) => {
    why = error.message;
  });
  child.on("exit", (code, signal) => {
    // It found that another one had just been started.
    if (code === 0) return;
    why = `${signal ?? `status ${code}`}; its log is ${place.log}`;
  });
  child.unref();
  return { ended: () => why };
}
