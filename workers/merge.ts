import type { Job } from "bullmq";
import { type KindOf, linkArticles } from "../src/pipeline/link.ts";
import type { Register } from "../src/store/register.ts";
import { jobData } from "./queues.ts";

/** Links the articles that were written since it was done last to their twins. */
export function mergeProcessor(register: Register, kindOf: KindOf): (job: Job) => Promise<string> {
  return async (job) => {
    jobData.merge.parse(job.data);
    return `${await linkArticles(register, kindOf)} articles compared`;
  };
}
