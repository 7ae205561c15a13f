/** One thread of `openReaderThreads`: loads rules and sources once and reads for as long as it lives. */
import { workerData } from "piscina";
import { readDocument } from "../crawl/documents.ts";
import { SijillError } from "../errors.ts";
import type { ThreadAnswer, ThreadSettings, ThreadTask } from "./reader.ts";
import { readAndExtract } from "./reading.ts";
import { openReadingTools } from "./tools.ts";

// What `openReaderThreads` started the thread with.
const settings: ThreadSettings = workerData;
const tools = openReadingTools(settings);

export default function answer(task: ThreadTask): ThreadAnswer {
  if (task.kind === "page") return { kind: "reading", reading: readAndExtract(task.page, task.shownDay, tools) };
  try {
    return { kind: "shown", shown: readDocument(...task.given) };
  } catch (error) {
    if (!(error instanceof SijillError)) throw error;
    return { kind: "refused", code: error.code, message: error.message };
  }
}
