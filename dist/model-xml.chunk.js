import { r as visible } from "./model-plain.chunk.js";

// src/model/xml.ts
const FORBIDDEN = /[\ufffe\uffff]/g;
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
/** Text for an element or a quoted attribute of XML or HTML, on one line; characters that cannot be seen are written out. */
function markup(text) {
	return visible(text).replace(FORBIDDEN, (character) => `\\u${character.charCodeAt(0).toString(16)}`).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
/** Text of several lines: line ends stay. */
function markupLines(text) {
	return text.split("\n").map(markup).join("\n");
}

export { markupLines as n, markup as t };