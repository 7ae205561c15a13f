import { gazetteer } from "../../../names/gazetteer.ts";
import type { TaggedSum } from "../../../store/records.ts";
import { names, overview, overviewQuery, statistics } from "../../api/overview.ts";
import type { App, Desk } from "../app.ts";
import { namesOf } from "../names.ts";
import { remember } from "../remember.ts";

const tags = ["overview"];
const access = { role: "reader" } as const;
const day = 24 * 3_600_000;
/** Days whose reviews are told. */
const daysShown = 14;

/** So many parties are called by their names. */
const named = 200;

/** The parties with the most agreements, but those that have a name already. */
function mostAgreeing(sums: readonly TaggedSum[], known: ReadonlySet<string>): string[] {
  const totals = new Map<string, number>();
  for (const { tag, type, total } of sums)
    if (tag !== null && type === "convention" && !known.has(tag)) totals.set(tag, (totals.get(tag) ?? 0) + total);
  const largest = [...totals].toSorted(([, one], [, other]) => other - one);
  return largest.slice(0, named).map(([tag]) => tag);
}

/** Sums, counts, and names for what stands in records by id. */
export function addOverviewRoutes(app: App, { register, clock, sources }: Desk): void {
  const institutions = new Set(gazetteer().all.map(({ bearer }) => bearer.id));
  app.route({
    method: "GET",
    url: "/api/overview",
    config: { access },
    schema: {
      summary: "Sums by year, and under each tag of a family",
      tags,
      querystring: overviewQuery,
      response: { 200: overview },
    },
    handler: async ({ query }) => {
      const all = await register.sumRecords(query.by ?? null);
      const sums = query.type === undefined ? all : all.filter(({ type }) => type === query.type);
      if (query.by !== "party") return { sums, names: {} };
      return { sums, names: Object.fromEntries(await register.namesOfParties(mostAgreeing(sums, institutions))) };
    },
  });

  // It counts all facts, and changes with every page.
  const counts = remember(clock, 10_000, () => register.counts());
  app.route({
    method: "GET",
    url: "/api/statistics",
    config: { access },
    schema: { summary: "How much the register holds, and how much of it waits", tags, response: { 200: statistics } },
    handler: async () => {
      const { articles, facts, pages, addresses } = await counts();
      const { all, byState } = await register.countRecords({});
      const today = clock.now();
      const days = Array.from({ length: daysShown }, (_, back) => dayOf(today - (daysShown - 1 - back) * day));
      const reviewed = new Map(
        (await register.reviewDays(`${days[0] ?? ""}T00:00:00Z`)).map((one) => [one.day, one.reviews]),
      );
      const reviewedByDay = days.map((one) => ({ day: one, reviews: reviewed.get(one) ?? 0 }));
      return { articles, facts, pages, addresses, records: all, pending: byState.pending, reviewedByDay };
    },
  });

  const known = remember(clock, 60_000, async () => namesOf(gazetteer(), sources, await register.sourcesOfRecords()));
  app.route({
    method: "GET",
    url: "/api/names",
    config: { access },
    schema: { summary: "What ids are called in French, Arabic and English", tags, response: { 200: names } },
    handler: () => known(),
  });
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
