import { z } from "zod";
import { addFactRequest, articleAnswer, articleKey, newFact } from "../../api/articles.ts";
import { addedFact } from "../added-fact.ts";
import type { App, Desk } from "../app.ts";
import { marksOf } from "../marks.ts";
import { personOf } from "../people.ts";
import { found, refused } from "../refusal.ts";

const tags = ["articles"];

/** Articles with what stands in them, and facts that people find. */
export function addArticleRoutes(app: App, { register, engine, now, mergeSoon }: Desk): void {
  app.route({
    method: "GET",
    url: "/api/articles/:key",
    config: { access: { role: "reader" } },
    schema: {
      summary: "An article with its facts, and every quantity and date in it",
      tags,
      params: z.object({ key: articleKey }),
      response: { 200: articleAnswer },
    },
    handler: async ({ params }) => {
      const { key, article, facts, textPrunedAt } = found(await register.findStatedArticle(params.key), "article");
      const hasText = textPrunedAt === null;
      const marks = hasText ? marksOf(article, facts, engine) : [];
      return { ...article, key, hasText, marks, facts };
    },
  });

  app.route({
    method: "POST",
    url: "/api/facts",
    config: { access: { role: "reviewer", changes: "fact.add" } },
    schema: {
      summary: "Add a fact that no rule found, by its words",
      tags,
      body: addFactRequest,
      response: { 201: newFact },
    },
    handler: async (request, reply) => {
      const { articleKey: key, missedBy = null, ...said } = request.body;
      const kept = found(await register.findStatedArticle(key), "article");
      if (kept.textPrunedAt !== null)
        throw refused(422, "text-gone", "The article's text is kept no more; nothing can be added to it.");
      const added = addedFact(said, kept);
      await register.addFact(key, added, personOf(request).name, now(), missedBy);
      mergeSoon();
      return await reply.code(201).send({ fact: added });
    },
  });
}
