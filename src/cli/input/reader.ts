import { readAll } from "../../crawl/body.ts";
import { systemClock } from "../../crawl/clock.ts";
import type { Fetcher } from "../../crawl/fetcher.ts";
import { SijillError } from "../../errors.ts";
import { type Article, languages, type Page } from "../../model.ts";
import { decodePage } from "../../page/decode.ts";
import { readText } from "../../page/read-text.ts";
import { readPage, type ReadOptions } from "../../page/read.ts";
import type { Settings } from "../../settings.ts";
import { loadKnownSources } from "../known.ts";
import { isAddress } from "./address.ts";
import { readBytes } from "./file.ts";

/** Reads articles from wherever they are. */
export interface Reader {
  /**
   * @param input a path, a web address, or `-` for standard input
   * @param published the publication day to take where the page tells none
   * @param onDays told every day that the page may have been published on
   * @throws SijillError for what cannot be fetched or opened, is no page, or is in none of the four languages
   */
  read(input: string, published: string | undefined, onDays?: ReadOptions["onDays"]): Promise<Article>;
  close(): Promise<void>;
}

/** With fewer letters than this a text is not "in another language"; it is hardly there. */
const fewestLetters = 12;

/** @throws SijillError "bad-data", "not-readable" for the user's own sources */
export function openReader(settings: Settings): Reader {
  const sources = loadKnownSources(settings);
  const sizeLimit = settings.pageLimit;
  let fetcher: Fetcher | null = null;

  async function fetchPage(address: string): Promise<Page> {
    if (fetcher === null) {
      // Only where there is something to fetch: the network code takes a while to load.
      const { openSettledFetcher } = await import("../network.ts");
      fetcher = openSettledFetcher(settings);
    }
    const host = URL.canParse(address) ? new URL(address).hostname : "";
    return await fetcher.fetch(address, { kind: "page", pause: sources.forHost(host)?.pause });
  }

  async function open(input: string): Promise<Page> {
    if (isAddress(input)) return await fetchPage(input);
    const body = input === "-" ? await readAll(process.stdin, sizeLimit) : await readBytes(input, sizeLimit);
    const fetchedAt = new Date(systemClock.now()).toISOString();
    return { address: "", finalAddress: "", status: 200, headers: {}, fetchedAt, body };
  }

  return {
    async read(input, published, onDays) {
      const page = await open(input);
      const isText = !isAddress(input) && /\.txt$/i.test(input);
      const article = isText
        ? readText(decodePage(page, { sizeLimit }), sources)
        : readPage(page, sources, { sizeLimit, ...(onDays === undefined ? {} : { onDays }) });
      refuseOtherLanguages(article);
      if (article.publishedAt !== null || published === undefined) return article;
      return { ...article, publishedAt: published, publishedFrom: "option" };
    },
    close: async () => fetcher?.close(),
  };
}

function refuseOtherLanguages({ language, title, text }: Article): void {
  if (language !== null) return;
  const letters = `${title} ${text}`.slice(0, 1_000).match(/\p{L}/gu)?.length ?? 0;
  if (letters < fewestLetters) return;
  const message = `the text is in none of the languages that are read (${languages.join(", ")}): give another page`;
  throw new SijillError("language-unknown", message);
}
