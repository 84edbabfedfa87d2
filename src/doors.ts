import type { RenderContext } from "./model/output.ts";
import { ruleInfosWith } from "./registry.ts";
import type { Judged } from "./session.ts";
import type { SessionRequest } from "./session-request.ts";

/** What every door starts from: a run over the working tree and nothing else, judged by the baseline. */
export function workingTreeRequest(root: string, cacheFolder: string | null): SessionRequest {
  return {
    root,
    configuration: null,
    without: null,
    selection: { select: [], ignore: [], gates: [], paths: [] },
    base: null,
    head: null,
    staged: false,
    signal: null,
    date: null,
    useBaseline: true,
    results: [],
    coverage: null,
    recordedFixed: new Set(),
    jobs: null,
    cacheFolder,
  };
}

/** What outputs need of a run, plain: without colour, source excerpts and figures. */
export function plainContext({ policy, sourceOf, ownerOf, changes, ownRules }: Judged, version: string): RenderContext {
  return {
    version,
    rules: ruleInfosWith(ownRules),
    sourceOf,
    selection: policy.selection,
    colour: false,
    full: false,
    statistics: false,
    project: null,
    signal: null,
    changes,
    ownerOf,
  };
}
