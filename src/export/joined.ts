/** The parts of a list in one text, for formats without lists. */
export function joinList(parts: readonly unknown[]): string {
  return parts.join("; ");
}
