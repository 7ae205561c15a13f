/**
 * Sijill as a library: from the bytes of a page to its article, from an article to its facts.
 *
 * ```ts
 * const article = readPage(page, loadSources());
 * const { facts } = extractFacts(article, loadEngine());
 * ```
 */
export * from "./model.ts";
export { errorCodes, SijillError, type ErrorCode, type Remedy } from "./errors.ts";
export { loadEngine, type Engine } from "./facts/engine.ts";
export { extractFacts } from "./facts/extract.ts";
export { readPage, type ReadOptions } from "./page/read.ts";
export { readText } from "./page/read-text.ts";
export { loadSources, type Source, type Sources } from "./sources/load.ts";
