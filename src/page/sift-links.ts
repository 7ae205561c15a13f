import { keptOf, type Draft } from "./draft.ts";

/** Blocks and lists that are nothing but links lead to other pages. */
export function removeLinked(drafts: readonly Draft[]): void {
  const main = keptOf(drafts);
  for (let at = 0; at < main.length; at += 1) {
    const draft = main[at];
    if (draft === undefined) break;
    let end = at + 1;
    if (draft.role === "list") while (main[end]?.role === "list") end += 1;
    const run = main.slice(at, end);
    const length = run.reduce((sum, each) => sum + each.text.length, 0);
    const linked = run.reduce((sum, each) => sum + each.text.length * each.linked, 0) / length;
    const next = main[end];
    const headsProse = draft.role === "heading" && next !== undefined && next.isProse;
    const limit = run.length > 1 ? 0.65 : 0.85;
    if (linked > limit && !headsProse) for (const each of run) each.remove("related", "links", "links only");
    at = end - 1;
  }
}

/** A heading that links more than this is that of another story. */
const mostLinked = 0.8;
/** So much prose above them, in characters, is an article that teasers can follow. */
const leastArticle = 300;
const fewestTeasers = 2;

/** Stories announced below the article, each by a headline that links to it and a sentence or two. */
export function removeTeasers(drafts: readonly Draft[]): void {
  const main = keptOf(drafts);
  const headings = main.filter((draft) => draft.role === "heading");
  const own = headings.findLastIndex((heading) => heading.linked <= mostLinked);
  const teasers = headings.slice(own + 1);
  const [first] = teasers;
  if (first === undefined || teasers.length < fewestTeasers) return;
  const at = main.indexOf(first);
  const before = main.slice(0, at).reduce((sum, draft) => sum + (draft.isProse ? draft.text.length : 0), 0);
  const after = main.slice(at).filter((draft) => draft.isProse).length;
  if (before < leastArticle || after > 2 * teasers.length) return;
  for (const draft of main.slice(at)) draft.remove("related", "links", "under the headline of another story");
}
