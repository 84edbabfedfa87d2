import { hasCommit, mergeBase, parentsOf } from "../git/index.ts";
import { userError } from "../model/errors.ts";

/** The parts of an event that say what a change is compared with. */
export interface WorkflowEvent {
  readonly before?: unknown;
  readonly pull_request?: { readonly number?: unknown; readonly base?: { readonly sha?: unknown; readonly ref?: unknown } };
  readonly merge_group?: { readonly base_sha?: unknown };
}

const NOTHING = /^0+$/;
const DEEPER = "give actions/checkout `fetch-depth: 2` (or 0), or name the base with the input `base`";

/**
 * What a run of a workflow is compared with: the input, the first parent of the merge commit that a pull request's checkout is,
 * the event's own word, or the merge base with the target branch. Null for an event without a base (a first push, a schedule).
 * Throws a UserError where there is a base that the clone does not hold: a full scan in its place would say something else.
 */
export function baseOf(root: string, event: WorkflowEvent, given: string | null, baseRef: string | null): string | null {
  if (given !== null) return given;
  if (event.pull_request !== undefined) {
    const [first, second] = parentsOf(root, "HEAD");
    if (first !== undefined && second !== undefined) return first;
    const branch = baseRef === null ? null : mergeBase(root, `origin/${baseRef}`, "HEAD");
    if (branch !== null) return branch;
    const { sha } = event.pull_request.base ?? {};
    if (typeof sha === "string" && hasCommit(root, sha)) return mergeBase(root, sha, "HEAD") ?? sha;
    throw userError(`the base of the pull request is not in this clone: ${DEEPER}`);
  }
  const named = event.merge_group?.base_sha ?? event.before;
  if (typeof named !== "string" || NOTHING.test(named)) return null;
  if (hasCommit(root, named)) return named;
  throw userError(`the base ${named} is not in this clone: ${DEEPER}`);
}
