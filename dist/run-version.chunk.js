// src/run/version.ts
/**
* What facts in a store depend on besides the file's bytes. Run from source there is no digest: such runs share no store with
* released ones.
*/
const FACTS_VERSION = "19a8c360cf972bec451fbd1583b2208f4d8f30d6a5665bf94bec18cf045f8354";
/** What results in a store depend on besides the files and settings; null when run from source, where results are not kept. */
const RESULTS_VERSION = "e56caec43682b7625d82896ad276108cfe88cbadb6f39be253179867a8b1316c";

export { RESULTS_VERSION as n, FACTS_VERSION as t };