import { isTag, type Element } from "domhandler";
import type { DatedFrom } from "../model.ts";
import { dayPlaces, squeeze } from "./day-places.ts";
import { judgeElement } from "./elements.ts";
import { readMachineDay } from "./machine-day.ts";
import { valuesOf } from "./json-ld.ts";
import type { Metadata } from "./metadata.ts";
import { propertyValue } from "./properties.ts";
import type { PageView } from "./walk.ts";

/** What the markup of a page says of its days, each list in the order in which it is believed. */
export interface MarkupDates {
  readonly published: readonly DatedFrom[];
  /** Months of publication, from values that hold no more. */
  readonly months: readonly DatedFrom[];
  readonly modified: readonly DatedFrom[];
}

/** A value in the place of a day, as it is written. */
interface Written {
  readonly value: string;
  readonly from: string;
}

/** Days in the head of the page and in its markup. */
export function readMarkupDates(page: PageView, metadata: Metadata): MarkupDates {
  const metas = squeezedMetas(metadata);
  const places = (field: string, names: readonly string[], properties: readonly string[]): Written[] => [
    ...valuesOf(metadata.article, field).map((value) => ({ value, from: "json-ld" })),
    ...names.map((name) => metas.get(name)).filter((written) => written !== undefined),
    ...properties.map((name) => ofProperty(page, name)).filter((written) => written !== undefined),
  ];
  const published = places("datePublished", dayPlaces.published, dayPlaces.publishedProperties);
  const days = published.flatMap(asDay);
  const ofPage = valuesOf(metadata.page, "datePublished").map((value) => ({ value, from: "json-ld of the page" }));
  const instead = [...ofPage, ...places("dateCreated", dayPlaces.created, dayPlaces.createdProperties)];
  return {
    published: days.length > 0 ? days : instead.flatMap(asDay),
    months: published.flatMap(asMonth),
    modified: places("dateModified", dayPlaces.modified, dayPlaces.modifiedProperties).flatMap(asDay),
  };
}

/** By names without what spellings differ in, the first of each. */
function squeezedMetas({ meta }: Metadata): ReadonlyMap<string, Written> {
  const metas = new Map<string, Written>();
  for (const [name, value] of meta) {
    const squeezed = squeeze(name);
    if (!metas.has(squeezed)) metas.set(squeezed, { value, from: `meta ${name}` });
  }
  return metas;
}

/** The first that is not somebody else's. */
function ofProperty(page: PageView, name: string): Written | undefined {
  const element = page.property(name).find((each) => !isSetAside(each));
  return element && { value: propertyValue(element).slice(0, 100), from: `itemprop ${name}` };
}

/** In a list of other stories, in comments: somebody else's day. */
function isSetAside(element: Element): boolean {
  for (let at = element.parent; at !== null && isTag(at); at = at.parent) {
    const role = judgeElement(at)?.role;
    if (role === "related" || role === "promotion") return true;
  }
  return false;
}

function asDay({ value, from }: Written): DatedFrom[] {
  const day = readMachineDay(value);
  return day === null ? [] : [{ value: day, from }];
}

/** "2022-07" or "2022/07", and nothing else. */
function asMonth({ value, from }: Written): DatedFrom[] {
  const [, year, month] = /^((?:19|20)\d\d)[-/](0[1-9]|1[0-2])$/u.exec(value) ?? [];
  return year === undefined || month === undefined ? [] : [{ value: `${year}-${month}`, from }];
}
