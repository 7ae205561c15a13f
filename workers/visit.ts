import type { Job } from "bullmq";
import { visitHost, type VisitLimits, type VisitParts } from "../src/pipeline/visit.ts";
import { jobData } from "./queues.ts";

/**
 * Visits one host, as `sijill crawl` does, for a minute at most.
 * @returns what came of it, for people
 */
export function visitProcessor(parts: VisitParts, limits: VisitLimits): (job: Job) => Promise<string> {
  return async (job) => {
    const { host } = jobData.visit.parse(job.data);
    return (await visitHost(host, parts, limits)) ? "visited" : "another process visits it";
  };
}
