import type { FunctionDef } from "./syntax.ts";

/** Where it is noted whose bodies are read; null while nobody asks. */
let noted: Reads | null = null;

/** Where bodies that are read are noted: a set, or what is like one. */
export interface Reads {
  add(body: object): void;
}

/** Notes, where somebody asks, that the body of a function is read. */
export function noteRead(def: FunctionDef): void {
  noted?.add(def);
}

/** Notes that all bodies of a module are read, those that are yet to come among them. */
export function noteScan(module: object): void {
  noted?.add(module);
}

/**
 * Does something and adds to `into` the functions whose bodies it reads, and the modules all of whose bodies it reads, but for what the program answers of a function from outside
 * (see `unnoted`). So a result knows of which bodies it is made.
 */
export function notingReads<T>(into: Reads, work: () => T): T {
  const before = noted;
  noted = into;
  try {
    return work();
  } finally {
    noted = before;
  }
}

/** Does something whose reading of bodies is not noted: whoever exchanges a body compares its answer before and after. */
export function unnoted<T>(work: () => T): T {
  if (noted === null) return work();
  const before = noted;
  noted = null;
  try {
    return work();
  } finally {
    noted = before;
  }
}
