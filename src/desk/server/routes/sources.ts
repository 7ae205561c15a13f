import { troubles } from "../../../operations/health.ts";
import { checkHealth } from "../../../operations/source-health.ts";
import { sourceList, type SourceListAnswer } from "../../api/sources.ts";
import type { App, Desk } from "../app.ts";
import { remember } from "../remember.ts";

/** Milliseconds: to judge sources goes through some months of addresses, and they do not change by the minute. */
const soon = 60_000;

/** Publishers: what they brought, and whether they are well. */
export function addSourceRoutes(app: App, desk: Desk): void {
  const list = remember(desk.clock, soon, () => listSources(desk));
  app.route({
    method: "GET",
    url: "/api/sources",
    config: { access: { role: "reader" } },
    schema: {
      summary: "Publishers, what they brought and how they do",
      tags: ["sources"],
      response: { 200: sourceList },
    },
    handler: () => list(),
  });
}

async function listSources({ register, clock, sources }: Desk): Promise<SourceListAnswer> {
  const ids = sources.all.map(({ id }) => id);
  const yields = new Map((await register.sourceYields()).map((one) => [one.sourceId, one]));
  const listed = new Set(ids);
  const unlisted = [...yields.keys()].filter((id) => !listed.has(id)).map(unlistedSource);
  const health = new Map((await checkHealth(register, ids, clock.now())).map((one) => [one.source, one]));
  return {
    sources: [...sources.all, ...unlisted].map(({ id, name, outlet, hosts, languages, markup }) => {
      const { pages = 0, articles = 0, facts = 0, lastFetchedAt = null } = yields.get(id) ?? {};
      const { state, reason } = health.get(id) ?? {};
      const warning = state !== undefined && troubles.includes(state) ? `${state}: ${reason ?? ""}` : null;
      const proven = markup === "proven";
      return { id, name, kind: outlet, hosts, languages, proven, pages, articles, facts, lastFetchedAt, warning };
    }),
  };
}

/** What is left of a source that was taken out of the lists, or of one of somebody's own that this desk was not told of. */
function unlistedSource(id: string) {
  return { id, name: id, outlet: "unlisted", hosts: [], languages: [], markup: "unproven" };
}
