import { n as planMarkdown, r as planOf } from "./coordinator-plan-markdown.chunk.js";
import { n as completeRequest, r as readRequest, t as workOf } from "./planning.chunk.js";
import { n as jsonLines } from "./model-json-text.chunk.js";
import { o as runSession } from "./session.chunk.js";
import { n as writeLines } from "./cli-check.chunk.js";
import { r as plainRequest } from "./cli-request.chunk.js";
import { r as readText } from "./cli-records.chunk.js";

// src/cli/plan.ts
/** Files taken as new that are named. */
const MOST_NAMED = 5;
/** Prints who has to do what, with a packet for every agent. */
async function plan(options) {
	const fromFile = options.request === void 0 ? {} : readRequest(options.request, readText(options.request, "request"));
	const { signal, task, files, base, models, constraints, dependencies } = options;
	const given = Object.fromEntries(Object.entries({
		signal,
		task,
		files,
		base,
		models,
		constraints,
		dependencies
	}).filter((value$of) => {
		return value$of[1] !== void 0;
	}));
	const request = completeRequest({
		...fromFile,
		...given
	});
	const result = await runSession({
		...plainRequest(options),
		base: request.base
	});
	const context = workOf(result, request);
	const missing = context.files.filter(({ exists }) => !exists).map(({ file }) => file);
	if (missing.length > 0) {
		const are$of = [missing.length === 1 ? "files is" : "files are", missing.slice(0, MOST_NAMED).join(", ")], are = are$of[0], names = are$of[1];
		const more = missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : "";
		writeLines([`${missing.length} of the ${are} not there and taken as new: ${names}${more}`], 1);
	}
	const made = planOf(request, context);
	process.stdout.write(options.format === "json" ? jsonLines({
		...made,
		context
	}) : planMarkdown(made));
	writeLines(await result.stored, 30);
	return 0;
}

export { plan };