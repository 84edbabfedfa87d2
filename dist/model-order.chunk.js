// src/model/order.ts
/** Compares texts by their UTF-16 code units, the same everywhere. */
function byText(one, other) {
	return one < other ? -1 : one > other ? 1 : 0;
}
/** The order of every list of findings: file, line, column, rule; then what makes it total. */
function byPosition(one, other) {
	if (one.file !== other.file) return one.file < other.file ? -1 : 1;
	if (one.line !== other.line) return one.line - other.line;
	if (one.column !== other.column) return one.column - other.column;
	if (one.rule !== other.rule) return one.rule < other.rule ? -1 : 1;
	return one.fingerprint < other.fingerprint ? -1 : one.fingerprint > other.fingerprint ? 1 : 0;
}

export { byText as n, byPosition as t };