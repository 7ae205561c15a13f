import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import type { Page } from "../model.ts";
import type { Settings } from "../settings.ts";
import type { Reading } from "../store/register.ts";
import { failedReading, readAndExtract, type ReadingTools } from "./reading.ts";
import { openReadingTools } from "./tools.ts";

/** Reads pages, here or elsewhere. */
export interface PageReader {
  /** Hash of everything that a reading depends on but the page. */
  readonly rules: string;
  /**
   * See `readAndExtract`. A page that cannot be read in time, or brings a defect to light, gives a failed reading.
   * @throws Error for what says nothing against the page: the reader was closed, or a thread cannot be started
   */
  read(page: Page, shownDay: string | null): Promise<Reading>;
  close(): Promise<void>;
}

/** Reads in this thread: for tests and for a few pages. */
export function hereReader(tools: ReadingTools): PageReader {
  return {
    rules: tools.rules,
    read: (page, shownDay) => Promise.resolve(readAndExtract(page, shownDay, tools)),
    close: () => Promise.resolve(),
  };
}

/** What a reading thread is started with and what it is given. */
export type ThreadSettings = Pick<Settings, "sourcesFolder" | "rulesFolder" | "pageLimit">;
export interface ThreadTask {
  readonly page: Page;
  readonly shownDay: string | null;
}

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
  const pool = new Piscina<ThreadTask, Reading>({
    filename: fileURLToPath(new URL(`./reading-thread.${isSource ? "ts" : "js"}`, import.meta.url)),
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 60_000,
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
    ...(isSource && { execArgv: ["--import", "tsx"] }),
  });
  return {
    rules,
    async read(page, shownDay) {
      try {
        return await pool.run({ page, shownDay }, { signal: AbortSignal.timeout(longestReading) });
      } catch (error) {
        if (isOfPage(error)) return failedReading(page, rules, error);
        throw error;
      }
    },
    close: () => pool.destroy(),
  };
}

/** What a page throws is a reading already; a thread itself fails of a page only where it takes all time or memory there is. */
function isOfPage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === "AbortError" || ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY");
}
