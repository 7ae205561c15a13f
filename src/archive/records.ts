/** WARC records (ISO 28500, versions 0.17 to 1.1) from a file, one after the other, in bounded memory. */
import type { Bytes } from "./bytes.ts";
import { Damage } from "./damage.ts";
import { digestFits } from "./digest.ts";
import { readFields, type Fields } from "./fields.ts";
import { inflateMember, isMember, pieceLength } from "./inflate.ts";
import { Pull } from "./pull.ts";
import { findMark } from "./resume.ts";

/** A record as it stands in the file. */
export interface WarcRecord {
  /** Where the record, or the compressed stretch that holds it, begins in the file. */
  readonly offset: number;
  readonly fields: Fields;
  /** Null for a record that was passed over: of a kind that nobody asked for, or too large. */
  readonly content: Uint8Array | null;
}

/** What is wrong with a stretch of the file. */
export interface DamagedRecord {
  /** Where the last sound record ends. */
  readonly offset: number;
  /** For people. */
  readonly damage: string;
}

export type WarcEntry = WarcRecord | DamagedRecord;

export interface RecordLimits {
  /** Largest content that is read, in bytes. */
  readonly maxBytes: number;
  /** Kinds of records whose content is read: `response`. */
  readonly kinds: ReadonlySet<string>;
}

/**
 * The records of an archive, compressed or not, in their order. What is damaged is told once with its place, and the reading
 * goes on where the next record begins.
 */
export async function* readRecords(bytes: Bytes, limits: RecordLimits): AsyncGenerator<WarcEntry> {
  const isCompressedFile = await isMember(bytes, 0);
  // Where a mark turns out to be none, the search goes on without another word.
  let isSearching = false;
  for (let offset = 0; offset < bytes.size;) {
    const isCompressed = await isMember(bytes, offset);
    const pull = new Pull(isCompressed ? inflateMember(bytes, offset) : plain(bytes, offset));
    let reached = offset;
    try {
      for await (const { start, end, ...record } of recordsIn(pull, limits, isCompressed)) {
        isSearching = false;
        yield { offset: isCompressed ? offset : offset + start, ...record };
        if (!isCompressed) reached = offset + end;
      }
      offset = await pull.finish();
    } catch (error) {
      if (!(error instanceof Damage)) throw error;
      if (!isSearching) yield { offset: reached, damage: error.message };
      isSearching = true;
      offset = await findMark(bytes, Math.max(reached, offset + 1), isCompressedFile);
    } finally {
      await pull.close();
    }
  }
}

async function* plain(bytes: Bytes, start: number): AsyncGenerator<Uint8Array, number> {
  for (let at = start; at < bytes.size; at += pieceLength) yield await bytes.read(at, pieceLength);
  return bytes.size;
}

type Framed = { readonly start: number; readonly end: number } & (
  Omit<WarcRecord, "offset"> | Omit<DamagedRecord, "offset">
);

const firstLine = /^WARC\/[01]\.\d{1,2}$/u;
/** Longer lines are no header of a record. */
const longestLine = 65_536;
const utf8 = new TextDecoder();

/** The records of one stretch. A compressed one is given out when what follows it is there: by then its checksum has been compared. */
async function* recordsIn(pull: Pull, limits: RecordLimits, isCompressed: boolean): AsyncGenerator<Framed> {
  let waiting: Framed | null = null;
  for (;;) {
    const [start, line] = await nextLine(pull);
    if (waiting !== null) yield waiting;
    waiting = null;
    if (line === null) return;
    if (!firstLine.test(utf8.decode(line))) throw new Damage("no record begins here");
    const fields = await readFields(pull, longestLine);
    const content = await readContent(pull, fields, limits);
    const isDamaged = content !== null && digestFits(fields.get("warc-block-digest") ?? "", content) === false;
    const read = isDamaged ? { damage: "its bytes do not fit its digest" } : { fields, content };
    const framed = { start, end: pull.taken, ...read };
    if (isCompressed) waiting = framed;
    else yield framed;
  }
}

/** The next line that is not empty, and where it begins: two empty lines end a record, but some writers put fewer or more. */
async function nextLine(pull: Pull): Promise<[start: number, line: Uint8Array | null]> {
  for (;;) {
    const start = pull.taken;
    const line = await pull.line(longestLine);
    if (line?.length !== 0) return [start, line];
  }
}

async function readContent(pull: Pull, fields: Fields, { kinds, maxBytes }: RecordLimits): Promise<Uint8Array | null> {
  const written = fields.get("content-length") ?? "";
  if (!/^\d{1,15}$/u.test(written)) throw new Damage("it does not say how long it is");
  const length = Number(written);
  const isWanted = kinds.has(fields.get("warc-type") ?? "") && length <= maxBytes;
  const parts: Uint8Array[] = [];
  for await (const part of pull.next(length)) if (isWanted) parts.push(part);
  return isWanted ? Buffer.concat(parts) : null;
}
