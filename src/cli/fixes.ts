import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type FixPlan, planFixes } from "../fix/index.ts";
import { systemReason, userError } from "../model/errors.ts";
import type { Finding } from "../model/finding.ts";
import type { RepoPath } from "../model/source.ts";
import { syntaxErrors } from "../pipeline.ts";
import { writeFileAtomically } from "../session.ts";

/** The changes that the fixes of findings make to the files below the root. */
export function planInRoot(root: string, findings: readonly Finding[], unsafe: boolean): FixPlan {
  return planFixes(findings, { unsafe, syntaxErrors, read: (file) => bytesOf(join(root, file)) });
}

/** Writes the changed files, each whole or not at all. Throws a UserError for one that cannot be written. */
export function writeFixes(root: string, { files }: FixPlan): void {
  for (const { file, after } of files) write(join(root, file), file, after);
}

function bytesOf(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

function write(path: string, file: RepoPath, text: string): void {
  try {
    writeFileAtomically(path, text);
  } catch (error) {
    throw userError(`${file} cannot be written: ${systemReason(error)}`);
  }
}
