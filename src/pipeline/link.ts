import type { ArticleToLink, Register } from "../store/register.ts";
import { fingerprintOf, keysOf } from "../twins/fingerprint.ts";
import { relate, type Sighting } from "../twins/relate.ts";

/** What the outlet at an address is; null for one that no source describes. */
export type KindOf = (url: string) => Sighting["outletKind"];

/** Articles that are compared with one. Only a notice that a site prints under everything has more that look like it. */
const mostAlike = 500;
const portion = 100;

/**
 * Looks for the twins of all articles that were written since it was done last.
 * @returns how many articles were looked at
 */
export async function linkArticles(register: Register, kindOf: KindOf): Promise<number> {
  let done = 0;
  for (let after = ""; ;) {
    const articles = await register.unlinkedArticles(after, portion);
    for (const article of articles) await linkArticle(register, article, kindOf);
    done += articles.length;
    const last = articles.at(-1);
    if (last === undefined) return done;
    after = last.key;
  }
}

/**
 * Finds the twins of one article and links it to them; done again, it changes nothing. Whatever order articles come in, and
 * whoever links them at the same time, the links are the same in the end: of two twins, one always finds the other's
 * fingerprint, and nobody undoes a link that he has not seen.
 */
async function linkArticle(register: Register, article: ArticleToLink, kindOf: KindOf): Promise<void> {
  const { key, text, textHash, ...about } = article;
  const fingerprint = fingerprintOf(text);
  const outletKind = about.url === null ? null : kindOf(about.url);
  await register.saveFingerprint({ key, outletKind, fingerprint, keys: keysOf(fingerprint, about.title) });
  const before = await register.linkedTo(key);
  const alike = await register.findAlike(key, mostAlike);
  const links = alike.flatMap(({ key: other, sighting }) => {
    const relation = relate({ ...about, outletKind, fingerprint }, sighting);
    return relation === null ? [] : [{ other, relation }];
  });
  const linked = new Set(links.map(({ other }) => other));
  await register.saveLinks(
    key,
    textHash,
    links,
    before.filter((other) => !linked.has(other)),
  );
}
