/** What a side of the comparison runs in its process: it takes its task from its parent and tells it what came of it. */
import { z } from "zod";

/** What both sides are to crawl. */
const task = z.object({
  /** Addresses of the articles. */
  articles: z.array(z.string()),
  /** Folder of the sources that show them in feeds. */
  sourcesFolder: z.string(),
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

/** Prepares a crawl, then times it. @param prepare loads whatever there is to load, and gives the crawl */
export async function runSide(prepare: (task: Task) => Promise<() => Promise<Pick<Outcome, "pages" | "facts">>>) {
  const told = await new Promise((resolve) => process.once("message", resolve));
  const crawl = await prepare(task.parse(told));
  const before = process.cpuUsage();
  const start = performance.now();
  const made = await crawl();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const memory = process.resourceUsage().maxRSS * 1024;
  const result: Outcome = { ...made, seconds, cpu: (user + system) / 1e6, memory };
  process.send?.(result, () => process.disconnect());
}
