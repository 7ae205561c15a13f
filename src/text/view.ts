/**
 * The normalised view of a text: one spelling for what the press spells in many ways,
 * with a map back, so that evidence always quotes the original.
 */

/** A normalised text and where each of its UTF-16 code units came from. */
export interface View {
  readonly text: string;
  readonly original: string;
  /** `origins[i]` is the offset in `original` of what became `text[i]`; one more entry marks the end. */
  readonly origins: Uint32Array;
}

const zero = 48;
const combining = /\p{M}/u;
/** Soft hyphen, zero-width and bidirectional marks, tatweel, Arabic short vowels: seen by nobody, in the way of matching. */
const isInvisible = (character: string): boolean => {
  const code = character.charCodeAt(0);
  return invisibleRanges.some(([first, last]) => code >= first && code <= last);
};
const firstInvisible = 0xad;
const invisibleRanges: readonly (readonly [number, number])[] = [
  [firstInvisible, firstInvisible],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x640, 0x640],
  [0x64b, 0x65f],
  [0x670, 0x670],
  [0x6d6, 0x6dc],
  [0x6df, 0x6ed],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
];

const space = /[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u0000-\u001f\u007f-\u009f]/;

/** Characters that stand for another one; every Arabic letter form folds to its bare letter. */
const standIns: ReadonlyMap<string, string> = new Map([
  ...["’", "‘", "ʼ", "ʹ", "´", "`", "′", "＇"].map((from) => [from, "'"] as const),
  ...["«", "»", "“", "”", "„", "‟", "″", "‹", "›"].map((from) => [from, '"'] as const),
  ...["‐", "‑", "‒", "–", "—", "―", "−"].map((from) => [from, "-"] as const),
  ...["أ", "إ", "آ", "ٱ"].map((from) => [from, "ا"] as const),
  ["ى", "ي"],
  ["ی", "ي"],
  ["ک", "ك"],
  ["٫", ","],
  ["٬", "."],
  ["٪", "%"],
  ["،", ","],
  ["؛", ";"],
  ["؟", "?"],
  ["…", "..."],
]);

/** Compatibility forms (Arabic presentation forms, ligatures, full-width letters) that NFKC resolves. */
const compatibility = /[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc\uff01-\uff5e]/;

/** What single characters become, by UTF-16 code unit: the same few come again and again. */
const become = new Map<number, string>();

function normaliseCluster(cluster: string): string {
  if (cluster.length > 1) return normaliseSeveral(cluster);
  const code = cluster.charCodeAt(0);
  const known = become.get(code) ?? normaliseCharacter(cluster);
  become.set(code, known);
  return known;
}

function normaliseCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 128) return space.test(character) ? " " : character === "`" ? "'" : character;
  if (isInvisible(character)) return "";
  if (space.test(character)) return " ";
  if (code >= 0x660 && code <= 0x669) return String.fromCharCode(zero + code - 0x660);
  if (code >= 0x6f0 && code <= 0x6f9) return String.fromCharCode(zero + code - 0x6f0);
  const standIn = standIns.get(character);
  if (standIn !== undefined) return standIn;
  const composed = character.normalize(compatibility.test(character) ? "NFKC" : "NFC");
  return composed === character ? character : normaliseText(composed);
}

function normaliseSeveral(cluster: string): string {
  const visible = Array.from(cluster)
    .filter((character) => !isInvisible(character))
    .join("")
    .normalize("NFC");
  return visible.length > 1 ? visible : normaliseText(visible);
}

const normaliseText = (text: string): string => Array.from(text, normaliseCluster).join("");

/**
 * What a character does:
 * - `plain`: stands for itself
 * - `joins`: sits on the character before it, or is seen by nobody
 * - `other`: becomes something else
 */
const notYet = 0;
const plain = 1;
const joins = 2;
const other = 3;

/** By UTF-16 code unit, as they are met: nearly all characters of a text are plain, and telling so must cost nothing. */
const manners = new Uint8Array(0x10000);

function readManner(character: string): number {
  if (isInvisible(character) || combining.test(character)) return joins;
  const half = /[\ud800-\udfff]/.test(character);
  return !half && normaliseCluster(character) === character ? plain : other;
}

function mannerAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = manners[unit] ?? notYet;
  return known === notYet ? (manners[unit] = readManner(text.charAt(at))) : known;
}

/** True for a space, and for what nobody sees. The ordinary space is the only plain one. */
const isBlank = (text: string, at: number): boolean => {
  const character = text.charAt(at);
  return mannerAt(text, at) === plain ? character === " " : isInvisible(character) || space.test(character);
};

/** Where the cluster that begins at `start` ends: one code point, the marks that sit on it, and what nobody sees between them. */
const clusterEnd = (text: string, start: number): number => {
  let end = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  while (end < text.length && mannerAt(text, end) === joins) end += 1;
  return end;
};

/** Where the plain characters that begin at `start` end; one that something sits on is not among them. */
const plainEnd = (text: string, start: number): number => {
  let end = start;
  while (end < text.length && mannerAt(text, end) === plain) end += 1;
  return end > start && end < text.length && mannerAt(text, end) === joins ? end - 1 : end;
};

/** 0, 1, 2 and so on, for all views in which every character stands where it stood. */
let counted = new Uint32Array(0);

function countTo(length: number): Uint32Array {
  if (counted.length < length) counted = Uint32Array.from({ length: 2 * length }, (_, at) => at);
  return counted.subarray(0, length);
}

/**
 * Normalises a text once: composed letters, ordinary spaces, ASCII digits, one apostrophe, one dash, bare alef.
 * Case and accents stay. Any string is accepted, lone surrogates included.
 */
export function normalise(original: string): View {
  const pieces: string[] = [];
  /** Null as long as every character stands where it stood. */
  let origins: number[] | null = null;
  for (let start = 0; start < original.length;) {
    const to = plainEnd(original, start);
    if (to > start) {
      pieces.push(original.slice(start, to));
      if (origins !== null) for (let at = start; at < to; at += 1) origins.push(at);
      start = to;
      continue;
    }
    const end = clusterEnd(original, start);
    const piece = normaliseCluster(original.slice(start, end));
    pieces.push(piece);
    if (origins !== null || end - start > 1 || piece.length !== 1) {
      origins ??= Array.from(countTo(start));
      for (let unit = 0; unit < piece.length; unit += 1) origins.push(start);
    }
    start = end;
  }
  origins?.push(original.length);
  return {
    text: pieces.join(""),
    original,
    origins: origins === null ? countTo(original.length + 1) : new Uint32Array(origins),
  };
}

/**
 * The stretch of the original that a stretch of the view came from, without spaces or invisible marks at its end.
 * A character that became several is quoted whole.
 * @param start inclusive offset in `view.text`
 * @param end exclusive offset in `view.text`
 */
export function originalSpan(view: View, start: number, end: number): { start: number; end: number } {
  const from = view.origins[start] ?? view.original.length;
  let behind = end;
  while (behind > start && behind < view.text.length && view.origins[behind] === view.origins[behind - 1]) behind += 1;
  let to = view.origins[behind] ?? view.original.length;
  while (to > from && isBlank(view.original, to - 1)) to -= 1;
  return { start: from, end: to };
}
