import { asSijillError, type SijillError } from "../errors.ts";
import { localDay } from "../page/day.ts";
import type { Source } from "../sources/load.ts";
import { identityOf } from "./canonical.ts";
import { readDocument, rootDocuments } from "./documents.ts";
import type { Fetcher } from "./fetcher.ts";
import type { Find } from "./find.ts";

/** A feed, sitemap or listing that could not be read, and why. */
export interface DiscoveryFailure {
  readonly address: string;
  readonly error: SijillError;
}

export interface Discovery {
  /** Each address once, feeds before sitemaps before listings. */
  readonly finds: readonly Find[];
  readonly failures: readonly DiscoveryFailure[];
}

export interface DiscoverOptions {
  readonly fetcher: Fetcher;
  /** Largest document after decompression, in bytes. */
  readonly maxBytes: number;
}

/** Documents that follow from those a source names, fetched in one go. */
const mostFurther = 20;
/** Addresses of one source in one go; more are found the next time. */
const mostFinds = 20_000;

/** What a source shows of its articles. The failure of one feed does not stop the others. */
export async function discover(source: Source, { fetcher, maxBytes }: DiscoverOptions): Promise<Discovery> {
  const finds = new Map<string, Find>();
  const failures: DiscoveryFailure[] = [];
  const waiting = rootDocuments(source, null);
  let further = 0;
  for (let document = waiting.shift(); document !== undefined; document = waiting.shift()) {
    const { address, role } = document;
    try {
      const page = await fetcher.fetch(address, { kind: role === "listing" ? "page" : "feed", pause: source.pause });
      const limits = { maxBytes, today: localDay(page.fetchedAt), range: null };
      const { articles, documents } = readDocument(page, document, source, limits);
      for (const find of articles) {
        const identity = identityOf(find.address, source);
        const known = finds.get(identity);
        if (known !== undefined) finds.set(identity, { ...known, publishedAt: known.publishedAt ?? find.publishedAt });
        else if (finds.size < mostFinds) finds.set(identity, find);
      }
      waiting.push(...documents.slice(0, mostFurther - further));
      further += Math.min(documents.length, mostFurther - further);
    } catch (error) {
      failures.push({ address, error: asSijillError(error) });
    }
  }
  return { finds: [...finds.values()], failures };
}
