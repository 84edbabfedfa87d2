import * as crypto from "node:crypto";

// src/model/fingerprint.ts
/** Hexadecimal digits that stand for what was found, and after them for the path: ids of one file differ from their first digits on. */
const CONTENT_DIGITS = 16;
const PATH_DIGITS = 8;
const oneShot = crypto.hash;
/** SHA-256 of a text in hexadecimal. */
function sha256(text) {
	return oneShot === void 0 ? crypto.createHash("sha256").update(text).digest("hex") : oneShot("sha256", text, "hex");
}
/** The part of a fingerprint that stands for the path. */
function pathPrint(path) {
	return sha256(path).slice(0, PATH_DIGITS);
}
/** The part that stands for what was found: rule, symbol, source with blanks collapsed, ordinal among equals. */
function contentPrint(rule, symbol, source, ordinal) {
	return sha256(`${rule}\0${symbol}\0${source}\0${ordinal}`).slice(0, CONTENT_DIGITS);
}
/** The fingerprint that a finding has once its file is called `path`: a renamed file changes only the path's part. */
function movedPrint(fingerprint, path) {
	return fingerprint.slice(0, CONTENT_DIGITS) + pathPrint(path);
}
/** Whether a text has the form of a fingerprint. */
function isFingerprint(text) {
	return /^[0-9a-f]{24}$/.test(text);
}
/** The part of a fingerprint that stands for what was found, in whatever file. */
function contentOf(fingerprint) {
	return fingerprint.slice(0, CONTENT_DIGITS);
}

export { pathPrint as a, movedPrint as i, contentPrint as n, sha256 as o, isFingerprint as r, contentOf as t };