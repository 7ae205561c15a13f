import { z } from "zod";
import type { RecordFilter } from "../../../store/records.ts";
import type { Decided } from "../../../store/reviews.ts";
import { recordId } from "../../api/fields.ts";
import {
  bulkAnswer,
  bulkRequest,
  joinRequest,
  recordDetail,
  type RecordDetailAnswer,
  reviewRequest,
  splitRequest,
  undoRequest,
} from "../../api/records.ts";
import type { App, Desk } from "../app.ts";
import { personOf } from "../people.ts";
import { detailOf } from "../record-detail.ts";
import { filterOf, orderOf } from "../record-query.ts";
import { found, Refusal } from "../refusal.ts";

const tags = ["reviews"];
/** Records that one bulk decision is about at most, and how many of them a preview shows. */
const mostAtOnce = 10_000;
const sampled = 20;
const about = { params: z.object({ id: recordId }), response: { 200: recordDetail } };

/** What people decide about records. */
export function addReviewRoutes(app: App, desk: Desk): void {
  const { register, now, mergeSoon } = desk;
  const answer = async (decided: Decided): Promise<RecordDetailAnswer> => {
    const record = found(decided.outcome === "missing" ? null : decided.record, "record");
    const detail = detailOf(record, await register.reviewsOf(record.id));
    if (decided.outcome !== "stale") return detail;
    const by = decided.review === null ? "" : ` by ${decided.review.who}`;
    const why = `The record has been changed${by} since you saw it; nothing was kept. Look at what it is now and decide again.`;
    throw new Refusal(409, why, { code: "stale", current: detail });
  };

  app.route({
    method: "POST",
    url: "/api/records/:id/reviews",
    config: { access: { role: "reviewer", changes: "record.review" } },
    schema: { summary: "Decide about a record", tags, body: reviewRequest, ...about },
    handler: async (request) => {
      const { action, version, why = null, amend } = request.body;
      const who = personOf(request).name;
      const decision = { record: request.params.id, version, action, why, who, at: now() };
      return await answer(await register.decide(amend === undefined ? decision : { ...decision, amend }));
    },
  });

  app.route({
    method: "POST",
    url: "/api/records/:id/undo",
    config: { access: { role: "reviewer", changes: "record.undo" } },
    schema: { summary: "Take back the latest decision about a record", tags, body: undoRequest, ...about },
    handler: async (request) =>
      await answer(await register.undo(request.params.id, request.body.version, personOf(request).name, now())),
  });

  app.route({
    method: "POST",
    url: "/api/records/:id/split",
    config: { access: { role: "reviewer", changes: "record.split" } },
    schema: { summary: "Part some facts of a record from the others", tags, body: splitRequest, ...about },
    handler: async (request) => {
      const { version, facts } = request.body;
      const decided = await register.split(request.params.id, version, facts, personOf(request).name, now());
      mergeSoon();
      return await answer(decided);
    },
  });

  app.route({
    method: "POST",
    url: "/api/records/:id/join",
    config: { access: { role: "reviewer", changes: "record.join" } },
    schema: { summary: "Make two records one", tags, body: joinRequest, ...about },
    handler: async (request) => {
      const { version, other } = request.body;
      const decided = await register.join(request.params.id, version, other, personOf(request).name, now());
      mergeSoon();
      return await answer(decided);
    },
  });

  app.route({
    method: "POST",
    url: "/api/reviews/bulk",
    config: { access: { role: "reviewer", changes: "records.bulk" } },
    schema: {
      summary: "Decide about all records that a filter leaves",
      tags,
      body: bulkRequest,
      response: { 200: bulkAnswer },
    },
    handler: async (request) => {
      const { action, why = null, preview } = request.body;
      const filter = undecided(filterOf(request.body.filter));
      if (filter === null) return { records: 0, sample: [] };
      if (preview) {
        const { all } = await register.countRecords(filter);
        return { records: all, sample: (await register.listRecords(filter, orderOf("confidence"), sampled)).records };
      }
      const decision = { filter, action, why, who: personOf(request).name, at: now(), most: mostAtOnce };
      return { records: await register.decideAll(decision), sample: [] };
    },
  });
}

/** The filter for what nobody has decided about; null where it asks for nothing of that. */
function undecided(filter: RecordFilter): RecordFilter | null {
  return filter.states?.includes("pending") === false ? null : { ...filter, states: ["pending"] };
}
