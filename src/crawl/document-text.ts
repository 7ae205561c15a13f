import { isUtf8 } from "node:buffer";
import { SijillError } from "../errors.ts";
import type { Page } from "../model.ts";
import { decodePage } from "../page/decode.ts";
import { gunzipFile } from "./body.ts";

/** Signs that begin a tag, ends included: a sitemap of 50,000 addresses, each with its day and an image, has fewer. */
const mostTags = 1_000_000;

/**
 * The text of a feed, sitemap or listing, compressed or not. Bytes that are UTF-8 are read as such whatever the server says:
 * the charset of feeds is often that of the server's other pages.
 *
 * @param maxBytes limit after decompression
 * @throws SijillError "too-large", "connection-failed", and as `decodePage`
 */
export function documentText(page: Page, maxBytes: number): string {
  const body = gunzipFile(page.body, maxBytes);
  const text = decodePage({ body, headers: isUtf8(body) ? {} : page.headers }, { sizeLimit: maxBytes });
  if (hasFloodOfTags(text)) {
    throw new SijillError("too-large", `${page.finalAddress} has more than ${mostTags} tags; give it up`);
  }
  return text;
}

function hasFloodOfTags(text: string): boolean {
  let count = 0;
  for (let at = text.indexOf("<"); at !== -1; at = text.indexOf("<", at + 1)) count += 1;
  return count > mostTags;
}
