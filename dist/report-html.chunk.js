import { n as blocks, t as blockingBy } from "./model-blocking.chunk.js";
import { t as linesByPath } from "./model-lines.chunk.js";
import { n as byText } from "./model-order.chunk.js";
import { a as listed, o as plural, s as severityCounts, t as byWeight } from "./report-listing.chunk.js";
import { a as raw, i as prose, n as element, o as sectionElement, r as lines, s as table, t as page } from "./report-html-page.chunk.js";
import { r as visible } from "./model-plain.chunk.js";
import { t as BLIND_SPOTS } from "./model-blind-spots.chunk.js";
import { a as GATE_TITLES } from "./model-defaults.chunk.js";

// src/report/html/source.ts
const LINES = 6;
const LONGEST = 200;
const BEFORE = 60;
function shown(text) {
	return visible(text.replaceAll("	", "    "));
}
/** One line: its number, and its text with the range marked. */
function line(number, text, from, to) {
	const start = text.length > LONGEST ? Math.max(0, from - BEFORE) : 0;
	const end = Math.min(text.length, start + LONGEST);
	const last = Math.max(from, Math.min(to, end));
	return [
		element("span", { class: "ln" }, `${number} `),
		start > 0 ? "…" : "",
		shown(text.slice(start, from)),
		element("mark", {}, shown(text.slice(from, last))),
		shown(text.slice(last, end)),
		end < text.length ? "…" : ""
	];
}
/** The lines of a range as code; a long range is cut. Null where the file has no such line, as for what is gone. */
function sourceOfRange(lines, range) {
	const last = Math.min(range.endLine, range.line + LINES - 1, lines.count);
	const parts = [];
	for (let number = range.line; number <= last; number += 1) {
		const text = lines.text(number);
		const indent = text.length - text.trimStart().length;
		const from = number === range.line ? range.column - 1 : indent;
		const to = number === range.endLine ? range.endColumn - 1 : text.trimEnd().length;
		if (parts.length > 0) parts.push({ html: "\n" });
		parts.push(...line(number, text, Math.min(from, text.length), Math.max(from, Math.min(to, text.length))));
	}
	if (parts.length === 0) return null;
	const more = Math.min(range.endLine, lines.count) - last;
	if (more > 0) parts.push({ html: "\n" }, `… ${more} more ${more === 1 ? "line" : "lines"}`);
	return element("pre", {}, element("code", {}, parts));
}
/** One line of source for a step of a trace, without its indent; null where there is none. */
function sourceOfStep(lines, number) {
	const text = lines.text(number).trim();
	return text === "" ? null : element("code", { class: "step" }, shown(text.slice(0, LONGEST)), text.length > LONGEST ? "…" : "");
}

