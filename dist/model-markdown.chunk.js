import { r as visible } from "./model-plain.chunk.js";

// src/model/markdown.ts
/** Text outside code: everything that Markdown or HTML would act on is written as itself, mentions included. */
function escapedText(text) {
	return text.replace(/[&<>]/g, (character) => character === "&" ? "&amp;" : character === "<" ? "&lt;" : "&gt;").replace(/[\\`*[\]|~$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\$&").replace(/^[#+=-]/, "\\$&").replaceAll("@", "&#64;");
}
/** Text as inline code. Backticks inside are replaced: a longer fence could be broken by a longer run. */
function code(text) {
	const inner = visible(text.replace(/\s+/g, " ").trim()).replaceAll("`", "'");
	return inner === "" ? "" : `\`${inner}\``;
}
/** Text for a list item: what stands between backticks stays code, the rest is escaped. One line. */
function prose(text) {
	const parts = visible(text.replace(/\s+/g, " ").trim()).split("`");
	return parts.map((part, index) => {
		if (index % 2 === 1 && index < parts.length - 1) return code(part);
		return index % 2 === 1 ? `\\\`${escapedText(part)}` : escapedText(part);
	}).join("");
}
/** Inline code in a table, where a bare bar would end the cell even inside code. */
function codeCell(text) {
	return code(text).replaceAll("|", "\\|");
}
/** Prose in a table. Outside code bars are escaped already. */
function cell(text) {
	return prose(text).replace(/(?<!\\)\|/g, "\\|");
}

export { prose as i, code as n, codeCell as r, cell as t };