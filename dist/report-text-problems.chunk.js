import { r as visible } from "./model-plain.chunk.js";

// src/report/text/problems.ts
/** One line a problem, for standard error: place, what is wrong, and whether it stopped the judgement. */
function problemLines(problems) {
	return problems.map(({ file, line, message, fatal }) => {
		return `${file === null ? "" : `${visible(file)}${line === null ? "" : `:${line}`}: `}${fatal ? "error" : "warning"}: ${visible(message)}`;
	});
}

export { problemLines as t };