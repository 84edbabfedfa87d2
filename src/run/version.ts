/** Set by the bundler: a digest of the sources of parser and extractor. */
declare const FACTS_DIGEST: string | undefined;

/**
 * What facts in a store depend on besides the file's bytes. Run from source there is no digest: such runs share no store with
 * released ones.
 */
export const FACTS_VERSION: string = typeof FACTS_DIGEST === "undefined" ? "source" : FACTS_DIGEST;

/** Set by the bundler: a digest of all sources and rules. */
declare const TOOL_DIGEST: string | undefined;

/** What results in a store depend on besides the files and settings; null when run from source, where results are not kept. */
export const RESULTS_VERSION: string | null = typeof TOOL_DIGEST === "undefined" ? null : TOOL_DIGEST;
