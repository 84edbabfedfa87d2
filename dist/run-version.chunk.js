// src/run/version.ts
/**
* What facts in a store depend on besides the file's bytes. Run from source there is no digest: such runs share no store with
* released ones.
*/
const FACTS_VERSION = "aa1eebe267111cda2af0d5b9906ffd15ff915e00e556254ac0c45121a420faa1";
/** What results in a store depend on besides the files and settings; null when run from source, where results are not kept. */
const RESULTS_VERSION = "59ff79558b1244e7736a9d234f6cdc2911921e24529d989b3084e62033279f92";

export { RESULTS_VERSION as n, FACTS_VERSION as t };