import { asSijillError } from "../errors.ts";
import { dueAfterAnswer } from "../pipeline/due.ts";
import type { Identify, Register } from "../store/register.ts";
import type { Bytes } from "./bytes.ts";
import type { Fields } from "./fields.ts";
import { type ArchivedPage, readArchivedPage } from "./page.ts";
import { readRecords } from "./records.ts";

/** What came of an archive. */
export interface ImportReport {
  readonly records: number;
  /** Pages that the register took, and those of which it had that state or a newer one. */
  readonly kept: number;
  readonly known: number;
  /** Records that are no page: requests, metadata, revisits, pictures, failures. By kind, as `revisit` or `response`; and `forgotten` pages. */
  readonly passedOver: { readonly [kind: string]: number };
  readonly failed: number;
}

/** A record that could not be taken, and where it begins in the file. */
export interface ImportFailure {
  readonly offset: number;
  /** Null where it cannot be told. */
  readonly address: string | null;
  readonly code: string;
  readonly message: string;
}

export interface ImportParts {
  readonly register: Pick<Register, "findPage" | "recordFetch">;
  /** The form in which a crawl keeps an address. */
  readonly canonical: (address: string) => string;
  /** See `identityOf`: by it the register knows pages that were forgotten, which count as passed over. */
  readonly identify: Identify;
  /** Largest page after decompression, in bytes. */
  readonly maxBytes: number;
  readonly fail: (failure: ImportFailure) => void;
}

/** Headers and chunks take room in a record beside the page. */
const roomForHeaders = 1_000_000;

/**
 * Takes the pages of an archive into the register as if they had been fetched when the archive says. An older state never takes
 * the place of a newer one. Taken again, an archive changes nothing.
 * @throws SijillError "store-locked", "store-broken" where the register fails
 */
export async function importArchive(bytes: Bytes, parts: ImportParts): Promise<ImportReport> {
  const counts = { records: 0, kept: 0, known: 0, failed: 0 };
  const passedOver: { [kind: string]: number } = {};
  const fail = (failure: ImportFailure): void => {
    counts.failed += 1;
    parts.fail(failure);
  };
  const maxRecord = parts.maxBytes + roomForHeaders;
  for await (const entry of readRecords(bytes, { kinds: new Set(["response"]), maxBytes: maxRecord })) {
    const { offset } = entry;
    if ("damage" in entry) {
      const message = `the record cannot be read: ${entry.damage}; the rest is read all the same`;
      fail({ offset, address: null, code: "bad-data", message });
      continue;
    }
    counts.records += 1;
    const { fields, content } = entry;
    const kind = fields.get("warc-type") ?? "unknown";
    const address = fields.get("warc-target-uri") ?? null;
    if (kind === "response" && content === null) {
      fail({ offset, address, code: "too-large", message: `the record is larger than ${maxRecord} bytes` });
      continue;
    }
    try {
      const outcome = content === null ? "passed-over" : await takeRecord(fields, content, parts);
      if (outcome === "kept" || outcome === "known") counts[outcome] += 1;
      else {
        const why = outcome === "forgotten" ? outcome : kind;
        passedOver[why] = (passedOver[why] ?? 0) + 1;
      }
    } catch (thrown) {
      const { code, message } = asSijillError(thrown);
      if (code.startsWith("store-")) throw thrown;
      fail({ offset, address, code, message });
    }
  }
  return { ...counts, passedOver };
}

async function takeRecord(
  fields: Fields,
  content: Uint8Array,
  { register, canonical, identify, maxBytes }: ImportParts,
): Promise<"kept" | "known" | "forgotten" | "passed-over"> {
  const archived = await readArchivedPage(fields, content, maxBytes);
  if (archived === null) return "passed-over";
  const { role, page } = archived satisfies ArchivedPage;
  const address = canonical(page.address);
  const kept = await register.findPage(address);
  if (kept !== null && kept.fetchedAt >= page.fetchedAt) return "known";
  const finalAddress = page.finalAddress === page.address ? address : page.finalAddress;
  const nextDue = dueAfterAnswer(Date.parse(page.fetchedAt), page.fetchedAt);
  const { bodyHash } = await register.recordFetch({ ...page, address, finalAddress }, nextDue, role, identify(address));
  return bodyHash === null ? "forgotten" : "kept";
}
