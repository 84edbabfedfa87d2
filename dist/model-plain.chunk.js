// src/model/plain.ts
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** Longest text of the analysed code that a message quotes, and longest whole message; the rest is cut with an ellipsis. */
const LONGEST_QUOTE = 240;
const LONGEST_LINE = 600;
/** Writes out characters that a terminal would obey or a reader could not see, as `\u001b`. Tabs stay when asked for. */
function visible(text, tabs = "escape") {
	return text.replace(UNSAFE, (character) => {
		if (character === "	" && tabs === "keep") return character;
		const code = (character.codePointAt(0) ?? 0).toString(16);
		return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
	});
}
function cut(text, longest) {
	const characters = text.length > longest ? [...text] : [];
	return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : text;
}
/** Makes a text fit for one line of any output: blanks collapsed, control characters written out. */
function oneLine(text, longest = LONGEST_LINE) {
	return cut(visible(text.replace(/[ \t\r\n\f\v]+/g, " ").trim()), longest);
}
/** Makes text of the analysed code fit to stand between backticks in a message. */
function quoted(text) {
	return oneLine(text.replaceAll("`", "'"), LONGEST_QUOTE);
}

export { quoted as n, visible as r, oneLine as t };