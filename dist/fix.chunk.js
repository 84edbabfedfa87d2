import { t as createTwoFilesPatch } from "./diff-libesm.chunk.js";

// src/fix/diff.ts
/** What the fixes change, as a unified diff that `git apply` and `patch -p1` take; files in order of their paths. */
function unifiedDiff(files) {
	return files.map(({ file, before, after }) => {
		const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, "", "", { context: 3 });
		const hunks = patch.indexOf("@@");
		return patch.slice(0, hunks).replace(/^=+\n/, "").replaceAll("	\n", "\n") + patch.slice(hunks);
	}).join("");
}

// src/fix/summary.ts
/** What became of the fixes, in sentences for people. `written`: the files were changed, not only previewed. */
function fixSummary({ files, fixed, unsafe, overlapping, leftAlone }, written) {
	const lines = [`${written ? "fixed" : "would fix"} ${count(fixed, "finding")}${files.length === 0 ? "" : ` in ${count(files.length, "file")}`}${unsafe === 0 ? "" : `; ${unsafe} more ${unsafe === 1 ? "has a fix that needs" : "have fixes that need"} --unsafe-fixes`}`];
	if (overlapping > 0) lines.push(`${count(overlapping, "fix", "fixes")} ${overlapping === 1 ? "overlaps" : "overlap"} with others: run again`);
	for (let at$ = 0, list$ = leftAlone; at$ < list$.length; at$++) {
		const { file, reason } = list$[at$];
		lines.push(`${file} is left alone: ${reason}`);
	}
	return lines;
}
function count(number, one, many = `${one}s`) {
	return `${number} ${number === 1 ? one : many}`;
}

export { unifiedDiff as n, fixSummary as t };