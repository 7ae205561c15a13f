import type { Job } from "bullmq";
import { type KindOf, linkArticles } from "../src/pipeline/link.ts";
import type { Register } from "../src/store/register.ts";
import { jobData } from "./queues.ts";

/** Links the articles that were written since it was done last to their twins. */
export function mergeProcessor(register: Register, kindOf: KindOf): (job: Job) => Promise<string> {
  return async (job) => {
    jobData.merge.parse(job.data);
    let compared = 0;
    // Whoever writes meanwhile adds no job, for this one is at work.
    for (let linked = 1; linked > 0; compared += linked) linked = await linkArticles(register, kindOf);
    return `${compared} articles compared`;
  };
}
