import { undertakingList, undertakingsQuery } from "../../api/undertakings.ts";
import type { App, Desk } from "../app.ts";
import { filterOf, orderOf } from "../record-query.ts";

const usualLimit = 50;

/** Promises and results, matched by the courses of records. */
export function addUndertakingRoutes(app: App, { register }: Desk): void {
  app.route({
    method: "GET",
    url: "/api/undertakings",
    config: { access: { role: "reader" } },
    schema: {
      summary: "Promises that a filter leaves, with what has come of them",
      tags: ["records"],
      querystring: undertakingsQuery,
      response: { 200: undertakingList },
    },
    handler: ({ query: { sort = "-value", limit = usualLimit, after, ...query } }) =>
      register.listUndertakings(filterOf(query), orderOf(sort), limit, after ?? null),
  });
}
