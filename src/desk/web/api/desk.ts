/** What the pages ask the server for, one function a route. */
import type { z } from "zod";
import type { addFactRequest, ArticleAnswer } from "../../api/articles.ts";
import type { NamesAnswer, OverviewAnswer, StatisticsAnswer } from "../../api/overview.ts";
import type {
  bulkAnswer,
  bulkRequest,
  RecordCountsAnswer,
  RecordDetailAnswer,
  RecordListAnswer,
  reviewRequest,
} from "../../api/records.ts";
import type { UndertakingListAnswer } from "../../api/undertakings.ts";
import type { RuleDetailAnswer, RuleListAnswer, SourceListAnswer } from "../../api/sources.ts";
import type { FactType } from "../../../model.ts";
import { ask } from "./client.ts";

export type ReviewRequest = z.input<typeof reviewRequest>;
export type BulkRequest = z.input<typeof bulkRequest>;
export type BulkAnswer = z.infer<typeof bulkAnswer>;
export type AddFactRequest = z.input<typeof addFactRequest>;
export type Amendments = NonNullable<ReviewRequest["amend"]>;
export type SumFamily = "sector" | "region" | "programme" | "party";

const at = (id: string): string => encodeURIComponent(id);
const query = (values: Record<string, string>): string => {
  const text = new URLSearchParams(values).toString();
  return text === "" ? "" : `?${text}`;
};

export const listRecords = (values: Record<string, string>): Promise<RecordListAnswer> =>
  ask(`records${query(values)}`);
export const countRecords = (values: Record<string, string>): Promise<RecordCountsAnswer> =>
  ask(`records/counts${query(values)}`);
export const listUndertakings = (values: Record<string, string>): Promise<UndertakingListAnswer> =>
  ask(`undertakings${query(values)}`);
export const findRecord = (id: string): Promise<RecordDetailAnswer> => ask(`records/${at(id)}`);
export const findArticle = (key: string): Promise<ArticleAnswer> => ask(`articles/${at(key)}`);

export const review = (id: string, request: ReviewRequest): Promise<RecordDetailAnswer> =>
  ask(`records/${at(id)}/reviews`, "POST", request);
export const undo = (id: string, version: number): Promise<RecordDetailAnswer> =>
  ask(`records/${at(id)}/undo`, "POST", { version });
export const split = (id: string, version: number, facts: readonly string[]): Promise<RecordDetailAnswer> =>
  ask(`records/${at(id)}/split`, "POST", { version, facts });
export const join = (id: string, version: number, other: string): Promise<RecordDetailAnswer> =>
  ask(`records/${at(id)}/join`, "POST", { version, other });
export const decideAll = (request: BulkRequest): Promise<BulkAnswer> => ask("reviews/bulk", "POST", request);
export const addFact = (request: AddFactRequest): Promise<unknown> => ask("facts", "POST", request);

export const readOverview = (by: SumFamily | null, type?: FactType): Promise<OverviewAnswer> =>
  ask(`overview${query({ ...(by === null ? {} : { by }), ...(type === undefined ? {} : { type }) })}`);
export const readNames = (): Promise<NamesAnswer> => ask("names");
export const readStatistics = (): Promise<StatisticsAnswer> => ask("statistics");
export const listSources = (): Promise<SourceListAnswer> => ask("sources");
export const listRules = (): Promise<RuleListAnswer> => ask("rules");
export const findRule = (id: string): Promise<RuleDetailAnswer> => ask(`rules/${at(id)}`);
export const setAcceptance = (id: string, acceptance: { threshold: number; sample: number } | null): Promise<unknown> =>
  ask(`rules/${at(id)}/acceptance`, "PUT", { acceptance });
