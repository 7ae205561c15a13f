import { ChangeWatch } from "../../../export/change-watch.ts";
import { type FeedPage, readFeed } from "../../../export/feed.ts";
import type { RecordFilter } from "../../../store/record-filter.ts";
import { changeList, changeQuery } from "../../api/changes.ts";
import type { App, Desk } from "../app.ts";
import { filterOf } from "../record-query.ts";
import { Refusal } from "../refusal.ts";

const usualLimit = 100;
/** Milliseconds after which those who wait are told of a change at the latest. */
const lookEvery = 500;
/** Each holds a connection. */
const mostWaiting = 200;

/** What changes, for whoever keeps a copy or sends alerts. */
export function addChangeRoutes(app: App, { register }: Desk): void {
  const watch = new ChangeWatch(register, lookEvery);
  const waiting = new Set<AbortController>();
  app.addHook("preClose", (done) => {
    for (const one of waiting) one.abort();
    done();
  });

  /** The first changes that there are to tell, or none after some milliseconds. */
  const feedWithin = async (
    patience: number,
    whenGone: (end: () => void) => void,
    read: () => Promise<FeedPage>,
  ): Promise<FeedPage> => {
    let page = await read();
    if (page.entries.length > 0 || patience === 0) return page;
    if (waiting.size >= mostWaiting)
      throw new Refusal(503, `${mostWaiting} wait for changes already; ask again without wait, or later.`);
    const ending = new AbortController();
    const end = () => ending.abort();
    const timer = setTimeout(end, patience);
    whenGone(end);
    waiting.add(ending);
    try {
      // Articles change too, of which there is nothing to tell here.
      while (page.entries.length === 0 && !ending.signal.aborted) {
        await watch.after(page.last, ending.signal);
        page = await read();
      }
      return page;
    } finally {
      waiting.delete(ending);
      clearTimeout(timer);
    }
  };

  app.route({
    method: "GET",
    url: "/api/changes",
    config: { access: { role: "reader" } },
    schema: {
      summary: "Changes of records after a number, at once or as soon as there are any",
      tags: ["records"],
      querystring: changeQuery,
      response: { 200: changeList },
    },
    handler: async ({ query: { since = "0", limit = usualLimit, wait = 0, ...query } }, reply) => {
      const filter: RecordFilter = filterOf(query);
      const read = () => readFeed(register, filter, Number(since), limit);
      const {
        entries: changes,
        next,
        more,
        last,
      } = await feedWithin(wait * 1000, (end) => reply.raw.once("close", end), read);
      return { changes, next, more, last };
    },
  });
}
