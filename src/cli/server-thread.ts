import { realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Answer, Ask, Effect } from "../daemon/index.ts";
import { answerCommands } from "../daemon/thread.ts";
import { LiveProject } from "../live/project.ts";
import { UserError } from "../model/errors.ts";
import { type Judged, recallSession, type SessionResult } from "../session.ts";
import type { SessionRequest } from "../session-request.ts";
import { check } from "./check.ts";
import { cacheFolder } from "./environment.ts";
import { judgeEdit } from "./hook.ts";
import type { Host, Need } from "./host.ts";
import { type Asked, askedIn } from "./program-check.ts";

/** Selections of rules that are looked at in turn; each keeps an analysis in memory. */
const MOST_WAYS = 3;

/** The projects of a root, and the ways to look at them: each is kept from one command to the next. */
class Projects {
  /** By root, then by way; what was used last stands last. */
  readonly #ways = new Map<string, Map<string, LiveProject>>();
  readonly #later: (() => Promise<unknown>)[] = [];

  async judge(request: SessionRequest, need: Need, lap?: (stage: string) => void): Promise<Judged | SessionResult> {
    const { project, isNew } = this.#projectOf(request);
    const run = async (): Promise<SessionResult> => {
      // Nothing tells what changed since the last command: every file is read again, which takes a few hundredths of a second.
      project.touch(null);
      const result = await project.judge(request, { tables: need === "program", quick: false }, lap);
      // What is staged is what the next commit will be compared with.
      if (request.staged) this.#later.push(async () => project.keepSide());
      return result;
    };
    const kept = isNew && need === "outcome" ? recallSession(request) : null;
    if (kept === null) return run();
    // What a run of its own left is told at once; the analysis that the next command needs is made while nobody waits.
    this.#later.push(run);
    return kept;
  }

  /** Does what was put off; whatever comes of it, the next command hears of that by itself. */
  async catchUp(): Promise<void> {
    for (const run of this.#later.splice(0)) await run().catch(() => undefined);
  }

  #projectOf(request: SessionRequest): { readonly project: LiveProject; readonly isNew: boolean } {
    const { root, without, selection, configuration } = request;
    const { select, ignore, gates } = selection;
    const ways = this.#ways.get(root) ?? new Map<string, LiveProject>();
    this.#ways.set(root, ways);
    const way = JSON.stringify([without, select, ignore, gates, configuration?.name]);
    const known = ways.get(way);
    const project = known ?? new LiveProject(request);
    ways.delete(way);
    ways.set(way, project);
    for (const key of [...ways.keys()].slice(0, -MOST_WAYS)) ways.delete(key);
    return { project, isNew: known === undefined };
  }
}

const projects = new Projects();

answerCommands(answer, () => projects.catchUp());

async function answer(ask: Ask): Promise<Answer> {
  const asked = await askedIn(ask.args);
  if (asked === null || !canBeServed(asked, ask.folder)) return { type: "own" };
  adopt(ask.environment, ask.folder);
  const effects: Effect[] = [];
  const host = hostOf(ask, effects);
  try {
    const status = await (asked.command === "check"
      ? check(asked.paths, asked.options, host)
      : judgeEdit(asked.options, ask.input ?? "", host));
    return { type: "answer", effects, status };
  } catch (error) {
    // The client says what is wrong, in words that fit where it stands.
    if (error instanceof UserError) return { type: "own" };
    throw error;
  }
}

/** What the client alone can do, or read. */
function canBeServed(asked: Asked, folder: string): boolean {
  const { facts, allowOwnRules, cache, config } = asked.options;
  if (facts !== undefined || allowOwnRules === true || !cache) return false;
  if (asked.command === "hook") return config === undefined || isFile(resolve(folder, config));
  const { fix, unsafeFixes, diff, watch, head, coverage } = asked.options;
  if ([fix, unsafeFixes, diff, watch].includes(true) || head !== undefined) return false;
  return [config, coverage].every((path) => path === undefined || isFile(resolve(folder, path)));
}

/** A file on a disk: what `/dev/fd/3` is depends on who asks. */
function isFile(path: string): boolean {
  try {
    const real = realpathSync(path);
    return !/^\/(?:dev|proc)\//.test(path) && !/^\/(?:dev|proc)\//.test(real) && statSync(real).isFile();
  } catch {
    return false;
  }
}

function hostOf({ folder, environment, terminal }: Ask, effects: Effect[]): Host {
  return {
    folder,
    environment,
    terminal,
    cacheFolder: cacheFolder(environment, process.platform),
    judge: (request, need, lap) => projects.judge(request, need, lap),
    ending: (status) => effects.push({ kind: "ending", status }),
    print: (text) => effects.push({ kind: "print", text }),
    warn: (text) => effects.push({ kind: "warn", text }),
    write: (path, text) => effects.push({ kind: "write", path, text }),
    record: (into, record) => effects.push({ kind: "record", folder: into, record }),
  };
}

/** Programs that are run, git that is, see the client's environment; it is this thread's alone. */
function adopt(environment: Ask["environment"], folder: string): void {
  for (const name of Object.keys(process.env))
    if (/^(?:PATH|GIT_\w+|XDG_\w+)$/i.test(name) && !(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  // A hook is told of an index relative to where it was started.
  const { GIT_INDEX_FILE: index } = environment;
  if (index !== undefined && index !== "") process.env.GIT_INDEX_FILE = resolve(folder, index);
}
