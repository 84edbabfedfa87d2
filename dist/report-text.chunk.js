import { t as blockingBy } from "./model-blocking.chunk.js";
import { t as linesByPath } from "./model-lines.chunk.js";
import { a as listed, n as countsByRule, o as plural, s as severityCounts, t as byWeight } from "./report-listing.chunk.js";
import { n as full, t as concise } from "./report-text-finding.chunk.js";
import { t as paint } from "./report-text-paint.chunk.js";
import { n as byText } from "./model-order.chunk.js";
import { r as visible } from "./model-plain.chunk.js";
import { t as routeChanges } from "./model-route-change.chunk.js";
import { t as padded } from "./report-text-width.chunk.js";

// src/report/text/summary.ts
/** Gates, verdicts and what they looked at. */
function verdictTable(gates, paint) {
	const columns = Math.max(4, ...gates.map(({ gate }) => gate.length));
	const verdicts = Math.max(7, ...gates.map(({ verdict }) => verdict.length));
	const row = ({ gate, verdict, enforcement, summary }) => {
		const kind = enforcement === "advisory" ? paint.dim(" (advisory)") : "";
		return `${padded(gate, columns)}  ${paint.verdict(verdict, padded(verdict, verdicts))}  ${visible(summary)}${kind}`;
	};
	return [paint.bold(`${padded("gate", columns)}  ${padded("verdict", verdicts)}  subjects`), ...gates.map(row)];
}
function foundLine(outcome, shown) {
	const counts = severityCounts(outcome.findings);
	const found = counts === "" ? "Found nothing" : `Found ${counts}`;
	const held = [
		["suppressed", "suppressed"],
		["waived", "waived"],
		["baseline", "held by the baseline"],
		["unchanged", "unchanged against the base"]
	].flatMap((kind$of) => {
		const kind = kind$of[0], words = kind$of[1];
		const count = outcome.held.filter(({ hold }) => hold.kind === kind).length;
		return count === 0 ? [] : [`${count} ${words}`];
	});
	const hidden = outcome.findings.length - shown.length;
	if (hidden > 0) held.push(`${hidden} outside what was asked for: counted, not listed`);
	return `${found}${held.length === 0 ? "." : ` (${held.join("; ")}).`}`;
}
function baselineLines({ file, entries, stale }) {
	if (stale.length === 0) return [];
	if (stale.length === entries) return [`None of the ${plural(entries, "entry").replace("entrys", "entries")} of ${visible(file)} is in the code: is it the baseline of this repository?`];
	const lines = stale.slice(0, 5).map(({ rule, path, symbol }) => `  ${rule} in ${visible(path)} (${visible(symbol)})`);
	const rest = stale.length > 5 ? [`  … ${stale.length - 5} more`] : [];
	return [
		`${stale.length} of ${entries} entries of ${visible(file)} are gone from the code:`,
		...lines,
		...rest
	];
}
const IN_SIGHT = 30;
const NAMED = 10;
/** Where the blocking findings are, when they have scrolled away among the others. */
function blockingPlaces(blocking, shown) {
	if (shown <= IN_SIGHT) return [];
	const places = blocking.slice(0, NAMED).map(({ file, line, rule, owner }) => `  ${visible(file)}:${line} ${rule} (${owner})`);
	return blocking.length > NAMED ? [...places, `  … ${blocking.length - NAMED} more`] : places;
}
function nextLines(outcome, shown, paint) {
	const blocking = outcome.findings.filter(blockingBy(outcome.gates)).sort(byWeight(outcome));
	const first = blocking[0];
	const lines = [];
	if (first !== void 0) {
		const owners = outcome.agents.filter((agent) => agent.blocking > 0).map((agent) => `${agent.agent} ${agent.blocking}`);
		lines.push(`Repair ${plural(blocking.length, "blocking finding")}: ${owners.join(", ")}.`, ...blockingPlaces(blocking, shown));
		const rule = countsByRule(blocking)[0]?.[0] ?? first.rule;
		lines.push(`\`fastapi-gate explain ${rule}\` says why and how.`);
	}
	for (let at$ = 0, list$ = outcome.gates; at$ < list$.length; at$++) {
		const gate = list$[at$];
		for (let at$ = 0, list$ = gate.open.slice(0, 3); at$ < list$.length; at$++) {
			const subject = list$[at$];
			lines.push(`${gate.gate}: ${visible(subject.name)} (${visible(subject.file)}:${subject.line}) is unresolved: ${visible(subject.reason)}.`);
		}
		if (gate.open.length > 3) lines.push(`${gate.gate}: … ${gate.open.length - 3} more unresolved.`);
		if (gate.open.length > 0) lines.push("What the source does not show, `fastapi-gate migrations test` records by running the project's own Alembic.");
	}
	if (blocking.length > 5 && outcome.base === null && outcome.baseline === null) lines.push("Judge only what a change adds with `--base REV`, or hold what is old with `fastapi-gate baseline create`.");
	if ((outcome.baseline?.stale.length ?? 0) > 0) lines.push("`fastapi-gate baseline prune` drops entries that are gone.");
	return lines.map((line, index) => index === 0 ? `${paint.bold("Next:")} ${line}` : `      ${line}`);
}
function statusLine(outcome, paint) {
	const { succeeded, agents, percent } = outcome.successRate;
	const fatal = outcome.problems.filter((problem) => problem.fatal).length;
	const judged = fatal === 0 ? "" : `, could not judge (${plural(fatal, "problem")})`;
	return `Status: ${paint.status(outcome.status, outcome.status)}, ${succeeded}/${agents} agents completed = ${percent}%${judged}`;
}
/** `: 2 router, 1 template`, most frequent first. */
function ofKinds(spots) {
	const counts = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = spots; at$ < list$.length; at$++) {
		const { kind } = list$[at$];
		counts.set(kind, (counts.get(kind) ?? 0) + 1);
	}
	const sorted = [...counts].sort((a$of, b$of) => {
		const a = a$of[0], many = a$of[1], b = b$of[0];
		return b$of[1] - many || byText(a, b);
	});
	if (sorted.length < 2) return sorted.map((kind$of) => {
		return `: ${kind$of[0]}`;
	}).join("");
	return `: ${sorted.map((kind$of) => {
		const kind = kind$of[0];
		return `${kind$of[1]} ${kind}`;
	}).join(", ")}`;
}
/** What a run comes to: found, compared, escalated, judged, and what to do next. */
function summary(outcome, context, paint) {
	const { base, baseline, blindSpots, problems } = outcome;
	const shown = listed(outcome, context.selection);
	const lines = [foundLine(outcome, shown)];
	if (base !== null) lines.push(`Compared with ${visible(base.revision)}: ${base.new} new, ${base.unchanged} unchanged, ${base.fixed} fixed.`);
	const routes = routeChanges(context.changes).map((route) => visible(route));
	if (routes.length > 0) {
		lines.push(`${plural(routes.length, "route")} changed in what a request costs or asks for:`);
		lines.push(...routes.slice(0, NAMED).map((route) => `  ${route}`));
		if (routes.length > NAMED) lines.push(`  … ${routes.length - NAMED} more: --format json has them all`);
	}
	if (baseline !== null) lines.push(...baselineLines(baseline));
	if (problems.length + blindSpots.length > 0) {
		lines.push(`Not seen completely: ${plural(problems.length, "problem")}, ${plural(blindSpots.length, "blind spot")}${ofKinds(blindSpots)}.`);
		const spot = blindSpots[0];
		if (spot !== void 0) lines.push(paint.dim(`  \`fastapi-gate explain ${spot.kind}\` says what is lost and what to do; --format json lists the places.`));
	}
	lines.push("", ...verdictTable(outcome.gates, paint));
	const open = outcome.escalations.filter(({ acknowledged }) => !acknowledged);
	if (open.length > 0) lines.push("", ...open.map(({ role, message, fingerprint }) => `Escalation to ${role}: ${visible(message)} ${paint.dim(`(${fingerprint})`)}`));
	lines.push("", statusLine(outcome, paint), ...nextLines(outcome, shown.length, paint));
	return lines;
}
function statisticLines(value, depth) {
	const indent = "  ".repeat(depth);
	if (Array.isArray(value)) return value.map((item) => `${indent}${typeof item === "object" ? visible(JSON.stringify(item)) : visible(String(item))}`);
	if (typeof value !== "object" || value === null) return [`${indent}${visible(String(value))}`];
	return Object.entries(value).sort((one$of, other$of) => {
		const one = one$of[0], other = other$of[0];
		return byText(one, other);
	}).flatMap((name$of) => {
		const name = name$of[0], inner = name$of[1];
		return typeof inner === "object" && inner !== null ? [`${indent}${visible(name)}:`, ...statisticLines(inner, depth + 1)] : [`${indent}${visible(name)}: ${visible(String(inner))}`];
	});
}
/** `--statistics`: findings by rule, then what the stages counted. */
function statistics(outcome) {
	const counts = countsByRule(outcome.findings);
	const columns = Math.max(0, ...counts.map((count$of) => {
		const count = count$of[1];
		return String(count).length;
	}));
	return [
		"Findings by rule:",
		...counts.map((rule$of) => {
			const rule = rule$of[0], count = rule$of[1];
			return `  ${String(count).padStart(columns)}  ${rule}`;
		}),
		"Statistics:",
		...statisticLines(outcome.statistics, 1),
		""
	];
}

