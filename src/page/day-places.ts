import { z } from "zod";
import { readData } from "../data.ts";

const names = z.array(z.string().min(1)).min(1);
const metaNames = names.transform((all) => all.map(squeeze));

/** Where pages state their days, each list in the order in which it is believed. */
export const dayPlaces = readData(
  new URL("day-places.yaml", import.meta.url),
  z.strictObject({
    published: metaNames,
    created: metaNames,
    modified: metaNames,
    publishedProperties: names,
    createdProperties: names,
    modifiedProperties: names,
    scriptFields: z.array(z.string().regex(/^\w+$/u)).min(1),
    attributes: names,
    addresses: z.array(z.string().includes("{year}")).min(1),
  }),
);

/** The name of a meta element without what its spellings differ in. */
export function squeeze(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, "");
}
