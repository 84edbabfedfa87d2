// src/run/version.ts
/**
* What facts in a store depend on besides the file's bytes. Run from source there is no digest: such runs share no store with
* released ones.
*/
const FACTS_VERSION = "74b967e9d77b6c8256cf396215837c33af19e47fa136f2da608e24c3b4818311";
/** What results in a store depend on besides the files and settings; null when run from source, where results are not kept. */
const RESULTS_VERSION = "c1bae714e5209473253ccd858c1a11b23420ef78f330c6db8189e65bd98f7fdd";

export { RESULTS_VERSION as n, FACTS_VERSION as t };