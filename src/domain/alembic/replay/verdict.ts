import type { Place } from "../../../model/finding.ts";
import type { RollbackVerdict } from "../../../model/subjects.ts";
import type { FunctionDef, Stmt } from "../../../model/syntax.ts";
import { bareName, type Schema, type Step } from "../database/schema.ts";
import type { Comparison, Difference } from "./compare.ts";
import type { Outcome } from "./run.ts";

export interface Reason {
  readonly message: string;
  readonly at: Place | null;
  /** The column that has come back otherwise, by its table. */
  readonly column?: { readonly table: string; readonly name: string };
  /** It is something left behind that does no harm. */
  readonly spare?: boolean;
  /** A column has a default that it did not have, and is the same else. */
  readonly refilled?: boolean;
  /** The enum type that has gained labels, and is the same else. */
  readonly labels?: { readonly type: string; readonly gained: readonly string[] };
}

export interface Verdict {
  readonly verdict: RollbackVerdict;
  readonly reasons: readonly Reason[];
}

/** Whether a body holds nothing but `pass`, a docstring, `...` or `return`. */
export function isEmptyBody(body: readonly Stmt[]): boolean {
  return body.every(
    (stmt) =>
      stmt.kind === "Pass" ||
      (stmt.kind === "Expr" && stmt.value.kind === "Constant") ||
      (stmt.kind === "Return" && (stmt.value === null || stmt.value.kind === "Constant")),
  );
}

/** The verdict of one way through upgrade and one way through downgrade. */
export function judge(upgrade: Outcome, downgrade: Outcome | null, def: FunctionDef | null, comparison: Comparison): Verdict {
  const left = (difference: Difference): Difference => (downgrade === null ? difference : foreign(difference, upgrade, downgrade));
  const reasons = comparison.differences.map((difference) => explain(left(difference), upgrade.steps, downgrade?.steps ?? []));
  if (downgrade === null || def === null) {
    // Alembic looks the function up, and fails without it, whatever there is to undo.
    return { verdict: "missing", reasons: [{ message: "there is no downgrade()", at: null, spare: true }, ...reasons] };
  }
  const changes = comparison.differences.length > 0;
  const { error } = downgrade;
  if (error !== null && (error.explicit || downgrade.blind.length + upgrade.blind.length === 0)) {
    return { verdict: "raises", reasons: [{ message: `downgrade() raises ${error.type}: ${error.message}`, at: error.at }] };
  }
  const open = unproved(downgrade.blind);
  if (open !== null) {
    return open;
  }
  if (changes && isEmptyBody(def.body)) {
    return { verdict: "empty", reasons };
  }
  if (error !== null) {
    // What stands behind the statement that fails has not been followed.
    return { verdict: "unproved", reasons: [{ message: `downgrade() may raise ${error.type}: ${error.message}`, at: error.at }] };
  }
  if (changes) {
    const hidden = comparison.differences.every((difference) => mayBeHidden(difference, upgrade, downgrade.steps));
    return (hidden ? unproved(upgrade.blind) : null) ?? { verdict: "differs", reasons };
  }
  const unknown = unproved(upgrade.blind);
  if (unknown !== null) {
    return unknown;
  }
  if (comparison.undecided.length > 0) {
    return { verdict: "unproved", reasons: comparison.undecided.map((what) => ({ message: `${what} is not known`, at: null })) };
  }
  return upgrade.losses.length > 0
    ? { verdict: "lossy", reasons: upgrade.losses.map((loss) => ({ message: `${loss.message} do not come back`, at: loss.at })) }
    : { verdict: "restores", reasons: [] };
}

/**
 * What is left behind where something else than the history may have made it: upgrade() drops it if it is there, so that downgrade() brings it back
 * for those who had it; or upgrade() makes it where it is missing, and downgrade() takes from it what is the revision's own.  The next upgrade
 * minds neither.
 */
function foreign(difference: Difference, up: Outcome, down: Outcome): Difference {
  const { kind, change, table, name } = difference;
  if (change !== "left behind") return difference;
  const owner = bareName(table ?? "");
  const what =
    kind === "table" || kind === "index"
      ? `the ${kind} ${name}`
      : kind === "column"
        ? `the column ${table}.${name}`
        : `the constraint ${name} of ${owner}`;
  const isMadeAgain = down.steps.some((step) => /^(create|add)_/.test(step.op) && (step.name ?? step.table) === name);
  if (isMadeAgain && up.foreign.has(what))
    return { ...difference, detail: "no revision makes it, and upgrade() drops it only where it is there", spare: true };
  const isMade = up.steps.some(({ op, table }) => op === "create_table" && table === name);
  const isKept = down.steps.some(({ op, table }) => op !== "drop_table" && table === name);
  if (kind === "table" && up.openWorld && up.asked && isMade && isKept)
    return { ...difference, detail: "it may be older than the history, and upgrade() makes it only where it is missing", spare: true };
  return difference;
}

