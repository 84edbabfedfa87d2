import { t as rules } from "./rules.chunk.js";
import { c as lesser, o as atLeast, s as gatePolicy } from "./model-defaults.chunk.js";
import { t as pathPatterns } from "./model-patterns.chunk.js";
import { n as quoted, t as oneLine } from "./model-plain.chunk.js";
import { a as ownershipOf, o as reviewerOf } from "./model-agents.chunk.js";
import { a as pathPrint, n as contentPrint } from "./model-fingerprint.chunk.js";
import { n as byText, t as byPosition } from "./model-order.chunk.js";
import { n as nearest } from "./model-nearest.chunk.js";

// src/check/message.ts
/** Fills the `{slots}` of a rule's message. Throws when a slot has no value: a mistake in the rule. */
function fill(message, values) {
	return message.replace(/\{([^{}]+)\}/g, (_, slot) => {
		const value = Object.hasOwn(values, slot) ? values[slot] : void 0;
		if (value === void 0) throw new Error(`no value for {${slot}} of the message`);
		return typeof value === "number" ? String(value) : quoted(value);
	});
}

// src/check/complete.ts
function ownerOf(report, layer, completion) {
	const configured = completion.configuredOwner?.(report.at.file) ?? null;
	if (configured !== null) return configured;
	return report.gate === "migration-safety" ? "DBA" : ownershipOf(report.at.file, layer).owner;
}
function completeOne(report, lines, fingerprint, completion) {
	const { at } = report;
	const from = lines.position(at.start);
	const to = lines.position(Math.max(at.start, at.end));
	const layer = completion.layerOf(at.file, at.symbol);
	const owner = ownerOf(report, layer, completion);
	const reviewer = reviewerOf(report.gate, owner);
	return {
		rule: report.rule,
		gate: report.gate,
		severity: report.severity,
		message: report.message,
		file: at.file,
		line: from.line,
		column: from.column,
		endLine: to.line,
		endColumn: to.column,
		symbol: at.symbol,
		owner,
		...reviewer === null ? {} : { reviewer },
		layer,
		trace: report.trace.map((step) => ({
			file: step.at.file,
			line: completion.lines(step.at.file).position(step.at.start).line,
			message: oneLine(step.message)
		})),
		...report.fix === void 0 ? {} : { fix: report.fix },
		...report.escalates === void 0 ? {} : { escalates: report.escalates },
		...report.tags === void 0 ? {} : { tags: report.tags },
		fingerprint
	};
}
/**
* Completes reports to findings: positions, owner, fingerprint. Reports of equal rule, symbol and source in one file are told
* apart by their order, so `reports` must be everything that a run found, in order of place. `memory` is that of the same policy.
*/
function complete(reports, completion, memory = null) {
	const ordinals = /* @__PURE__ */ new Map();
	const prints = /* @__PURE__ */ new Map();
	return reports.map((report) => {
		const { at, rule } = report;
		const lines = completion.lines(at.file);
		const kept = memory?.get(report);
		const isSame = kept?.lines[0] === lines && report.trace.every((step, index) => completion.lines(step.at.file) === kept.lines[index + 1]) && kept.finding.layer === completion.layerOf(at.file, at.symbol);
		const source = isSame ? kept.source : (report.about ?? lines.slice(at.start, at.end)).replace(/\s+/g, " ").trim();
		const key = `${at.file}\0${rule}\0${at.symbol}\0${source}`;
		const ordinal = ordinals.get(key) ?? 0;
		ordinals.set(key, ordinal + 1);
		if (isSame && kept.ordinal === ordinal) return kept.finding;
		const path = prints.get(at.file) ?? pathPrint(at.file);
		prints.set(at.file, path);
		const finding = completeOne(report, lines, contentPrint(rule, at.symbol, source, ordinal) + path, completion);
		memory?.set(report, {
			finding,
			source,
			ordinal,
			lines: [lines, ...report.trace.map((step) => completion.lines(step.at.file))]
		});
		return finding;
	}).sort(byPosition);
}

