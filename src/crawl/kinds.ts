import { SijillError } from "../errors.ts";
import { robotsBytes } from "./robots-text.ts";

/** What an address is fetched as: it decides which content types are worth reading. */
export type Kind = "page" | "feed" | "robots";

const html = ["text/html", "application/xhtml+xml"];

/** Servers label feeds and sitemaps with nearly anything; their parsers tell what they are. */
const feeds = [
  "application/rss+xml",
  "application/atom+xml",
  "application/rdf+xml",
  "application/feed+json",
  "application/json",
  "application/xml",
  "text/xml",
  "application/gzip",
  "application/x-gzip",
  "application/octet-stream",
];

const readable: { readonly [K in Kind]: readonly string[] | "anything" } = {
  page: [...html, "application/xml", "text/xml", "text/plain"],
  feed: [...feeds, ...html, "text/plain"],
  robots: "anything",
};

/** Bytes after which no more is read, however much there is. */
export const enough: { readonly [K in Kind]?: number } = { robots: robotsBytes + 1 };

export function acceptHeader(kind: Kind): string {
  if (kind === "page") return "text/html, application/xhtml+xml, text/plain;q=0.5, */*;q=0.1";
  if (kind === "feed")
    return "application/rss+xml, application/atom+xml, application/xml, application/feed+json, */*;q=0.1";
  return "text/plain, */*;q=0.1";
}

/**
 * Refuses what cannot be read as `kind`. A server that does not say what it sends is given the benefit of the doubt.
 * @throws SijillError "is-pdf", "not-a-page"
 */
export function checkContentType(url: URL, kind: Kind, header: string | undefined): void {
  // Some servers send the header twice, which gives one with a comma.
  const type = (header ?? "").split(/[;,]/, 1)[0]?.trim().toLowerCase() ?? "";
  const types = readable[kind];
  if (type === "" || types === "anything" || types.includes(type)) return;
  if (type === "application/pdf")
    throw new SijillError("is-pdf", `${url.href} is a PDF file, which is not read; give it up`);
  throw new SijillError("not-a-page", `${url.href} is of type ${type}, which is not read; give it up`);
}
