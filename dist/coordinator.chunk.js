import "./coordinator-report.chunk.js";

// src/coordinator/index.ts
/** The Platform Task Completion Report, for people and for agents; both say the same. */
const COORDINATOR_FORMATS = {
	coordinator: async () => (await import("./coordinator-markdown.chunk.js")).coordinator,
	"coordinator-json": async () => (await import("./coordinator-json.chunk.js")).coordinatorJson
};

export { COORDINATOR_FORMATS as t };