/** Letters of Arabic that are written in several ways, each with the plain one. */
const arabicLetters: { readonly [letter: string]: string } = {
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ى: "ي",
  ؤ: "و",
  ئ: "ي",
  ة: "ه",
};

/** Vowel signs of Arabic, accents of Latin, tatweel. */
const marks = /[\u0300-\u036F\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED]+/g;
const arabicVariants = /[أإآٱىؤئة٠-٩]/g;
/** Neither letter nor digit, for texts in the scripts of the press; signs beyond the basic plane are pictures. */
const apart =
  /[^a-z\d\u00AA\u00B5\u00BA\u00DF-\u00F6\u00F8-\u02AF\u0370-\u0605\u0620-\u0669\u066E-\u06D3\u06D5\u06EE-\u1FFF\u2C00-\u2DFF\u3040-\uD7FF\uF900-\uFDFF\uFE70-\uFEFC]+/g;
/** What labels end in. */
const labelMarks = ":/|«»›@©";
/** As `apart`, but what labels end in stays. */
const apartFromLabels = new RegExp(apart.source.replace("[^", `[^${labelMarks}`), "g");
const anyMark = new RegExp(`[${labelMarks}]`);
const marksAndSpaces = new RegExp(`[ ${labelMarks}]+`, "g");
const labelMark = new RegExp(` ?([${labelMarks}]) ?`, "g");

/** Signs of one text at most that are looked up one by one; a longer text is rare and takes the long way. */
const longestLookedUp = 2_000;
/** What a sign may become besides another sign. */
const notYet = 0;
const nothing = 1;
const severalSigns = 2;
const space = 0x20;
/** What each sign of the basic plane becomes, found the long way when it is first met. */
const ofText = new Uint16Array(0x10000);
const ofLabel = new Uint16Array(0x10000);
/** What labels end in is a word of its own, and stands in the table by its number from here on, where no text has a sign. */
const firstMark = 0xe000;
const units = new Uint16Array(3 * longestLookedUp);
const bytes = Buffer.from(units.buffer);

/**
 * Text as phrases are compared: small letters without accents, one kind of apostrophe, Arabic letters in their plain
 * form without vowel signs and tatweel, Western digits, everything else that is no letter or digit one space.
 */
export function fold(text: string): string {
  return lookUp(text, ofText, apart) ?? plainLetters(text).replace(apart, " ").trim();
}

/** `fold`, with the punctuation that labels end in as words of their own: "À lire :" is a label, "À lire ces chiffres" is not. */
export function foldLabel(text: string): string {
  return (
    lookUp(text, ofLabel, apartFromLabels) ??
    plainLetters(text).replace(apartFromLabels, " ").replace(labelMark, " $1 ").replace(/ {2,}/g, " ").trim()
  );
}

const foldedNames = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Names as they are compared. The same list is asked for with every line of a page. */
export function foldNames(names: readonly string[]): ReadonlySet<string> {
  const known = foldedNames.get(names) ?? new Set(names.map(fold));
  foldedNames.set(names, known);
  return known;
}

/** What `fold` gives, from what `foldLabel` gave. */
export function withoutMarks(label: string): string {
  return anyMark.test(label) ? label.replace(marksAndSpaces, " ").trim() : label;
}

/** Folds a text sign by sign, which takes a fifth of the time; null for one with signs that cannot be told apart from others. */
function lookUp(text: string, table: Uint16Array, removed: RegExp): string | null {
  if (text.length > longestLookedUp) return null;
  let length = 0;
  let isApart = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    let found = table[sign] ?? notYet;
    if (found === notYet) {
      found = plainSign(sign, removed);
      table[sign] = found;
    }
    if (found === severalSigns) return null;
    if (found === nothing) continue;
    if (found === space) {
      isApart = true;
      continue;
    }
    const isMark = found >= firstMark && found < firstMark + labelMarks.length;
    if ((isApart || isMark) && length > 0) {
      units[length] = space;
      length += 1;
    }
    isApart = isMark;
    units[length] = isMark ? labelMarks.charCodeAt(found - firstMark) : found;
    length += 1;
  }
  return bytes.toString("utf16le", 0, 2 * length);
}

/** Half characters, signs that become several, and those whose form or order their neighbours decide take the long way. */
function plainSign(sign: number, removed: RegExp): number {
  const written = String.fromCharCode(sign);
  const plain = plainLetters(written).replace(removed, " ");
  if (plain === "") return nothing;
  if (sign >= 0xd800 && sign <= 0xdfff) return severalSigns;
  if (plain === " ") return space;
  if (plain.length > 1 || /[\p{M}\p{Z}Σ]/u.test(written)) return severalSigns;
  return labelMarks.includes(plain) ? firstMark + labelMarks.indexOf(plain) : plain.charCodeAt(0);
}

function plainLetters(text: string): string {
  const small = text.toLowerCase();
  // Most text of a page is ASCII, for which a tenth of the work will do.
  if (/^[\u0000-\u007F]*$/.test(small)) return small;
  return small
    .normalize("NFKD")
    .replace(marks, "")
    .replace(arabicVariants, (letter) => arabicLetters[letter] ?? String(letter.charCodeAt(0) - 0x660));
}
