import type { Job } from "bullmq";
import { rootDocuments } from "../src/crawl/documents.ts";
import type { VisitParts } from "../src/pipeline/visit.ts";
import { addVisits, jobData, type Queues } from "./queues.ts";

/** Makes due what a source shows its articles by, at the times of its schedule. */
export function lookProcessor(
  { register, clock, sourceOf }: Pick<VisitParts, "register" | "clock" | "sourceOf">,
  queues: Queues,
): (job: Job) => Promise<string> {
  return async (job) => {
    const { sourceId } = jobData.look.parse(job.data);
    const source = sourceOf(sourceId);
    if (source === null) return "no longer a source";
    const now = new Date(clock.now()).toISOString();
    const addresses = rootDocuments(source, null).map(({ address }) => address);
    await register.makeDue(addresses, now);
    await addVisits(queues, await register.dueHosts(now, 100, [sourceId]));
    return `${addresses.length} documents due`;
  };
}
