import type { RunRecord } from "../coordinator/xo/record.ts";
import { type Judged, judgeSession, runSession, type SessionResult } from "../session.ts";
import type { SessionRequest } from "../session-request.ts";
import { writeNamed } from "./effects.ts";
import { cacheFolder } from "./environment.ts";
import { ending } from "./process.ts";
import { appendRecord } from "./records.ts";

/** What is needed of a run: the outcome alone, or the program that was analysed as well. */
export type Need = "outcome" | "program";

/**
 * Where a command runs: what it reads of its surroundings, how a project is judged, and where everything goes that it has an effect on.
 * A process of its own is one; for a server it is the client.
 */
export interface Host {
  /** The working directory, which relative paths start from. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Standard output is a terminal. */
  readonly terminal: boolean;
  readonly cacheFolder: string;
  readonly judge: (request: SessionRequest, need: Need, lap?: (stage: string) => void) => Promise<Judged | SessionResult>;
  /** The exit status that the command has come to: what is left of it is output. */
  readonly ending: (status: number) => void;
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
  /** Writes a file that the user names. Throws a UserError. */
  readonly write: (path: string, text: string) => void;
  /** Adds to a history. Throws a UserError. */
  readonly record: (folder: string, record: RunRecord) => void;
}

/** This process. */
export function ownHost(): Host {
  return {
    folder: process.cwd(),
    environment: process.env,
    terminal: process.stdout.isTTY === true,
    cacheFolder: cacheFolder(process.env, process.platform),
    judge: (request, need, lap) => (need === "program" ? runSession(request, lap) : judgeSession(request, lap)),
    ending,
    print: (text) => process.stdout.write(text),
    warn: (text) => process.stderr.write(text),
    write: writeNamed,
    record: appendRecord,
  };
}
