/** The rows of the tables that flow out of the register. */
import { SijillError } from "../../errors.ts";
import { reviewStates } from "../../model.ts";
import type { Exports, FactSelection } from "../../store/exports.ts";
import type { RecordFilter } from "../../store/record-filter.ts";
import type { TableName } from "../names.ts";
import type { Row } from "../table.ts";
import { articleRow } from "./articles.ts";
import { evidenceRows, factRow } from "./facts.ts";
import { partyRows, recordRow } from "./records.ts";
import { reviewRow } from "./reviews.ts";

/** Which rows are asked for. */
export interface RowsAsked {
  /**
   * Records, with the facts, evidence, articles, parties and reviews that belong to them, so that all tables fit together. Asked for by
   * facts, only facts, evidence and articles can be had.
   */
  readonly selection: FactSelection;
  /** Whether texts of articles come along. */
  readonly text: boolean;
}

/** A filter of records without those that people found wrong, unless it names states itself. */
export function withoutRejected(filter: RecordFilter): RecordFilter {
  return { ...filter, states: filter.states ?? reviewStates.filter((state) => state !== "rejected") };
}

/**
 * The rows of a table, each with all columns of its description, read as they are taken.
 * @throws SijillError "wrong-use" for a filter that cannot be used, or a table that it does not apply to
 */
export function tableRows(register: Exports, table: TableName, asked: RowsAsked): AsyncIterable<Row> {
  return makers[table](register, asked);
}

const makers: { readonly [table in TableName]: (register: Exports, asked: RowsAsked) => AsyncIterable<Row> } = {
  records: (register, { selection }) =>
    each(register.exportRecords(recordsOf(selection)), (record) => [recordRow(record)]),
  parties: (register, { selection }) => each(register.exportRecords(recordsOf(selection)), partyRows),
  reviews: (register, { selection }) =>
    each(register.exportReviews(recordsOf(selection)), (review) => [reviewRow(review)]),
  facts: (register, { selection }) => each(register.exportFacts(selection), (fact) => [factRow(fact)]),
  evidence: (register, { selection }) => each(register.exportFacts(selection), evidenceRows),
  articles: (register, { selection, text }) =>
    each(register.exportArticles(selection, text), (article) => [articleRow(article)]),
};

function recordsOf(selection: FactSelection): RecordFilter {
  if ("records" in selection) return selection.records;
  throw new SijillError("wrong-use", "A filter of facts leaves facts, evidence and articles; ask for one of these.");
}

async function* each<Thing>(things: AsyncIterable<Thing>, rowsOf: (thing: Thing) => Row[]): AsyncGenerator<Row> {
  for await (const thing of things) yield* rowsOf(thing);
}

/** Rows by table. */
export type RowsByTable<Name extends TableName> = { readonly [name in Name]: readonly Row[] };

/** The rows of some records, and which facts state them. */
export interface RowsOfRecords extends RowsByTable<"records" | "parties" | "reviews"> {
  readonly statedBy: readonly { readonly fact: string; readonly record: string }[];
}

/**
 * The rows of some records by their ids, for who follows changes: of those that are not there, none. Reviews of records that became part
 * of one come with it.
 */
export async function rowsOfRecords(
  register: Pick<Exports, "exportedRecords" | "exportedReviews">,
  ids: readonly string[],
): Promise<RowsOfRecords> {
  const records = await register.exportedRecords(ids);
  return {
    records: records.map(recordRow),
    parties: records.flatMap(partyRows),
    reviews: (await register.exportedReviews(ids)).map(reviewRow),
    statedBy: records.flatMap(({ record }) => record.facts.map((fact) => ({ fact, record: record.id }))),
  };
}

/** The rows of some articles by their keys, for who follows changes: of those that are not there or state nothing, none. */
export async function rowsOfArticles(
  register: Pick<Exports, "exportedArticles" | "exportedFacts">,
  keys: readonly string[],
  withText = false,
): Promise<RowsByTable<"articles" | "facts" | "evidence">> {
  const articles = await register.exportedArticles(keys, withText);
  const facts = await register.exportedFacts(keys);
  return { articles: articles.map(articleRow), facts: facts.map(factRow), evidence: facts.flatMap(evidenceRows) };
}
