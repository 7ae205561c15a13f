import iconv from "iconv-lite";

/** How far into a page its own declaration of an encoding is looked for, in bytes: styles and scripts may stand before it. */
const declarationReach = 100_000;
/** Longer `meta` elements declare no encoding, in characters. */
const longestDeclaration = 1_000;

/**
 * The encoding that the byte order mark names, or the first sign of markup where it takes two bytes as no other encoding has it;
 * null where neither stands there.
 */
export function markedEncoding(body: Uint8Array): string | null {
  const [first, second, third] = body;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  return null;
}

/** Whether most of what is no ASCII is well-formed UTF-8: one damaged byte, or a comment from elsewhere, does not make a page anything else. */
export function isMostlyUtf8(body: Uint8Array): boolean {
  let formed = 0;
  let stray = 0;
  for (let at = 0; at < body.length;) {
    const byte = body[at] ?? 0;
    const length = byte < 0x80 ? 1 : byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    let next = at + 1;
    while (next < at + length && ((body[next] ?? 0) & 0xc0) === 0x80) next += 1;
    if (length > 1 && next === at + length) formed += 1;
    else if (byte >= 0x80) stray += 1;
    at = next;
  }
  return formed > stray;
}

/** Encodings of the web: the decoder also knows base64, hex and UTF-7, which no page may ask for. */
const webEncodings =
  /^(?:utf-?8|(?:windows|cp)-?(?:125\d|874)|iso-?8859-?\d{1,2}|latin1|us-ascii|ascii|koi8-[ru]|mac\w*|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr))$/u;

/** The encoding that a header or a declaration names after "charset="; null where it names none or one that is not known. */
export function namedEncoding(text: string): string | null {
  return knownEncoding(/charset\s*=\s*["']?\s*([\w:.-]{1,40})/iu.exec(text)?.[1]);
}

function knownEncoding(written: string | undefined): string | null {
  const name = written?.toLowerCase();
  if (name === undefined || !webEncodings.test(name) || !iconv.encodingExists(name)) return null;
  if (/^utf-?8$/u.test(name)) return "utf-8";
  // Browsers read both as windows-1252, because pages that name them are written in it.
  return /^(?:iso-?8859-?1|latin1|us-ascii|ascii|cp-?1252)$/u.test(name) ? "windows-1252" : name;
}

/** The encoding that a page declares itself, in its XML declaration or the first `meta` that names one: those of its scripts are not its own. */
export function declaredEncoding(body: Uint8Array): string | null {
  const start = latin(body, declarationReach);
  const ofXml = knownEncoding(/^\s*<\?xml[^>]{0,200}\sencoding\s*=\s*["']([\w:.-]{1,40})/iu.exec(start)?.[1]);
  if (ofXml !== null) return ofXml;
  for (let at = start.indexOf("<"); at !== -1; at = start.indexOf("<", at + 1)) {
    if (start.startsWith("<!--", at)) {
      at = start.indexOf("-->", at);
      if (at === -1) break;
    } else if (/^<meta[\s/]/iu.test(start.slice(at, at + 6))) {
      const [declaration = ""] = start.slice(at, at + longestDeclaration).split(">", 1);
      const named = namedEncoding(declaration);
      if (named !== null) return named;
    }
  }
  return null;
}

/** A run of so many letters beyond ASCII is no Latin word. */
const shortestRun = 3;

/**
 * Whether bytes that are no UTF-8 are Arabic in windows-1256 rather than Latin text: letters beyond ASCII stand alone or in pairs in
 * a Latin text, and make up whole words of an Arabic one. How much ASCII is around them, scripts and markup, tells nothing.
 */
export function hasArabicWords(body: Uint8Array): boolean {
  let inRuns = 0;
  let apart = 0;
  let run = 0;
  for (const byte of body) {
    if (byte >= 0xc0) {
      run += 1;
      continue;
    }
    if (run >= shortestRun) inRuns += run;
    else apart += run;
    run = 0;
  }
  return inRuns > apart;
}

/** Bytes as characters of the same numbers, to look for ASCII in them. */
export function latin(body: Uint8Array, length: number): string {
  return Buffer.from(body.buffer, body.byteOffset, Math.min(length, body.length)).toString("latin1");
}
