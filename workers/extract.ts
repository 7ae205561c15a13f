import type { Job } from "bullmq";
import type { PageReader } from "../src/pipeline/reader.ts";
import { keepReadings, type ReadingLineParts, tellReading } from "../src/pipeline/reading-line.ts";
import type { Register } from "../src/store/register.ts";
import { addMerge, jobData, type Queues } from "./queues.ts";

export interface ExtractParts extends Pick<ReadingLineParts, "tell"> {
  readonly register: Register;
  readonly reader: PageReader;
  readonly queues: Queues;
}

/** Reads one page that the register keeps, extracts its facts and keeps both. */
export function extractProcessor({ register, reader, queues, tell }: ExtractParts): (job: Job) => Promise<string> {
  return async (job) => {
    const { address } = jobData.extract.parse(job.data);
    const found = await register.pageToRead(address);
    const body = found === null ? null : await register.readBody(found.page.bodyHash);
    if (found === null || body === null) return "no longer kept";
    const readings = await keepReadings(register, [await reader.read({ ...found.page, body }, found.shownDay)]);
    for (const reading of readings) {
      tellReading(reading, found.sourceId, tell);
      if (reading.article !== null) await addMerge(queues);
    }
    return readings.map(({ kind }) => kind).join(" ");
  };
}
