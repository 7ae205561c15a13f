import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { readData } from "../data.ts";
import { SijillError } from "../errors.ts";

/** What stands beside a saved page; the rest of the file is for tests. */
const description = z.object({
  url: z.url({ protocol: /^https?$/ }),
  encoding: z.string().default("utf-8"),
  article: z.object({ title: z.string(), publishedAt: z.string().nullable() }),
});

/** A saved page as the site serves it. */
export interface SamplePage {
  /** The publisher's own address of it. */
  readonly address: string;
  /** Where the site serves it: host, path and query of `address`. */
  readonly path: string;
  readonly title: string;
  readonly publishedAt: string | null;
  readonly contentType: string;
  readonly etag: string;
  readonly body: Buffer;
}

/**
 * The pages of a folder, in the order of their names: `NAME.html` beside `NAME.json`.
 * @throws SijillError "not-readable", "bad-data"
 */
export function readSamplePages(folder: string): SamplePage[] {
  return namesIn(folder).map((name) => {
    const { url, encoding, article } = readData(join(folder, `${name}.json`), description);
    const body = bytesOf(join(folder, `${name}.html`));
    return {
      address: new URL(url).href,
      path: samplePath(url),
      title: article.title,
      publishedAt: article.publishedAt,
      contentType: `text/html; charset=${encoding}`,
      etag: `"${createHash("sha256").update(body).digest("hex").slice(0, 32)}"`,
      body,
    };
  });
}

/** The path under which the sample site serves a publisher's address. */
export function samplePath(address: string): string {
  const { host, pathname, search } = new URL(address);
  return `/${host}${pathname}${search}`;
}

function namesIn(folder: string): string[] {
  try {
    const files = readdirSync(folder).filter((file) => file.endsWith(".html"));
    return files.map((file) => basename(file, ".html")).toSorted();
  } catch (cause) {
    throw new SijillError("not-readable", `${folder}: the sample pages cannot be read; install the program again`, {
      cause,
    });
  }
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new SijillError("not-readable", `${file}: cannot be read; install the program again`, { cause });
  }
}
