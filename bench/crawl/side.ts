/** What a side of the comparison runs in its process: it takes its task from its parent and tells it what came of it. */
import { z } from "zod";

/** A part of the press. */
const share = z.object({
  /** Ids of the sources that show its articles in feeds. */
  sources: z.array(z.string()),
  /** Addresses of all its articles. */
  articles: z.array(z.string()),
});
export type Share = z.infer<typeof share>;

/** What both sides are to crawl. */
const task = z.object({
  /** Crawled first, so that what a process does once (loading, compiling, starting threads) is over. */
  warmUp: share,
  measured: share,
  /** Folder of the sources. */
  sourcesFolder: z.string(),
  /** Where the peers are installed. */
  peersFolder: z.string(),
  /** For whatever is written. */
  dataFolder: z.string(),
});
export type Task = z.infer<typeof task>;

/** What came of a crawl. Times are in seconds; `cpu` counts all threads of the process, `memory` is its most, in bytes. */
export const outcome = z.object({
  pages: z.number(),
  facts: z.number(),
  seconds: z.number(),
  cpu: z.number(),
  memory: z.number(),
});
export type Outcome = z.infer<typeof outcome>;

/** A side that is ready: `crawl` gives what came of one share alone. */
export interface Side {
  crawl(share: Share): Promise<Pick<Outcome, "pages" | "facts">>;
  close(): Promise<void>;
}

/** Crawls both shares of the task, tells its parent when the first is done, and times the second. */
export async function runSide(prepare: (task: Task) => Promise<Side>): Promise<void> {
  const told = await new Promise((resolve) => process.once("message", resolve));
  const { warmUp, measured, ...folders } = task.parse(told);
  const side = await prepare({ warmUp, measured, ...folders });
  await side.crawl(warmUp);
  process.send?.("warm");
  const before = process.cpuUsage();
  const start = performance.now();
  const made = await side.crawl(measured);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const memory = process.resourceUsage().maxRSS * 1024;
  const result: Outcome = { ...made, seconds, cpu: (user + system) / 1e6, memory };
  await side.close();
  process.send?.(result, () => process.disconnect());
}
