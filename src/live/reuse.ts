import type { Analysis, Reuse } from "../analysis.ts";
import type { BaseSide } from "../base-side.ts";
import { EVIDENCE_PATH, type MigrationInput, type Migrations, type ModuleLookup } from "../domain/alembic/index.ts";
import { decode, exchangeBody, exchangeFunction } from "../extract/index.ts";
import { exchangeBodies, type Foundation } from "../foundation.ts";
import type { FactsData, FileFacts } from "../model/facts.ts";
import type { Violation } from "../model/finding.ts";
import type { Policy } from "../model/policy.ts";
import type { RepoPath } from "../model/source.ts";
import type { CheckMemory } from "../pipeline.ts";
import { completeFindings, findAgain, findIn, type ReadTree, type TreeFindings, unitsOf } from "../pipeline.ts";
import type { Lap } from "../run/index.ts";
import { type BodyEdits, bodyEdits } from "./bodies.ts";
import { entriesEqual, listsEqual } from "./equal.ts";
import { changedFiles, countsName, type Moves, movedSpots, movedViolations, movesBetween, placedViolations } from "./moved.ts";

/** How much of an answer was new work: nothing changed, only places moved, bodies of functions were exchanged, or all was analysed. */
export type Work = "none" | "moved" | "exchanged" | "analysed";

/** Thrown where a quick answer was asked for and the program has to be analysed. */
export class NotQuickError extends Error {}

/** How much is to be right of an analysis besides the findings. */
type Holds = "places" | "lines" | "findings";

const HOLDING: readonly Holds[] = ["findings", "lines", "places"];

interface Last {
  readonly tree: ReadTree;
  readonly policy: string;
  readonly texts: ReadonlyMap<string, string | null>;
  readonly base: BaseSide | null;
  readonly found: TreeFindings;
  /** What holds of the analysis in it: places and lines; lines alone (offsets are those of an older version); neither. */
  readonly holds: Holds;
}

/**
 * Finds what `findIn` finds, from one version of a tree to the next, with as little work as is sound. Nothing at all where all
 * files are as they were; where files still say the same and only their places moved, places and lines are renewed; else the whole
 * analysis, in which stages that depend on few files are taken over while none of these changed.
 */
export class IncrementalFindings {
  /** One of a working tree and one of a base that it is compared with. */
  readonly #last: Last[] = [];
  readonly #decoded = new WeakMap<FactsData, Map<RepoPath, FileFacts>>();
  readonly #migrations: MigrationMemo[] = [];
  #foundation: Kept | null = null;
  /** Of the last call. */
  work: Work = "analysed";
  /** What is asked of the analysis besides the findings. */
  wanted: Holds = "findings";
  /** Ask for what is known without an analysis, or a NotQuickError. */
  quick = false;

