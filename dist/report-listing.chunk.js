import { t as blockingBy } from "./model-blocking.chunk.js";
import { n as byText, t as byPosition } from "./model-order.chunk.js";

// src/report/listing.ts
function inPaths(file, paths) {
	return paths.length === 0 || paths.some((path) => path === "" || path === "." || file === path || file.startsWith(`${path.replace(/\/$/, "")}/`));
}
/** Whether the user asked to see a finding. What is not listed counts all the same. */
function isListed({ rule, gate, file }, { select, gates, paths }) {
	return (select.length === 0 || select.includes(rule)) && (gates.length === 0 || gates.some((name) => name === gate)) && inPaths(file, paths);
}
/** The findings that count and are listed. */
function listed(outcome, selection) {
	return outcome.findings.filter((finding) => isListed(finding, selection));
}
/** What stands in the code without an exception: what counts, and with a base what was there before. In order of place. */
function standing(outcome, selection) {
	const unchanged = outcome.held.filter(({ hold }) => hold.kind === "unchanged").map(({ finding }) => finding);
	return [...outcome.findings, ...unchanged].filter((finding) => isListed(finding, selection)).sort(byPosition);
}
/** A path as a forge knows it: from the top of the repository, which may hold the root in a folder. */
function fromTop(path, { project }) {
	return project === null ? path : `${project}/${path}`;
}
const RANK = {
	error: 0,
	warning: 1,
	note: 2
};
/** Blocking ones first, then by severity, then by place: the order in which a list that must be cut is cut. */
function byWeight(outcome) {
	const blocking = blockingBy(outcome.gates);
	const weight = (finding) => blocking(finding) ? -1 : RANK[finding.severity];
	return (one, other) => weight(one) - weight(other) || byPosition(one, other);
}
/** "3 errors, 1 warning, 12 notes", without those that are none. */
function severityCounts(findings) {
	return [
		"error",
		"warning",
		"note"
	].map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length]).flatMap((severity$of) => {
		const severity = severity$of[0], count = severity$of[1];
		return count === 0 ? [] : [plural(count, severity)];
	}).join(", ");
}
/** "1 finding", "2 findings". */
function plural(count, one) {
	return `${count} ${one}${count === 1 ? "" : "s"}`;
}
/** Rules with how many findings each has, the most frequent first. */
function countsByRule(findings) {
	const counts = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = findings; at$ < list$.length; at$++) {
		const { rule } = list$[at$];
		counts.set(rule, (counts.get(rule) ?? 0) + 1);
	}
	return [...counts].sort((one$of, other$of) => {
		const one = one$of[0], n = one$of[1], other = other$of[0];
		return other$of[1] - n || byText(one, other);
	});
}

export { listed as a, standing as c, isListed as i, countsByRule as n, plural as o, fromTop as r, severityCounts as s, byWeight as t };