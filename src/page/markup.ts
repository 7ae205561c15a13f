import { SijillError } from "../errors.ts";

/**
 * Elements of a page; the largest of 170 pages measured has 3,600. The parser's time grows with the square of how deep they
 * nest: with so many it is half a second at worst, however they do.
 */
const mostElements = 30_000;
/** Signs that begin a tag, ends and stray ones included: the parser makes something of each. */
const mostTags = 120_000;
/** Pages above this length are looked over for floods that the count of elements does not show, in UTF-16 code units. */
const suspiciousLength = 1_000_000;
const mostEntities = 250_000;
const mostAttributes = 100_000;
/** In all the elements of a page together, by their equals signs. */
const mostValues = 400_000;

const exclamationMark = 0x21;

/** What makes any text markup for the parser; the walk over a page passes it by. */
const prologue = "<!doctype html>";

/**
 * The markup of a page without what no reader sees and no step reads: comments, styles, drawings, and scripts other than JSON-LD.
 * They make up half of a news page, and parsing them takes as long as parsing the rest.
 *
 * @throws SijillError `too-large` for more markup than an article's page can have
 */
export function trimMarkup(html: string): string {
  if (html.length > suspiciousLength) refuseFloods(html);
  const pieces: string[] = [prologue];
  let kept = 0;
  let elements = 0;
  let tags = 0;
  const lastDrawing = html.lastIndexOf("</svg");
  for (let at = html.indexOf("<"); at !== -1;) {
    let next = at + 1;
    tags += 1;
    if (tags > mostTags) throw tooLarge(`${mostTags} tags`);
    const code = html.charCodeAt(next) | 0x20;
    if (code >= 0x61 && code <= 0x7a) {
      elements += 1;
      if (elements > mostElements) throw tooLarge(`${mostElements} elements`);
      const raw = code === 0x73 ? unreadName(html, next) : null;
      if (raw !== null) {
        const close = raw === "svg" && at > lastDrawing ? -1 : endOf(html, raw, next);
        // A script without an end is all that is left of the page; so is a drawing, but for the parser to tell.
        if (close === -1 && raw !== "svg") break;
        if (close !== -1 && !isData(html, at)) {
          pieces.push(html.slice(kept, at));
          kept = close;
        }
        next = Math.max(next, close);
      }
    } else if (html.charCodeAt(next) === exclamationMark && html.startsWith("<!--", at)) {
      const close = html.indexOf("-->", at + 4);
      if (close === -1) break;
      pieces.push(html.slice(kept, at));
      kept = close + 3;
      next = kept;
    }
    at = html.indexOf("<", next);
  }
  pieces.push(html.slice(kept));
  return pieces.join("");
}

/** How the elements end that nobody reads: two whose content is no markup, and drawings. */
const ends = {
  script: /<\/script[^<>]{0,100}>/giu,
  style: /<\/style[^<>]{0,100}>/giu,
  svg: /<\/svg[^<>]{0,100}>/giu,
};

type UnreadName = keyof typeof ends;

const unread = /(script|style|svg)[\s>]/iy;

/** Which element that nobody reads begins here. */
function unreadName(html: string, at: number): UnreadName | null {
  unread.lastIndex = at;
  const name = unread.exec(html)?.[1]?.toLowerCase();
  if (name !== "script" && name !== "style" && name !== "svg") return null;
  return name === "svg" && !hasContent(html, at) ? null : name;
}

/** Alone of these, a drawing may end where it begins. */
function hasContent(html: string, at: number): boolean {
  startTag.lastIndex = at;
  return startTag.test(html) && html.charAt(startTag.lastIndex - 2) !== "/";
}

const startTag = /(?:[^>"']|"[^"]{0,1000}"|'[^']{0,1000}'){0,500}>/uy;

/** Where the element ends, after its end tag; -1 where it never does. */
function endOf(html: string, name: UnreadName, from: number): number {
  const pattern = ends[name];
  pattern.lastIndex = from;
  return pattern.test(html) ? pattern.lastIndex : -1;
}

/** Whether a script is a description of the page: JSON-LD. */
function isData(html: string, at: number): boolean {
  return /^<script[^>]{0,500}ld\+json/iu.test(html.slice(at, at + 600));
}

function refuseFloods(html: string): void {
  if (count(html, "&") > mostEntities) throw tooLarge(`${mostEntities} entities`);
  if (count(html, "=") > mostValues) throw tooLarge(`${mostValues} attributes`);
  for (let at = html.indexOf("<"); at !== -1;) {
    const next = html.indexOf(">", at);
    const end = next === -1 ? html.length : next;
    if (end - at > mostAttributes && (html.slice(at, end).match(attributeStart)?.length ?? 0) > mostAttributes) {
      throw tooLarge(`${mostAttributes} attributes in one element`);
    }
    at = html.indexOf("<", end);
  }
}

/** What may part two attributes. */
const attributeStart = /[\s"'/](?![\s"'/])/gu;

function count(text: string, sign: string): number {
  let found = 0;
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) found += 1;
  return found;
}

function tooLarge(what: string): SijillError {
  return new SijillError("too-large", `the page has more than ${what}, more than any article's page: give another`);
}
