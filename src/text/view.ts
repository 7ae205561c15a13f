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

const normaliseCluster = (cluster: string): string => {
  if (cluster.length === 1) {
    const code = cluster.charCodeAt(0);
    if (code < 128) return space.test(cluster) ? " " : cluster === "`" ? "'" : cluster;
    if (isInvisible(cluster)) return "";
    if (space.test(cluster)) return " ";
    if (code >= 0x660 && code <= 0x669) return String.fromCharCode(zero + code - 0x660);
    if (code >= 0x6f0 && code <= 0x6f9) return String.fromCharCode(zero + code - 0x6f0);
    const standIn = standIns.get(cluster);
    if (standIn !== undefined) return standIn;
    const composed = cluster.normalize(compatibility.test(cluster) ? "NFKC" : "NFC");
    return composed === cluster ? cluster : normaliseText(composed);
  }
  const visible = Array.from(cluster)
    .filter((character) => !isInvisible(character))
    .join("")
    .normalize("NFC");
  return visible.length > 1 ? visible : normaliseText(visible);
};

const normaliseText = (text: string): string => Array.from(text, normaliseCluster).join("");

/**
 * - `plain`: stands for itself
 * - `joins`: sits on the character before it, or is seen by nobody
 * - `other`: becomes something else
 */
type Manner = "plain" | "joins" | "other";

/** By UTF-16 code unit, as they are met: nearly all characters of a text are plain, and telling so must cost nothing. */
const manners: (Manner | undefined)[] = [];

function readManner(character: string): Manner {
  if (isInvisible(character) || combining.test(character)) return "joins";
  const half = /[\ud800-\udfff]/.test(character);
  return !half && normaliseCluster(character) === character ? "plain" : "other";
}

const mannerAt = (text: string, at: number): Manner => (manners[text.charCodeAt(at)] ??= readManner(text.charAt(at)));

/** True for a space, and for what nobody sees. The ordinary space is the only plain one. */
const isBlank = (text: string, at: number): boolean => {
  const character = text.charAt(at);
  return mannerAt(text, at) === "plain" ? character === " " : isInvisible(character) || space.test(character);
};

/** Where the cluster that begins at `start` ends: one code point, the marks that sit on it, and what nobody sees between them. */
const clusterEnd = (text: string, start: number): number => {
  let end = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  while (end < text.length && mannerAt(text, end) === "joins") end += 1;
  return end;
};

/** Where the plain characters that begin at `start` end; one that something sits on is not among them. */
const plainEnd = (text: string, start: number): number => {
  let end = start;
  while (end < text.length && mannerAt(text, end) === "plain") end += 1;
  return end > start && end < text.length && mannerAt(text, end) === "joins" ? end - 1 : end;
};

/** Where the characters of a view came from. There are mostly as many as in the original, and room for more where they are not. */
class Origins {
  #room: Uint32Array;
  #length = 0;

  constructor(expected: number) {
    this.#room = new Uint32Array(expected);
  }

  add(origin: number): void {
    if (this.#length === this.#room.length) {
      const wider = new Uint32Array(2 * this.#length + 1);
      wider.set(this.#room);
      this.#room = wider;
    }
    this.#room[this.#length] = origin;
    this.#length += 1;
  }

  get all(): Uint32Array {
    return this.#room.subarray(0, this.#length);
  }
}

/**
 * Normalises a text once: composed letters, ordinary spaces, ASCII digits, one apostrophe, one dash, bare alef.
 * Case and accents stay. Any string is accepted, lone surrogates included.
 */
export function normalise(original: string): View {
  const pieces: string[] = [];
  const origins = new Origins(original.length + 1);
  for (let start = 0; start < original.length;) {
    const plain = plainEnd(original, start);
    if (plain > start) {
      pieces.push(original.slice(start, plain));
      for (; start < plain; start += 1) origins.add(start);
      continue;
    }
    const end = clusterEnd(original, start);
    const piece = normaliseCluster(original.slice(start, end));
    for (let unit = 0; unit < piece.length; unit += 1) origins.add(start);
    pieces.push(piece);
    start = end;
  }
  origins.add(original.length);
  return { text: pieces.join(""), original, origins: origins.all };
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
