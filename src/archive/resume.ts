import type { Bytes } from "./bytes.ts";
import { pieceLength } from "./inflate.ts";

/** How a record begins, as it is and compressed. */
const plainMarks = [Buffer.from("WARC/1."), Buffer.from("WARC/0.")];
const memberMarks = [Buffer.from([0x1f, 0x8b, 0x08])];
const longestMark = 7;

/**
 * Where behind a damaged stretch the next record may begin: the offset of a mark, or the size of the file.
 * @param isCompressed what the file is; the other kind of mark only looks like one
 */
export async function findMark(bytes: Bytes, from: number, isCompressed: boolean): Promise<number> {
  const marks = isCompressed ? memberMarks : plainMarks;
  for (let at = from; at < bytes.size; at += pieceLength) {
    // Overlapping, so that no mark is cut in two.
    const piece = Buffer.from(await bytes.read(at, pieceLength + longestMark - 1));
    const found = marks.map((mark) => piece.indexOf(mark)).filter((place) => place >= 0);
    if (found.length > 0) return at + Math.min(...found);
  }
  return bytes.size;
}
