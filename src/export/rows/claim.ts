import type { Fact } from "../../model.ts";
import type { Lead } from "../../store/records.ts";
import { dayOf } from "../../store/times.ts";
import type { Row } from "../table.ts";
import { daysOf } from "./days.ts";

/** What a statement and a record say alike. */
type Claimed = Pick<
  Fact,
  | "type"
  | "kind"
  | "metric"
  | "status"
  | "value"
  | "max"
  | "unit"
  | "per"
  | "qualifier"
  | "date"
  | "horizon"
  | "parties"
  | "sectors"
  | "regions"
  | "programmes"
>;

/** The columns that the tables "records" and "facts" share. */
export function claimColumns(claim: Claimed) {
  const { type, kind, metric, status, value, max, unit, per, qualifier, date, horizon } = claim;
  const { sectors, regions, programmes, parties } = claim;
  const days = date === null ? null : daysOf(date);
  return {
    type,
    kind,
    metric,
    status,
    value,
    max,
    unit,
    per,
    qualifier,
    date: date?.value ?? null,
    date_precision: date?.precision ?? null,
    date_first: days?.first ?? null,
    date_last: days?.last ?? null,
    date_basis: date?.basis ?? null,
    horizon,
    horizon_last: horizon === null ? null : dayOf(horizon, "last"),
    parties: parties.map(({ name }) => name),
    party_ids: parties.flatMap(({ id }) => id ?? []),
    sectors,
    regions,
    programmes,
  } satisfies Row;
}

/** The columns of the article that words stand in. */
export function articleColumns(article: Pick<Lead, "title" | "url" | "outlet" | "language" | "publishedAt"> | null) {
  return {
    article_title: titleOf(article?.title ?? ""),
    article_url: article?.url ?? null,
    article_outlet: article?.outlet ?? null,
    article_language: article?.language ?? null,
    article_published: article?.publishedAt ?? null,
  } satisfies Row;
}

/** A page without a title has an empty one; a cell that is empty tells nothing. */
export function titleOf(title: string): string | null {
  return title === "" ? null : title;
}
