/** What is kept of a text to know it again in other words, at another address, under another headline: less than 600 bytes. */
import { type Figure, figuresOf, mostFigures } from "./figures.ts";
import { bandsOf, shinglesOf, sketchOf, sketchSize } from "./sketch.ts";
import { hashAll, hashWord, wordsOf } from "./words.ts";

export interface Fingerprint {
  /** Number of its words, at most 65,535. */
  readonly words: number;
  /** Number of its distinct shingles, at most 65,535; 0 for a text too short to resemble another, which is known by `exact` alone. */
  readonly shingles: number;
  /** 64 bits of all its words in their order, in hexadecimal. */
  readonly exact: string;
  /** `sketchSize` numbers of 16 bits. */
  readonly sketch: Uint16Array;
  readonly figures: readonly Figure[];
}

/** With fewer words one changed word is a different text: such texts are alike only where all words are the same. */
const leastWords = 12;
/** A text is read so far, which bounds the time it takes. */
const mostWords = 20_000;
const mostCounted = 0xffff;

/**
 * The fingerprint of the text of an article. Case, accents, punctuation, line breaks and the forms of spaces and digits make no difference.
 * The same text has the same fingerprint on every machine.
 */
export function fingerprintOf(text: string): Fingerprint {
  const words = wordsOf(text).slice(0, mostWords);
  const hashes = words.map(hashWord);
  const shingles = words.length < leastWords ? new Set<number>() : shinglesOf(hashes);
  return {
    words: Math.min(words.length, mostCounted),
    shingles: Math.min(shingles.size, mostCounted),
    exact: hex(hashAll(hashes)) + hex(hashAll([1, ...hashes])),
    sketch: sketchOf(shingles),
    figures: figuresOf(words, hashes),
  };
}

function hex(hash: number): string {
  return hash.toString(16).padStart(8, "0");
}

/** Titles of fewer words ("Editorial", "Revue de presse") stand over many articles. */
const leastTitleWords = 5;

/**
 * Keys by which articles that may be twins are found: two that have none in common are not compared.
 * @returns at most 26 keys of at most 20 characters: of the text, of its words in full, and of a title that says something
 */
export function keysOf(fingerprint: Fingerprint, title: string): string[] {
  const titleWords = wordsOf(title);
  const titleKey = titleWords.length < leastTitleWords ? [] : [`title-${hex(hashAll(titleWords.map(hashWord)))}`];
  const textKeys = fingerprint.words === 0 ? [] : [`text-${fingerprint.exact.slice(0, 14)}`];
  return [...textKeys, ...titleKey, ...(fingerprint.shingles === 0 ? [] : bandsOf(fingerprint.sketch))];
}

/** Which way of making fingerprints made the bytes: those of another way cannot be compared. */
const way = 1;
const headLength = 13;
const figureLength = 4;

/** A fingerprint as bytes: way, words, shingles, the exact words, the sketch, the figures; all numbers big-endian. */
export function packFingerprint({ words, shingles, exact, sketch, figures }: Fingerprint): Uint8Array {
  const sketched = shingles === 0 ? 0 : sketchSize;
  const bytes = Buffer.alloc(headLength + 2 * sketched + figureLength * figures.length);
  bytes.writeUInt8(way, 0);
  bytes.writeUInt16BE(words, 1);
  bytes.writeUInt16BE(shingles, 3);
  bytes.write(exact, 5, "hex");
  for (let at = 0; at < sketched; at += 1) bytes.writeUInt16BE(sketch[at] ?? 0, headLength + 2 * at);
  const start = headLength + 2 * sketched;
  for (const [at, { context, value }] of figures.entries()) {
    bytes.writeUInt16BE(context, start + figureLength * at);
    bytes.writeUInt16BE(value, start + figureLength * at + 2);
  }
  return bytes;
}

/** The fingerprint that was packed; null for bytes that another way made, or that are none. */
export function unpackFingerprint(packed: Uint8Array): Fingerprint | null {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  if (bytes.length < headLength || bytes.readUInt8(0) !== way) return null;
  const shingles = bytes.readUInt16BE(3);
  const sketched = shingles === 0 ? 0 : sketchSize;
  const start = headLength + 2 * sketched;
  const figureCount = (bytes.length - start) / figureLength;
  if (!Number.isInteger(figureCount) || figureCount < 0 || figureCount > mostFigures) return null;
  return {
    words: bytes.readUInt16BE(1),
    shingles,
    exact: bytes.toString("hex", 5, headLength),
    sketch: shingles === 0 ? sketchOf(new Set()) : readNumbers(bytes, headLength, sketchSize),
    figures: Array.from({ length: figureCount }, (_, at) => ({
      context: bytes.readUInt16BE(start + figureLength * at),
      value: bytes.readUInt16BE(start + figureLength * at + 2),
    })),
  };
}

function readNumbers(bytes: Buffer, start: number, count: number): Uint16Array {
  return Uint16Array.from({ length: count }, (_, at) => bytes.readUInt16BE(start + 2 * at));
}
