// src/model/reads.ts
/** Where it is noted whose bodies are read; null while nobody asks. */
let noted = null;
/** Notes, where somebody asks, that the body of a function is read. */
function noteRead(def) {
	noted?.add(def);
}
/** Notes that all bodies of a module are read, those that are yet to come among them. */
function noteScan(module) {
	noted?.add(module);
}
/**
* Does something and adds to `into` the functions whose bodies it reads, and the modules all of whose bodies it reads, but for what the program answers of a function from outside
* (see `unnoted`). So a result knows of which bodies it is made.
*/
function notingReads(into, work) {
	const before = noted;
	noted = into;
	try {
		return work();
	} finally {
		noted = before;
	}
}
/** Does something whose reading of bodies is not noted: whoever exchanges a body compares its answer before and after. */
function unnoted(work) {
	if (noted === null) return work();
	const before = noted;
	noted = null;
	try {
		return work();
	} finally {
		noted = before;
	}
}

export { unnoted as i, noteScan as n, notingReads as r, noteRead as t };