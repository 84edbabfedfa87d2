import type { Analysis, Reuse } from "../analysis.ts";
import { type BaseSide, baseSideOf } from "../base-side.ts";
import { roleByContent } from "../discover/index.ts";
import { EVIDENCE_PATH, type MigrationInput, type Migrations } from "../domain/alembic/index.ts";
import { exchange } from "../exchange.ts";
import { decode, exchangeBody, exchangeClass, exchangeFunction } from "../extract/index.ts";
import type { Foundation } from "../foundation.ts";
import { entriesEqual, listsEqual } from "../model/equal.ts";
import type { FactsData, FileFacts } from "../model/facts.ts";
import type { Policy } from "../model/policy.ts";
import type { RepoPath } from "../model/source.ts";
import {
  analysisOf,
  CheckMemory,
  completeFindings,
  findIn,
  findingsOf,
  placedFindingsOf,
  type ReadTree,
  type TreeFindings,
  unitsOf,
} from "../pipeline.ts";
import type { Lap } from "../run/index.ts";
import { type FileEdits, fileEdits } from "./bodies.ts";
import { changedFiles, countsName, type Moves, movedSpots, movedViolations, movesBetween, placedViolations } from "./moved.ts";

/** How much of an answer was new work: nothing changed, only places moved, bodies of functions were exchanged, or all was analysed. */
export type Work = "none" | "moved" | "exchanged" | "analysed";

/** Thrown where a quick answer was asked for and the program has to be analysed. */
export class NotQuickError extends Error {}

/** How much is to be right of an analysis besides the findings. */
type Holds = "places" | "lines" | "findings";

const HOLDING: readonly Holds[] = ["findings", "lines", "places"];

/** An analysed version of the tree, and what was found in it. */
interface Last {
  readonly tree: ReadTree;
  readonly policy: string;
  readonly asked: Policy;
  readonly texts: ReadonlyMap<string, string | null>;
  readonly analysis: Analysis;
  /** What holds of the analysis: places and lines; lines alone (offsets are those of an older version); neither. */
  readonly holds: Holds;
  /** What was found in it alone, and compared with a base; what was not asked for is missing. */
  readonly found: ReadonlyMap<BaseSide | null, TreeFindings>;
}

/** The last version, where another one differs from it in files alone, and which of these changed, by their positions. */
interface Near {
  readonly last: Last;
  readonly changed: readonly number[];
}

/** What tells one tree from another. */
type NearTree = Pick<ReadTree, "files" | "projectFiles" | "migrations">;

/** The tree of a base that trees are compared with, and its side. */
interface LastBase extends Pick<Last, "policy" | "texts"> {
  /** Without what gives contents: they would be held with it. */
  readonly tree: NearTree;
  readonly side: BaseSide;
}

/**
 * Finds what `findIn` finds, from one version of a tree to the next, with as little work as is sound. Nothing at all where all
 * files are as they were; where files still say the same and only their places moved, places and lines are renewed; where only bodies of
 * functions differ these are exchanged; else the whole analysis, in which stages that depend on few files are taken over while none of
 * these changed. A tree is analysed once, whatever it is compared with.
 */
export class IncrementalFindings {
  #last: Last | null = null;
  /** The sides of trees that others are compared with; the one that was asked for last stands last. */
  #sides: readonly LastBase[] = [];
  readonly #decoded = new WeakMap<FactsData, Map<RepoPath, FileFacts>>();
  readonly #migrations = new MigrationMemo();
  #foundation: Kept | null = null;
  /** Of the last call. */
  work: Work = "analysed";
  /** Why all was analysed in the last call, in words for whoever works on this; null where it was not. */
  why: string | null = null;
  /** What is asked of the analysis besides the findings. */
  wanted: Holds = "findings";
  /** Ask for what is known without an analysis, or a NotQuickError. */
  quick = false;

