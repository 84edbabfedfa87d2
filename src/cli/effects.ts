import { resolve } from "node:path";
import type { RunRecord } from "../coordinator/xo/record.ts";
import type { Effect } from "../daemon/index.ts";
import { systemReason, userError } from "../model/errors.ts";
import { writeFileAtomically } from "../run/atomic.ts";
import { ending } from "./process.ts";

/** Writes a file that the user names. Throws a UserError. */
export function writeNamed(path: string, text: string): void {
  try {
    writeFileAtomically(resolve(path), text);
  } catch (error) {
    throw userError(`${path} cannot be written: ${systemReason(error)}`);
  }
}

/** Does in this process what a server found that a command does. Throws a UserError. */
export async function apply(effects: readonly Effect[]): Promise<void> {
  for (const effect of effects) {
    if (effect.kind === "ending") ending(effect.status);
    else if (effect.kind === "print") process.stdout.write(effect.text);
    else if (effect.kind === "warn") process.stderr.write(effect.text);
    else if (effect.kind === "write") writeNamed(effect.path, effect.text);
    else (await import("./records.ts")).appendRecord(effect.folder, effect.record as RunRecord);
  }
}
