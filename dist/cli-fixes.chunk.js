import "./fix.chunk.js";
import { i as userError, r as systemReason } from "./model-errors.chunk.js";
import { n as writeFileAtomically } from "./run-atomic.chunk.js";
import { p as syntaxErrors } from "./pipeline.chunk.js";
import "./session.chunk.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";

// src/fix/plan.ts
/**
* What applying the fixes of findings gives. Fixes are taken in the order of the findings; one that overlaps with what was taken
* before waits for the next run. A fix is taken whole or not at all, and a file that could not be read afterwards is left alone.
*/
function planFixes(findings, options) {
	const offered = findings.flatMap(({ fix }) => fix === void 0 || fix.edits.length === 0 ? [] : [fix]);
	const wanted = offered.filter(({ safe }) => safe || options.unsafe);
	const { taken, overlapping } = select(wanted);
	const leftAlone = /* @__PURE__ */ new Map();
	for (;;) {
		const usable = taken.filter((fix) => fix.edits.every(({ file }) => !leftAlone.has(file)));
		const files = apply(usable, options, leftAlone);
		if (files !== void 0) return {
			files,
			fixed: usable.length,
			unsafe: offered.length - wanted.length,
			overlapping,
			leftAlone: [...leftAlone].map((file$of) => {
				return {
					file: file$of[0],
					reason: file$of[1]
				};
			}).sort((a, b) => a.file < b.file ? -1 : 1)
		};
	}
}
function select(fixes) {
	const taken = [];
	const edits = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = fixes; at$ < list$.length; at$++) {
		const fix = list$[at$];
		if (fix.edits.some((edit) => (edits.get(edit.file) ?? []).some((other) => conflict(edit, other)))) continue;
		taken.push(fix);
		for (let at$ = 0, list$ = fix.edits; at$ < list$.length; at$++) {
			const edit = list$[at$];
			edits.set(edit.file, [...edits.get(edit.file) ?? [], edit]);
		}
	}
	return {
		taken,
		overlapping: fixes.length - taken.length
	};
}
/** Two edits of one place. The same edit, such as an import that several fixes need, is made once. */
function conflict(one, other) {
	if (same(one, other)) return false;
	if (one.start === other.start && one.end === one.start && other.end === other.start) return true;
	if (one.start === one.end) return other.start < one.start && one.start < other.end;
	if (other.start === other.end) return one.start < other.start && other.start < one.end;
	return one.start < other.end && other.start < one.end;
}
function same(one, other) {
	return one.start === other.start && one.end === other.end && one.text === other.text;
}
/** The files that the fixes change; undefined, with an entry in `leftAlone`, when one has to be left alone. */
function apply(fixes, { read, syntaxErrors }, leftAlone) {
	const edits = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = fixes.flatMap((fix) => fix.edits); at$ < list$.length; at$++) {
		const edit = list$[at$];
		const list = edits.get(edit.file) ?? [];
		if (!list.some((known) => same(known, edit))) list.push(edit);
		edits.set(edit.file, list);
	}
	const files = [];
	for (let at$ = 0, list$ = [...edits.keys()].sort(); at$ < list$.length; at$++) {
		const file = list$[at$];
		const bytes = read(file);
		const before = bytes === null ? null : textOf(bytes);
		if (bytes === null || before === null) {
			leftAlone.set(file, bytes === null ? "it cannot be read" : "it is not in UTF-8");
			return;
		}
		const after = edited(Buffer.from(bytes), edits.get(file) ?? []);
		if (syntaxErrors(after) > syntaxErrors(bytes)) {
			leftAlone.set(file, "Python could not read it any more");
			return;
		}
		files.push({
			file,
			before,
			after: after.toString("utf8")
		});
	}
	return files;
}
function textOf(bytes) {
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch {
		return null;
	}
}
function edited(bytes, edits) {
	const windows = bytes.includes("\r\n");
	const parts = [];
	let at = 0;
	for (let at$ = 0, list$ = [...edits].sort((a, b) => a.start - b.start || a.end - b.end); at$ < list$.length; at$++) {
		const { start, end, text } = list$[at$];
		parts.push(bytes.subarray(at, start), Buffer.from(windows ? text.replaceAll("\n", "\r\n") : text, "utf8"));
		at = end;
	}
	return Buffer.concat([...parts, bytes.subarray(at)]);
}

// src/cli/fixes.ts
/** The changes that the fixes of findings make to the files below the root. */
function planInRoot(root, findings, unsafe) {
	return planFixes(findings, {
		unsafe,
		syntaxErrors,
		read: (file) => bytesOf(join(root, file))
	});
}
/** Writes the changed files, each whole or not at all. Throws a UserError for one that cannot be written. */
function writeFixes(root, { files }) {
	for (let at$ = 0, list$ = files; at$ < list$.length; at$++) {
		const { file, after } = list$[at$];
		write$1(join(root, file), file, after);
	}
}
function bytesOf(path) {
	try {
		return readFileSync(path);
	} catch {
		return null;
	}
}
function write$1(path, file, text) {
	try {
		writeFileAtomically(path, text);
	} catch (error) {
		throw userError(`${file} cannot be written: ${systemReason(error)}`);
	}
}

export { planInRoot, planFixes as t, writeFixes };