import { existsSync } from "node:fs";
import { type LiveClient, RefusedError } from "../live/client.ts";
import type { Diagnostic, DiagnosticsAnswer, Questions } from "../live/protocol.ts";
import { type RepoPath, repoPath } from "../model/source.ts";

/** What a folder tells of its analysis. */
export interface FolderEvents {
  /** An analysis began, or came to its next stage. */
  readonly onStage: (stage: string | null) => void;
  /** What is known changed, or could not be found out. */
  readonly onResult: () => void;
  /** Settings that cannot be used, or an error of ours: the lines to show. */
  readonly onTrouble: (message: string, kind: "user" | "bug") => void;
}

/** Milliseconds: after a keystroke somebody may still be typing; after saving nobody is. */
const TYPING = 300;
const SAVED = 30;
/** An analysis that takes longer waits for a longer pause, up to the most: it would be out of date before it ends. */
const LONG = 600;
const MOST_PAUSE = 4000;
/** So often in a row an analysis is given up for a newer one: whoever types on and on still sees something. */
const MOST_GIVEN_UP = 2;

/** One root that is analysed whenever its files change, and what was found last. */
export class Folder {
  readonly root: string;
  readonly #client: LiveClient;
  readonly #events: FolderEvents;
  /** By file, in order of place. */
  #known: ReadonlyMap<RepoPath, readonly Diagnostic[]> = new Map();
  /** What is wrong in settings, by file; while they cannot be used, what was found before stays. */
  #mistakes: ReadonlyMap<RepoPath, readonly Diagnostic[]> = new Map();
  #trouble: string | null = null;
  readonly #queries = new Map<RepoPath, { readonly version: number; readonly routes: Questions["queries"]["answer"] }>();
  #version = 0;
  #timer: NodeJS.Timeout | null = null;
  #running: AbortController | null = null;
  #givenUp = 0;
  #dirty = true;
  /** The edits so far were keystrokes: what needs an analysis may wait. */
  #typing = false;
  /** Milliseconds that the last analysis took. */
  #cost = 0;
  #fresh = true;
  #closed = false;
  readonly #waiting: (() => void)[] = [];

  constructor(root: string, client: LiveClient, events: FolderEvents) {
    this.root = root;
    this.#client = client;
    this.#events = events;
  }

  /** Grows with every result. */
  get version(): number {
    return this.#version;
  }

  /** Whether all edits are in the result. */
  get settled(): boolean {
    return !this.#dirty && this.#running === null;
  }

  /** Why there is no new result; null where there is one. */
  get trouble(): string | null {
    return this.#trouble;
  }

