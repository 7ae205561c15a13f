import { agencyNamed } from "./attribution.ts";
import { cleanName, isByline, isDesk, isFullName } from "./byline.ts";
import { fold, foldNames } from "./fold.ts";
import { joining } from "./joins.ts";
import { tidy } from "./tidy.ts";

/** What a line says that does nothing but sign the article. */
export interface Signature {
  readonly author: string | null;
  readonly agency: string | null;
}

const longestSignature = 90;
/** What stands between those who sign: dashes, strokes, brackets, "avec". */
const between = new RegExp(`\\s[-–—ـ]+\\s|[/|,،]+|${joining}`, "iu");
/** "N.L.", "M.Ba", "LR". */
const initials = /^(?:\p{Lu}\p{Ll}{0,2}\.[\s-]?){1,3}(?:\p{Lu}\p{Ll}{0,2}\.?)?$|^\p{Lu}{2,3}$/u;

/**
 * Reads a line that is nothing but names of desks, agencies and the site, with an author or initials beside them:
 * "LR/MAP", "N.L. avec agences", "Nadia Lamrani (MAP)". Null for any other, and for a name alone: it may be anything's.
 *
 * @param siteNames names that the site goes by
 */
export function readSignature(line: string, siteNames: readonly string[]): Signature | null {
  if (line.length > longestSignature || /[!?؟:;]$/u.test(line)) return null;
  const parts = line
    .replaceAll(/[()]/gu, " / ")
    .split(between)
    .map((part) => tidy(part))
    .filter((part) => /\p{L}/u.test(part));
  const sites = foldNames(siteNames);
  const signs = parts.map((part) => readSign(part, sites));
  const signed = signs.filter((sign) => sign !== null);
  const areInitials = parts.length === 1 && /^(?:\p{Lu}\p{Ll}{0,2}\.[\s-]?){2,3}$/u.test(parts[0] ?? "");
  let isSigned = areInitials || signed.length > 0;
  // Most lines sign nothing, and to make out a name takes long.
  if (!isSigned && !parts.some(isByline)) return null;
  let author: string | null = null;
  for (const [at, part] of parts.entries()) {
    if (signs[at] !== null) continue;
    const name = cleanName(part, siteNames);
    if (name === null && isByline(part)) isSigned = true;
    else if (author === null && name !== null && isFullName(name)) author = name;
    else if (!initials.test(part)) return null;
  }
  return isSigned ? { author, agency: signed.find(({ agency }) => agency !== null)?.agency ?? null } : null;
}

/** What a part says that names an agency, a desk or the site; null for one that names none of them. */
function readSign(part: string, sites: ReadonlySet<string>): { readonly agency: string | null } | null {
  const folded = fold(part);
  const agency = agencyNamed(folded);
  return agency !== null || isDesk(folded) || isSite(folded, sites) ? { agency } : null;
}

/** An edition of it counts: "Le Quai FR". */
function isSite(folded: string, sites: ReadonlySet<string>): boolean {
  return sites.has(folded) || (folded.lastIndexOf(" ") > 0 && sites.has(folded.slice(0, folded.lastIndexOf(" "))));
}
