import { o as atLeast } from "./model-defaults.chunk.js";

// src/model/blocking.ts
/** Whether a finding that counts is one of those for which a mandatory gate fails. */
function blockingBy(gates) {
	const failed = new Map(gates.filter((gate) => gate.verdict === "FAIL").map((gate) => [gate.gate, gate.failOn]));
	return (finding) => {
		const failOn = failed.get(finding.gate);
		return failOn !== void 0 && atLeast(finding.severity, failOn);
	};
}
/** Whether a gate keeps the change out. */
function blocks(gate) {
	return gate.enforcement === "mandatory" && (gate.verdict === "FAIL" || gate.verdict === "INCOMPLETE");
}

export { blocks as n, blockingBy as t };