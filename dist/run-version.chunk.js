// src/run/version.ts
/**
* What facts in a store depend on besides the file's bytes. Run from source there is no digest: such runs share no store with
* released ones.
*/
const FACTS_VERSION = "0a860f3ceb3faf668e118161261474acef4bd00b760cefc86e056921b5e8c9ce";
/** What results in a store depend on besides the files and settings; null when run from source, where results are not kept. */
const RESULTS_VERSION = "a7686390b63326984ec246aa98237c8991ad783d7db2f72b65303c4b798df476";

export { RESULTS_VERSION as n, FACTS_VERSION as t };