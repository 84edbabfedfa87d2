import { closeSync, openSync, writeSync } from "node:fs";

/** A server that crashes again and again must not fill the disk. */
const MOST_LINES = 2000;

/** A log that starts anew with each server; where it cannot be written there is none. */
export function openLog(path: string): (line: string) => void {
  let lines = 0;
  let flags = "w";
  return (line) => {
    if (lines++ >= MOST_LINES) return;
    try {
      const descriptor = openSync(path, flags, 0o600);
      flags = "a";
      try {
        writeSync(descriptor, `${new Date().toISOString()} ${line}\n`);
      } finally {
        closeSync(descriptor);
      }
    } catch {
      // Nobody would hear of it.
    }
  };
}
