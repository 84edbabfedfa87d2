// src/run/version.ts
/**
* What facts in a store depend on besides the file's bytes. Run from source there is no digest: such runs share no store with
* released ones.
*/
const FACTS_VERSION = "74b967e9d77b6c8256cf396215837c33af19e47fa136f2da608e24c3b4818311";
/** What results in a store depend on besides the files and settings; null when run from source, where results are not kept. */
const RESULTS_VERSION = "29168506014672dfcd0da606d2b9b182c6857ca09cf1ab820dcb370f50b92e2f";

export { RESULTS_VERSION as n, FACTS_VERSION as t };