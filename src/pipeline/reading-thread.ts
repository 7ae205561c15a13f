/** One thread of `openReaderThreads`: loads rules and sources once and reads pages for as long as it lives. */
import { workerData } from "piscina";
import type { Reading } from "../store/register.ts";
import type { ThreadSettings, ThreadTask } from "./reader.ts";
import { readAndExtract } from "./reading.ts";
import { openReadingTools } from "./tools.ts";

// What `openReaderThreads` started the thread with.
const settings: ThreadSettings = workerData;
const tools = openReadingTools(settings);

export default function read({ page, shownDay }: ThreadTask): Reading {
  return readAndExtract(page, shownDay, tools);
}
