import type { z } from "zod";

const notStorable = /[\p{Surrogate}\0]/gu;

/**
 * A text as every database can hold it: halves of surrogate pairs that stand alone and NUL become U+FFFD.
 * UTF-8 has no form for the former; SQLite's C strings end at the latter, and PostgreSQL refuses it.
 * One code unit is replaced by one, so that the spans of evidence keep pointing at the same place.
 */
export function storable(text: string): string {
  return text.replace(notStorable, "\ufffd");
}

/** JSON of plain data with storable strings, values and keys alike. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === "string") return storable(part);
    if (part === null || typeof part !== "object" || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).map(([key, item]) => [storable(key), item]));
  });
}

/** The plain data that `toJson` wrote. */
export function fromJson<T>(schema: z.ZodType<T>, json: string): T {
  return schema.parse(JSON.parse(json));
}
