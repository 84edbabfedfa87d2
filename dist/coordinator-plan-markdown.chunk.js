import { i as prose } from "./model-markdown.chunk.js";
import { r as SIGNALS, t as AGENTS } from "./model-agents.chunk.js";

// src/coordinator/plan/packets.ts
/** Schema before models before services before routes. */
const ORDER = [
	"DBA",
	"BACKEND_ENGINEER",
	"API_DEVELOPER"
];
const MOST = 25;
/** Turns a request and what the program says about it into a packet for every agent that the signal calls. */
function planOf(request, context) {
	const agents = ORDER.filter((agent) => SIGNALS[request.signal].includes(agent));
	const steps = stepsOf(request, context, agents);
	const stepOf = (agent) => steps.find((step) => step.agents.includes(agent))?.step ?? 1;
	return {
		schemaVersion: "1.0",
		signal: request.signal,
		task: request.task,
		steps,
		blockingElsewhere: context.blockingElsewhere,
		packets: agents.map((agent) => ({
			agent,
			step: stepOf(agent),
			parts: [
				...common(request, context, agent),
				...PARTS[agent](request, context),
				repairs(context, agent),
				...closing(request, context, repairsOf(context, agent))
			]
		}))
	};
}
/** An audit only looks, so all look at once. Work waits where its files stand on another agent's. */
function stepsOf({ signal }, { files, models }, agents) {
	if (signal === "PLATFORM:AUDIT" || agents.length === 1) return [{
		step: 1,
		agents,
		waitsFor: [],
		why: agents.length === 1 ? "one agent is called" : "nothing waits for anything: all three in parallel"
	}];
	if (!(files.some(({ owner }) => owner === "DBA") || models.some(({ direct }) => direct))) return [{
		step: 1,
		agents,
		waitsFor: [],
		why: "no affected file stands on a model or migration that changes"
	}];
	return agents.map((agent, index) => ({
		step: index + 1,
		agents: [agent],
		waitsFor: agents.slice(0, index),
		why: index === 0 ? "others stand on the schema and the models" : "schema before models before services before routes"
	}));
}
function list(items, none) {
	if (items.length === 0) return [none];
	const shown = items.slice(0, MOST);
	return items.length > MOST ? [...shown, `… and ${items.length - MOST} more: \`fastapi-gate plan --format json\` has them all`] : shown;
}
function common(request, { files }, agent) {
	const own = files.filter(({ owner }) => owner === agent);
	const others = files.filter(({ owner }) => owner !== agent);
	const row = ({ file, exists, layer, owner }) => `\`${file}\` (${exists ? layer === "other" ? "no layer recognised" : `${layer} layer` : "to be made"}${owner === agent ? "" : `; owned by ${owner}: read, do not change`})`;
	return [{
		title: "Task",
		lines: [request.task, `Signal: ${request.signal}`]
	}, {
		title: "Files",
		lines: [...list(own.map(row), "none of the affected files is yours"), ...others.length === 0 ? [] : list(others.map(row), "")]
	}];
}
/** Findings of an agent, and those of others that lie on its files: there the repair may have to be made. */
function repairsOf({ findings }, agent) {
	return findings.filter(({ owner, trace }) => owner === agent || trace.some((step) => step.owner === agent));
}
/** Steps of a path that a packet shows: the first say where it starts, the last where the cause is. */
const MOST_STEPS = 4;
/** The findings in the affected files that are the agent's, each with what a reader needs who sees nothing else. */
/** The part of a packet that is shortened last. */
const TO_REPAIR = "To Repair";
function repairs(context, agent) {
	const own = repairsOf(context, agent);
	const title = TO_REPAIR;
	if (own.length === 0) return {
		title,
		lines: ["nothing in the affected files that is yours"]
	};
	const whole = own.filter((finding, index) => finding.blocking || earlier(own, index) < MOST_ALIKE);
	const kept = new Set(whole);
	const folded = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = own; at$ < list$.length; at$++) {
		const finding = list$[at$];
		if (!kept.has(finding)) folded.set(finding.rule ?? "", [...folded.get(finding.rule ?? "") ?? [], finding]);
	}
	return {
		title,
		lines: [...whole.map((finding) => repairLine(finding, agent)), ...[...folded].map((rule$of) => {
			return `\`${rule$of[0]}\` likewise: ${rule$of[1].map(({ file, line }) => `${file}:${line}`).join(", ")}`;
		})]
	};
}
/** Findings of one rule that block nothing and are told in full; of the others only the places are. */
const MOST_ALIKE = 2;
/** How many findings of the same rule that block nothing stand before one. */
function earlier(all, index) {
	return all.slice(0, index).filter(({ rule, blocking }) => !blocking && rule === all[index]?.rule).length;
}
function repairLine(finding, agent) {
	const { id, rule, file, line, symbol, severity, blocking, gate, what, do: remedy, fix, trace, owner } = finding;
	const inside = symbol === "<module>" || rule === null ? "" : ` in \`${symbol}\``;
	const path = (trace.length > MOST_STEPS ? [
		...trace.slice(0, 2),
		null,
		...trace.slice(-2)
	] : trace).map((step) => step === null ? "…" : `${step.file}:${step.line} ${prose(step.message)}`).join(" → ");
	return [
		`\`${rule ?? "unresolved"}\` ${file}:${line}${inside} (${blocking ? "blocks" : severity}, ${gate}): ${prose(what)}.`,
		...path === "" ? [] : [`Path: ${path}.`],
		`Do: ${remedy}`,
		...fix === null || rule === null ? [] : [fixLine(fix, rule, file)],
		...owner === agent ? sharedWith(trace, agent) : [`It is ${owner}'s; where the repair has to be made in your files, agree with ${owner}.`],
		...id === null ? [] : [`Id ${id.slice(0, 12)}`]
	].join(" ");
}
function fixLine(fix, rule, file) {
	const command = `fastapi-gate check ${fix === "safe" ? "--fix" : "--unsafe-fixes"} --select ${rule} ${file}`;
	return fix === "safe" ? `\`${command}\` does it.` : `\`${command}\` does it: look at what it changed.`;
}
/** Where the path leads into files that are somebody else's. */
function sharedWith(trace, agent) {
	return AGENTS.filter((other) => other !== agent).flatMap((other) => {
		const files = [...new Set(trace.filter(({ owner }) => owner === other).map(({ file }) => `\`${file}\``))];
		if (files.length === 0) return [];
		return [`${files.join(", ")} ${files.length === 1 ? "is" : "are"} ${other}'s: where the repair has to be made there, agree with ${other}.`];
	});
}
/** Rules whose repair changes what an upgrade() does. */
const IN_UPGRADE = /* @__PURE__ */ new Set([
	"application-import",
	"failing-upgrade",
	"fails-on-rows",
	"invalid-concurrent-index",
	"irreversible-statement",
	"locking-operation",
	"lossy-operation",
	"non-nullable-without-default",
	"unbatched-data-migration"
]);
/** Rules whose repair changes what clients send or get. */
const IN_CONTRACT = /* @__PURE__ */ new Set([
	"nullable-mismatch",
	"type-mismatch",
	"unknown-field"
]);
/** Findings that a right repair leaves or makes: warnings that tell others of it, and fail nothing. */
function announcements({ base }, toRepair) {
	const some = (rules) => toRepair.some(({ rule }) => rule !== null && rules.has(rule));
	const own = base === null ? "one that the base branch has" : `one that ${base} has`;
	return [
		...some(IN_UPGRADE) ? [`\`edited-migration\`, where the revision is ${own} and no database has run it; where one has, leave its upgrade() as it is and say so in \`notes\`: the coordinator holds the finding with \`fastapi-gate baseline create\``] : [],
		...some(/* @__PURE__ */ new Set(["unauthenticated-route"])) ? ["`changed-auth`, where a route of the base now refuses strangers: name it in `notes`"] : [],
		...some(IN_CONTRACT) ? ["`changed-type` and `removed-response-field`, where the response had promised what was never there: name it in `notes`"] : [],
		...some(/* @__PURE__ */ new Set([
			"changed-auth",
			"changed-type",
			"changed-status",
			"removed-route",
			"removed-response-field",
			"new-required-input"
		])) ? ["those of api-contract that the task asks for: say in `notes` that they are meant, and an ARCHITECT acknowledges them"] : []
	];
}
function closing(request, { imports, references }, toRepair) {
	const dependencies = request.dependencies ?? imports;
	const left = announcements(request, toRepair);
	return [
		{
			title: "Constraints",
			lines: list(request.constraints, "none given")
		},
		{
			title: "Dependencies",
			lines: list(dependencies.map((name) => `\`${name}\``), "none")
		},
		{
			title: "Read First",
			lines: list(references.map(({ role, file }) => `\`${file}\` (${role})`), "no guidelines were found")
		},
		{
			title: "Done When",
			lines: [
				...toRepair.length === 0 ? [] : [`\`fastapi-gate check${request.base === null ? "" : ` --base ${request.base}`} --format agent\` lists none of the ids under To Repair that block`],
				`\`fastapi-gate check --base ${request.base ?? "<the base branch>"}\` ends with 0 and lists no new finding in your files${left.length === 0 ? "" : `, save ${left.length === 1 ? "this" : "these"}:`}`,
				...left,
				"notes are not listed here: `fastapi-gate check --format jsonl` has them",
				"your result is handed in as JSON (`agent`, `status`, `filesModified`, `testsAdded`, `notes` …): `fastapi-gate report --results FOLDER` checks it"
			]
		}
	];
}
const modelLine = ({ name, table, file, line, relationships }) => {
	const links = relationships.map((one) => `${one.name} → ${shortName(one.target)}${one.many ? "[]" : ""} (lazy=${one.lazy})`);
	return `\`${name}\`, table \`${table}\`, ${file}:${line}${links.length === 0 ? "" : `: ${links.join(", ")}`}`;
};
const schemaLine = ({ name, file, line, fields }) => {
	const shown = fields.slice(0, 12).join(", ");
	return `\`${name}\`, ${file}:${line}: ${fields.length > 12 ? `${shown} … (${fields.length} fields)` : shown || "no fields"}`;
};
function shortName(dotted) {
	return dotted.slice(dotted.lastIndexOf(".") + 1);
}
function models(context) {
	return list(context.models.map(modelLine), "the affected files use no model");
}
const backend = (_request, context) => [
	{
		title: "Related Models",
		lines: models(context)
	},
	{
		title: "Pydantic Schemas",
		lines: list(context.schemas.map(schemaLine), "the affected files use no schema")
	},
	{
		title: "Test Requirements",
		lines: [
			"a test for every behaviour that changes; coverage of the service layer at least 80 %",
			...list(context.untested.map((name) => `no test calls \`${name}\``), "every public function of the affected files is called by a test"),
			...list(context.tests.map((name) => `run \`${name}\``), "no test calls the affected files (tests that go through an HTTP client are not seen)")
		]
	},
	{
		title: "Architecture",
		lines: [
			"Route → Controller → Service → Repository → Model; imports go down only, and only code that queries already may query",
			...list(context.files.filter(({ layer }) => layer !== "other").map(({ file, layer }) => `\`${file}\`: ${layer}`), "no layer is recognised in the affected files"),
			"in `async def`: no synchronous database call, no blocking call; no query in a loop"
		]
	}
];
const dba = (_request, context) => {
	const { revisions, models: related, heads, unindexed } = context;
	const kinds = [...new Set(revisions.map(({ kind }) => kind))];
	const kind = kinds.length === 0 ? "no revision among the affected files: additive is expected; anything else needs the architect" : kinds.join(", ");
	return [
		{
			title: "Affected Tables",
			lines: list(related.map(modelLine), "the affected files use no table")
		},
		{
			title: "Migration Type",
			lines: [kind, ...heads.map(({ directory, head }) => `a new revision continues \`${head}\` (\`${directory}\`)`)]
		},
		{
			title: "Rollback Plan",
			lines: [...list(revisions.map(({ revision, file, line, rollback, reasons }) => {
				return `\`${revision}\` (${file}:${line}): ${rollback}${reasons[0] === void 0 ? "" : `: ${reasons[0]}`}`;
			}), "every new revision gets a downgrade() that restores the schema"), "`fastapi-gate check` replays upgrade and downgrade; a rollback that is not shown to restore the schema blocks, and nobody can waive it"]
		},
		{
			title: "Index Strategy",
			lines: list(unindexed.map(({ table, column, use, places }) => {
				const where = places.slice(0, 3).map(({ file, line }) => `${file}:${line}`);
				const more = places.length > 3 ? ` and ${places.length - 3} more` : "";
				return `\`${table}.${column}\` has no index: ${use} in ${where.join(", ")}${more}`;
			}), "no filter, join or ordering over a column without an index")
		}
	];
};
const api = (_request, { routes }) => {
	const each = (line) => list(routes.map(line), "no route in the affected files yet: name it in your result");
	const at = (route) => `\`${route.methods.join(", ")} ${route.path}\``;
	return [
		{
			title: "HTTP Method",
			lines: each((route) => `${at(route)}: ${route.methods.join(", ")}, status ${route.status ?? 200}`)
		},
		{
			title: "Path",
			lines: each((route) => `\`${route.path}\`: \`${route.handler}\` in ${route.file}:${route.line}`)
		},
		{
			title: "Request Schema",
			lines: each((route) => `${at(route)}: ${route.request.map((name) => `\`${name}\``).join(", ") || "no body"}`)
		},
		{
			title: "Response Schema",
			lines: each((route) => `${at(route)}: ${route.response === null ? "none declared" : `\`${route.response}\``}`)
		},
		{
			title: "Auth Requirements",
			lines: each((route) => `${at(route)}: ${authentication(route.authentication)}`)
		}
	];
};
const AUTHENTICATION = {
	required: "a request without credentials is refused",
	optional: "credentials are read, a request without them is served",
	unknown: "a library decides about credentials",
	none: "open to everybody"
};
/** What is no dependency. */
const BY = {
	handler: "the handler itself",
	middleware: "middleware",
	decorator: "a decorator of the handler"
};
function authentication({ kind, by }) {
	return by.length === 0 ? AUTHENTICATION[kind] : `${AUTHENTICATION[kind]}, by ${by.map((name) => BY[name] ?? `\`${name}\``).join(", ")}`;
}
const PARTS = {
	BACKEND_ENGINEER: backend,
	DBA: dba,
	API_DEVELOPER: api
};

// src/coordinator/plan/markdown.ts
/** A packet is pasted into a prompt: beyond this the rest is said by reference. */
const PACKET_LIMIT = 12e3;
/** One packet in Markdown, at most `PACKET_LIMIT` characters. */
function packetMarkdown(packet) {
	const whole = render(packet, Number.MAX_SAFE_INTEGER);
	if (whole.length <= 12e3) return whole;
	for (let most = 20; most > 1; most -= 2) {
		const text = render(packet, most);
		if (text.length <= 12e3) return text;
	}
	return render(packet, 1).slice(0, 11939) + "\n… shortened: `fastapi-gate plan --format json` has the rest\n";
}
/** As long as other parts can be cut to so many lines, what is to be repaired stays whole. */
const SPARE = 4;
function render({ agent, step, parts }, most) {
	return `## Packet for ${agent} (step ${step})\n\n${parts.map(({ title, lines }) => {
		const length = title !== "To Repair" ? most : most > SPARE ? lines.length : most * 4;
		const shown = lines.slice(0, length).map((line) => `- ${line}`);
		if (lines.length > length) shown.push(`- … and ${lines.length - length} more: \`fastapi-gate plan --format json\` has them all`);
		return `### ${title}\n\n${shown.join("\n")}\n`;
	}).join("\n")}`;
}
/** The plan with all packets. */
function planMarkdown(plan) {
	const lines = [...plan.steps.map(({ step, agents, waitsFor, why }) => {
		const waits = waitsFor.length === 0 ? "" : `, after ${waitsFor.join(" and ")}`;
		return `- Step ${step}: ${agents.join(", ")}${agents.length > 1 ? " in parallel" : ""}${waits} (${why})`;
	}), ...elsewhere(plan)];
	return [`# Plan\n\n**Signal:** ${plan.signal}\n**Task:** ${prose(plan.task)}\n\n${lines.join("\n")}\n`, ...plan.packets.map(packetMarkdown)].join("\n");
}
const MOST_ELSEWHERE = 5;
/** One line on what the plan leaves blocked. */
function elsewhere({ blockingElsewhere }) {
	if (blockingElsewhere.length === 0) return [];
	const shown = blockingElsewhere.slice(0, MOST_ELSEWHERE).map(({ rule, file, line, owner }) => `\`${rule ?? "unresolved"}\` ${file}:${line} (${owner})`);
	const more = blockingElsewhere.length - shown.length;
	return [`- Not in this plan, and blocks as well: ${shown.join(", ")}${more > 0 ? `, and ${more} more` : ""}; name these files too, or plan them apart`];
}

export { planMarkdown as n, planOf as r, packetMarkdown as t };