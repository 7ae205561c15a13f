import { z } from "zod";
import type { Review } from "../../store/reviews.ts";
import type { JsonValue, Row } from "../table.ts";

const json = z.json();

/** The row of an entry of the history of records in the table "reviews". */
export function reviewRow({ seq, record, at, who, action, why, before, after, undoneBy }: Review): Row {
  return {
    seq,
    record_id: record,
    at,
    who,
    action,
    why,
    state_before: before.state,
    state_after: after.state,
    set_before: asJson(before.amended),
    set_after: asJson(after.amended),
    undone_by: undoneBy,
  };
}

function asJson(fields: object): JsonValue {
  return json.parse(fields);
}
