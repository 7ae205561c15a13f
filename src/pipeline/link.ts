import { identityOf } from "../crawl/canonical.ts";
import type { ArticleToLink, LinksToSave, Register } from "../store/register.ts";
import { fingerprintOf, keysOf } from "../twins/fingerprint.ts";
import { mostAlike } from "../twins/limits.ts";
import { relate, type Sighting } from "../twins/relate.ts";

/** What the outlet at an address is; null for one that no source describes. */
export type KindOf = (url: string) => Sighting["outletKind"];

const portion = 100;

/**
 * Looks for the twins of all articles that were written since it was done last.
 * @returns how many articles were looked at
 */
export async function linkArticles(register: Register, kindOf: KindOf): Promise<number> {
  let done = 0;
  for (let after = ""; ;) {
    const articles = await register.unlinkedArticles(after, portion);
    const last = articles.at(-1);
    if (last === undefined) return done;
    await linkAll(register, articles, kindOf);
    done += articles.length;
    after = last.key;
  }
}

/**
 * Finds the twins of articles and links them; done again, it changes nothing. Whatever order articles come in, and whoever
 * links them at the same time, the links are the same in the end: fingerprints are kept before anybody looks for others, so
 * that of two twins one always finds the other, and nobody undoes a link that he had not seen before he looked.
 */
async function linkAll(register: Register, articles: readonly ArticleToLink[], kindOf: KindOf): Promise<void> {
  const seen = articles.map(({ key, textHash, text, ...about }) => {
    const outletKind = about.url === null ? null : kindOf(about.url);
    const sighting: Sighting = { ...about, outletKind, fingerprint: fingerprintOf(text) };
    return { key, textHash, sighting };
  });
  await register.saveFingerprints(
    seen.map(({ key, sighting: { outletKind, fingerprint, title } }) => {
      return { key, outletKind, fingerprint, keys: keysOf(fingerprint, title) };
    }),
  );
  const found: LinksToSave[] = [];
  for (const { key, textHash, sighting } of seen) {
    const before = await register.linkedTo(key);
    const alike = await register.findAlike(key, mostAlike);
    const page = pageAt(sighting);
    const related = alike.map((other) => {
      const isOneAddress = page !== null && page === pageAt(other.sighting);
      return [other.key, relate(sighting, other.sighting, isOneAddress)] as const;
    });
    const links = new Map(related.flatMap(([other, relation]) => (relation === null ? [] : [[other, relation]])));
    found.push({ key, textHash, links, parted: before.filter((other) => !links.has(other)) });
  }
  await register.saveLinks(found);
}

/** What is the same for two addresses of one page. */
function pageAt({ url }: Sighting): string | null {
  return url === null ? null : identityOf(url, null);
}
