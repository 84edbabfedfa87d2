import { i as userError, r as systemReason } from "./model-errors.chunk.js";
import "./report.chunk.js";
import "./run.chunk.js";
import { t as problemLines } from "./report-text-problems.chunk.js";
import { t as factsOf } from "./session.chunk.js";
import { a as writeShard, i as shardOf, r as shardName } from "./run-shards.chunk.js";
import { t as FACTS_VERSION } from "./run-version.chunk.js";
import { i as projectRequests } from "./source-trees.chunk.js";
import { n as writeLines } from "./cli-check.chunk.js";
import { r as projectSlug } from "./cli-projects2.chunk.js";
import { r as plainRequest } from "./cli-request.chunk.js";
import { join, resolve } from "node:path";

// src/cli/facts.ts
const MOST_LINES = 30;
/** Stores the facts of a shard of each project of the root, and says what was stored; resolves to the exit status. */
async function facts(options) {
	const request = plainRequest(options);
	const projects = projectRequests(request);
	for (let at$ = 0, list$ = projects; at$ < list$.length; at$++) {
		const project = list$[at$];
		const folder = projects.length === 1 ? options.output : join(options.output, projectSlug(project.folder));
		await store(project, options.shard, folder);
	}
	return 0;
}
async function store({ request }, shard, folder) {
	const read = await factsOf(request, (path) => shardOf(path, shard.of) === shard.index);
	const path = join(folder, shardName(shard));
	try {
		const bytes = writeShard(resolve(folder), shard, read.asked, read.facts.values(), FACTS_VERSION);
		process.stdout.write(`shard ${shard.index}/${shard.of}: ${read.facts.size} of ${read.all} files, ${bytes} bytes in ${path}\n`);
	} catch (error) {
		throw userError(`${path} cannot be written: ${systemReason(error)}`);
	}
	writeLines([...problemLines(read.problems), ...await read.stored], MOST_LINES);
}

export { facts };