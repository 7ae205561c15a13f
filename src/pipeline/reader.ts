import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { type DocumentLimits, readDocument } from "../crawl/documents.ts";
import type { FurtherDocument, Shown } from "../crawl/find.ts";
import { type ErrorCode, SijillError } from "../errors.ts";
import type { Page } from "../model.ts";
import type { Settings } from "../settings.ts";
import type { Source } from "../sources/load.ts";
import type { Reading } from "../store/register.ts";
import { failedReading, readAndExtract, type ReadingTools } from "./reading.ts";
import { openReadingTools } from "./tools.ts";

/** Reads pages and the documents that show them, here or elsewhere. */
export interface PageReader {
  /** Hash of everything that a reading depends on but the page. */
  readonly rules: string;
  /**
   * See `readAndExtract`. A page that cannot be read in time, or brings a defect to light, gives a failed reading.
   * @throws Error for what says nothing against the page: the reader was closed, or a thread cannot be started
   */
  read(page: Page, shownDay: string | null): Promise<Reading>;
  /**
   * See `readDocument` of `crawl/`.
   * @throws SijillError as that does, and "too-large" for a document that cannot be read in time
   */
  readDocument(page: Page, document: FurtherDocument, source: Source, limits: DocumentLimits): Promise<Shown>;
  close(): Promise<void>;
}

/** Reads in this thread: for tests and for a few pages. */
export function hereReader(tools: ReadingTools): PageReader {
  return {
    rules: tools.rules,
    read: (page, shownDay) => Promise.resolve(readAndExtract(page, shownDay, tools)),
    readDocument: async (...given) => readDocument(...given),
    close: () => Promise.resolve(),
  };
}

/** What a reading thread is started with and what it is given. */
export type ThreadSettings = Pick<Settings, "sourcesFolder" | "rulesFolder" | "pageLimit">;
export type ThreadTask =
  | { readonly kind: "page"; readonly page: Page; readonly shownDay: string | null }
  | { readonly kind: "document"; readonly given: Parameters<PageReader["readDocument"]> };
/** What it answers. Of an error only its message would come out of a thread, so that a refusal is an answer too. */
export type ThreadAnswer =
  | { readonly kind: "reading"; readonly reading: Reading }
  | { readonly kind: "shown"; readonly shown: Shown }
  | { readonly kind: "refused"; readonly code: ErrorCode; readonly message: string };

/**
 * Room for what lives as long as one page. A page leaves some 10 MB behind it: in the usual 48 MB it is collected while its
 * tree is still in use and copied, which took a fifth of the time of reading; what a process has at most stays the same.
 */
const youngMegabytes = 192;

/** Far beyond the 2 seconds that the worst page takes: a thread that hangs is ended, and the page counts as failed. */
const longestReading = 60_000;

/**
 * Reads in threads of their own, so that fetching, leases and locks go on meanwhile.
 * @throws SijillError "bad-data", "not-readable" for sources and rules of the user's own
 */
export function openReaderThreads(settings: ThreadSettings, threads: number): PageReader {
  // Loaded here as well, so that a mistake in the user's rules is told before anything is fetched.
  const { rules } = openReadingTools(settings);
  // From source, threads need the same loader as the process; compiled, none.
  const isSource = import.meta.url.endsWith(".ts");
  const { sourcesFolder, rulesFolder, pageLimit } = settings;
  const workerData: ThreadSettings = { sourcesFolder, rulesFolder, pageLimit };
  const pool = new Piscina<ThreadTask, ThreadAnswer>({
    filename: fileURLToPath(new URL(`./reading-thread.${isSource ? "ts" : "js"}`, import.meta.url)),
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 60_000,
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
    ...(isSource && { execArgv: ["--import", "tsx"] }),
  });
  const run = (task: ThreadTask) => pool.run(task, { signal: AbortSignal.timeout(longestReading) });
  return {
    rules,
    async read(page, shownDay) {
      try {
        const answer = await run({ kind: "page", page, shownDay });
        if (answer.kind === "reading") return answer.reading;
      } catch (error) {
        if (isOfPage(error)) return failedReading(page, rules, error);
        throw error;
      }
      throw new Error(`${page.address} was read as something else`);
    },
    async readDocument(...given) {
      const [page] = given;
      try {
        const answer = await run({ kind: "document", given });
        if (answer.kind === "shown") return answer.shown;
        if (answer.kind === "refused") throw new SijillError(answer.code, answer.message);
      } catch (error) {
        if (isOfPage(error))
          throw new SijillError("too-large", `${page.finalAddress} takes too long to read; give it up`);
        throw error;
      }
      throw new Error(`${page.address} was read as something else`);
    },
    close: () => pool.destroy(),
  };
}

/** What a page throws is a reading already; a thread itself fails of a page only where it takes all time or memory there is. */
function isOfPage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === "AbortError" || ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY");
}
