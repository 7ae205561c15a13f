import type { Fetcher } from "./fetcher.ts";

/** Where a mirror serves the page of an address; the mirror's own addresses stay as they are. */
export type Mirror = (address: string) => string;

/**
 * A fetcher that reads other hosts' pages from a mirror, such as a library's copies on an intranet or the sample site. The pages
 * keep their publishers' addresses, so that everything after it is as if it had come from them. The mirror is the host that
 * is asked for its robots.txt and given its pauses.
 */
export function throughMirror(fetcher: Fetcher, mirror: Mirror): Fetcher {
  return {
    async fetch(address, wish) {
      const there = mirror(address);
      const page = await fetcher.fetch(there, wish);
      return there === address ? page : { ...page, address, finalAddress: address };
    },
    sitemapsOf: (address) => fetcher.sitemapsOf(mirror(address)),
    close: () => fetcher.close(),
  };
}
