// A run of a project that lives on, a run from nothing, and all that a door prints of them.

import { type BaseSide, baseSideOf } from "../../src/base-side.ts";
import { discover, workingTree } from "../../src/discover/index.ts";
import { plainContext, workingTreeRequest } from "../../src/doors.ts";
import { LiveProject } from "../../src/live/project.ts";
import { findIn } from "../../src/pipeline.ts";
import { json } from "../../src/report/json.ts";
import { createLiveAnalyser } from "../../src/run/index.ts";
import { runSession, type SessionResult } from "../../src/session.ts";
import type { SessionRequest } from "../../src/session-request.ts";
import { routeQueriesIn, TABLE_NAMES, tableOf } from "../../src/tables.ts";
import type { Workbench } from "../../src/workbench.ts";

export { LiveProject };

/** What is asked of a run besides its findings. */
export interface Asked {
  readonly tables?: boolean | "lines";
  readonly base?: string | null;
}

/** One request for each root. */
export function requestOf(root: string): SessionRequest {
  return { ...workingTreeRequest(root, null), jobs: 1 };
}

const benches = new Map<string, Workbench>();

/** A run that takes over nothing but the facts of files with the same bytes. */
export function freshRun(root: string, { base = null }: Asked): Promise<SessionResult> {
  const request = { ...requestOf(root), base };
  const bench = benches.get(root) ?? freshBench(request);
  benches.set(root, bench);
  return runSession(request, undefined, bench);
}

function freshBench(request: SessionRequest): Workbench {
  const analyser = createLiveAnalyser(request.root, request);
  const read = analyser.files;
  /** The commit of a base stays what it is, and so do the settings. */
  let side: Promise<BaseSide> | null = null;
  return {
    analyser: {
      ...analyser,
      files: (paths) => {
        analyser.touch(null);
        return read(paths);
      },
    },
    tree: workingTree(request.root),
    discover,
    sourceOf: (path) => analyser.bytes(path),
    blobs: null,
    find: {
      in: findIn,
      side: (tree, policy, lap) => {
        side ??= findIn(tree, policy, lap).then(baseSideOf);
        return side;
      },
    },
  };
}

/** All that is printed of a run, as JSON; where it failed, why. */
export async function answerOf(run: () => Promise<SessionResult>, { tables = false }: Asked): Promise<string> {
  try {
    const result = await run();
    const { found } = result;
    const report = JSON.parse(json(result.outcome, plainContext(result, "0"))) as object;
    const files = found.scope.map(({ file }) => file).sort();
    // As the doors ask for them.
    const routes = (tables === false ? [] : files).flatMap((file) => routeQueriesIn(found, file).map((one) => ({ file, ...one })));
    const owners = files.map((file) => `${file} ${result.ownerOf(file)}`);
    const all = tables === true ? TABLE_NAMES.map((name) => [name, tableOf(name, found, [], { queries: true })]) : [];
    return JSON.stringify({ ...report, changes: result.changes, routes, owners, tables: Object.fromEntries(all) });
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
