import { crc32, createInflateRaw, type InflateRaw } from "node:zlib";
import type { Bytes } from "./bytes.ts";
import { Damage } from "./damage.ts";

/** How much of a file is read at once. */
export const pieceLength = 65_536;

/** Marks in the fourth byte of a gzip member (RFC 1952). */
const flags = { headerCheck: 2, extra: 4, name: 8, comment: 16 };
/** Checksum and length of the contents stand at the end. */
const trailerLength = 8;
/** A longer header is none. */
const longestHeader = 65_536;

/** Whether a gzip member may begin at an offset. */
export async function isMember(bytes: Bytes, offset: number): Promise<boolean> {
  const [first, second, method] = await bytes.read(offset, 3);
  return first === 0x1f && second === 0x8b && method === 8;
}

/**
 * The contents of the gzip member that begins at an offset, in pieces as they are asked for.
 * (zlib's own gunzip runs over the ends of members, and an archive has one member for each record.)
 * @returns offset behind the member
 * @throws Damage where it cannot be inflated or is cut off
 */
export async function* inflateMember(bytes: Bytes, offset: number): AsyncGenerator<Uint8Array, number> {
  const start = offset + (await headerLength(bytes, offset));
  const inflate = createInflateRaw({ chunkSize: pieceLength });
  // Whoever loses interest leaves errors that nobody waits for.
  inflate.on("error", () => undefined);
  feed(bytes, start, inflate).catch((error: Error) => inflate.destroy(error));
  let sum = 0;
  try {
    for await (const piece of inflate as AsyncIterable<Uint8Array>) {
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch (cause) {
    throw new Damage("its compressed bytes are damaged or cut off", { cause });
  } finally {
    inflate.destroy();
  }
  const end = start + inflate.bytesWritten;
  const trailer = Buffer.from(await bytes.read(end, trailerLength));
  if (trailer.length < trailerLength || trailer.readUInt32LE() !== sum)
    throw new Damage("its bytes do not fit their checksum");
  return end + trailerLength;
}

async function feed(bytes: Bytes, start: number, inflate: InflateRaw): Promise<void> {
  for (let at = start; !inflate.destroyed && !inflate.readableEnded; at += pieceLength) {
    const piece = await bytes.read(at, pieceLength);
    if (piece.length === 0) {
      inflate.end();
      return;
    }
    // Resolves when the piece has been used, or when nobody wants it any more.
    await new Promise((resolve) => void inflate.write(piece, resolve));
  }
}

async function headerLength(bytes: Bytes, offset: number): Promise<number> {
  const header = await bytes.read(offset, longestHeader);
  const marks = header[3] ?? 0;
  let length = 10;
  if ((marks & flags.extra) !== 0) length += 2 + (header[length] ?? 0) + 256 * (header[length + 1] ?? 0);
  for (const text of [flags.name, flags.comment]) {
    if ((marks & text) !== 0) length = header.indexOf(0, length) + 1 || longestHeader;
  }
  if ((marks & flags.headerCheck) !== 0) length += 2;
  if (length >= header.length) throw new Damage("the header of its compression is damaged");
  return length;
}
