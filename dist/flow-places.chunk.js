// src/flow/places.ts
/** The file of a unit. Units always have one: namespace packages have no statements. */
function fileOf(unit) {
	return (unit.kind === "function" ? unit.function.module : unit.module).unit?.path ?? "";
}
/** Python's `__qualname__` of a unit, `<module>` for a module's own statements. */
function symbolOfUnit(unit) {
	return unit.kind === "function" ? unit.function.def.qualname : "<module>";
}
function placeIn(unit, node) {
	return {
		file: fileOf(unit),
		start: node.start,
		end: node.end,
		symbol: symbolOfUnit(unit)
	};
}
/** The line of an offset in a file of the program, from 1 on; 0 where the file is none of it. */
function lineAt(program, { file, start }) {
	return program.index.byPath.get(file)?.unit?.facts.line(start) ?? 0;
}
/** The line of a node of a unit, from 1 on. */
function lineIn(unit, { start }) {
	return (unit.kind === "function" ? unit.function.module : unit.module).unit?.facts.line(start) ?? 0;
}
/** The range of a call, from the start of its receiver to the closing parenthesis. */
function callPlace(site) {
	return placeIn(site.unit, site.call ?? site.node);
}

export { placeIn as a, lineIn as i, fileOf as n, lineAt as r, callPlace as t };