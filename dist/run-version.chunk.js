// src/run/version.ts
/**
* What facts in a store depend on besides the file's bytes. Run from source there is no digest: such runs share no store with
* released ones.
*/
const FACTS_VERSION = "87c846dd7c0f8074e83978237b9e3c62bf0f25d48418206c6ff27a4c274b43d6";
/** What results in a store depend on besides the files and settings; null when run from source, where results are not kept. */
const RESULTS_VERSION = "9265a8524c02f3634a549f299df5c54eed581fea632af9a3f2b50b98fa564cb4";

export { RESULTS_VERSION as n, FACTS_VERSION as t };