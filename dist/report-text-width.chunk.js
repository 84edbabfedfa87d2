// src/report/text/width.ts
const COMBINING = /\p{M}/u;
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
/** Columns that a text takes in a terminal. */
function width(text) {
	if (/^[\x20-\x7e]*$/.test(text)) return text.length;
	let columns = 0;
	for (const character of text) columns += COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
	return columns;
}
/** A text filled up with blanks to a width. */
function padded(text, columns) {
	return text + " ".repeat(Math.max(0, columns - width(text)));
}

export { width as n, padded as t };