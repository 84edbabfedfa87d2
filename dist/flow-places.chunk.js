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
/** The range of a call, from the start of its receiver to the closing parenthesis. */
function callPlace(site) {
	return placeIn(site.unit, site.call ?? site.node);
}

export { fileOf as n, placeIn as r, callPlace as t };