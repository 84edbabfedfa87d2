import { join, resolve } from "node:path";
import { systemReason, userError } from "../model/errors.ts";
import { problemLines } from "../report/index.ts";
import { FACTS_VERSION, type Shard, shardName, shardOf, writeShard } from "../run/index.ts";
import { factsOf } from "../session.ts";
import { type Project, projectRequests } from "../source-trees.ts";
import { writeLines } from "./check.ts";
import { projectSlug } from "./projects.ts";
import { type AnalysisOptions, plainRequest } from "./request.ts";

export interface FactsOptions extends AnalysisOptions {
  readonly output: string;
  readonly shard: Shard;
}

const MOST_LINES = 30;

/** Stores the facts of a shard of each project of the root, and says what was stored; resolves to the exit status. */
export async function facts(options: FactsOptions): Promise<number> {
  const request = plainRequest(options);
  const projects = projectRequests(request);
  for (const project of projects) {
    // Where a root holds several projects each is judged by itself, and has a folder of its own.
    const folder = projects.length === 1 ? options.output : join(options.output, projectSlug(project.folder));
    await store(project, options.shard, folder);
  }
  return 0;
}

async function store({ request }: Project, shard: Shard, folder: string): Promise<void> {
  const read = await factsOf(request, (path) => shardOf(path, shard.of) === shard.index);
  const path = join(folder, shardName(shard));
  try {
    const bytes = writeShard(resolve(folder), shard, read.asked, read.facts.values(), FACTS_VERSION);
    process.stdout.write(`shard ${shard.index}/${shard.of}: ${read.facts.size} of ${read.all} files, ${bytes} bytes in ${path}\n`);
  } catch (error) {
    throw userError(`${path} cannot be written: ${systemReason(error)}`);
  }
  writeLines([...problemLines(read.problems), ...(await read.stored)], MOST_LINES);
}
