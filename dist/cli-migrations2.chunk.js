import { n as schemaSql } from "./domain-alembic.chunk.js";
import { i as userError } from "./model-errors.chunk.js";
import { n as nearest } from "./model-nearest.chunk.js";
import { i as migrationSession } from "./session.chunk.js";
import { n as writeLines } from "./cli-check.chunk.js";
import { r as plainRequest } from "./cli-request.chunk.js";

// src/cli/migrations.ts
/** Prints the replayed schema at a revision as SQL. */
async function printSchema(revision, options) {
	const result = await analysed(options);
	const { history, file } = chosen(result, revision, options.environment ?? null);
	const dialect = options.dialect ?? history.primaryDialect;
	process.stdout.write(`-- schema at ${file.revision} on ${dialect}\n\n${schemaSql(history.schemaAt(file, dialect), dialect)}`);
	writeLines(await result.stored, 30);
	return 0;
}
/** The histories of the working tree. */
function analysed(options) {
	return migrationSession(plainRequest(options));
}
/** The histories to look in: all, or those of the environment that is named. */
function historiesOf({ migrations }, environment) {
	const { histories } = migrations;
	if (histories.length === 0) throw userError("there is no migration history: no folder with Alembic's env.py and revisions was found");
	if (environment === null) return histories;
	const wanted = environment.replace(/^\.\/|\/+$/g, "");
	const own = histories.filter(({ directory }) => directory === wanted);
	if (own.length > 0) return own;
	throw userError(`there is no migration environment ${environment}: give one of ${histories.map(({ directory }) => directory).join(", ")}`);
}
/** The revision that is named: by its id, the beginning of it, or `head`. */
function chosen(result, revision, environment) {
	const histories = historiesOf(result, environment);
	const all = histories.flatMap((history) => history.graph.order.map((file) => ({
		history,
		file
	})));
	const found = revision === "head" ? all.filter(({ history, file }) => history.graph.heads.includes(file.revision)) : all.filter(({ file }) => file.revision === revision);
	const matches = found.length > 0 || revision.length < 4 ? found : all.filter(({ file }) => file.revision.startsWith(revision));
	const first$of = matches, first = first$of[0], second = first$of[1];
	if (first !== void 0 && second === void 0) return first;
	if (first !== void 0) {
		const named = matches.map(({ history, file }) => `${file.revision} (${history.directory})`).join(", ");
		const remedy = histories.length > 1 ? "name a revision, or the environment with --environment" : "name one of them";
		throw userError(`${revision} means several revisions: ${named}; ${remedy}`);
	}
	const meant = nearest(revision, all.map(({ file }) => file.revision));
	throw userError(`there is no revision ${revision}${meant === null ? "" : `: did you mean ${meant}?`}`);
}

export { printSchema as i, chosen as n, historiesOf as r, analysed as t };