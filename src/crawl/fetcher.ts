import { SijillError } from "../errors.ts";
import type { Page } from "../model.ts";
import type { Clock } from "./clock.ts";
import { createGuard } from "./guard.ts";
import { openHttp, type Validators } from "./http.ts";
import type { Kind } from "./kinds.ts";
import { createHostRules } from "./host-rules.ts";
import { reservationOf } from "./reservation.ts";
import type { Turns } from "./turns.ts";

export interface FetchWish {
  /** What is hoped for: it decides which content types are accepted. */
  readonly kind: Exclude<Kind, "robots">;
  /** From the last time; null or left out for a first visit. */
  readonly validators?: Validators | null;
  /** Seconds between two requests that the source asks for; the setting and the host's Crawl-delay may ask for more. */
  readonly pause?: number | undefined;
  /** Whether the page is fetched for mining its text, by a crawl; a page whose publisher reserves that is then refused. */
  readonly mining?: boolean;
}

/** The one door to the network: guarded, bounded, and polite to every host it meets. */
export interface Fetcher {
  /**
   * Fetches a page as bytes, decompressed and not decoded, following redirects; each of them is checked like a first address.
   * @returns the page; with status 304 and no body where the server says that the validators still hold
   * @throws SijillError with one of the codes about addresses, robots and the network in `errorCodes`; an `AskedToWait`
   *   knows for how long
   */
  fetch(address: string, wish: FetchWish): Promise<Page>;
  /**
   * Sitemaps that the robots.txt of an address's origin names, on whatever hosts. Whoever has fetched the address has asked for it already.
   * @throws SijillError as `fetch`, where the host cannot be spoken to at all
   */
  sitemapsOf(address: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface FetcherOptions {
  /** Name in the user agent, which is also the name that robots.txt is asked for. */
  readonly userAgent: string;
  readonly version: string;
  /** Web or mail address of whoever runs this, told to every server. */
  readonly contact: string;
  /** Least seconds between two requests to a host. */
  readonly pause: number;
  /** Seconds on the network for one page in total, redirects included, pauses not. */
  readonly deadline: number;
  /** Largest body in bytes, before and after decompression. */
  readonly maxBytes: number;
  /** Hosts, addresses and ranges that may be visited although they are not on the open internet, see `readAllowed`. */
  readonly allowed: readonly string[];
  readonly clock: Clock;
  readonly turns: Turns;
}

const maxRedirects = 5;
const connectSeconds = 10;

/** @throws SijillError "bad-setting" for an entry of `allowed` that is no host */
export function openFetcher(options: FetcherOptions): Fetcher {
  const { clock, maxBytes, turns } = options;
  const guard = createGuard(options.allowed, connectSeconds);
  const http = openHttp({ userAgent: describe(options), guard, maxBytes, clock });
  const hostRules = createHostRules({
    fetch: (address) => follow(address, { kind: "robots", validators: null, pause: 0 }, () => Promise.resolve(0)),
    agent: options.userAgent,
    clock,
    turns,
  });

  /** @param permit gives the seconds that the host wants between requests, or throws where it does not want this one */
  async function follow(
    address: string,
    { kind, validators, pause }: { kind: Kind; validators: Validators | null; pause: number },
    permit: (url: URL) => Promise<number>,
  ): Promise<Page> {
    let deadline = options.deadline * 1000;
    let url = parseAddress(address);
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const here = url;
      guard.check(here);
      const seconds = Math.max(options.pause, pause, await permit(here));
      const answer = await turns.take(here.host, seconds * 1000, async () => {
        const started = clock.now();
        try {
          return await http.get(here, { kind, validators, deadline });
        } finally {
          deadline -= clock.now() - started;
        }
      });
      if (answer.kind === "page") return { ...answer.page, address };
      url = answer.to;
    }
    throw new SijillError("too-many-redirects", `${address} redirects more than ${maxRedirects} times; give it up`);
  }

  return {
    async fetch(address, { kind, validators = null, pause = 0, mining = false }) {
      const page = await follow(address, { kind, validators, pause }, async (url) => {
        const rules = await hostRules.robotsFor(url);
        rules.check(url);
        // Asked before the page: what comes between a page and its being kept may cost asking for it twice.
        if (mining) await hostRules.reservationsFor(url);
        return rules.crawlDelay;
      });
      if (mining && page.status !== 304) {
        const reservations = await hostRules.reservationsFor(new URL(page.finalAddress));
        const reason = reservationOf(page, options.userAgent, reservations);
        if (reason !== null) throw reserved(address, reason);
      }
      return page;
    },
    async sitemapsOf(address) {
      const { sitemaps } = await hostRules.robotsFor(parseAddress(address));
      return sitemaps;
    },
    close: () => http.close(),
  };
}

/** `Sijill/0.1.0 (+https://example.org/crawler)`; the plus marks an address, as crawlers have it. */
function describe({ userAgent, version, contact }: FetcherOptions): string {
  return `${userAgent}/${version} (${/^https?:|@/.test(contact) ? "+" : ""}${contact})`;
}

function reserved(address: string, reason: string): SijillError {
  return new SijillError("mining-reserved", `${address} is not kept: its publisher reserves text mining (${reason})`);
}

function parseAddress(address: string): URL {
  if (URL.canParse(address)) return new URL(address);
  throw new SijillError("bad-address", `"${address}" is no web address; give one that begins with http:// or https://`);
}
