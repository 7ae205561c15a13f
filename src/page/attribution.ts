import { z } from "zod";
import { readData } from "../data.ts";
import type { Source, Sources } from "../sources/load.ts";
import { readDay } from "./day.ts";
import { fold } from "./fold.ts";
import { joining } from "./joins.ts";
import { tidy } from "./tidy.ts";

/** Who a page says an article was taken from, and of which day it was there. */
export interface Attribution {
  readonly outlet: string;
  readonly day: string | null;
}

const data = readData(
  new URL("attribution.yaml", import.meta.url),
  z.strictObject({
    forms: z.array(z.string().includes("{outlet}")),
    agencies: z.array(z.strictObject({ name: z.string().min(1), signs: z.array(z.string().min(1)) })),
  }),
);

/** Longer texts in the place of a name are none. */
const longestName = 80;
/** Signatures and attributions stand in short blocks. */
const longestLine = 200;

const agencyOfSign = new Map(
  data.agencies.flatMap(({ name, signs }) => signs.map((sign) => [fold(sign), name] as const)),
);

/** Reads a block that is nothing but an attribution ("Publié dans X le 01 - 11 - 2014"); null for any other. */
export function readAttribution(line: string, source: Source | null, sources: Sources): Attribution | null {
  if (line.length > longestLine) return null;
  const first = plain(line.charAt(0));
  const forms = source === null ? generalForms : [...formsOf(source), ...generalForms];
  const possible = forms.filter(({ before }) => before === "" || before.startsWith(first));
  return possible.length === 0 ? null : readForms(line, possible, true, sources);
}

/** Reads an attribution inside a sentence ("… revue de presse tirée du quotidien X."), in the publisher's own forms only. */
export function findAttribution(text: string, source: Source | null, sources: Sources): Attribution | null {
  return source === null ? null : readForms(text.slice(0, 2_000), formsOf(source), false, sources);
}

function readForms(text: string, forms: readonly Form[], whole: boolean, sources: Sources): Attribution | null {
  const line = plain(text);
  for (const form of forms) {
    const match = readForm(text, line, form, whole);
    if (match !== null) return { outlet: officialName(match.outlet, sources), day: match.day };
  }
  return null;
}

/** The agency that a folded text is the sign of, and nothing else. */
export function agencyNamed(folded: string): string | null {
  return agencyOfSign.get(folded) ?? null;
}

/** The agency that a byline, a line or the last words of a text name as its author; null where they name none. */
export function findAgency(line: string): string | null {
  const bracket = line.includes(")") ? /\(([^()]{2,40})\)[\s.]*$/u.exec(line.slice(-60))?.[1] : undefined;
  for (const signs of [line.length <= longestSign ? line : "", bracket ?? ""]) {
    for (const part of signs === "" ? [] : signs.split(betweenSigns)) {
      const agency = agencyNamed(fold(part));
      if (agency !== null) return agency;
    }
  }
  return null;
}

/** A longer line is no list of names. */
const longestSign = 40;
const betweenSigns = new RegExp(`[/,|–—-]|${joining}`, "iu");

/** What stands before an outlet's name, between it and a day, and whether there is a day. */
interface Form {
  readonly before: string;
  readonly between: string;
  readonly hasDay: boolean;
}

function compileForm(form: string): Form {
  const [before = "", between = "", after] = plain(form).split(/\{outlet\}|\{day\}/u);
  return { before, between, hasDay: after !== undefined };
}

const generalForms = data.forms.map(compileForm);
const compiledForms = new WeakMap<Source, readonly Form[]>();

function formsOf(source: Source): readonly Form[] {
  const known = compiledForms.get(source) ?? source.attribution.map(compileForm);
  compiledForms.set(source, known);
  return known;
}

function readForm(text: string, line: string, { before, between, hasDay }: Form, whole: boolean): Attribution | null {
  const start = whole && !line.startsWith(before) ? -1 : line.indexOf(before);
  if (start === -1) return null;
  const rest = text.slice(start + before.length);
  if (!hasDay) return named(whole ? rest : (/^[^.,;:()«»"]*/u.exec(rest)?.[0] ?? ""), null);
  const at = plain(rest).lastIndexOf(between);
  if (at === -1) return null;
  const day = readDay(rest.slice(at + between.length));
  return day === null ? null : named(rest.slice(0, at), day);
}

function named(text: string, day: string | null): Attribution | null {
  const outlet = tidy(text).replaceAll(/^["'«\s]+|["'»\s.]+$/gu, "");
  return outlet === "" || outlet.length > longestName ? null : { outlet, day };
}

/** Small letters and one kind of apostrophe, as long as that keeps every position. */
function plain(text: string): string {
  const small = text.replaceAll("’", "'").toLowerCase();
  return small.length === text.length ? small : text;
}

/** A publisher is called by one name, however an aggregator writes it. */
export function officialName(name: string, sources: Sources): string {
  const folded = fold(name);
  return (
    sources.all.find((source) => [source.name, ...source.alsoNamed].some((known) => fold(known) === folded))?.name ??
    name
  );
}