  readonly find = async (tree: ReadTree, policy: Policy, lap?: Lap, base: BaseSide | null = null): Promise<TreeFindings> => {
    const key = JSON.stringify(policy);
    /** Of the same folders, settings and texts: its files alone may differ. */
    let near: Last | null = null;
    for (const last of this.#last) {
      if (last.policy !== key || last.base !== base || !sameFolders(last.tree, tree)) continue;
      if (!entriesEqual(last.texts, textsOf(tree, last.found.analysis.texts))) continue;
      const changed = changedFiles(last.tree.files, tree.files);
      if (changed === null) continue;
      near ??= last;
      if (HOLDING.indexOf(last.holds) < HOLDING.indexOf(this.wanted)) continue;
      if (changed.length === 0) {
        this.work = "none";
        return this.#keep({
          ...last,
          found: { ...last.found, problems: [...tree.problems, ...last.found.problems.slice(last.tree.problems.length)] },
          tree,
        });
      }
      const found = this.wanted !== "findings" || base !== null ? null : this.#moved(last, tree, policy, changed);
      if (found !== null) {
        this.work = "moved";
        return this.#keep({ ...last, tree, found, holds: "findings" });
      }
    }
    if (this.quick) throw new NotQuickError("the program has to be analysed");
    const again = near === null || base !== null ? null : await this.#exchanged(near, tree, policy, lap);
    if (again !== null) return again;
    this.work = "analysed";
    // The old analysis is let go before the next one grows; a base and what is compared with it are both needed.
    this.#foundation = null;
    if (base === null) this.#last.splice(0);
    else this.#last.splice(1);
    const memo = this.#migrations.shift() ?? new MigrationMemo();
    const reused = { decode: this.#decode, migrations: memo.take };
    const found = await findIn(tree, policy, lap, base, reused);
    this.#migrations.push(memo);
    if (base === null)
      this.#foundation = { foundation: found.analysis.foundation, files: byPath(tree), edits: new Map(), memo, checks: new WeakMap() };
    return this.#keep({ tree, policy: key, texts: textsOf(tree, found.analysis.texts), base, found, holds: "places" });
  };

  /** What is found where only bodies of functions differ from the last analysis; null where more may. */
  async #exchanged(last: Last, tree: ReadTree, policy: Policy, lap: Lap | undefined): Promise<TreeFindings | null> {
    const kept = this.#foundation;
    if (this.wanted === "places" || kept === null) return null;
    // Whatever goes wrong from here on, it is of no more use.
    this.#foundation = null;
    const edits = this.#edits(kept, tree);
    if (edits === null) return null;
    const exchanges = [...edits].map(([path, { facts, changed }]) => ({ path, facts, now: facts.now, changed }));
    if (!exchangeBodies(kept.foundation, exchanges, { body: exchangeBody, function: exchangeFunction })) return null;
    for (const [path, edit] of edits) kept.edits.set(path, edit);
    for (const { path, facts } of tree.files) {
      const before = kept.files.get(path);
      // Its objects have other bodies now.
      if (before !== undefined && before !== facts) this.#decoded.get(before)?.delete(path);
      kept.files.set(path, facts);
    }
    const reused = { decode: this.#decode, migrations: kept.memo.take };
    const placed = (violations: readonly Violation[]): readonly Violation[] | null => placedViolations(violations, kept.edits);
    const found = await findAgain(tree, policy, lap, kept.foundation, reused, kept.checks, placed);
    if (found === null) return null;
    this.#foundation = kept;
    this.work = "exchanged";
    return this.#keep({ ...last, tree, found, holds: "lines" });
  }

  /** What was edited since the foundation was last brought up to date, file by file; null where it is more than bodies. */
  #edits({ foundation, files }: Kept, tree: ReadTree): ReadonlyMap<RepoPath, BodyEdits> | null {
    const changed = tree.files.filter(({ path, facts }) => files.get(path)?.hash !== facts.hash);
    if (changed.length > MOST_MOVED) return null;
    const edits = new Map<RepoPath, BodyEdits>();
    for (const { path, role, facts } of changed) {
      const unit = foundation.program.index.byPath.get(path)?.unit;
      // What is known of migrations by their hash, such as recorded tests, is so no more.
      const edit = unit == null || role === "migration" ? null : bodyEdits(unit.facts, decode(facts));
      if (edit === null) return null;
      edits.set(path, edit);
    }
    return edits;
  }

  #keep(last: Last): TreeFindings {
    const same = this.#last.findIndex(({ base, policy }) => base === last.base && policy === last.policy);
    if (same >= 0) this.#last.splice(same, 1);
    this.#last.unshift(last);
    this.#last.splice(2);
    return last.found;
  }

  readonly #decode = (facts: FactsData, path: RepoPath): FileFacts => {
    const byPath = this.#decoded.get(facts) ?? new Map<RepoPath, FileFacts>();
    const known = byPath.get(path) ?? decode(facts);
    this.#decoded.set(facts, byPath.set(path, known));
    return known;
  };

  #moved(last: Last, tree: ReadTree, policy: Policy, changed: readonly number[]): TreeFindings | null {
    if (changed.length > MOST_MOVED) return null;
    const moves = new Map<RepoPath, Moves>();
    for (const index of changed) {
      const old = last.tree.files[index];
      const now = tree.files[index];
      // What is known of migrations by their hash, such as recorded tests, is so no more.
      if (old === undefined || now === undefined || now.role === "migration") return null;
      const move = movesBetween(this.#decode(old.facts, old.path), this.#decode(now.facts, now.path));
      if (move === null) return null;
      moves.set(now.path, move);
    }
    const { found } = last;
    const violations = movedViolations(found.violations, moves);
    const blindSpots = movedSpots(found.analysis.blindSpots, moves);
    if (violations === null || blindSpots === null || countsName(found.counts, moves)) return null;
    const analysis: Analysis = Object.create(found.analysis, { blindSpots: { value: blindSpots, enumerable: true } });
    const crashed = found.problems.filter(({ kind }) => kind === "rule-crashed");
    const units = unitsOf(tree, this.#decode);
    return completeFindings(tree, units, policy, { violations, problems: crashed, ran: found.ran, analysis, counts: found.counts });
  }
}

