import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Discovery, discover, workingTree } from "../discover/index.ts";
import { decodeSource } from "../extract/index.ts";
import { BlobMemory } from "../git/index.ts";
import { userError } from "../model/errors.ts";
import { type SourceLines, sourceLines } from "../model/lines.ts";
import { nameIn, parentOf } from "../model/paths.ts";
import type { Policy } from "../model/policy.ts";
import type { RepoPath } from "../model/source.ts";
import type { SourceTree, TreeEntry } from "../model/tree.ts";
import type { ReadTree } from "../pipeline.ts";
import { createLiveAnalyser, type Lap, type LiveAnalyser } from "../run/index.ts";
import { runSession, type SessionResult } from "../session.ts";
import type { SessionRequest } from "../session-request.ts";
import type { Workbench } from "../workbench.ts";
import { IncrementalFindings, type Work } from "./reuse.ts";

export { isSkippedFolder } from "../discover/index.ts";

/** What can be asked of a run; everything else is settled when the project is opened. */
export type Asked = Partial<Pick<SessionRequest, "base" | "signal" | "results" | "date">> & {
  /** The tables of the program are wanted too, not the findings alone; or what tells of places by line alone. */
  readonly tables?: boolean | "lines";
  /** Only what can be told without an analysis of the program: else a NotQuickError is thrown. */
  readonly quick?: boolean;
};

/**
 * A root that is analysed again and again, as a server does: it keeps what it read and found, so that a run costs what changed.
 * A run gives what a run of its own would give. Runs must not overlap.
 */
export class LiveProject {
  readonly root: string;
  readonly #request: SessionRequest;
  readonly #analyser: LiveAnalyser;
  readonly #findings = new IncrementalFindings();
  readonly #tree: SourceTree;
  readonly #blobs = new BlobMemory();
  readonly #lines = new WeakMap<Uint8Array, SourceLines>();
  readonly #utf8 = new WeakMap<Uint8Array, Uint8Array>();
  #found: { readonly key: string; readonly files: ReadonlySet<string>; readonly discovery: Discovery } | null = null;

  constructor(request: SessionRequest) {
    this.root = request.root;
    this.#request = request;
    this.#analyser = createLiveAnalyser(request.root, request);
    this.#tree = this.#overlaidTree();
  }

  /** How much work the last run was. */
  get work(): Work {
    return this.#findings.work;
  }

  /** Why the last run had to analyse the whole; null where it had not. */
  get why(): string | null {
    return this.#findings.why;
  }

  /** What an editor holds of a file that is not saved; null: the file on disk counts again. */
  overlay(path: RepoPath, text: string | null): void {
    if (this.#analyser.overlay(path, text) && this.#isNews(path)) this.#found = null;
  }

  /** Files that may have changed on disk; null: any, and there may be others. */
  touch(paths: readonly RepoPath[] | null): void {
    this.#analyser.touch(paths);
    if (paths === null || paths.some((path) => this.#isNews(path))) this.#found = null;
  }

  /** Analyses and judges the files as they are now. Throws a UserError for what the user has to repair, and what `lap` throws. */
  run({ tables = false, quick = false, ...asked }: Asked = {}, lap?: Lap): Promise<SessionResult> {
    return this.judge({ ...this.#request, ...asked }, { tables, quick }, lap);
  }

  /** The same for a request of its own, about the root and the projects in it that this one was opened for. */
  judge(request: SessionRequest, { tables, quick }: Required<Pick<Asked, "tables" | "quick">>, lap?: Lap): Promise<SessionResult> {
    if (!existsSync(this.root)) throw userError(`the folder ${this.root} is not there any more`);
    // What a change consists of is told by lines.
    const lines = tables === "lines" || request.base !== null;
    this.#findings.wanted = tables === true ? "places" : lines ? "lines" : "findings";
    this.#findings.quick = quick;
    return runSession(request, lap, this.#workbench());
  }

  /** Keeps what was judged last as the side of a base: what is compared with it later needs no analysis of it. */
  keepSide(): void {
    this.#findings.keepSide();
  }

  /** Whether a file came or went, or is one that says which files there are. */
  #isNews(path: RepoPath): boolean {
    const known = this.#found?.files.has(path) === true;
    return !known || (this.#analyser.overlaid(path) === null && !existsSync(join(this.root, path)));
  }

  #workbench(): Workbench {
    return {
      analyser: this.#analyser,
      tree: this.#tree,
      discover: (tree, options) => {
        const key = JSON.stringify(options);
        if (this.#found?.key !== key) {
          const discovery = discover(tree, options);
          this.#found = { key, files: new Set(discovery.files.map(({ path }) => path)), discovery };
        }
        return this.#found.discovery;
      },
      sourceOf: this.#sourceOf,
      blobs: this.#blobs,
      find: {
        in: (tree, policy, lap, base) => this.#findings.find(this.#lined(tree), unlisted(policy), lap, base),
        side: (tree, policy, lap) => this.#findings.side(tree, unlisted(policy), lap),
      },
    };
  }

  #lined(tree: ReadTree): ReadTree {
    return tree.sourceOf === this.#sourceOf ? { ...tree, lines: (path) => this.#linesOf(path) } : tree;
  }

  readonly #sourceOf = (path: RepoPath): Uint8Array | null => this.#source(path);

  #source(path: RepoPath): Uint8Array | null {
    const bytes = this.#analyser.bytes(path);
    // A template is no file that was analysed, but a finding may lead through it.
    if (bytes === null) return path.endsWith(".py") ? null : this.#textOf(path);
    const known = this.#utf8.get(bytes) ?? decodeSource(bytes).utf8;
    this.#utf8.set(bytes, known);
    return known;
  }

  #textOf(path: RepoPath): Uint8Array | null {
    const text = this.#tree.text(path);
    return text === null ? null : Buffer.from(text);
  }

  #linesOf(path: RepoPath): SourceLines {
    const source = this.#source(path) ?? NOTHING;
    const known = this.#lines.get(source) ?? sourceLines(source);
    this.#lines.set(source, known);
    return known;
  }

  #overlaidTree(): SourceTree {
    const disk = workingTree(this.root);
    return {
      list: (folder) => {
        const entries = disk.list(folder);
        if ("failure" in entries) return entries;
        const names = new Set(entries.map(({ name }) => name));
        const unsaved = this.#analyser
          .overlays()
          .filter((path) => parentOf(path) === folder && !names.has(nameIn(path)))
          .map((path): TreeEntry => ({ name: nameIn(path), kind: "file", hash: null }));
        return [...entries, ...unsaved];
      },
      text: (path) => this.#analyser.overlaid(path as RepoPath) ?? disk.text(path),
      resolve: (path) => disk.resolve(path),
      isTracked: (path, folder) => disk.isTracked(path, folder),
    };
  }
}

const NOTHING = new Uint8Array();

/** What is listed below which paths is chosen of what was found. */
function unlisted({ selection, ...policy }: Policy): Policy {
  return { ...policy, selection: { ...selection, paths: [] } };
}