  readonly find = async (tree: ReadTree, policy: Policy, lap?: Lap, base: BaseSide | null = null): Promise<TreeFindings> => {
    const last = this.#last !== null && isNear(this.#last, tree, policy) ? this.#last : null;
    const changed = last === null ? null : changedFiles(last.tree.files, tree.files);
    const near = last === null || changed === null ? null : { last, changed };
    this.why = null;
    const known = near === null ? null : this.#known(near, tree, policy, base);
    if (known !== null) return known;
    if (this.quick) throw new NotQuickError("the program has to be analysed");
    const again = near === null ? "another tree" : await this.#exchanged(near, tree, policy, base, lap);
    if (typeof again !== "string") return again;
    this.why = again;
    this.work = "analysed";
    // The old analysis is let go before the next one grows.
    this.#foundation = null;
    this.#last = null;
    const units = unitsOf(tree, this.#decode);
    const analysis = await analysisOf(tree, units, policy, lap, { migrations: this.#migrations.take });
    const checks = new CheckMemory();
    const found = findingsOf(tree, policy, { units, analysis, base, memory: checks }, lap);
    this.#foundation = { foundation: analysis.foundation, files: byPath(tree), edits: new Map(), checks };
    const texts = textsOf(tree, analysis.texts);
    const analysed = { tree, policy: JSON.stringify(policy), asked: policy, texts, analysis };
    this.#last = { ...analysed, holds: "places", found: new Map([[base, found]]) };
    return found;
  };

  /** What the tree of a base is to those that are compared with it; of its analysis nothing else is kept. */
  readonly side = async (tree: ReadTree, policy: Policy, lap?: Lap): Promise<BaseSide> => {
    const known = this.#sides.find((one) => isNear(one, tree, policy) && changedFiles(one.tree.files, tree.files)?.length === 0);
    if (known !== undefined) {
      this.#sides = [...this.#sides.filter((one) => one !== known), known];
      return known.side;
    }
    const reused = { decode, migrations: this.#migrations.lend };
    const side = baseSideOf(await findIn(tree, policy, lap, null, reused));
    this.#keepSide(tree, policy, side);
    return side;
  };

  /** Keeps the tree that was judged last as a side, where that needs no analysis. */
  keepSide(): void {
    const [last, kept] = [this.#last, this.#foundation];
    if (last === null || kept === null || last.holds === "findings") return;
    const found = this.#judged(kept, last.analysis, last.tree, last.asked, null, undefined);
    if (found !== null) this.#keepSide(last.tree, last.asked, baseSideOf(found));
  }

  #keepSide(tree: ReadTree, policy: Policy, side: BaseSide): void {
    const { files, projectFiles, migrations } = tree;
    const known: NearTree = { files, projectFiles, migrations };
    const one: LastBase = { tree: known, policy: JSON.stringify(policy), texts: textsOf(tree, side.texts), side };
    this.#sides = [...this.#sides, one].slice(-MOST_SIDES);
  }

  /** What is known without an analysis; null where one is needed. */
  #known({ last, changed }: Near, tree: ReadTree, policy: Policy, base: BaseSide | null): TreeFindings | null {
    const known = last.found.get(base);
    if (known === undefined || !this.#suffices(last.holds)) return null;
    if (changed.length === 0) {
      this.work = "none";
      const told = ({ problems, ...found }: TreeFindings): TreeFindings => ({
        ...found,
        problems: [...tree.problems, ...problems.slice(last.tree.problems.length)],
      });
      const found = told(known);
      this.#last = { ...last, tree, found: new Map([...last.found].map(([from, one]) => [from, from === base ? found : told(one)])) };
      return found;
    }
    if (this.wanted !== "findings" || base !== null) return null;
    const found = this.#moved({ ...last, found: known }, tree, policy, changed);
    if (found === null) return null;
    this.work = "moved";
    this.#last = { ...last, tree, analysis: found.analysis, found: new Map([[null, found]]), holds: "findings" };
    return found;
  }

  /** What is found where little differs from the last analysis, or what it is compared with; where more does: what that is. */
  async #exchanged(
    { last, changed }: Near,
    tree: ReadTree,
    policy: Policy,
    base: BaseSide | null,
    lap: Lap | undefined,
  ): Promise<TreeFindings | string> {
    const kept = this.#foundation;
    if (kept === null) return "nothing to stand on";
    // Compared with something else, or with nothing: it is judged again.
    if (changed.length === 0 && last.holds !== "findings" && this.#suffices(last.holds)) {
      const found = this.#judged(kept, last.analysis, tree, policy, base, lap);
      if (found !== null) {
        this.work = "exchanged";
        this.#last = { ...last, tree, found: new Map([...last.found, [base, found]]) };
        return found;
      }
    }
    if (this.wanted === "places") return "places are wanted";
    // Whatever goes wrong from here on, it is of no more use.
    this.#foundation = null;
    const edits = this.#edits(kept, tree);
    if (typeof edits === "string") return edits;
    const exchanges = [...edits].map(([path, edit]) => ({ path, ...edit }));
    const refused = exchange(kept.foundation, exchanges, { body: exchangeBody, function: exchangeFunction, class: exchangeClass });
    if (refused !== null) return refused;
    for (const [path, edit] of edits) kept.edits.set(path, edit);
    for (const { path, facts } of tree.files) {
      const before = kept.files.get(path);
      // Its objects have other bodies now.
      if (before !== undefined && before !== facts) this.#decoded.get(before)?.delete(path);
      kept.files.set(path, facts);
    }
    const { foundation } = kept;
    const analysis = await analysisOf(tree, foundation.units, policy, lap, { migrations: this.#migrations.take, foundation });
    const found = this.#judged(kept, analysis, tree, policy, base, lap);
    if (found === null) return "findings whose places are not known";
    this.#foundation = kept;
    this.work = "exchanged";
    this.#last = { ...last, tree, analysis, found: new Map([[base, found]]), holds: "lines" };
    return found;
  }

  /** What the rules say of an analysis that stands on a foundation, where it stands in the files of today; null where that cannot be told. */
  #judged(
    { checks, edits }: Kept,
    analysis: Analysis,
    tree: ReadTree,
    policy: Policy,
    base: BaseSide | null,
    lap: Lap | undefined,
  ): TreeFindings | null {
    const analysed = { units: unitsOf(tree, this.#decode), analysis, base, memory: checks };
    const found = placedFindingsOf(tree, policy, analysed, (violations) => placedViolations(violations, edits), lap);
    const offset = (file: RepoPath, at: number): number | undefined => {
      const edit = edits.get(file);
      return edit === undefined ? at : edit.offset(at);
    };
    return found === null ? null : { ...found, offset };
  }

  #suffices(holds: Holds): boolean {
    return HOLDING.indexOf(holds) >= HOLDING.indexOf(this.wanted);
  }

  /** What was edited since the foundation was last brought up to date, file by file; where it is too much, why. */
  #edits({ foundation, files }: Kept, tree: ReadTree): ReadonlyMap<RepoPath, FileEdits> | string {
    const changed = tree.files.filter(({ path, facts }) => files.get(path)?.hash !== facts.hash);
    if (changed.length > MOST_MOVED) return "many files";
    const edits = new Map<RepoPath, FileEdits>();
    for (const { path, role, facts } of changed) {
      const unit = foundation.program.index.byPath.get(path)?.unit;
      // What is known of migrations by their hash, such as recorded tests, is so no more.
      if (unit == null || role === "migration") return "a migration";
      const now = decode(facts);
      if (roleByContent(path, role, now) !== unit.role) return "what a file is for";
      const edit = fileEdits(unit.facts, now);
      if (typeof edit === "string") return edit;
      edits.set(path, edit);
    }
    return edits;
  }

  readonly #decode = (facts: FactsData, path: RepoPath): FileFacts => {
    const byPath = this.#decoded.get(facts) ?? new Map<RepoPath, FileFacts>();
    const known = byPath.get(path) ?? decode(facts);
    this.#decoded.set(facts, byPath.set(path, known));
    return known;
  };

  #moved(
    { tree: before, found }: { readonly tree: ReadTree; readonly found: TreeFindings },
    tree: ReadTree,
    policy: Policy,
    changed: readonly number[],
  ): TreeFindings | null {
    if (changed.length > MOST_MOVED) return null;
    const moves = new Map<RepoPath, Moves>();
    for (const index of changed) {
      const old = before.files[index];
      const now = tree.files[index];
      // What is known of migrations by their hash, such as recorded tests, is so no more.
      if (old === undefined || now === undefined || now.role === "migration") return null;
      const move = movesBetween(this.#decode(old.facts, old.path), this.#decode(now.facts, now.path));
      if (move === null) return null;
      moves.set(now.path, move);
    }
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
  readonly edits: Map<RepoPath, FileEdits>;
  /** What the rules said of single definitions. */
  readonly checks: CheckMemory;
}

function byPath({ files }: ReadTree): Map<RepoPath, FactsData> {
  return new Map(files.map(({ path, facts }) => [path, facts]));
}

/** What the next commit is compared with, and what the last one was. */
const MOST_SIDES = 2;

/** More files at once are no edit but another version: analysing them is as fast. */
const MOST_MOVED = 20;

function textsOf(tree: ReadTree, more: readonly RepoPath[]): ReadonlyMap<string, string | null> {
  return new Map<string, string | null>([EVIDENCE_PATH, ...tree.projectFiles, ...more].map((path) => [path, tree.text(path)]));
}

/** Whether a tree is of the same folders, settings and texts as one that is known: its files alone may differ. */
function isNear(last: Pick<LastBase, "tree" | "policy" | "texts">, tree: ReadTree, policy: Policy): boolean {
  return (
    last.policy === JSON.stringify(policy) &&
    sameFolders(last.tree, tree) &&
    [...last.texts].every(([path, text]) => tree.text(path) === text)
  );
}

function sameFolders(one: NearTree, other: NearTree): boolean {
  return listsEqual(one.projectFiles, other.projectFiles) && JSON.stringify(one.migrations) === JSON.stringify(other.migrations);
}

/**
 * Replays of migrations read few files of a program: the revisions, and the modules these import. While all that was looked up last
 * time is as it was, and so are the settings, the replays are taken over.
 */
class MigrationMemo {
  #last: { readonly key: MigrationKey; readonly value: Migrations; models: boolean } | null = null;
  /** What replays look up, they look up in the program of today: one of yesterday is not held for them. */
  #today: MigrationInput | null = null;
  readonly #facts = new Map<RepoPath, string | undefined>();
  /** What the files of the project were asked together, such as for a word, with what they said. */
  readonly #asked = new Map<string, { readonly ask: Question; readonly said: boolean }>();
  /** The texts that were read. */
  readonly #texts = new Map<RepoPath, string | null>();
  readonly #modules = new Map<string, { readonly dotted: string; readonly from: RepoPath; readonly path: RepoPath | undefined }>();

  /** The replays that are known, for an analysis that is not the next one: where they are not, its own replays are made, and not kept. */
  readonly lend: Reuse["migrations"] = (input, make) => {
    if (this.#last === null) return this.take(input, make);
    return this.#holds(this.#last, keyOf(input), input) ? this.#last.value : make(input);
  };

  readonly take: Reuse["migrations"] = (input, make) => {
    this.#today = input;
    const key = keyOf(input);
    if (this.#last !== null && this.#holds(this.#last, key, input)) return this.#last.value;
    this.#facts.clear();
    this.#asked.clear();
    this.#texts.clear();
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
      mentions: (word, outside = false) =>
        this.#ask(`mentions ${word}${outside ? " outside" : ""}`, (today) => today.mentions?.(word, outside) === true),
      mentionsIn: (path, word) => this.#ask(`mentions ${word} in ${path}`, (today) => today.mentionsIn?.(path, word) === true),
      stampsNew: () => this.#ask("stampsNew", (today) => today.stampsNew?.() === true),
      connectsTo: (dialect) => this.#ask(`connectsTo ${dialect}`, (today) => today.connectsTo?.(dialect) === true),
      text: (path) => {
        const text = this.#today?.text?.(path) ?? null;
        this.#texts.set(path, text);
        return text;
      },
      namesConstraints: () => this.#ask("namesConstraints", (today) => today.namesConstraints?.() === true),
      widensIds: () => this.#ask("widensIds", (today) => today.widensIds?.() === true),
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

  #ask(name: string, ask: Question): boolean {
    const said = this.#today !== null && ask(this.#today);
    this.#asked.set(name, { ask, said });
    return said;
  }

  #holds(
    { key: old, models }: { readonly key: MigrationKey; readonly models: boolean },
    key: MigrationKey,
    input: MigrationInput,
  ): boolean {
    const { modules } = input;
    return (
      !models &&
      old.plain === key.plain &&
      listsEqual(old.paths, key.paths) &&
      entriesEqual(old.settings, key.settings) &&
      [...this.#texts].every(([path, text]) => (input.text?.(path) ?? null) === text) &&
      [...this.#asked.values()].every(({ ask, said }) => ask(input) === said) &&
      [...this.#facts].every(([path, hash]) => modules.factsOf(path)?.hash === hash) &&
      [...this.#modules.values()].every(({ dotted, from, path }) => modules.resolveModule(dotted, from) === path)
    );
  }
}

type Question = (input: MigrationInput) => boolean;

/** What replays depend on besides the files that they look up and what they ask. */
interface MigrationKey extends Pick<MigrationInput, "paths" | "settings"> {
  readonly plain: string;
}

function keyOf({ paths, settings, folders, database, parseSql }: MigrationInput): MigrationKey {
  return { paths, settings, plain: JSON.stringify([folders, database, parseSql === null]) };
}
