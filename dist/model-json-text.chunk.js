// src/model/json-text.ts
const HIDDEN = /[\u007f\p{Cf}\p{Zl}\p{Zp}]|[\u0080-\u009f]/gu;
function escaped(json) {
	return json.replace(HIDDEN, (character) => Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`).join(""));
}
/** A value on one line, without characters that cannot be seen. */
function jsonLine(value) {
	return escaped(JSON.stringify(value));
}
/** An object with a line a field and, in lists of objects, a line an entry: small, and readable in a difference. Ends with a line end. */
function jsonLines(value) {
	return `{\n${Object.entries(value).filter((field$of) => {
		return field$of[1] !== void 0;
	}).map((name$of) => {
		const name = name$of[0], field = name$of[1];
		const text = Array.isArray(field) && field.some((entry) => typeof entry === "object" && entry !== null) ? `[\n${field.map((entry) => `    ${jsonLine(entry)}`).join(",\n")}\n  ]` : jsonLine(field);
		return `  ${JSON.stringify(name)}: ${text}`;
	}).join(",\n")}\n}\n`;
}

export { jsonLines as n, jsonLine as t };