import { createHash } from "node:crypto";

// src/domain/alembic/evidence.ts
/** Where `migrations test` records what it saw. */
const EVIDENCE_PATH = ".fastapi-gate/evidence/migrations.json";
/** Digests by revision: of a revision's file and of the files of all that it builds on. */
function chainDigests({ graph }) {
	const digests = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = graph.order; at$ < list$.length; at$++) {
		const { revision, facts } = list$[at$];
		const hash = createHash("sha256").update(facts.hash);
		for (let at$ = 0, list$ = [...graph.parents.get(revision) ?? []].sort(); at$ < list$.length; at$++) {
			const parent = list$[at$];
			hash.update(digests.get(parent) ?? "none");
		}
		digests.set(revision, hash.digest("hex"));
	}
	return digests;
}
/** Reads recorded evidence; null when the text is none of ours. */
function readEvidence(text) {
	let data;
	try {
		data = JSON.parse(text);
	} catch {
		return null;
	}
	const file = data;
	if (file === null || typeof file !== "object" || file.version !== 1 || !Array.isArray(file.environments)) return null;
	return file.environments.every((each) => typeof each?.directory === "string" && typeof each.dialect === "string" && Array.isArray(each.revisions) && each.revisions.every((row) => typeof row?.revision === "string" && typeof row.chain === "string" && typeof row.status === "string" && Array.isArray(row.detail))) ? file : null;
}
function evidenceOf(history, file) {
	const tested = /* @__PURE__ */ new Map();
	const stale = [];
	const own = file?.environments.filter(({ directory }) => directory === history.directory) ?? [];
	if (own.length === 0) return {
		tested,
		stale
	};
	const digests = chainDigests(history);
	for (let at$ = 0, list$ = own; at$ < list$.length; at$++) {
		const { revisions } = list$[at$];
		for (let at$ = 0, list$ = revisions; at$ < list$.length; at$++) {
			const row = list$[at$];
			if (digests.get(row.revision) !== row.chain) {
				if (digests.has(row.revision)) stale.push(row.revision);
				continue;
			}
			const former = tested.get(row.revision);
			if (former === void 0 || former.status === "restores") tested.set(row.revision, row);
		}
	}
	return {
		tested,
		stale: [...new Set(stale)].filter((revision) => !tested.has(revision)).sort()
	};
}
/** The recorded tests that hold for the histories as they are; without a record it costs nothing. */
function recordedTests({ histories }, text) {
	if (text === null) return {
		of: () => void 0,
		remark: null
	};
	const file = readEvidence(text);
	if (file === null) return {
		of: () => void 0,
		remark: `${EVIDENCE_PATH} cannot be read, so it counts as none`
	};
	const byDirectory = new Map(histories.map((history) => [history.directory, evidenceOf(history, file)]));
	const stale = [...byDirectory.values()].flatMap((each) => each.stale);
	const tested = [...byDirectory.values()].reduce((sum, each) => sum + each.tested.size, 0);
	const parts = [...tested === 0 ? [] : [`${tested} by a recorded run`], ...stale.length === 0 ? [] : [`the recorded run of ${stale.length} is stale, because their files changed: it counts as none`]];
	return {
		of: ({ environment, revision }) => byDirectory.get(environment)?.tested.get(revision),
		remark: parts.length === 0 ? null : parts.join("; ")
	};
}
/** Why a revision stays open although it was run; null when it was not. */
function testedReason(tested) {
	if (tested === void 0) return null;
	const first = tested.detail[0];
	return `its recorded test says ${tested.status}${first === void 0 ? "" : `: ${first}`}`;
}

export { recordedTests as a, readEvidence as i, chainDigests as n, testedReason as o, evidenceOf as r, EVIDENCE_PATH as t };