// src/check/rules.ts
/**
* What the engine itself reports about suppression comments. No gate judges these: they are listed under `suppressions`,
* always as warnings, so that a comment which does nothing, or hides something without a reason, is seen.
*/
const ENGINE_RULES = {
	"suppression-without-reason": {
		message: "The suppression of `{rules}` gives no reason",
		why: "A reader cannot tell whether the exception still holds. In a mandatory gate a suppression without a reason suppresses nothing.",
		remedy: "Say why after two dashes: `# fastapi-gate: ignore[rule-id] -- reason`."
	},
	"suppression-without-effect": {
		message: "The suppression of `{rules}` has no effect: the gate {gate} cannot be bypassed",
		why: "Migration safety and async operations hold for everybody; their findings count whatever a comment says.",
		remedy: "Repair the finding and delete the comment. Old findings can be held by the baseline."
	},
	"unused-suppression": {
		message: "The suppression of `{rules}` is not needed: nothing is found here",
		why: "A stale suppression hides the next finding of that rule at this place.",
		remedy: "Delete the comment, or take the rule out of it."
	},
	"unknown-rule-in-suppression": {
		message: "There is no rule `{rules}`{nearest}",
		why: "A misspelt rule id suppresses nothing.",
		remedy: "Correct the id; `fastapi-gate rules` lists them."
	},
	"invalid-suppression": {
		message: "This comment is no suppression: {detail}",
		why: "A comment for fastapi-gate that cannot be read suppresses nothing.",
		remedy: "Write `# fastapi-gate: ignore[rule-id] -- reason`, at the end of the line or alone above it."
	}
};
/** What outputs say about every rule: those of the registry and the engine's own. */
function ruleInfos(rules) {
	const infos = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = rules; at$ < list$.length; at$++) {
		const { gate, rule, page } = list$[at$];
		infos.set(rule.id, {
			id: rule.id,
			gate,
			severity: rule.severity,
			why: rule.why,
			remedy: rule.remedy,
			page
		});
	}
	for (let at$ = 0, list$ = Object.entries(ENGINE_RULES); at$ < list$.length; at$++) {
		const id$of = list$[at$], id = id$of[0], { why, remedy } = id$of[1];
		infos.set(id, {
			id,
			gate: "suppressions",
			severity: "warning",
			why,
			remedy,
			page: null
		});
	}
	return infos;
}

