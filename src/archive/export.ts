import type { Register } from "../store/register.ts";
import { pageRecord, warcinfoRecord } from "./write.ts";

/** Which pages are exported. Null does not restrict. */
export interface ExportFilter {
  /** ISO 8601 instants: fetched at or after the first, before the second. */
  readonly from: string | null;
  readonly before: string | null;
  /** Whether the page of an address is wanted. */
  readonly accepts: (address: string) => boolean;
}

/** What is told of an archive in its first record. */
export interface ArchiveAbout {
  readonly madeAt: string;
  readonly software: string;
}

/**
 * The kept pages as a WARC 1.1 file, each record compressed by itself: pieces to write one after the other, one page at a time.
 * @param count told of each page that was written
 */
export async function* exportArchive(
  register: Pick<Register, "listPages" | "readBody">,
  { from, before, accepts }: ExportFilter,
  { madeAt, software }: ArchiveAbout,
  count: () => void,
): AsyncGenerator<Uint8Array> {
  const conformsTo = "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/";
  yield await warcinfoRecord(madeAt, { software, format: "WARC File Format 1.1", conformsTo });
  for await (const { page, role } of register.listPages({ from, before })) {
    const { bodyHash, validators, ...about } = page;
    const body = accepts(page.address) ? await register.readBody(bodyHash) : null;
    if (body === null) continue;
    const headers = { ...about.headers, ...givenOf(validators) };
    yield await pageRecord({ ...about, headers, body }, role);
    count();
  }
}

/** What the server said last: a 304 brings new validators for an old body. */
function givenOf({ etag, lastModified }: { readonly etag: string | null; readonly lastModified: string | null }): {
  [name: string]: string;
} {
  return { ...(etag !== null && { etag }), ...(lastModified !== null && { "last-modified": lastModified }) };
}
