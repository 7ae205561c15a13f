import type { KeptRecord } from "../../store/records.ts";
import type { Review } from "../../store/reviews.ts";
import { recordDetail, type RecordDetailAnswer } from "../api/records.ts";

/** A record as the API tells it, with what was decided about it, newest first. */
export function detailOf(record: KeptRecord, history: readonly Review[]): RecordDetailAnswer {
  return recordDetail.parse({ ...record, history });
}
