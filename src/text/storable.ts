/** Any half of a pair: quicker to look for than one that stands alone. */
const suspect = /[\ud800-\udfff\0]/;
const notStorable = /[\p{Surrogate}\0]/gu;

/**
 * A text as every database can hold it: halves of surrogate pairs that stand alone and NUL become U+FFFD.
 * UTF-8 has no form for the former; SQLite's C strings end at the latter, and PostgreSQL refuses it.
 * One code unit is replaced by one, so that the spans of evidence keep pointing at the same place.
 */
export function storable(text: string): string {
  return suspect.test(text) ? text.replace(notStorable, "\ufffd") : text;
}
