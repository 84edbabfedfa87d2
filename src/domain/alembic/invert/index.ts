import type { FileFacts } from "../../../model/facts.ts";
import type { RollbackVerdict } from "../../../model/subjects.ts";
import { DIALECTS, type Dialect, type Schema } from "../database/schema.ts";
import type { RevisionFile } from "../history/revision-file.ts";
import type { History } from "../inspect.ts";
import { endsInRaise } from "../python/statements.ts";
import type { Rejudged } from "../replay/rejudge.ts";
import type { SqlParser } from "../sql/tree.ts";
import { bodyLines, type Layout } from "./body.ts";
import { invert } from "./inverse.ts";
import type { Operation } from "./operation.ts";
import { applyEdits, type Edit, rewrite } from "./rewrite.ts";
import type { Side } from "./side.ts";

export { applyEdits, type Edit } from "./rewrite.ts";

/** A generated downgrade(). */
export interface GeneratedDowngrade {
  readonly revision: string;
  /** The body's lines, without indentation. */
  readonly lines: readonly string[];
  readonly edits: readonly Edit[];
  /** What cannot be inverted, each as one line. */
  readonly troubles: readonly string[];
  /** What the replay says of the file with this downgrade(), on the dialects that the project runs on; the project's own first. */
  readonly verdicts: ReadonlyMap<Dialect, { readonly verdict: RollbackVerdict; readonly reasons: readonly string[] }>;
  /** It restores the schema on every one of these dialects. */
  readonly restores: boolean;
}

/** What generating needs from outside: the file's bytes, and the parsers. */
export interface Workshop {
  readonly source: Uint8Array;
  readonly factsOf: (source: Uint8Array) => FileFacts;
  readonly parseSql: SqlParser;
}

/**
 * Generates the inverse of a revision from the replayed schemas before and after it, and judges it by the same replay. A text is
 * returned when there is nothing to invert: why.
 */
export function generateDowngrade(history: History, file: RevisionFile, workshop: Workshop): GeneratedDowngrade | string {
  if (file.upgrade === null) return "there is no upgrade() to invert";
  const dialects = dialectsOf(history, file);
  const [own] = dialects;
  if (own === undefined) return "upgrade() fails in the replay on every database: there is no schema to go back from";
  const batch = dialects.includes("sqlite");
  let best: Attempt | null = null;
  for (const plan of plans(batch)) {
    const attempt = improved(history, file, workshop, dialects, plan);
    if (typeof attempt === "string") return attempt;
    if (best === null || attempt.badness < best.badness) best = attempt;
    if (best.badness === 0) break;
  }
  if (best === null) return "no plan was found";
  // An inverse that does nothing would turn a refusal into a promise.
  return best.lines.join() === "pass" && file.downgrade !== null && endsInRaise(file.downgrade.body)
    ? "upgrade() changes no schema, and downgrade() refuses: how the rows come back only its author knows"
    : result(file, best);
}

/** The dialects that the downgrade is written for: the project's own, and SQLite where the history keeps to what it can do. */
function dialectsOf(history: History, file: RevisionFile): readonly Dialect[] {
  const works = (dialect: Dialect): boolean => history.replay(dialect).get(file)?.failed === false;
  const own = works(history.primaryDialect) ? [history.primaryDialect] : [];
  const batch = history.graph.order.some((each) => each.facts.mentions("batch_alter_table"));
  const sqlite = batch && history.primaryDialect !== "sqlite" && works("sqlite") ? (["sqlite"] as const) : [];
  const found = [...own, ...sqlite];
  return found.length > 0 ? found : DIALECTS.filter(works).slice(0, 1);
}

interface Plan extends Layout {
  /** SQLite: tables that changed are made anew. */
  readonly rebuild: boolean;
  /** By kind of operation throughout, in place of the reverse order of upgrade(). */
  readonly byPhase: boolean;
}

function plans(batch: boolean): readonly Plan[] {
  const base = { batch, gather: true, rebuild: false, byPhase: false };
  return [
    base,
    { ...base, gather: false },
    { ...base, byPhase: true, gather: false },
    ...(batch
      ? [
          { ...base, batch: false },
          { ...base, rebuild: true },
          { ...base, rebuild: true, byPhase: true, gather: false },
        ]
      : []),
  ];
}

