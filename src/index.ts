/**
 * Sijill as a library: from the bytes of a page to its article, from an article to its facts, from the facts of many articles to claims,
 * and from facts to a file for other programs.
 *
 * Importing it reads the data files that come with it and does nothing else. No function writes a file, asks the network, or looks
 * at the clock or at environment variables: what they need is passed in.
 *
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { extractFacts, loadEngine, loadSources, readPage } from "sijill";
 *
 * const body = readFileSync("page.html");
 * const page = { address: "", finalAddress: "", status: 200, headers: {}, fetchedAt: "2025-03-04T08:00:00Z", body };
 * const article = readPage(page, loadSources());
 * const { facts } = extractFacts(article, loadEngine());
 * for (const { type, value, unit, evidence } of facts) console.log(type, value, unit, evidence[0]?.quote);
 * ```
 *
 * @module
 */
export * from "./model.ts";
export { errorCodes, reasonCodes, SijillError } from "./errors.ts";
export type { ErrorCode, Reason, ReasonCode, Remedy } from "./errors.ts";
export { loadSources, makeSources, type Source, type Sources } from "./sources/load.ts";
export { readPage, type ReadOptions } from "./page/read.ts";
export { readText } from "./page/read-text.ts";
export { loadEngine, type Engine } from "./facts/engine.ts";
export { extractFacts } from "./facts/extract.ts";
export type { ReadableArticle } from "./facts/reading.ts";
export { mergeArticles, type StatingArticle } from "./records/merge-articles.ts";
export type { SameLink } from "./records/cluster.ts";
export type { ClaimRecord, Disagreement, Figure, Telling } from "./records/record.ts";
export { loadTables } from "./export/schema.ts";
export { formats } from "./export/formats.ts";
export { factRows } from "./export/rows/facts.ts";
export { formatNames, tableNames, type FormatName, type TableName } from "./export/names.ts";
export { columnTypes, titleLanguages } from "./export/table.ts";
export type {
  Cell,
  Column,
  ColumnType,
  Format,
  JsonValue,
  Row,
  TableSchema,
  TitleLanguage,
  WriteOptions,
} from "./export/table.ts";
