// src/run/version.ts
/**
* What facts in a store depend on besides the file's bytes. Run from source there is no digest: such runs share no store with
* released ones.
*/
const FACTS_VERSION = "aa1eebe267111cda2af0d5b9906ffd15ff915e00e556254ac0c45121a420faa1";
/** What results in a store depend on besides the files and settings; null when run from source, where results are not kept. */
const RESULTS_VERSION = "e057de7bfcc7b465ccfb81727ad577d7f1a76498639f6512de9e542ceaaa7a82";

export { RESULTS_VERSION as n, FACTS_VERSION as t };