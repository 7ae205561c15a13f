/**
 * How the path of an article looks, as a small pattern that is compared segment by segment:
 *
 * - `*` any one segment, `**` any number of segments
 * - inside a segment: `{title}` four words or more with hyphens between them, `{slug}` any characters, `{id}` digits, `{year}` four digits, `{month}` and `{day}` two digits
 *
 * A trailing slash makes no difference.
 *
 * @param pattern for example `/{year}/{month}/{day}/{slug}` or `/{id}-{slug}.html`
 * @param path of an address, percent-encoded or not
 */
export function matchesPattern(pattern: string, path: string): boolean {
  return path.length <= longestPath && compiled(pattern).test(path.replace(/\/$/, ""));
}

/** Longer paths are no article's; the limit also bounds the time of the comparison. */
const longestPath = 2_000;

const placeholders: { readonly [name: string]: string } = {
  "{slug}": "[^/]+",
  "{title}": "[^/-]+(?:-+[^/-]+){3,}",
  "{id}": "\\d+",
  "{year}": "(?:19|20)\\d\\d",
  "{month}": "\\d\\d",
  "{day}": "\\d\\d",
};

/** What may stand in braces, the braces included. */
export const placeholderNames: ReadonlySet<string> = new Set(Object.keys(placeholders));

const known = new Map<string, RegExp>();

/** Patterns are those of the publishers' files and come again with every address. */
function compiled(pattern: string): RegExp {
  const expression = known.get(pattern) ?? compile(pattern);
  known.set(pattern, expression);
  return expression;
}

function compile(pattern: string): RegExp {
  const segments = pattern.replace(/\/$/, "").split("/").slice(1).map(compileSegment);
  return new RegExp(`^${segments.join("")}$`, "u");
}

function compileSegment(segment: string): string {
  if (segment === "**") return "(?:/[^/]+)*";
  if (segment === "*") return "/[^/]+";
  const parts = segment.split(/(\{[a-z]+\})/u);
  return `/${parts.map((part) => placeholders[part] ?? escape(part)).join("")}`;
}

function escape(literal: string): string {
  return literal.replaceAll(/[$()*+.?[\\\]^{|}/]/gu, String.raw`\$&`);
}
