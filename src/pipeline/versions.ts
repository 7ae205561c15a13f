import type { Page } from "../model.ts";
import type { ArticleVersion, Reading, Register } from "../store/register.ts";
import type { PageReader } from "./reader.ts";

export interface VersionParts {
  readonly register: Register;
  readonly reader: PageReader;
}

/**
 * Reads a version of an article by the rules of today, so that two of them differ in nothing but what their publisher changed.
 * @param url canonical address of the article
 * @returns null for a version whose page is no longer kept
 */
export async function readVersion(
  url: string,
  { bodyHash, fetchedAt }: ArticleVersion,
  { register, reader }: VersionParts,
): Promise<Reading | null> {
  const body = bodyHash === null ? null : await register.readBody(bodyHash);
  if (body === null || fetchedAt === null) return null;
  const found = await register.pageToRead(url);
  // The headers of earlier answers are not kept; those of today's tell the encoding of a page that does not tell it itself.
  const { address, finalAddress, status, headers } = found?.page ?? unknownPage(url);
  return reader.read({ address, finalAddress, status, headers, fetchedAt, body }, found?.shownDay ?? null);
}

/** The page of an article that was fetched at an address other than its canonical one. */
function unknownPage(url: string): Omit<Page, "body" | "fetchedAt"> {
  return { address: url, finalAddress: url, status: 200, headers: { "content-type": "text/html" } };
}
