import { t as COORDINATOR_FORMATS } from "./coordinator.chunk.js";
import { t as REPORT_FORMATS } from "./report.chunk.js";

// src/cli/formats.ts
const ALL = {
	...REPORT_FORMATS,
	...COORDINATOR_FORMATS
};
/** All formats by name. */
const FORMATS = Object.keys(ALL);
/** Loads a format. */
function rendererOf(format) {
	return ALL[format]();
}

export { rendererOf as n, FORMATS as t };