import "./coordinator-report.chunk.js";
import "./report-listing.chunk.js";

// src/coordinator/index.ts
/** The Platform Task Completion Report, for people and for agents; both say the same. */
const COORDINATOR_FORMATS = {
	coordinator: async () => (await import("./coordinator-markdown.chunk.js")).coordinator,
	"coordinator-json": async () => (await import("./coordinator-json.chunk.js")).coordinatorJson
};

// src/report/index.ts
/** The formats of this stage. A format is loaded when it is asked for; a further one is a module and a line here. */
const REPORT_FORMATS = {
	text: async () => (await import("./report-text.chunk.js")).text,
	json: async () => (await import("./report-json.chunk.js")).json,
	jsonl: async () => (await import("./report-jsonl.chunk.js")).jsonl,
	sarif: async () => (await import("./report-sarif.chunk.js")).sarif,
	"sarif-github": async () => (await import("./report-sarif.chunk.js")).sarifForGitHub,
	github: async () => (await import("./report-github.chunk.js")).github,
	agent: async () => (await import("./report-agent.chunk.js")).agent,
	markdown: async () => (await import("./report-markdown.chunk.js")).markdown
};

export { COORDINATOR_FORMATS as n, REPORT_FORMATS as t };