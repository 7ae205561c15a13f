import type { Job } from "bullmq";
import type { Clock } from "../src/crawl/clock.ts";
import { type KindOf, linkArticles } from "../src/pipeline/link.ts";
import { applyReviews } from "../src/pipeline/apply-reviews.ts";
import { mergeArticles } from "../src/pipeline/merge.ts";
import type { Register } from "../src/store/register.ts";
import { jobData } from "./queues.ts";

/** Links the articles that were written since it was done last to their twins, merges what they state, and applies what reviews have taught. */
export function mergeProcessor(register: Register, kindOf: KindOf, clock: Clock): (job: Job) => Promise<string> {
  const now = (): string => new Date(clock.now()).toISOString();
  const toTheEnd = new AbortController().signal;
  return async (job) => {
    jobData.merge.parse(job.data);
    let [compared, merged] = [0, 0];
    // Whoever writes meanwhile adds no job, for this one is at work.
    for (let more = 1; more > 0;) {
      const linked = await linkArticles(register, kindOf);
      more = linked + (await mergeArticles(register, now, toTheEnd));
      compared += linked;
      merged += more - linked;
    }
    await applyReviews(register, now);
    return `${compared} articles compared, ${merged} merged`;
  };
}