  get files(): readonly RepoPath[] {
    return [...new Set([...this.#known.keys(), ...this.#mistakes.keys()])];
  }

  diagnostics(path: RepoPath): readonly Diagnostic[] {
    return [...(this.#mistakes.get(path) ?? []), ...(this.#known.get(path) ?? [])];
  }

  /** The routes of a file with their queries, from the last analysis; none where there is none. */
  async queries(file: RepoPath): Promise<Questions["queries"]["answer"]> {
    if (this.#trouble !== null || this.#closed) return [];
    const known = this.#queries.get(file);
    if (known?.version === this.#version) return known.routes;
    const version = this.#version;
    const routes = await this.#client.ask("queries", { file });
    this.#queries.set(file, { version, routes });
    return routes;
  }

  /** An editor's text of a file; null: closed. */
  overlay(path: RepoPath, text: string | null, saved: boolean): void {
    this.#client.overlay(path, text);
    if (text === null) this.#client.touch([path]);
    const typing = !saved && text !== null;
    // Once somebody saved, that counts until it is analysed.
    this.#typing = typing && (!this.#dirty || this.#typing);
    this.#schedule(typing ? TYPING : SAVED, typing && this.#cost > LONG);
  }

  /** Files that changed on disk; null: any. */
  touch(paths: readonly RepoPath[] | null): void {
    if (paths === null) this.#fresh = true;
    else this.#client.touch(paths);
    this.schedule(SAVED);
  }

  schedule(delay: number): void {
    this.#typing = false;
    this.#schedule(delay, false);
  }

  #schedule(delay: number, quick: boolean): void {
    if (this.#closed) return;
    this.#dirty = true;
    if (this.#running !== null && this.#givenUp < MOST_GIVEN_UP) {
      this.#givenUp += 1;
      this.#running.abort();
    }
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#running === null) void this.#run(quick);
    }, delay);
  }

  /** Resolves when all edits so far are in the result, or when it is known that there will be none. */
  whenSettled(): Promise<void> {
    if (this.settled) return Promise.resolve();
    if (this.#timer === null && this.#running === null) this.schedule(0);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#client.close();
    this.#release();
  }

  async #run(quick: boolean): Promise<void> {
    const started = performance.now();
    const running = new AbortController();
    this.#running = running;
    this.#dirty = false;
    const fresh = this.#fresh;
    this.#fresh = false;
    let slow = false;
    if (!quick) this.#events.onStage("reading");
    try {
      const answer = await this.#client.ask(
        "diagnostics",
        { quick },
        { fresh, signal: running.signal, onStage: (stage) => this.#events.onStage(stage) },
      );
      this.#givenUp = 0;
      if (answer.work === "analysed") this.#cost = performance.now() - started;
      this.#trouble = null;
      this.#mistakes = new Map();
      this.#known = byFile(answer);
      this.#version += 1;
    } catch (error) {
      this.#fresh ||= fresh;
      const refused = error instanceof RefusedError ? error : null;
      if (refused?.kind === "slow") {
        this.#dirty = true;
        slow = true;
      } else if (refused?.kind !== "cancelled") {
        const message = error instanceof Error ? error.message : String(error);
        if (message !== this.#trouble) this.#events.onTrouble(message, refused?.kind === "user" ? "user" : "bug");
        this.#trouble = message;
        this.#mistakes = byFile(mistakesIn(message));
        if (!existsSync(this.root)) this.#known = new Map();
        this.#version += 1;
      } else this.#dirty = true;
    } finally {
      this.#running = null;
      this.#events.onStage(null);
    }
    if (this.#dirty && this.#timer === null && !this.#closed)
      this.#schedule(slow && this.#typing ? Math.min(this.#cost, MOST_PAUSE) : 0, false);
    if (!this.#dirty) {
      this.#events.onResult();
      this.#release();
    }
  }

  #release(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

function byFile({
  diagnostics,
  problems,
}: Pick<DiagnosticsAnswer, "diagnostics" | "problems">): ReadonlyMap<RepoPath, readonly Diagnostic[]> {
  const files = new Map<RepoPath, Diagnostic[]>();
  const add = (diagnostic: Diagnostic): void => {
    const list = files.get(diagnostic.file);
    if (list === undefined) files.set(diagnostic.file, [diagnostic]);
    else list.push(diagnostic);
  };
  for (const diagnostic of diagnostics) add(diagnostic);
  for (const { kind, file, line, message, fatal } of problems) {
    if (file === null) continue;
    const at = { line: (line ?? 1) - 1, character: 0 };
    add({
      file,
      range: { start: at, end: { line: at.line, character: 1000 } },
      severity: fatal ? "error" : "warning",
      rule: kind,
      gate: "suppressions",
      message,
      why: "",
      remedy: "",
      owner: "BACKEND_ENGINEER",
      fingerprint: "",
      blocking: fatal,
      suppressible: false,
      trace: [],
      fix: null,
    });
  }
  return files;
}

/** Mistakes that say where they are: `file:line: message`, a line each. */
function mistakesIn(message: string): Parameters<typeof byFile>[0] {
  const problems = message.split("\n").flatMap((text) => {
    const match = /^([^:\s]+):(\d+): (.+)$/.exec(text);
    if (match === null || match[1]?.startsWith("/") === true) return [];
    return [
      { kind: "configuration" as const, file: repoPath(match[1] ?? ""), line: Number(match[2]), message: match[3] ?? "", fatal: true },
    ];
  });
  return { diagnostics: [], problems };
}