interface Attempt {
  readonly lines: readonly string[];
  readonly edits: readonly Edit[];
  readonly troubles: readonly string[];
  readonly judged: ReadonlyMap<Dialect, Rejudged | null>;
  readonly badness: number;
}

const ROUNDS = 3;

/** Tries a plan; what is still different afterwards is inverted in turn. */
function improved(history: History, file: RevisionFile, workshop: Workshop, dialects: readonly Dialect[], plan: Plan): Attempt | string {
  const replays = dialects.map((dialect) => [dialect, history.replay(dialect).get(file)] as const);
  const side = (pick: (dialect: Dialect) => Schema | undefined): Side => ({
    dialects,
    schemas: new Map(
      dialects
        .flatMap((dialect) => [[dialect, pick(dialect)] as const])
        .filter((each): each is readonly [Dialect, Schema] => each[1] !== undefined),
    ),
  });
  const steps = new Map(replays.map(([dialect, replayed]) => [dialect, replayed?.upgrade ?? []]));
  let before = side((dialect) => history.replay(dialect).get(file)?.before);
  let after = side((dialect) => history.replay(dialect).get(file)?.after);
  const lists = new Map<Dialect, readonly Operation[]>();
  let best: Attempt | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    const troubles: string[] = [];
    for (const dialect of dialects) {
      const rebuild = new Set(plan.rebuild && dialect === "sqlite" ? (before.schemas.get(dialect)?.tables.keys() ?? []) : []);
      const found = invert({
        dialect,
        before,
        after,
        steps: steps.get(dialect) ?? [],
        rebuild,
        postgresqlSteps: steps.get("postgresql") ?? [],
      });
      const ordered = plan.byPhase ? [...found.operations].sort((a, b) => a.phase - b.phase) : found.operations;
      lists.set(dialect, [...(lists.get(dialect) ?? []), ...ordered]);
      troubles.push(...found.troubles.filter((trouble) => !troubles.includes(trouble)));
    }
    const attempt = tried(history, file, workshop, lists, plan, troubles);
    if (typeof attempt === "string") return attempt;
    if (best !== null && attempt.badness >= best.badness) break;
    best = attempt;
    const again = [...attempt.judged.values()].every((each) => each !== null && each.error === null);
    if (attempt.badness === 0 || !again) break;
    before = side((dialect) => attempt.judged.get(dialect)?.wanted);
    after = side((dialect) => attempt.judged.get(dialect)?.reached);
  }
  return best ?? "nothing could be tried";
}

function tried(
  history: History,
  file: RevisionFile,
  workshop: Workshop,
  lists: ReadonlyMap<Dialect, readonly Operation[]>,
  plan: Plan,
  troubles: readonly string[],
): Attempt | string {
  const remarks = troubles.map((trouble) => `# Not inverted: ${trouble}.`);
  const body = bodyLines(lists, plan);
  const lines = [...remarks, ...(body.length === 0 ? ["pass"] : body)];
  const edits = rewrite(file, workshop.source, lines);
  if (typeof edits === "string") return edits;
  const facts = workshop.factsOf(applyEdits(workshop.source, edits));
  const judged = new Map([...lists.keys()].map((dialect) => [dialect, history.rejudge(file, facts, dialect, workshop.parseSql)] as const));
  let badness = 0;
  for (const each of judged.values()) {
    const good = each !== null && (each.verdict === "restores" || each.verdict === "lossy");
    badness = badness * 100 + (good ? 0 : each === null || each.error !== null ? 99 : Math.min(98, 1 + each.reasons.length));
  }
  return { lines, edits, troubles, judged, badness };
}

function result(file: RevisionFile, attempt: Attempt): GeneratedDowngrade {
  const verdicts = new Map(
    [...attempt.judged].map(
      ([dialect, each]) =>
        [dialect, { verdict: each?.verdict ?? "unproved", reasons: each?.reasons.map(({ message }) => message) ?? [] }] as const,
    ),
  );
  return {
    revision: file.revision,
    lines: attempt.lines,
    edits: attempt.edits,
    troubles: attempt.troubles,
    verdicts,
    restores: [...verdicts.values()].every(({ verdict }) => verdict === "restores" || verdict === "lossy"),
  };
}
