import { z } from "zod";
import type { Rule } from "../../../facts/rule.ts";
import { languages } from "../../../model.ts";
import type { Acceptance, RuleTally } from "../../../store/reviews.ts";
import { acceptanceAnswer, acceptanceRequest, ruleDetail, ruleId, ruleList } from "../../api/sources.ts";
import type { App, Desk } from "../app.ts";
import { personOf } from "../people.ts";
import { orderOf } from "../record-query.ts";
import { found } from "../refusal.ts";
import { remember } from "../remember.ts";

const tags = ["rules"];
const params = z.object({ id: ruleId });
/** Milliseconds: to count what rules have found goes through all facts. */
const soon = 60_000;
/** Catches and failures that are shown of a rule. */
const mostShown = 30;

/** Rules: what they say, what they have found, and what people made of it. */
export function addRuleRoutes(app: App, { register, engine, clock, now, mergeSoon }: Desk): void {
  const yields = remember(clock, soon, () => register.ruleYields());
  const known = new Map(engine.rules.map((rule) => [rule.id, rule]));
  const answerOf = async () => {
    const counts = await yields();
    const tallies = new Map((await register.ruleTallies()).map((one) => [one.rule, one]));
    const acceptances = new Map((await register.listAcceptances()).map((one) => [one.rule, one]));
    return (rule: Rule) => ({
      id: rule.id,
      type: "type" in rule.gives ? rule.gives.type : null,
      reason: rule.reason,
      ...talliesOf(tallies.get(rule.id)),
      facts: counts.get(rule.id) ?? 0,
      acceptance: acceptanceOf(acceptances.get(rule.id)),
    });
  };

  app.route({
    method: "GET",
    url: "/api/rules",
    config: { access: { role: "reader" } },
    schema: { summary: "The rules, and what people made of their catches", tags, response: { 200: ruleList } },
    handler: async () => ({ rules: engine.rules.map(await answerOf()) }),
  });

  app.route({
    method: "GET",
    url: "/api/rules/:id",
    config: { access: { role: "reader" } },
    schema: {
      summary: "A rule with its examples, recent catches and failures",
      tags,
      params,
      response: { 200: ruleDetail },
    },
    handler: async (request) => {
      const { id } = request.params;
      const rule = found(known.get(id), "rule");
      const { records } = await register.listRecords({ rules: [id] }, orderOf("-since"), mostShown);
      const failures = await register.ruleFailures(id, mostShown);
      return {
        ...(await answerOf())(rule),
        examples: sentencesOf(rule.examples),
        rejects: sentencesOf(rule.rejects),
        recent: records,
        failures: failures.map(({ review: { record, action, why, at }, quote }) => ({
          record,
          action,
          why,
          at,
          quote,
        })),
      };
    },
  });

  app.route({
    method: "PUT",
    url: "/api/rules/:id/acceptance",
    config: { access: { role: "admin", changes: "rule.acceptance" } },
    schema: {
      summary: "Accept what a rule is sure enough of without asking people, but for a sample",
      tags,
      params,
      body: acceptanceRequest,
      response: { 200: acceptanceAnswer },
    },
    handler: async (request) => {
      const { id } = found(known.get(request.params.id), "rule");
      const { acceptance } = request.body;
      const who = personOf(request).name;
      await register.setAcceptance(id, acceptance === null ? null : { rule: id, ...acceptance, who, at: now() });
      mergeSoon();
      const kept = await register.listAcceptances();
      return { acceptance: acceptanceOf(kept.find(({ rule }) => rule === id)) };
    },
  });
}

function talliesOf(tally: RuleTally | undefined) {
  const { accepted = 0, corrected = 0, rejected = 0, missed = 0, precision = null } = tally ?? {};
  return { accepted, corrected, rejected, missed, precision };
}

function acceptanceOf(acceptance: Acceptance | undefined) {
  if (acceptance === undefined) return null;
  const { threshold, sample, who, at } = acceptance;
  return { threshold, sample, who, at };
}

function sentencesOf(given: Rule["rejects"]) {
  return given.flatMap((one) =>
    languages.flatMap((language) => {
      const sentence = one[language];
      return sentence === undefined ? [] : [{ language, sentence }];
    }),
  );
}
