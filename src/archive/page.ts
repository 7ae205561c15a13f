import { SijillError } from "../errors.ts";
import type { Page } from "../model.ts";
import type { AddressRole } from "../store/register.ts";
import { readAnswer } from "./answer.ts";
import type { Fields } from "./fields.ts";
import { finalAddressField, roleField } from "./own-fields.ts";

/** A page out of an archive, and what it is to the register. */
export interface ArchivedPage {
  readonly page: Page;
  readonly role: AddressRole;
}

/** Kinds of content that are worth keeping; anything else is a picture, a script, a document. */
const contents: readonly { readonly role: AddressRole; readonly type: RegExp }[] = [
  { role: "page", type: /^(?:text\/html|application\/xhtml\+xml)\b/iu },
  { role: "feed", type: /^(?:application\/(?:rss|atom|rdf)\+xml|application\/feed\+json)\b/iu },
  { role: "feed", type: /^(?:text|application)\/xml\b/iu },
];
const roles: ReadonlySet<string> = new Set<AddressRole>(["page", "feed", "sitemap", "listing", "posts"]);

/**
 * The page of a `response` record; null for one that is no page or feed, or was no success.
 * @param maxBytes largest body after decompression
 * @throws SijillError "bad-data" for a record that contradicts itself, "too-large"
 */
export async function readArchivedPage(
  fields: Fields,
  content: Uint8Array,
  maxBytes: number,
): Promise<ArchivedPage | null> {
  const address = addressIn(fields.get("warc-target-uri") ?? "");
  if (address === null) return null;
  const { status, headers, body } = await readAnswer(content, maxBytes);
  const role = roleOf(fields, headers["content-type"], body);
  if (status !== 200 || role === null) return null;
  const finalAddress = addressIn(fields.get(finalAddressField) ?? "") ?? address;
  return { page: { address, finalAddress, status, headers, fetchedAt: instantIn(fields), body }, role };
}

/** Null for what is no web address: archives hold `dns:` and `urn:` records too. Some writers put the address in brackets. */
function addressIn(written: string): string | null {
  const link = written.replace(/^<(.*)>$/u, "$1");
  if (!/^https?:/iu.test(link) || !URL.canParse(link)) return null;
  const url = new URL(link);
  url.hash = "";
  return url.href;
}

function roleOf(fields: Fields, type: string | undefined, body: Uint8Array): AddressRole | null {
  const own = fields.get(roleField) ?? "";
  if (isRole(own)) return own;
  if (type !== undefined) return contents.find((content) => content.type.test(type.trim()))?.role ?? null;
  // Old servers name no type.
  return /^\s*<(?:!doctype html|html)\b/iu.test(Buffer.from(body.subarray(0, 1_000)).toString("latin1"))
    ? "page"
    : null;
}

function isRole(text: string): text is AddressRole {
  return roles.has(text);
}

function instantIn(fields: Fields): string {
  const written = fields.get("warc-date") ?? "";
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/u.test(written)
    ? Date.parse(written)
    : Number.NaN;
  if (Number.isNaN(instant))
    throw new SijillError("bad-data", "it does not say when it was fetched; it is passed over");
  return new Date(instant).toISOString();
}
