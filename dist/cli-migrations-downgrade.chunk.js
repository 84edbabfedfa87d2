import { a as generateDowngrade, o as applyEdits, t as loadSqlParser } from "./domain-alembic.chunk.js";
import { i as userError, r as systemReason } from "./model-errors.chunk.js";
import { n as writeFileAtomically } from "./run-atomic.chunk.js";
import { n as jsonLines } from "./model-json-text.chunk.js";
import { i as factsReader } from "./pipeline.chunk.js";
import "./session.chunk.js";
import { n as writeLines } from "./cli-check.chunk.js";
import { n as chosen, t as analysed } from "./cli-migrations2.chunk.js";
import { r as plainRequest } from "./cli-request.chunk.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";

// src/cli/migrations-downgrade.ts
/** Generates the downgrade() of revisions; status 1 when one of them cannot be inverted as a whole. */
async function downgrade(revisions, options) {
	const { root } = plainRequest(options);
	const result = await analysed(options);
	const wanted = revisions.map((revision) => chosen(result, revision, options.environment ?? null));
	const parseSql = await loadSqlParser();
	const factsOf = factsReader();
	const rows = wanted.map((each) => row(root, each, {
		factsOf,
		parseSql
	}));
	const good = rows.every(({ generated }) => typeof generated !== "string" && generated.restores);
	if (options.write === true) for (let at$ = 0, list$ = rows; at$ < list$.length; at$++) {
		const each = list$[at$];
		write$1(root, each);
	}
	process.stdout.write(options.format === "json" ? jsonLines({ downgrades: rows.map(asJson) }) : rows.map(asText).join("\n"));
	writeLines(rows.flatMap((each) => remarks(each, options.write === true)), 200);
	writeLines(await result.stored, 30);
	return good ? 0 : 1;
}
function row(root, { history, file }, tools) {
	const path = join(root, file.file);
	let source;
	try {
		source = readFileSync(path);
	} catch (error) {
		throw userError(`${file.file} cannot be read: ${systemReason(error)}`);
	}
	return {
		file,
		source,
		generated: generateDowngrade(history, file, {
			...tools,
			source
		})
	};
}
function write$1(root, { file, source, generated }) {
	if (typeof generated === "string" || !generated.restores) return;
	try {
		writeFileAtomically(join(root, file.file), applyEdits(source, generated.edits));
	} catch (error) {
		throw userError(`${file.file} cannot be written: ${systemReason(error)}`);
	}
}
function asText({ file, generated }) {
	if (typeof generated === "string") return `# ${file.revision}: ${generated}\n`;
	const body = generated.lines.map((line) => line === "" ? "" : `    ${line}`).join("\n");
	return `# ${file.revision} (${file.file})\ndef downgrade()${file.upgrade?.returns == null ? "" : " -> None"}:\n${body}\n`;
}
function asJson({ file, generated }) {
	const { revision, file: path } = file;
	if (typeof generated === "string") return {
		revision,
		file: path,
		body: null,
		restores: false,
		troubles: [generated],
		verdicts: {},
		edits: []
	};
	const { lines, restores, troubles, verdicts, edits } = generated;
	return {
		revision,
		file: path,
		body: lines,
		restores,
		troubles,
		verdicts: Object.fromEntries(verdicts),
		edits
	};
}
/** What a person has to know besides the code. */
function remarks({ file, generated }, writing) {
	const start = `${file.file}: ${file.revision}`;
	if (typeof generated === "string") return [`${start}: ${generated}`];
	const lines = generated.troubles.map((trouble) => `${start}: not inverted: ${trouble}`);
	for (const dialect$of of generated.verdicts) {
		const dialect = dialect$of[0], { verdict, reasons } = dialect$of[1];
		if (verdict === "lossy") lines.push(`${start}: the schema comes back, but not all data: ${reasons.join("; ")} (${dialect})`);
		else if (verdict !== "restores") lines.push(`${start}: on ${dialect} the replay says ${verdict}: ${reasons.join("; ") || "no reason given"}`);
	}
	if (writing) lines.push(generated.restores ? `${start}: downgrade() written` : `${start}: nothing was written, because the schema would not come back`);
	return [...new Set(lines)];
}

export { downgrade };