// src/report/html/findings.ts
const MOST = 1e4;
/** Steps of a trace that are shown. */
const STEPS = 30;
/** Groups of findings that block are open from the start, up to this size. */
const OPEN = 40;
const SEVERITIES = [
	"error",
	"warning",
	"note"
];
function severityLabel(severity) {
	return element("span", { class: `label ${severity}` }, severity);
}
function trace({ trace: steps }, linesOf) {
	if (steps.length === 0) return null;
	const items = steps.slice(0, STEPS).map((step) => element("li", {}, element("span", { class: "place" }, `${step.file}:${step.line}`), " ", prose(step.message), sourceOfStep(linesOf(step.file), step.line)));
	const rest = steps.length > STEPS ? element("p", {}, `… ${steps.length - STEPS} more steps`) : null;
	return element("details", { class: "path" }, element("summary", {}, `the path that proves it: ${plural(steps.length, "step")}`), element("ol", {}, items), rest);
}
function item({ finding, blocking }, linesOf) {
	const { severity, owner, reviewer, file, line, column, symbol, state, fix, message, fingerprint } = finding;
	const who = reviewer === void 0 ? owner : `${owner}, reviewed by ${reviewer}`;
	const where = symbol === "<module>" ? "" : ` in ${symbol}`;
	return element("li", {
		id: fingerprint,
		"data-s": severity,
		"data-o": owner,
		"data-b": blocking
	}, element("div", { class: "head" }, severityLabel(severity), state === "new" ? element("span", { class: "label" }, "new") : null, element("span", { class: "place" }, `${file}:${line}:${column}`), element("span", { class: "dim" }, `${where} · ${who}`)), element("p", {}, prose(message)), sourceOfRange(linesOf(file), finding), fix === void 0 ? null : element("p", { class: "fix" }, `${fix.safe ? "--fix" : "--unsafe-fixes"}: `, prose(fix.message)), trace(finding, linesOf));
}
/** All findings of a rule, with why it matters and what to do said once. */
function group(rule, all, linesOf, context) {
	const info = context.rules.get(rule);
	const blocking = all.filter((one) => one.blocking).length;
	const counts = SEVERITIES.flatMap((severity) => {
		const count = all.filter(({ finding }) => finding.severity === severity).length;
		return count === 0 ? [] : [element("span", { class: `label ${severity}` }, plural(count, severity))];
	});
	const summary = element("summary", {}, element("h3", {}, rule), " ", counts, blocking === 0 ? null : element("span", { class: "label blocks" }, `${blocking} blocking`), element("span", { class: "shown" }));
	const about = info === void 0 ? null : element("div", { class: "about" }, element("p", {}, element("b", {}, "Why: "), prose(info.why)), element("p", {}, element("b", {}, "What to do: "), prose(info.remedy)), element("p", { class: "dim" }, `fastapi-gate explain ${rule}`));
	const items = all.map((one) => item(one, linesOf));
	const open = blocking > 0 && all.length <= OPEN;
	return element("details", {
		class: "rule",
		open,
		"data-g": all[0]?.finding.gate ?? ""
	}, summary, about, element("ol", { class: "findings" }, raw("\n"), lines(items)));
}
function option(value, label = value) {
	return element("option", { value }, label);
}
function choice(name, label, values) {
	const all = [...new Set(values)].sort(byText);
	return element("label", {}, element("span", {}, label), element("select", { name }, option("", "all"), all.map((value) => option(value))));
}
/** The filter works with the page's script only, which shows it. */
function filter(findings) {
	return element("form", {
		id: "filter",
		role: "search",
		"aria-label": "Filter findings",
		hidden: true
	}, element("label", { class: "grow" }, element("span", {}, "Text, path or symbol"), element("input", {
		type: "search",
		name: "text",
		autocomplete: "off",
		placeholder: "press / to search"
	})), choice("gate", "Gate", findings.map(({ gate }) => gate)), choice("severity", "Severity", findings.map(({ severity }) => severity)), choice("owner", "Owner", findings.map(({ owner }) => owner)), element("label", { class: "check" }, element("input", {
		type: "checkbox",
		name: "blocking"
	}), element("span", {}, "blocking only")), element("button", { type: "reset" }, "Clear"), element("button", {
		type: "button",
		id: "toggle"
	}, "Open all"), element("output", {
		id: "matches",
		"aria-live": "polite"
	}));
}
/** Findings that count, by rule; the rules that block first. */
function findingsSection(outcome, context) {
	const linesOf = linesByPath(context.sourceOf);
	const isBlocking = blockingBy(outcome.gates);
	const sorted = [...listed(outcome, context.selection)].sort(byWeight(outcome));
	const kept = sorted.slice(0, MOST);
	const groups = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = kept; at$ < list$.length; at$++) {
		const finding = list$[at$];
		const marked = {
			finding,
			blocking: isBlocking(finding)
		};
		const known = groups.get(finding.rule);
		if (known === void 0) groups.set(finding.rule, [marked]);
		else known.push(marked);
	}
	const hidden = outcome.findings.length - sorted.length;
	const left = sorted.length - kept.length;
	const notes = [
		...sorted.length === 0 ? ["Nothing was found."] : [],
		...hidden === 0 ? [] : [`${plural(hidden, "finding")} outside what was asked for: counted, not listed.`],
		...left === 0 ? [] : [`${plural(left, "finding")} left out for length, the lightest: \`--format json\` has them all.`]
	];
	const body = lines([
		...notes.map((note) => element("p", {}, prose(note))),
		kept.length === 0 ? null : filter(kept),
		...[...groups].map((rule$of) => {
			const rule = rule$of[0], all = rule$of[1];
			return group(rule, all, linesOf, context);
		})
	]);
	return {
		id: "findings",
		title: "Findings",
		count: sorted.length,
		body
	};
}
function holdText({ hold }) {
	switch (hold.kind) {
		case "suppressed": return hold.reason === null ? "suppressed in the code" : `suppressed in the code: ${hold.reason}`;
		case "baseline": return "held by the baseline";
		case "waived": return `waived by ${hold.approver}: ${hold.reason}`;
		case "unchanged": return "unchanged against the base";
	}
}
function compact(finding, note) {
	return element("li", {}, severityLabel(finding.severity), element("span", { class: "place" }, `${finding.file}:${finding.line}`), ` ${finding.rule}: `, prose(finding.message), note === null ? null : element("span", { class: "dim" }, ` (${note})`));
}
const MOST_HELD = 1e3;
function folded$1(title, all) {
	if (all.length === 0) return null;
	const rest = all.length > MOST_HELD ? element("p", {}, `… ${all.length - MOST_HELD} more: --format json has them all`) : null;
	return element("details", {}, element("summary", {}, `${title} (${all.length})`), element("ul", { class: "compact" }, raw("\n"), lines(all.slice(0, MOST_HELD))), rest);
}
/** What does not count, with the reason, and with a base what is gone. */
function heldSection(outcome) {
	const excepted = outcome.held.filter(({ hold }) => hold.kind !== "unchanged");
	const unchanged = outcome.held.filter(({ hold }) => hold.kind === "unchanged");
	const parts = [
		folded$1("Fixed since the base", outcome.fixed.map((finding) => compact(finding, null))),
		folded$1("Excepted: suppressed, waived, or held by the baseline", excepted.map((held) => compact(held.finding, holdText(held)))),
		folded$1(`There before: ${severityCounts(unchanged.map(({ finding }) => finding))}`, unchanged.map((held) => compact(held.finding, null)))
	];
	const count = outcome.fixed.length + outcome.held.length;
	return count === 0 ? null : {
		id: "held",
		title: "Not counted",
		count,
		body: lines(parts)
	};
}

