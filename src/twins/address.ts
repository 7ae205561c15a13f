/** Endings that name the same page in another form. */
const endings = /(?:\/(?:amp|index\.(?:html?|php)))?\/?$|\.(?:html?|php|amp)$/u;
const twinHosts = /^(?:www|m|mobile|amp)\./u;

/**
 * What tells an article's address from those of other articles: host without `www.`, `m.`, `amp.`, path without `/amp`, `.html` and the
 * final slash, and the query but for `amp`. Two addresses with the same identity are taken for the same article; null for none.
 */
export function addressIdentity(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { hostname, pathname, searchParams } = new URL(url);
  searchParams.delete("amp");
  searchParams.delete("outputType");
  searchParams.sort();
  const path = pathname.replace(endings, "").replace(endings, "");
  const query = searchParams.toString();
  return `${hostname.replace(twinHosts, "")}${path}${query === "" ? "" : `?${query}`}`;
}
