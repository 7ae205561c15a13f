import { systemClock } from "../crawl/clock.ts";
import { type Fetcher, type FetcherOptions, openFetcher } from "../crawl/fetcher.ts";
import type { Settings } from "../settings.ts";
import { readVersion } from "./version.ts";

/**
 * A fetcher as the settings want it.
 * @throws SijillError "bad-setting"
 */
export function openSettledFetcher(settings: Settings, changes: Partial<FetcherOptions> = {}): Fetcher {
  return openFetcher({
    userAgent: settings.userAgent,
    version: readVersion(),
    contact: settings.contact,
    pause: settings.hostPause,
    deadline: settings.requestTimeout,
    maxBytes: settings.pageLimit,
    allowed: settings.allowHosts,
    clock: systemClock,
    ...changes,
  });
}