/**
 * Whether what upgrade() does beyond what is known may be the other half of a difference: it dropped or renamed what is lost, and may have made
 * it again; it may have made what only downgrade() speaks of; or downgrade() makes or changes what differs, to undo what is not known.
 */
function mayBeHidden(difference: Difference, up: Outcome, down: readonly Step[]): boolean {
  const { change, name } = difference;
  const concerns = (step: Step): boolean => (step.name ?? step.table) === name;
  if (change !== "lost") return down.some(concerns);
  return up.steps.some((step) => /^(drop|rename)_/.test(step.op) && concerns(step)) || assumed(difference, up.baseline);
}

/** Whether nothing but statements that speak of it tells that it was there: a table, or what a table older than the history has. */
function assumed({ kind, table, name }: Difference, before: Schema): boolean {
  const holder = table === null ? undefined : before.tables.get(table);
  if (table === null || holder?.open === false) return false;
  const parts = [...(holder?.columns ?? []), ...(holder?.indexes ?? []), ...(holder?.uniques ?? []), ...(holder?.checks ?? [])];
  return kind === "table" || ![...parts, ...(holder?.foreignKeys ?? [])].some((each) => each.name === name);
}

function unproved(blind: Outcome["blind"]): Verdict | null {
  return blind.length === 0 ? null : { verdict: "unproved", reasons: blind.map(({ reason, at }) => ({ message: reason, at })) };
}

/** A difference in words, at the statement of upgrade() that made it, or at that of downgrade() where upgrade() does not take away what is lost. */
function explain(difference: Difference, steps: readonly Step[], down: readonly Step[]): Reason {
  const named =
    difference.kind === "column"
      ? `${difference.table}.${difference.name}`
      : difference.kind === "table" || difference.kind === "other" || difference.table === null
        ? difference.name
        : `${difference.name} of ${difference.table}`;
  const concerns = (each: Step): boolean => each.name === difference.name && (each.table === difference.table || difference.table === null);
  const step =
    (difference.change === "lost" && !steps.some((each) => concerns(each) && /^(drop|rename)_/.test(each.op))
      ? down.find(concerns)
      : undefined) ??
    steps.find(concerns) ??
    down.find(concerns) ??
    steps.find((each) => each.table === difference.table && (difference.kind !== "enum" || each.name === difference.name)) ??
    null;
  // What is of no kind with a name of its own is called by what it is: `forced row security of orders`.
  const kind = difference.kind === "other" ? "" : `${difference.kind} `;
  return {
    message: `${kind}${named} ${difference.change}${difference.detail === "" ? "" : ` (${difference.detail})`}`,
    at: step?.at ?? null,
    ...(difference.kind === "column" && difference.change === "changed" && difference.table !== null
      ? { column: { table: difference.table, name: difference.name } }
      : {}),
    ...(difference.spare === true ? { spare: true } : {}),
    ...(difference.refilled === true ? { refilled: true } : {}),
    ...(difference.gained === undefined ? {} : { labels: { type: difference.name, gained: difference.gained } }),
  };
}

const RESTORED = new Set<RollbackVerdict>(["restores", "lossy"]);

/** Whether the schema comes back, with its rows or without them. */
export function comesBack({ verdict }: Verdict): boolean {
  return RESTORED.has(verdict);
}

/** One verdict over all ways: they must agree on whether the schema comes back. */
export function combine(verdicts: readonly Verdict[], complete: boolean): Verdict {
  const [first] = verdicts;
  if (first === undefined) {
    return { verdict: "unproved", reasons: [] };
  }
  const open = verdicts.find((each) => each.verdict === "unproved");
  if (open !== undefined) {
    return open;
  }
  const restored = verdicts.filter(comesBack).length;
  if (restored !== 0 && restored !== verdicts.length) {
    const bad = verdicts.find((each) => !comesBack(each));
    return {
      verdict: "unproved",
      reasons: [{ message: "it depends on a condition that is not known", at: null }, ...(bad?.reasons ?? [])],
    };
  }
  if (!complete) {
    return { verdict: "unproved", reasons: [{ message: "there are too many unknown conditions", at: null }] };
  }
  return verdicts.find((each) => each.verdict === "differs") ?? verdicts.find((each) => each.verdict === "lossy") ?? first;
}
