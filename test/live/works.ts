import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect } from "vitest";
import { workingTreeRequest } from "../../src/doors.ts";
import { LiveProject } from "../../src/live/project.ts";
import { repoPath } from "../../src/model/source.ts";
import { runSession } from "../../src/session.ts";
import type { SessionRequest } from "../../src/session-request.ts";

const made: string[] = [];

afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
});

/**
 * What work each version of a file, given by its parts, makes for a project that is kept, or why all was analysed; each answer is that of a run of
 * its own. `rest`: the other files, by their names.
 */
export async function worksOfVersions(
  rest: Readonly<Record<string, string>>,
  file: string,
  versions: readonly (readonly string[])[],
): Promise<readonly string[]> {
  const root = mkdtempSync(join(tmpdir(), "gate-versions-"));
  made.push(root);
  const write = (parts: readonly string[]): void => writeFileSync(join(root, file), `${parts.join("\n\n\n")}\n`);
  for (const [name, text] of Object.entries(rest)) writeFileSync(join(root, name), text);
  write(versions[0] ?? []);
  const request: SessionRequest = { ...workingTreeRequest(root, null), jobs: 1 };
  const project = new LiveProject(request);
  await project.run();
  const works: string[] = [];
  for (const [index, version] of versions.slice(1).entries()) {
    write(version);
    project.touch([repoPath(file)]);
    const { outcome } = await project.run();
    works.push(project.why ?? project.work);
    expect(JSON.stringify(outcome), `version ${index + 1}`).toBe(JSON.stringify((await runSession(request)).outcome));
  }
  return works;
}
