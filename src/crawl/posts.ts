import { z } from "zod";
import { SijillError } from "../errors.ts";
import { addDays } from "./days.ts";
import type { DayRange } from "./find.ts";
import type { ShownEntry } from "./shown-entry.ts";

/** What WordPress gives at most in one answer. */
const perPage = 100;

const text = z.string().catch("");
const post = z.object({ link: text, date: text }).catch({ link: "", date: "" });
/** No more than was asked for, however much is sent. */
const posts = z
  .array(z.unknown())
  .transform((list) => list.slice(0, perPage))
  .pipe(z.array(post));

/** Posts of a WordPress site, and whether more pages of them follow. */
export interface Posts {
  readonly entries: readonly ShownEntry[];
  readonly isLast: boolean;
}

/** The address of the first page of a site's posts of some days, newest first; the site's own clock tells the days. */
export function postsAddress(origin: string, { from, to }: DayRange): string {
  const url = new URL("/wp-json/wp/v2/posts", origin);
  // WordPress leaves both moments out themselves.
  const query = {
    after: `${addDays(from, -1)}T23:59:59`,
    before: `${addDays(to, 1)}T00:00:00`,
    per_page: `${perPage}`,
    page: "1",
  };
  url.search = new URLSearchParams({ ...query, _fields: "link,date" }).toString();
  return url.href;
}

/** The address of the next page after that of another. */
export function nextPostsAddress(address: string): string {
  const url = new URL(address);
  url.searchParams.set("page", String(pageOf(url) + 1));
  return url.href;
}

/**
 * Reads one page of posts.
 * @param total the answer's `x-wp-totalpages`; without it a page that is not full is the last
 * @throws SijillError "not-a-feed"
 */
export function readPosts(content: string, address: string, total: string | undefined): Posts {
  const list = parse(content, address);
  const isFull = list.length >= perPage;
  const hasMore = total !== undefined && /^\d{1,6}$/u.test(total) ? pageOf(new URL(address)) < Number(total) : isFull;
  return {
    entries: list.map(({ link, date }) => ({
      links: [link].filter((one) => one !== ""),
      published: date,
      changed: "",
    })),
    isLast: list.length === 0 || !hasMore,
  };
}

function parse(content: string, address: string): z.output<typeof posts> {
  try {
    return posts.parse(JSON.parse(content));
  } catch (cause) {
    throw new SijillError("not-a-feed", `${address} holds no list of posts; correct the source's "wordpress"`, {
      cause,
    });
  }
}

function pageOf(url: URL): number {
  return Number(url.searchParams.get("page") ?? 1);
}
