import { load } from "cheerio/slim";
import { Cron } from "croner";
import { z } from "zod";
import { languages } from "../model.ts";
import { placeholderNames } from "./pattern.ts";

const text = z.string().trim().min(1);
const texts = z.array(text).default([]);

/** A host name alone: no scheme, no path. */
const host = text.regex(/^[a-z0-9.-]+$/, "a host is written in small letters, without scheme or path");

const address = z.url({ protocol: /^https?$/, error: "an address begins with https:// or http://" });

/** `/{year}/{month}/{day}/{slug}`: see `matchesPattern` for the placeholders. */
const pattern = text
  .regex(/^\/[^?#]*$/, "a pattern is a path that begins with / and has neither query nor fragment")
  .refine((path) => [...path.matchAll(/\{[^{}]*\}/gu)].every(([name]) => placeholderNames.has(name)), {
    error: `a pattern knows only ${[...placeholderNames].join(" ")}, * and **`,
  });

/** The words around a day: `Publié le {day}`. */
const dateForm = text.refine((form) => form.includes("{day}"), "a date form holds {day}");

/** `Publié dans {outlet} le {day}`; `{day}` may be missing. */
const attribution = text.refine((form) => form.includes("{outlet}"), "an attribution holds {outlet}");

const emptyPage = load("");

/** Mistakes in a selector show themselves only where it is used. */
function isSelector(selector: string): boolean {
  try {
    emptyPage(selector);
    return true;
  } catch {
    return false;
  }
}

const selectorList = z.array(text.refine(isSelector, "this is no CSS selector that can be read")).default([]);

/** CSS selectors, the first that finds something wins; `remove` lists what is no part of the article. */
const selectors = z.strictObject({
  title: selectorList,
  body: selectorList,
  author: selectorList,
  date: selectorList,
  section: selectorList,
  remove: selectorList,
});

/** A year, a month or a day. */
const moment = z.coerce
  .string()
  .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, "a date is written 2022, 2022-06 or 2022-06-30");

/** Markup that the publisher used before: archived copies of its pages still have it. */
const version = z.strictObject({
  /** When it was seen last. */
  until: moment,
  /** What the site ran on, or what else tells it apart. */
  note: text,
  articlePatterns: z.array(pattern).default([]),
  selectors: selectors.prefault({}),
});

/** The clock that schedules go by. */
export const scheduleZone = "Africa/Casablanca";

/** Minutes, hours, days, months, weekdays: no seconds, so that nobody is visited more than once a minute. */
function isSchedule(expression: string): boolean {
  try {
    return new Cron(expression, { mode: "5-part", timezone: scheduleZone, paused: true }).nextRun() !== null;
  } catch {
    return false;
  }
}

const source = z.strictObject({
  id: text.regex(/^[a-z0-9_]+$/, "an id is made of small letters, digits and _"),
  /** As readers know it; it becomes `Article.outlet`. */
  name: text,
  /** Other names that its pages or aggregators write it by. */
  alsoNamed: texts,
  /** Every host it publishes under; its `www.`, `m.`, `mobile.` and `amp.` twins need not be listed. */
  hosts: z.array(host).min(1),
  languages: z.array(z.enum(languages)).min(1),
  outlet: z.enum(["press", "agency", "official", "aggregator"]),
  feeds: z.array(address).default([]),
  sitemaps: z.array(address).default([]),
  listings: z.array(address).default([]),
  articlePatterns: z.array(pattern).default([]),
  /** How the pages of its listings after the first are found, see `pagedAddress`; left out, by what each page calls the next. */
  paging: text
    .refine(
      (form) =>
        form.split(/\{n(?:-1)?\}/u).length === 2 &&
        !/[{}]/u.test(form.replace(/^\{listing\}/u, "").replace(/\{n(?:-1)?\}/u, "")),
      "paging holds {n} or {n-1} once, and knows besides only {listing}, at its beginning",
    )
    .optional(),
  /** It runs on WordPress and lets everybody read its posts as JSON under `/wp-json/`: a backfill goes through them. */
  wordpress: z.boolean().default(false),
  /** How deep its sitemap indexes are followed (3 if left out), and how many pages of a listing after the first (1). */
  maxDepth: z.number().int().min(0).max(20).optional(),
  /** Days after which its articles are not looked at; left out, 30 for those that only a sitemap shows, else none. */
  maxAge: z.number().int().min(1).max(36_500).optional(),
  /** When it is visited, as a cron expression of five fields by the Moroccan clock; left out, as everybody is. */
  schedule: text.refine(isSchedule, "a schedule is a cron expression of five fields, as in 15 6-22 * * *").optional(),
  /** Seconds between two requests, where the publisher wants more than the default. */
  pause: z.number().positive().max(3_600).optional(),
  selectors: selectors.prefault({}),
  /** Its markup of earlier years, the latest first. */
  versions: z.array(version).default([]),
  /** What stands before and after its days, where the general forms do not know it. */
  dates: z
    .strictObject({ published: z.array(dateForm).default([]), modified: z.array(dateForm).default([]) })
    .prefault({}),
  /** Its own furniture: a block that is such a phrase, or begins with one of two words or more, is no text of the article. */
  noise: texts,
  /** Labels that end the article: what a block with one begins, and all below it, is of other stories. */
  ends: texts,
  /** How it says which outlet an article was taken from. */
  attribution: z.array(attribution).default([]),
  /** `proven`: the selectors were seen to work on its pages; `unproven`: they are its platform's usual ones. */
  markup: z.enum(["proven", "unproven"]),
});

/**
 * One publisher: everything that reading and crawling its site takes, as data.
 * What earlier versions of its markup need comes after what today's needs, so that nobody has to know when a page was saved.
 */
export const sourceSchema = source
  .refine(({ listings, articlePatterns }) => listings.length === 0 || articlePatterns.length > 0, {
    path: ["listings"],
    error: "listings need articlePatterns, which tell articles from the other links of a page",
  })
  .refine(({ listings, paging }) => listings.length > 0 || paging === undefined, {
    path: ["paging"],
    error: "paging says where the further pages of listings are; there are no listings",
  })
  .refine(({ markup, selectors: { body } }) => markup === "unproven" || body.length > 0, {
    path: ["markup"],
    error: "proven markup needs a selector of the body",
  })
  .transform(({ selectors: own, articlePatterns, ...rest }) => {
    const all = (field: keyof typeof own): string[] => [
      ...new Set([own, ...rest.versions.map((each) => each.selectors)].flatMap((each) => each[field])),
    ];
    return {
      ...rest,
      articlePatterns: [...new Set([...articlePatterns, ...rest.versions.flatMap((each) => each.articlePatterns)])],
      selectors: {
        title: all("title"),
        body: all("body"),
        author: all("author"),
        date: all("date"),
        section: all("section"),
        remove: all("remove"),
      },
    };
  });

/** One publisher as its file describes it, with what was left out filled in. */
export interface Source extends z.output<typeof sourceSchema> {}
