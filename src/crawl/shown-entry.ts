/** One article as a document shows it, before anybody has looked whether it is the source's own, or new enough. */
export interface ShownEntry {
  /** As written, the likeliest address of the article first; the first that is the source's own is taken. */
  readonly links: readonly string[];
  /** When the document says that it was published, as written; "" where it does not say. */
  readonly published: string;
  /** When it last changed, likewise. */
  readonly changed: string;
}