// src/report/html/overview.ts
const TONES = {
	PASS: "good",
	FAIL: "error",
	WARN: "warning",
	WAIVED: "warning",
	INCOMPLETE: "error",
	NOT_APPLICABLE: "dim"
};
const STATUS_TONES = {
	SUCCESS: "good",
	PARTIAL: "warning",
	BLOCKED: "error"
};
function answer(outcome) {
	const fatal = outcome.problems.filter((problem) => problem.fatal).length;
	if (fatal > 0) return `It could not be judged: ${plural(fatal, "problem")}.`;
	const open = outcome.escalations.filter(({ acknowledged }) => !acknowledged).length;
	const decisions = open === 0 ? "" : ` ${open === 1 ? "One escalation needs" : `${open} escalations need`} a decision.`;
	if (outcome.status !== "BLOCKED") return `It may go in.${decisions}`;
	const gates = outcome.gates.filter(blocks).length;
	const blocking = outcome.findings.filter(blockingBy(outcome.gates)).length;
	return `It may not go in: ${gates === 0 ? "too few agents succeeded" : `${plural(gates, "mandatory gate")} not passed, ${plural(blocking, "blocking finding")}`}.${decisions}`;
}
/** The verdict in words. */
function headline(outcome, context) {
	const { succeeded, agents, percent } = outcome.successRate;
	const { base } = outcome;
	const facts = [
		`${succeeded}/${agents} agents completed = ${percent} %`,
		severityCounts(outcome.findings) || "no findings",
		...base === null ? [] : [`against ${base.revision}: ${base.new} new, ${base.unchanged} unchanged, ${base.fixed} fixed`],
		...context.project === null ? [] : [`project ${context.project}`]
	];
	return element("header", {}, element("p", { class: "tool" }, "fastapi-gate"), element("h1", {}, element("span", { class: `status ${STATUS_TONES[outcome.status]}` }, outcome.status), " ", answer(outcome)), element("p", { class: "dim" }, facts.join(" · ")));
}
function gateRow(gate, withHeld) {
	const held = [
		[gate.waived, "waived"],
		[gate.baselined, "in the baseline"],
		[gate.suppressed, "suppressed"],
		[gate.unchanged, "unchanged"]
	];
	const counts = [
		[gate.errors, "error"],
		[gate.warnings, "warning"],
		[gate.notes, "note"]
	];
	return [
		GATE_TITLES[gate.gate],
		element("span", { class: `verdict ${TONES[gate.verdict]}` }, gate.verdict.replace("_", " ")),
		gate.enforcement,
		gate.summary,
		counts.flatMap((count$of) => {
			const count = count$of[0], name = count$of[1];
			return count === 0 ? [] : [plural(count, name)];
		}).join(", ") || "none",
		...withHeld ? [held.flatMap((count$of) => {
			const count = count$of[0], name = count$of[1];
			return count === 0 ? [] : [`${count} ${name}`];
		}).join(", ")] : []
	];
}
const GATE_HEAD = [
	"Gate",
	"Verdict",
	"Enforcement",
	"Subjects",
	"Findings"
];
function gatesSection(outcome) {
	const open = outcome.gates.flatMap((gate) => gate.open.map(({ name, file, line, reason }) => element("li", {}, `${GATE_TITLES[gate.gate]}: `, element("b", {}, name), " ", element("span", { class: "place" }, `${file}:${line}`), " ", prose(reason))));
	const held = outcome.gates.some((gate) => gate.waived + gate.baselined + gate.suppressed + gate.unchanged > 0);
	return {
		id: "gates",
		title: "Gates",
		count: null,
		body: lines([table("Gates", [...GATE_HEAD, ...held ? ["Held"] : []], outcome.gates.map((gate) => gateRow(gate, held))), open.length === 0 ? null : element("details", { open: true }, element("summary", {}, `Not judged (${open.length})`), element("ul", { class: "compact" }, open))])
	};
}
/** Who has to do something. */
function agentsSection(outcome) {
	if (outcome.agents.length === 0) return null;
	const rows = outcome.agents.map((agent) => [
		agent.agent,
		element("span", { class: `verdict ${agent.status === "SUCCESS" ? "good" : agent.status === "FAILED" ? "error" : "dim"}` }, agent.status),
		agent.blocking === 0 ? "nothing blocks" : plural(agent.blocking, "blocking finding"),
		plural(agent.files, "file"),
		[...agent.contradictions, ...agent.notes].join("; ")
	]);
	return {
		id: "agents",
		title: "Who has to act",
		count: null,
		body: table("Agents", [
			"Agent",
			"Status",
			"To repair",
			"Owns",
			"Notes"
		], rows)
	};
}
function escalationsSection({ escalations }) {
	if (escalations.length === 0) return null;
	const items = escalations.map(({ role, kind, message, evidence, acknowledged, fingerprint }) => element("li", {}, element("span", { class: `label ${acknowledged ? "good" : "warning"}` }, acknowledged ? "acknowledged" : `${role} decides`), ` ${kind.replaceAll("-", " ")}: `, prose(message), element("span", { class: "dim" }, ` (${fingerprint})`), evidence.length === 0 ? null : element("details", {}, element("summary", {}, `evidence (${evidence.length})`), element("ul", { class: "compact" }, evidence.map(({ file, line, message: text }) => element("li", {}, element("span", { class: "place" }, placeText(file, line)), " ", prose(text)))))));
	return {
		id: "escalations",
		title: "Escalations",
		count: escalations.length,
		body: element("ul", { class: "compact" }, items)
	};
}
function placeText(file, line) {
	return file === null ? "" : line === null ? file : `${file}:${line}`;
}
/** What was not seen completely: it is said, never taken for clean. */
function blindSection({ problems, blindSpots }) {
	if (problems.length + blindSpots.length === 0) return null;
	const kinds = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = blindSpots; at$ < list$.length; at$++) {
		const spot = list$[at$];
		kinds.set(spot.kind, [...kinds.get(spot.kind) ?? [], spot]);
	}
	const problemItems = problems.map(({ file, line, message, fatal }) => element("li", {}, element("span", { class: `label ${fatal ? "error" : "warning"}` }, fatal ? "could not judge" : "problem"), element("span", { class: "place" }, placeText(file, line)), " ", prose(message)));
	const groups = [...kinds].map((kind$of) => {
		const kind = kind$of[0], spots = kind$of[1];
		return element("details", {}, element("summary", {}, `${kind} (${spots.length})`), ...[
			BLIND_SPOTS[kind].what,
			`Lost: ${BLIND_SPOTS[kind].lost}`,
			`To do: ${BLIND_SPOTS[kind].remedy}`
		].map((text) => element("p", {}, prose(text))), element("ul", { class: "compact" }, spots.map(({ file, line, detail }) => element("li", {}, element("span", { class: "place" }, `${file}:${line}`), " ", prose(detail)))));
	});
	const body = lines([problemItems.length === 0 ? null : element("ul", { class: "compact" }, problemItems), ...groups]);
	return {
		id: "blind-spots",
		title: "Not seen completely",
		count: problems.length + blindSpots.length,
		body
	};
}