/** What an analysis left behind for the next one. */
interface Kept {
  readonly foundation: Foundation;
  /** The facts that it holds of each file. */
  readonly files: Map<RepoPath, FactsData>;
  /** Files that were edited since it was made, with where their offsets of then are now. */
  readonly edits: Map<RepoPath, BodyEdits>;
  readonly memo: MigrationMemo;
  /** What the rules said of single definitions. */
  readonly checks: CheckMemory;
}

function byPath({ files }: ReadTree): Map<RepoPath, FactsData> {
  return new Map(files.map(({ path, facts }) => [path, facts]));
}

/** More files at once are no edit but another version: analysing them is as fast. */
const MOST_MOVED = 20;

function textsOf(tree: ReadTree, more: readonly RepoPath[]): ReadonlyMap<string, string | null> {
  return new Map<string, string | null>([EVIDENCE_PATH, ...tree.projectFiles, ...more].map((path) => [path, tree.text(path)]));
}

function sameFolders(one: ReadTree, other: ReadTree): boolean {
  return listsEqual(one.projectFiles, other.projectFiles) && JSON.stringify(one.migrations) === JSON.stringify(other.migrations);
}

/**
 * Replays of migrations read few files of a program: the revisions, and the modules these import. While all that was looked up last
 * time is as it was, and so are the settings, the replays are taken over.
 */
class MigrationMemo {
  #last: { readonly key: MigrationKey; readonly value: Migrations; models: boolean } | null = null;
  /** What replays look up, they look up in the program of today: one of yesterday is not held for them. */
  #today: Pick<MigrationInput, "modules" | "models"> | null = null;
  readonly #facts = new Map<RepoPath, string | undefined>();
  readonly #modules = new Map<string, { readonly dotted: string; readonly from: RepoPath; readonly path: RepoPath | undefined }>();

  readonly take: Reuse["migrations"] = (input, make) => {
    this.#today = { modules: input.modules, ...(input.models === undefined ? {} : { models: input.models }) };
    const key = keyOf(input);
    if (this.#last !== null && this.#holds(this.#last, key, input.modules)) return this.#last.value;
    this.#facts.clear();
    this.#modules.clear();
    this.#last = null;
    let models = false;
    const recorded: MigrationInput = {
      ...input,
      ...(input.models === undefined
        ? {}
        : {
            models: () => {
              models = true;
              if (this.#last !== null) this.#last.models = true;
              return this.#today?.models?.() ?? [];
            },
          }),
      modules: {
        factsOf: (path) => {
          const facts = this.#today?.modules.factsOf(path);
          this.#facts.set(path, facts?.hash);
          return facts;
        },
        resolveModule: (dotted, from) => {
          const path = this.#today?.modules.resolveModule(dotted, from);
          this.#modules.set(`${from}\0${dotted}`, { dotted, from, path });
          return path;
        },
      },
    };
    const value = make(recorded);
    this.#last = { key, value, models };
    return value;
  };

  #holds(
    { key: old, models }: { readonly key: MigrationKey; readonly models: boolean },
    key: MigrationKey,
    modules: ModuleLookup,
  ): boolean {
    return (
      !models &&
      old.plain === key.plain &&
      listsEqual(old.paths, key.paths) &&
      entriesEqual(old.settings, key.settings) &&
      [...this.#facts].every(([path, hash]) => modules.factsOf(path)?.hash === hash) &&
      [...this.#modules.values()].every(({ dotted, from, path }) => modules.resolveModule(dotted, from) === path)
    );
  }
}

/** What replays depend on besides the files that they look up. */
interface MigrationKey extends Pick<MigrationInput, "paths" | "settings"> {
  readonly plain: string;
}

function keyOf({ paths, settings, folders, database, parseSql }: MigrationInput): MigrationKey {
  return { paths, settings, plain: JSON.stringify([folders, database, parseSql === null]) };
}
