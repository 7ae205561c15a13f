/** Governors: the verbs and nouns that say how far a thing has got. Data in `governors.yaml`. */
import { z } from "zod";
import { readData } from "../data.ts";
import { languages, statuses } from "../model.ts";
import type { Status } from "../model.ts";

const byType = z.strictObject({
  convention: z.enum(statuses).nullable(),
  jobs: z.enum(statuses).nullable(),
  funds: z.enum(statuses).nullable(),
});

/**
 * - `finishes`: a project has come into being
 * - `act`: tells what became of the project the article is about
 * - `draft`: of these, that it is a bill or draft
 * - `ahead`: speaks of what lies ahead; `intention`: of these, a target or forecast
 * - `spending`: money goes out
 * - `progress`: works have got so far; it speaks of the sums of the next few sentences
 * - `describes`: its participles and infinitives only describe
 */
export const traits = ["finishes", "act", "draft", "ahead", "intention", "spending", "progress", "describes"] as const;
export type Trait = (typeof traits)[number];

const governor = z.strictObject({
  id: z.string(),
  meaning: z.string(),
  /** Status where it has happened, or where a noun or adjective says it. Null: it says nothing about this type. */
  done: byType,
  /** Status where it happens now; without it as `done`. */
  present: byType.optional(),
  /** Status where it will, would or may happen. */
  ahead: byType,
  /** How far before the quantity it may stand; without it as far as any. */
  within: z.number().min(0).max(12).optional(),
  /** How far behind the quantity it may stand and still have it for its subject. */
  behind: z.number().min(0).max(12).default(1),
  /** True where its bare participle only describes ("un programme doté de"), so that another governor goes first. */
  yields: z.boolean().default(false),
  traits: z.array(z.enum(traits)).default([]),
  /** True where the bare verbal noun of its verbs tells as much: "توقيع اتفاقية" as "la signature d'une convention". */
  nouns: z.boolean().default(false),
  words: z.partialRecord(z.enum(languages), z.array(z.string())),
});

export type Governor = z.infer<typeof governor>;

/** The built-in governors. Errors: SijillError "bad-data" with file and line. */
export const loadGovernors = (): Governor[] => readData(new URL("governors.yaml", import.meta.url), z.array(governor));

export type FactFamily = "convention" | "jobs" | "funds";

/** The status a governor gives to a type, for what its verb says about time. */
export function statusBy(one: Governor, type: FactFamily, aspect: "done" | "present" | "ahead"): Status | null {
  if (aspect === "present") return (one.present ?? one.done)[type];
  return one[aspect][type];
}
