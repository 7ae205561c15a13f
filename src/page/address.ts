import { bareHost } from "../sources/load.ts";
import type { Metadata } from "./metadata.ts";

/** An http or https address; null for anything else. */
export function parseAddress(address: string, base?: URL): URL | null {
  try {
    const url = new URL(address, base);
    return url.protocol === "http:" || url.protocol === "https:" ? url : null;
  } catch {
    return null;
  }
}

/** The path with its percent-escapes read, as patterns are written; as it is where they are broken. */
export function readablePath(address: URL): string {
  try {
    return decodeURIComponent(address.pathname);
  } catch {
    return address.pathname;
  }
}

/**
 * The address the site itself gives the article: canonical link, then og:url, then the address it was read from.
 * One on another site is not believed, nor is the home page's, which careless templates name on every page.
 */
export function canonicalAddress(metadata: Metadata, address: URL | null): string | null {
  for (const stated of [metadata.canonical, metadata.meta.get("og:url")]) {
    const url =
      stated === null || stated === undefined || stated === "" ? null : parseAddress(stated, address ?? undefined);
    if (
      url !== null &&
      (address === null || (isSameSite(url, address) && (url.pathname !== "/" || address.pathname === "/")))
    ) {
      return url.href;
    }
  }
  return address?.href ?? null;
}

/** The article's address by the page's own word alone; null where it states none or only that of the site. */
export function statedAddress(metadata: Metadata): URL | null {
  const stated = parseAddress(canonicalAddress(metadata, null) ?? "");
  return stated === null || stated.pathname === "/" ? null : stated;
}

/** Same host, or one a part of the other: `fr.example.ma` and `example.ma`. */
function isSameSite(one: URL, other: URL): boolean {
  const [a, b] = [bareHost(one.hostname), bareHost(other.hostname)];
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}
