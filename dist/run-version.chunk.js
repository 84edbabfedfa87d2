// src/run/version.ts
/**
* What facts in a store depend on besides the file's bytes. Run from source there is no digest: such runs share no store with
* released ones.
*/
const FACTS_VERSION = "87c846dd7c0f8074e83978237b9e3c62bf0f25d48418206c6ff27a4c274b43d6";
/** What results in a store depend on besides the files and settings; null when run from source, where results are not kept. */
const RESULTS_VERSION = "5972fa8ade3ef01c3bf969961709d1e7845148ae873e424bc92f5d734295336c";

export { RESULTS_VERSION as n, FACTS_VERSION as t };