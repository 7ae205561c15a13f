import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { atomFeed } from "../../../export/atom/feed.ts";
import { languageOf, wordsIn } from "../../../export/words/words.ts";
import { feedQuery, savedFilterParams } from "../../api/filters.ts";
import type { App, Desk } from "../app.ts";
import { inboxOf } from "../record-query.ts";
import { found, Refusal } from "../refusal.ts";

const usualLimit = 50;
const mediaType = "application/atom+xml";

/** An Atom feed for each saved filter. Feed readers know passwords and no tokens, so that a token may be a password here. */
export function addFeedRoutes(app: App, { register }: Desk): void {
  app.route({
    method: "GET",
    url: "/feeds/:name.atom",
    config: { access: { role: "reader", basic: true } },
    schema: {
      summary: "What a saved filter leaves, as an Atom feed",
      tags: ["filters"],
      params: savedFilterParams,
      querystring: feedQuery,
      produces: [mediaType],
      response: { 200: z.string() },
    },
    handler: async (request, reply) => {
      const { language, limit = usualLimit } = request.query;
      const { id, name, filter, createdAt } = found(
        await register.findSavedFilter(request.params.name),
        "saved filter",
      );
      const { records } = await register.listRecords(filter, { by: "changed", descending: true }, limit);
      const desk = originOf(request);
      const page = `${desk}${inboxOf(filter)}`;
      const asked = { id, name, savedAt: createdAt, self: `${desk}${request.url}`, desk, page };
      const xml = atomFeed(records, asked, wordsIn(languageOf(language)));
      return await reply.type(`${mediaType}; charset=utf-8`).send(xml);
    },
  });
}

/** Where the desk is for whoever asks. */
function originOf({ protocol, headers }: FastifyRequest): string {
  const origin = `${protocol}://${headers.host ?? ""}`;
  if (!URL.canParse(origin)) throw new Refusal(400, "The request does not say by which name it calls this desk.");
  return new URL(origin).origin;
}
