import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { type RunRecord, readRecord } from "../coordinator/xo/record.ts";
import { systemReason, userError } from "../model/errors.ts";
import { readText } from "./results.ts";

const NAME = /^run-(\d{6,})\.json$/;

/** The recorded runs of a folder, which lies `at` a path, oldest first; none where there is no folder yet. Throws a UserError for a broken record. */
export function recordsIn(folder: string, mustExist: boolean, at = folder): readonly RunRecord[] {
  return namesIn(folder, mustExist, at).map((name) => readRecord(name, readText(join(folder, name), "record", join(at, name))));
}

function namesIn(folder: string, mustExist: boolean, at = folder): readonly string[] {
  try {
    return readdirSync(at)
      .filter((name) => NAME.test(name))
      .sort((a, b) => numberOf(a) - numberOf(b));
  } catch (error) {
    if (!mustExist && (error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw userError(`the history ${folder} cannot be read: ${systemReason(error)}`);
  }
}

function numberOf(name: string): number {
  return Number(NAME.exec(name)?.[1]);
}

/**
 * Adds a record under the next free number and touches no other. Two runs that end together get two numbers: a name is taken by
 * linking the finished file to it, which fails where the name is taken already.
 */
export function appendRecord(folder: string, record: RunRecord): void {
  try {
    mkdirSync(folder, { recursive: true });
    const temporary = join(folder, `.${process.pid}.tmp`);
    const descriptor = openSync(temporary, "w");
    try {
      writeSync(descriptor, `${JSON.stringify(record, null, 1)}\n`);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    try {
      for (let number = numberOf(namesIn(folder, true).at(-1) ?? "run-000000.json") + 1; ; number++) {
        if (linked(temporary, join(folder, `run-${String(number).padStart(6, "0")}.json`))) return;
      }
    } finally {
      rmSync(temporary, { force: true });
    }
  } catch (error) {
    throw userError(`the run cannot be recorded in ${folder}: ${systemReason(error)}`);
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
