/** How an undertaking is told in few words. */
import type { ListedRecordAnswer } from "../../api/fields.ts";
import type { UndertakingAnswer } from "../../api/undertakings.ts";

/** What it is about, in the words of an article. */
export function titleOf({ promise }: UndertakingAnswer): string {
  return promise.subject ?? promise.lead?.title ?? promise.parties[0]?.name ?? "–";
}

/** The result that is held against the promise: that which delivers most of it, else the latest. */
export function resultOf({ promise, results }: UndertakingAnswer): ListedRecordAnswer | null {
  const realised = results
    .map(({ record }) => record)
    .filter(({ status, unit, per }) => status === "realised" && unit === promise.unit && per === promise.per);
  const most = realised.toSorted((one, other) => (other.value ?? 0) - (one.value ?? 0))[0];
  return most ?? results.at(-1)?.record ?? null;
}