// src/check/directive.ts
/** Reads `# fastapi-gate: ignore[rule-id, other] -- reason`. Other comments may stand before it in the same comment. */
function readComment(text) {
	const said = /#\s*fastapi-gate\s*:(.*)/s.exec(text)?.[1]?.trim() ?? "";
	const match = /^ignore\s*\[([^\]]*)\](.*)/s.exec(said);
	if (match === null) return {
		kind: "invalid",
		detail: /^ignore\b/.test(said) ? "it names no rule in brackets" : "it does not begin with ignore["
	};
	const rules = [...new Set((match[1] ?? "").split(",").map((id) => id.trim()))].filter((id) => id !== "");
	if (rules.length === 0) return {
		kind: "invalid",
		detail: "it names no rule in brackets"
	};
	return {
		kind: "ignore",
		rules,
		reason: /^\s*(?:--+|—|–)\s*(\S.*)/s.exec(match[2] ?? "")?.[1] ?? null
	};
}
/** Farthest line that a comment above a decorated function looks for its `def`. */
const DECORATORS = 50;
/**
* The lines that a comment speaks of, both ends included: its own line, or when it stands alone the next line of code.
* Above a decorator it speaks of the lines down to the `def` or `class`. Null when no code follows.
*/
function linesMeant(directive, lines) {
	const own = lines.position(directive.start).line;
	if (!directive.alone) return {
		from: own,
		to: own
	};
	let from = own + 1;
	while (from <= lines.count && /^\s*(#.*)?$/s.test(lines.text(from))) from += 1;
	if (from > lines.count) return null;
	if (!/^\s*@/.test(lines.text(from))) return {
		from,
		to: from
	};
	const last = Math.min(lines.count, from + DECORATORS);
	for (let to = from; to <= last; to += 1) if (/^\s*(async\s+def|def|class)\b/.test(lines.text(to))) return {
		from,
		to
	};
	return {
		from,
		to: from
	};
}

// src/check/suppressions.ts
/** The findings that a comment on some lines means: those that begin there, else the smallest that span them. */
function meant(findings, lines) {
	const begin = findings.filter((finding) => finding.line >= lines.from && finding.line <= lines.to);
	if (begin.length > 0) return begin;
	const around = findings.filter((finding) => finding.line < lines.from && finding.endLine >= lines.to);
	const smallest = Math.min(...around.map((finding) => finding.endLine - finding.line));
	return around.filter((finding) => finding.endLine - finding.line === smallest);
}
/** Deletes a comment that does nothing, with its line when it stands alone; one that also speaks to other tools is left to people. */
function removal(directive, at, lines) {
	if (/\S\s*#\s*[a-z]/i.test(directive.text)) return null;
	const { line } = lines.position(directive.start);
	const before = lines.slice(lines.range(line).start, directive.start);
	const blanks = before.length - before.trimEnd().length;
	const start = directive.alone ? lines.range(line).start : directive.start - blanks;
	const end = directive.alone && line < lines.count ? lines.range(line + 1).start : directive.end;
	return {
		message: "Delete the comment",
		safe: true,
		edits: [{
			file: at.file,
			start,
			end,
			text: ""
		}]
	};
}
function engineReport(rule, at, values, fix = null) {
	return {
		rule,
		gate: "suppressions",
		severity: "warning",
		message: fill(ENGINE_RULES[rule].message, values),
		at,
		trace: [],
		...fix === null ? {} : { fix }
	};
}
const ruleInFile = (file, rule) => `${file}\0${rule}`;
/** Findings by file and rule, of the files that have comments. */
function findingsByRule(input) {
	const commented = new Set(input.comments.map(({ file }) => file));
	const found = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = input.findings; at$ < list$.length; at$++) {
		const finding = list$[at$];
		if (!commented.has(finding.file)) continue;
		const key = ruleInFile(finding.file, finding.rule);
		const list = found.get(key);
		if (list === void 0) found.set(key, [finding]);
		else list.push(finding);
	}
	return found;
}
function applyRule(rule, exception, lines, ledger) {
	const { rules, policy, ran } = ledger.input;
	const gate = rules.get(rule)?.gate;
	if (gate === void 0) {
		if (!Object.hasOwn(ENGINE_RULES, rule)) ledger.reports.push(unknownRule(rule, exception.at, rules));
		return;
	}
	const found = lines === null ? [] : meant(ledger.found.get(ruleInFile(exception.at.file, rule)) ?? [], lines);
	if (found.length === 0) {
		if (ran.has(rule)) exception.unused.push(rule);
		return;
	}
	const { bypass, enforcement } = gatePolicy(policy, gate);
	if (bypass === "none") {
		exception.powerless.set(gate, [...exception.powerless.get(gate) ?? [], rule]);
		return;
	}
	const { reason } = exception.comment;
	if (reason === null) exception.unexplained.push(rule);
	if (reason === null && enforcement === "mandatory") return;
	for (let at$ = 0, list$ = found; at$ < list$.length; at$++) {
		const finding = list$[at$];
		if (!ledger.held.has(finding)) ledger.held.set(finding, {
			finding,
			hold: {
				kind: "suppressed",
				line: exception.line,
				reason
			}
		});
	}
}
function applyComment(file, directive, ledger) {
	const lines = ledger.input.completion.lines(file);
	const at = {
		file,
		start: directive.start,
		end: directive.end,
		symbol: "<module>"
	};
	const comment = readComment(directive.text);
	if (comment.kind === "invalid") {
		ledger.reports.push(engineReport("invalid-suppression", at, { detail: comment.detail }));
		return;
	}
	const exception = {
		comment,
		at,
		line: lines.position(directive.start).line,
		unused: [],
		unexplained: [],
		powerless: /* @__PURE__ */ new Map()
	};
	const target = linesMeant(directive, lines);
	for (let at$ = 0, list$ = comment.rules; at$ < list$.length; at$++) {
		const rule = list$[at$];
		applyRule(rule, exception, target, ledger);
	}
	ledger.reports.push(...saidOf(exception, directive, lines));
}
/** Applies the suppression comments of the files judged. No comment lifts a finding of a gate whose bypass is `none`. */
function suppress(input) {
	const ledger = {
		input,
		found: findingsByRule(input),
		held: /* @__PURE__ */ new Map(),
		reports: []
	};
	for (let at$ = 0, list$ = input.comments; at$ < list$.length; at$++) {
		const { file, directives } = list$[at$];
		for (let at$ = 0, list$ = directives; at$ < list$.length; at$++) {
			const directive = list$[at$];
			applyComment(file, directive, ledger);
		}
	}
	return {
		findings: [...input.findings.filter((finding) => !ledger.held.has(finding)), ...complete(ledger.reports, input.completion)].sort(byPosition),
		held: [...ledger.held.values()].sort((one, other) => byPosition(one.finding, other.finding))
	};
}
function unknownRule(rule, at, rules) {
	const close = nearest(rule, rules.keys());
	return engineReport("unknown-rule-in-suppression", at, {
		rules: rule,
		nearest: close === null ? "" : `; did you mean ${close}?`
	});
}
/** What is to be said about one comment. */
function saidOf(exception, directive, lines) {
	const { at, comment, unused, unexplained, powerless } = exception;
	const reports = [];
	if (unused.length > 0) {
		const fix = unused.length === comment.rules.length ? removal(directive, at, lines) : null;
		reports.push(engineReport("unused-suppression", at, { rules: unused.join(", ") }, fix));
	}
	if (unexplained.length > 0) reports.push(engineReport("suppression-without-reason", at, { rules: unexplained.join(", ") }));
	for (let at$ = 0, list$ = [...powerless].sort((one$of, other$of) => {
		const one = one$of[0], other = other$of[0];
		return byText(one, other);
	}); at$ < list$.length; at$++) {
		const gate$of = list$[at$], gate = gate$of[0], rules = gate$of[1];
		reports.push(engineReport("suppression-without-effect", at, {
			rules: rules.join(", "),
			gate
		}));
	}
	return reports;
}

// src/check/index.ts
function settingsOf({ rules, overrides }) {
	if (overrides.length === 0) return (id) => rules[id];
	const tables = overrides.map((override) => ({
		patterns: pathPatterns(override.paths.join("\n")),
		rules: override.rules
	})).reverse();
	return (id, file) => tables.find((table) => table.rules[id] !== void 0 && table.patterns.within(file) === true)?.rules[id] ?? rules[id];
}
/** Whether a rule runs. Rules of a gate without bypass always do: `off`, `--ignore`, `--select` and `--gate` do not reach them. */
function runs(id, gate, policy) {
	if (gatePolicy(policy, gate).bypass === "none") return true;
	const { select, ignore, gates } = policy.selection;
	const wanted = policy.overrides.some(({ rules }) => rules[id] !== void 0 && rules[id] !== "off");
	if (policy.rules[id] === "off" && !wanted || ignore.includes(id)) return false;
	return (select.length === 0 || select.includes(id)) && (gates.length === 0 || gates.includes(gate));
}
/** The severity that counts, null for none: a setting replaces the rule's own and caps what a case says; for a gate without bypass it can only raise. */
function severityOf(registered, details, policy, setting) {
	const own = details?.severity ?? registered.rule.severity;
	const firm = gatePolicy(policy, registered.gate).bypass === "none";
	if (setting === void 0) return own;
	if (setting === "off") return firm ? own : null;
	const wanted = details?.severity === void 0 ? setting : lesser(details.severity, setting);
	return firm && !atLeast(wanted, own) ? own : wanted;
}
/** Of two reports of one rule at one place the better: more severe, then the shorter proof, then the smaller message. */
function better(one, other) {
	if (one.severity !== other.severity) return atLeast(one.severity, other.severity) ? one : other;
	if (one.trace.length !== other.trace.length) return one.trace.length < other.trace.length ? one : other;
	return one.message <= other.message ? one : other;
}
function byPlace(one, other) {
	if (one.at.file !== other.at.file) return one.at.file < other.at.file ? -1 : 1;
	if (one.at.start !== other.at.start) return one.at.start - other.at.start;
	if (one.at.end !== other.at.end) return one.at.end - other.at.end;
	return one.rule < other.rule ? -1 : one.rule > other.rule ? 1 : 0;
}
/** Runs one rule over all its subjects; throws what the rule throws, with the subject it was at in `seen`. */
function runRule(registered, subjects, policy, settingOf, into, seen, memory) {
	const { rule, gate } = registered;
	/** Of the file at hand, where they are remembered. */
	let reported = null;
	const keep = (violation) => {
		const { file, start, end } = violation.at;
		const key = `${rule.id}\0${file}\0${start}\0${end}`;
		const present = into.get(key);
		into.set(key, present === void 0 ? violation : better(present, violation));
	};
	const context = { report: (at, values, details) => {
		const severity = severityOf(registered, details, policy, settingOf(rule.id, at.file));
		if (severity === null) return;
		const violation = {
			rule: rule.id,
			gate,
			severity,
			message: fill(rule.message, values ?? {}),
			at,
			trace: details?.trace ?? [],
			...details?.fix === void 0 ? {} : { fix: details.fix },
			...details?.escalates === void 0 ? {} : { escalates: details.escalates },
			...details?.tags === void 0 ? {} : { tags: details.tags },
			...details?.about === void 0 ? {} : { about: details.about }
		};
		reported?.push(violation);
		keep(violation);
	} };
	const visit = (kind) => {
		const hook = rule.check[kind];
		if (hook === void 0) return;
		if (!Object.hasOwn(subjects, kind)) throw new TypeError(`there are no subjects called ${kind}`);
		const ask = (all) => {
			for (let at$ = 0, list$ = all; at$ < list$.length; at$++) {
				const subject = list$[at$];
				if ("role" in subject && !policy.analysis.roles.includes(subject.role)) continue;
				seen.at = subject.at;
				hook(subject, context);
			}
		};
		const groups = memory?.groupsOf(kind, subjects[kind]) ?? null;
		if (groups === null) ask(subjects[kind]);
		for (let at$ = 0, list$ = groups ?? []; at$ < list$.length; at$++) {
			const { subjects: own, reports } = list$[at$];
			const known = reports.get(rule.id);
			if (known === void 0) {
				const all = [];
				reported = all;
				ask(own);
				reported = null;
				reports.set(rule.id, all.length === 0 ? NO_VIOLATIONS : all);
			} else for (let at$ = 0, list$ = known; at$ < list$.length; at$++) {
				const violation = list$[at$];
				keep(violation);
			}
		}
	};
	for (let at$ = 0, list$ = Object.keys(rule.check); at$ < list$.length; at$++) {
		const kind = list$[at$];
		visit(kind);
	}
}
function crash(registered, at, error) {
	const what = quoted(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
	return {
		kind: "rule-crashed",
		file: at?.file ?? null,
		line: null,
		message: `rule ${registered.rule.id} crashed${at === null ? "" : ` in ${quoted(at.symbol)}`}: ${what}. The gate ${registered.gate} cannot be judged; please report this with the file.`,
		fatal: true,
		gate: registered.gate
	};
}
const NO_VIOLATIONS = [];
/** Runs the rules over the subjects; `memory` is that of the same rules and policy. Code whose role the policy does not judge (tests, generated, vendored) is passed over. */
function check(subjects, rules, policy, memory = null) {
	const found = /* @__PURE__ */ new Map();
	const problems = [];
	const settingOf = settingsOf(policy);
	const ran = /* @__PURE__ */ new Set();
	for (let at$ = 0, list$ = rules; at$ < list$.length; at$++) {
		const registered = list$[at$];
		if (!runs(registered.rule.id, registered.gate, policy)) continue;
		ran.add(registered.rule.id);
		const seen = { at: null };
		try {
			runRule(registered, subjects, policy, settingOf, found, seen, memory);
		} catch (error) {
			problems.push(crash(registered, seen.at, error));
		}
	}
	return {
		violations: [...found.values()].sort(byPlace),
		problems,
		ran
	};
}

// src/registry.ts
/** What outputs say about every rule. */
const RULE_INFOS = ruleInfos(rules);
/** What outputs say about every rule, those of the project's own included. */
function ruleInfosWith(own) {
	return own.length === 0 ? RULE_INFOS : ruleInfos([...rules, ...own]);
}
/** Gate and default severity of every rule, by id, with those that the settings name, whose code need not be loaded, and those that ran. */
function knownRulesWith({ ownRules }, ran) {
	if (ownRules.length + ran.length === 0) return KNOWN_RULES;
	return new Map([
		...KNOWN_RULES,
		...ownRules.map(({ id, gate }) => [id, {
			gate,
			severity: "warning"
		}]),
		...ran.map(({ gate, rule }) => [rule.id, {
			gate,
			severity: rule.severity
		}])
	]);
}
/** Gate and default severity of every rule, by id. */
const KNOWN_RULES = new Map(rules.map(({ gate, rule }) => [rule.id, {
	gate,
	severity: rule.severity
}]));

export { suppress as a, check as i, knownRulesWith as n, complete as o, ruleInfosWith as r, RULE_INFOS as t };