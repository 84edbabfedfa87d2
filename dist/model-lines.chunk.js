// src/model/lines.ts
const LF = 10;
const CR = 13;
/** Offsets at which lines begin. Python ends a line at LF, CR LF and CR alone. */
function lineStarts(bytes) {
	const starts = [0];
	const hasCarriage = bytes.includes(CR);
	for (let at = bytes.indexOf(LF); at !== -1 && !hasCarriage; at = bytes.indexOf(LF, at + 1)) starts.push(at + 1);
	if (!hasCarriage) return starts;
	for (let at = 0; at < bytes.length; at += 1) {
		const byte = bytes[at];
		if (byte === LF || byte === CR && bytes[at + 1] !== LF) starts.push(at + 1);
	}
	return starts;
}
/** Splits a source into lines, lazily: the cost is one scan when a position is first asked for. */
function sourceLines(source) {
	const bytes = typeof source === "string" ? Buffer.from(source, "utf8") : Buffer.from(source.buffer, source.byteOffset, source.byteLength);
	const first = bytes[0] === 239 && bytes[1] === 187 && bytes[2] === 191 ? 3 : 0;
	let known = null;
	const starts = () => {
		known ??= lineStarts(bytes);
		return known;
	};
	const clamp = (offset) => Math.min(Math.max(offset, first), bytes.length);
	const slice = (start, end) => bytes.toString("utf8", clamp(start), Math.max(clamp(start), clamp(end)));
	const range = (line) => {
		const start = starts()[line - 1];
		if (start === void 0) return {
			start: bytes.length,
			end: bytes.length
		};
		let end = starts()[line] ?? bytes.length;
		if (end > start && line < starts().length) end -= bytes[end - 1] === LF && bytes[end - 2] === CR ? 2 : 1;
		return {
			start: clamp(start),
			end: Math.max(clamp(start), end)
		};
	};
	const lineOf = (offset) => {
		let low = 0;
		let high = starts().length - 1;
		while (low < high) {
			const middle = low + high + 1 >> 1;
			if ((starts()[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		return low + 1;
	};
	let last = {
		line: 0,
		offset: 0,
		column: 1
	};
	const position = (offset) => {
		const at = clamp(offset);
		const line = lineOf(at);
		const from = last.line === line && last.offset <= at ? last : {
			line,
			offset: range(line).start,
			column: 1
		};
		last = {
			line,
			offset: at,
			column: from.column + slice(from.offset, at).length
		};
		return {
			line,
			column: last.column
		};
	};
	let lastText = {
		line: 0,
		text: ""
	};
	const text = (line) => {
		if (lastText.line !== line) lastText = {
			line,
			text: slice(range(line).start, range(line).end)
		};
		return lastText.text;
	};
	return {
		get count() {
			return starts().length;
		},
		position,
		text,
		range,
		slice,
		raw: () => bytes.toString("utf8")
	};
}
/** Lines of files by path, each file split once. A file that is not to be had is empty. */
function linesByPath(sourceOf) {
	const known = /* @__PURE__ */ new Map();
	return (path) => {
		let lines = known.get(path);
		if (lines === void 0) {
			lines = sourceLines(sourceOf(path) ?? "");
			known.set(path, lines);
		}
		return lines;
	};
}

export { sourceLines as n, linesByPath as t };