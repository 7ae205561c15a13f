import { z } from "zod";
import { recordId } from "../../api/fields.ts";
import { recordCounts, recordDetail, recordList, recordListQuery, recordQuery } from "../../api/records.ts";
import type { App, Desk } from "../app.ts";
import { detailOf } from "../record-detail.ts";
import { filterOf, orderOf } from "../record-query.ts";
import { found } from "../refusal.ts";

const tags = ["records"];
const access = { role: "reader" } as const;
const usualLimit = 50;

/** Records, as lists, counts and one by one. */
export function addRecordRoutes(app: App, { register }: Desk): void {
  app.route({
    method: "GET",
    url: "/api/records",
    config: { access },
    schema: {
      summary: "Records that a filter leaves",
      tags,
      querystring: recordListQuery,
      response: { 200: recordList },
    },
    handler: ({ query: { sort, limit = usualLimit, after, ...query } }) =>
      register.listRecords(filterOf(query), orderOf(sort), limit, after ?? null),
  });

  app.route({
    method: "GET",
    url: "/api/records/counts",
    config: { access },
    schema: { summary: "How many a filter leaves", tags, querystring: recordQuery, response: { 200: recordCounts } },
    handler: ({ query }) => register.countRecords(filterOf(query)),
  });

  app.route({
    method: "GET",
    url: "/api/records/:id",
    config: { access },
    schema: {
      summary: "A record with everything that is known of it",
      tags,
      params: z.object({ id: recordId }),
      response: { 200: recordDetail },
    },
    handler: async ({ params }) => {
      const record = found(await register.findRecord(params.id), "record");
      return detailOf(record, await register.reviewsOf(record.id));
    },
  });
}