// src/report/html/program.ts
const MOST_ROWS = 2e3;
function folded(title, body) {
	return element("details", {}, element("summary", {}, title), body);
}
function place(file, line) {
	return element("span", { class: "place" }, `${file}:${line}`);
}
function routeRow({ methods, path, file, line, runsOn, blocking, queries }) {
	const growth = {
		constant: "good",
		grows: "warning",
		unknown: "note"
	}[queries.growth];
	return [
		element("span", { class: "place" }, `${methods} ${path}`),
		place(file, line),
		runsOn,
		blocking.length === 0 ? "" : element("span", { class: "label error" }, `blocked by ${blocking.slice(0, 3).join(", ")}`),
		[element("span", { class: `label ${growth}` }, queries.growth), element("span", { class: "place" }, queries.growth === "unknown" ? "" : queries.formula)]
	];
}
const GROWTHS = [
	"grows",
	"unknown",
	"constant"
];
/** What blocks first, then what grows; else as they come. */
function byCost(one, other) {
	const weight = ({ blocking, queries }) => blocking.length > 0 ? -1 : GROWTHS.indexOf(queries.growth);
	return weight(one) - weight(other);
}
function rest(all) {
	return all.length > MOST_ROWS ? element("p", {}, `… ${all.length - MOST_ROWS} more: fastapi-gate inspect has them all`) : null;
}
function routes(views) {
	if (views.length === 0) return null;
	const grows = views.filter(({ queries }) => queries.growth === "grows").length;
	const blocked = views.filter(({ blocking }) => blocking.length > 0).length;
	const body = folded(`${plural(views.length, "route")}: the statements of ${grows} grow with the data, something blocks ${blocked}`, lines([table("Routes", [
		"Route",
		"Handler",
		"Runs on",
		"Blocking",
		"Statements a request"
	], [...views].sort(byCost).slice(0, MOST_ROWS).map(routeRow)), rest(views)]));
	return {
		id: "routes",
		title: "Routes",
		count: views.length,
		body
	};
}
function migrations({ revisions, pictures }) {
	if (revisions.length === 0) return null;
	const history = pictures.find(({ id }) => id === "history");
	const restored = revisions.filter(({ rollback }) => rollback === "restores").length;
	const rows = revisions.slice(0, MOST_ROWS).map(({ revision, file, rollback, reason }) => [
		element("span", { class: "place" }, revision),
		element("span", { class: `label ${rollback === "restores" ? "good" : rollback === "lossy" ? "warning" : "error"}` }, rollback),
		element("span", { class: "place" }, file),
		reason
	]);
	const body = lines([folded(`${plural(revisions.length, "revision")}, ${restored} restore the schema`, lines([table("Revisions", [
		"Revision",
		"Rollback",
		"File",
		"Why"
	], rows), rest(revisions)])), history === void 0 ? null : folded("Picture of the history", picture(history))]);
	return {
		id: "migrations",
		title: "Migrations",
		count: revisions.length,
		body
	};
}
/** Several pictures stand on the page, and each numbers its parts from one. Quotes in labels are escaped: only attributes match. */
function picture({ title, svg }) {
	const attributes = {
		class: "picture",
		role: "region",
		"aria-label": `Picture: ${title}`,
		tabindex: 0
	};
	return element("div", attributes, raw(svg.replace(/ id="[^"]*"/g, "")));
}
const share = (part, whole) => whole === 0 ? "" : `${Math.floor(100 * part / whole)} %`;
function coverage({ modules }) {
	if (modules.length === 0) return null;
	const sum = (value) => modules.reduce((total, row) => total + value(row), 0);
	const rows = [...modules].sort((one, other) => other.functions - other.annotated - (one.functions - one.annotated)).slice(0, MOST_ROWS).map(({ file, functions, annotated, public: open, documented }) => [
		element("span", { class: "place" }, file),
		String(functions),
		share(annotated, functions),
		String(functions - annotated),
		share(documented, open)
	]);
	const body = folded(`${share(sum((row) => row.annotated), sum((row) => row.functions))} of ${plural(sum((row) => row.functions), "function")} completely annotated; the modules that lack most come first`, lines([table("Type hints by module", [
		"Module",
		"Functions",
		"Annotated",
		"Lacking",
		"Public ones documented"
	], rows), rest(modules)]));
	return {
		id: "coverage",
		title: "Type hints by module",
		count: modules.length,
		body
	};
}
function layers({ pictures }) {
	const drawn = pictures.find(({ id }) => id === "layers");
	if (drawn === void 0) return null;
	return {
		id: "layers",
		title: "Layers",
		count: null,
		body: picture(drawn)
	};
}
/** What the program looks like: its layers, routes, migrations and type hints. */
function programSections(views) {
	return [
		layers(views),
		routes(views.routes),
		migrations(views),
		coverage(views)
	];
}

// src/report/html/script.ts
/**
* The page's script: the filter, opening and closing all groups, and links to a finding in a closed group. Without it the page has
* everything but the filter. It makes no markup, so that nothing of the analysed code can become any.
*/
const SCRIPT = `
"use strict";
const form = document.getElementById("filter");
const every = (selector, from = document) => [...from.querySelectorAll(selector)];
if (form) {
  const toggle = document.getElementById("toggle");
  const matches = document.getElementById("matches");
  const groups = every("details.rule").map((element) => ({
    element,
    gate: element.dataset.g,
    shown: element.querySelector(".shown"),
    open: element.open,
    items: every("ol.findings > li", element).map((item) => ({ item, text: null })),
  }));
  const total = groups.reduce((sum, group) => sum + group.items.length, 0);
  const apply = () => {
    const wanted = new FormData(form);
    const words = wanted.get("text").toLowerCase().split(/\\s+/).filter(Boolean);
    const severity = wanted.get("severity"), owner = wanted.get("owner"), gate = wanted.get("gate"), blocking = wanted.has("blocking");
    const filtered = words.length > 0 || severity || owner || gate || blocking;
    let found = 0;
    for (const group of groups) {
      const right = !gate || group.gate === gate;
      const name = group.element.querySelector("h3").textContent;
      let count = 0;
      for (const entry of group.items) {
        const data = entry.item.dataset;
        let show = right && (!severity || data.s === severity) && (!owner || data.o === owner) && (!blocking || "b" in data);
        if (show && words.length > 0) {
          entry.text ??= (name + " " + entry.item.textContent).toLowerCase();
          show = words.every((word) => entry.text.includes(word));
        }
        entry.item.hidden = !show;
        if (show) count += 1;
      }
      group.element.hidden = count === 0;
      group.shown.textContent = filtered && count < group.items.length ? count + " shown" : "";
      group.count = count;
      found += count;
    }
    for (const group of groups) group.element.open = filtered ? found <= 60 && group.count > 0 : group.open;
    matches.textContent = filtered ? found + " of " + total + " findings" : "";
  };
  let waiting = 0;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 80); });
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  toggle.addEventListener("click", () => {
    const open = toggle.textContent === "Open all";
    for (const group of groups) if (!group.element.hidden) group.element.open = open;
    toggle.textContent = open ? "Close all" : "Open all";
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || /^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    event.preventDefault();
    form.elements.text.focus();
  });
  form.hidden = false;
}
const reveal = () => {
  const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  for (let parent = target && target.parentElement; parent; parent = parent.parentElement) if (parent.tagName === "DETAILS") parent.open = true;
  if (target) target.scrollIntoView();
};
addEventListener("hashchange", reveal);
reveal();
`;

// src/report/html/index.ts
/** One page that stands for itself: verdict, gates, who has to act, findings with source and path, escalations, what was not seen. */
function html(outcome, context) {
	const sections = [
		gatesSection(outcome),
		agentsSection(outcome),
		escalationsSection(outcome),
		findingsSection(outcome, context),
		heldSection(outcome),
		blindSection(outcome),
		...context.views === void 0 ? [] : programSections(context.views)
	].filter((section) => section !== null);
	const links = sections.map(({ id, title, count }) => element("li", {}, element("a", { href: `#${id}` }, count === null ? title : `${title} (${count})`)));
	const body = lines([
		element("a", {
			class: "skip",
			href: "#findings"
		}, "Skip to the findings"),
		headline(outcome, context),
		element("nav", { "aria-label": "Sections" }, element("ul", {}, links)),
		element("main", {}, lines(sections.map(sectionElement))),
		element("footer", {}, `fastapi-gate ${context.version}`)
	]);
	return page(`${outcome.status}: fastapi-gate`, body, SCRIPT);
}

export { html };