// src/report/text/index.ts
/** A longer list is no longer read: of rules that say the same many times and block nothing, it shows the first few. */
const MOST_LINES = 100;
const MOST_OF_RULE = 10;
/** For people: findings (one line each, or in full), then verdicts, status and what to do next. */
function text(outcome, context) {
	const colours = paint(context.colour);
	const linesOf = linesByPath(context.sourceOf);
	const all = listed(outcome, context.selection);
	const { shown, left } = context.full || isNarrow(context.selection) ? {
		shown: all,
		left: []
	} : shortened(all, outcome);
	const findings = [...shown.map((finding) => context.full ? full(finding, context.rules.get(finding.rule), linesOf, colours) : concise(finding, colours)), ...left.map((rule$of) => {
		const rule = rule$of[0], count = rule$of[1];
		return colours.dim(`… and ${plural(count, "more finding")} of ${rule}: --select ${rule} lists them`);
	})];
	if (findings.length > 0 && !context.full) findings.push("");
	return `${[
		...findings,
		...context.statistics ? statistics(outcome) : [],
		...summary(outcome, context, colours)
	].join("\n")}\n`;
}
/** Who asks for something in particular gets all of it. */
function isNarrow({ select, gates, paths }) {
	return select.length + gates.length + paths.length > 0;
}
function shortened(all, outcome) {
	if (all.length <= MOST_LINES) return {
		shown: all,
		left: []
	};
	const blocking = blockingBy(outcome.gates);
	const seen = /* @__PURE__ */ new Map();
	const shown = [];
	const left = [];
	for (let at$ = 0, list$ = all; at$ < list$.length; at$++) {
		const finding = list$[at$];
		const count = (seen.get(finding.rule) ?? 0) + (blocking(finding) ? 0 : 1);
		seen.set(finding.rule, count);
		(blocking(finding) || count <= MOST_OF_RULE ? shown : left).push(finding);
	}
	return {
		shown,
		left: countsByRule(left)
	};
}

export { text as t };