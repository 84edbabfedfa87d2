// src/run/version.ts
/**
* What facts in a store depend on besides the file's bytes. Run from source there is no digest: such runs share no store with
* released ones.
*/
const FACTS_VERSION = "19a8c360cf972bec451fbd1583b2208f4d8f30d6a5665bf94bec18cf045f8354";
/** What results in a store depend on besides the files and settings; null when run from source, where results are not kept. */
const RESULTS_VERSION = "af8dfdb0037b423c744a8214865bb431cdd263ad716d2fcab9f26e7e34b7d9ff";

export { RESULTS_VERSION as n, FACTS_VERSION as t };