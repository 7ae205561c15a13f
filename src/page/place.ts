import type { Document, Element } from "domhandler";
import type { BlockRole } from "../model.ts";
import type { Verdict } from "./elements.ts";

/** An element that begins and ends blocks of text, with what the steps of the reader learn of it. */
export interface Place {
  readonly element: Element | Document;
  /** The place around it; null for the page itself. */
  readonly parent: Place | null;
  /** Indices in `bodyHints` of those that its class and id fit. */
  readonly hints: readonly number[];
  /** The role of text directly in it. */
  readonly role: BlockRole;
  /** The prose in it, in characters. */
  prose: number;
  /** The same without the prose that markup speaks against. */
  clean: number;
  /** What its markup, or that of a place around it, says against it; null for nothing. */
  verdict: Verdict | null;
  /** It is, or lies inside, the element that holds the article. */
  inMain: boolean;
}
