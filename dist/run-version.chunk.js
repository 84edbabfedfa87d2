// src/run/version.ts
/**
* What facts in a store depend on besides the file's bytes. Run from source there is no digest: such runs share no store with
* released ones.
*/
const FACTS_VERSION = "19a8c360cf972bec451fbd1583b2208f4d8f30d6a5665bf94bec18cf045f8354";
/** What results in a store depend on besides the files and settings; null when run from source, where results are not kept. */
const RESULTS_VERSION = "f5ddf94275c0d8369f2f7a8506aa0106658ddaa6ec069db2beb1655f9403b259";

export { RESULTS_VERSION as n, FACTS_VERSION as t };