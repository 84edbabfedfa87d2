import "./report-listing.chunk.js";

// src/report/index.ts
/** The formats of this stage. A format is loaded when it is asked for; a further one is a module and a line here. */
const REPORT_FORMATS = {
	text: async () => (await import("./report-text2.chunk.js")).text,
	json: async () => (await import("./report-json.chunk.js")).json,
	jsonl: async () => (await import("./report-jsonl.chunk.js")).jsonl,
	sarif: async () => (await import("./report-sarif.chunk.js")).sarif,
	"sarif-github": async () => (await import("./report-sarif.chunk.js")).sarifForGitHub,
	github: async () => (await import("./report-github.chunk.js")).github,
	gitlab: async () => (await import("./report-gitlab.chunk.js")).gitlab,
	junit: async () => (await import("./report-junit.chunk.js")).junit,
	rdjson: async () => (await import("./report-rdjson.chunk.js")).rdjson,
	agent: async () => (await import("./report-agent.chunk.js")).agent,
	markdown: async () => (await import("./report-markdown.chunk.js")).markdown,
	html: async () => (await import("./report-html.chunk.js")).html
};

export { REPORT_FORMATS as t };