import { z } from "zod";
import { languages } from "../model.ts";

const text = z.string().trim().min(1);
const texts = z.array(text).default([]);

/** A host name alone: no scheme, no path. */
const host = text.regex(/^[a-z0-9.-]+$/, "a host is written in small letters, without scheme or path");

const address = z.url({ protocol: /^https?$/, error: "an address begins with https:// or http://" });

/** `/{year}/{month}/{day}/{slug}`: see `matchesPattern` for the placeholders. */
const pattern = text.regex(/^\/[^?#]*$/, "a pattern is a path that begins with / and has neither query nor fragment");

/** The words around a day: `Publié le {day}`. */
const dateForm = text.refine((form) => form.includes("{day}"), "a date form holds {day}");

/** `Publié dans {outlet} le {day}`; `{day}` may be missing. */
const attribution = text.refine((form) => form.includes("{outlet}"), "an attribution holds {outlet}");

/** CSS selectors, the first that finds something wins; `remove` lists what is no part of the article. */
const selectors = z.strictObject({
  title: texts,
  body: texts,
  author: texts,
  date: texts,
  remove: texts,
});

/** One publisher: everything that reading and crawling its site takes, as data. */
export const sourceSchema = z.strictObject({
  id: text.regex(/^[a-z0-9_]+$/, "an id is made of small letters, digits and _"),
  /** As readers know it; it becomes `Article.outlet`. */
  name: text,
  /** Other names that its pages or aggregators write it by. */
  alsoNamed: texts,
  /** Every host it publishes under; `www.` and `m.` twins need not be listed. */
  hosts: z.array(host).min(1),
  languages: z.array(z.enum(languages)).min(1),
  outlet: z.enum(["press", "agency", "official", "aggregator"]),
  feeds: z.array(address).default([]),
  sitemaps: z.array(address).default([]),
  listings: z.array(address).default([]),
  articlePatterns: z.array(pattern).default([]),
  /** Seconds between two requests, where the publisher wants more than the default. */
  pause: z.number().positive().max(3_600).optional(),
  selectors: selectors.prefault({}),
  /** What stands before and after its days, where the general forms do not know it. */
  dates: z
    .strictObject({ published: z.array(dateForm).default([]), modified: z.array(dateForm).default([]) })
    .prefault({}),
  /** Its own furniture: a block that is or begins with such a phrase is no text of the article. */
  noise: texts,
  /** How it says which outlet an article was taken from. */
  attribution: z.array(attribution).default([]),
  /** `proven`: the selectors were seen to work on its pages; `unproven`: they are its platform's usual ones. */
  markup: z.enum(["proven", "unproven"]),
});

export type Source = z.output<typeof sourceSchema>;
