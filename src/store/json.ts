import type { z } from "zod";
import { storable } from "../text/storable.ts";

/** JSON of plain data with storable strings, values and keys alike. */
export function toJson(value: unknown): string {
  const json = JSON.stringify(value);
  // What cannot be stored is escaped in JSON, so that most texts need no second look.
  return json.includes("\\u") ? storableJson(value) : json;
}

function storableJson(value: unknown): string {
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
