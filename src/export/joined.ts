/** What stands between the parts of a list in one text. */
export const listDelimiter = " | ";

/** The parts of a list in one text, for formats without lists. A bar within a part is told from one between two by a backslash. */
export function joinList(parts: readonly unknown[]): string {
  return parts.map((part) => String(part).replaceAll("|", String.raw`\|`)).join(listDelimiter);
}
