/** Rules: what makes a fact of a quantity, and what forbids it. YAML files, all languages of a rule in one place. */
import { z } from "zod";
import { SijillError } from "../errors.ts";
import { factKinds, languages, metrics, statuses } from "../model.ts";
import type { FactKind, Language, Metric, Status } from "../model.ts";
import type { Aspect } from "../verbs/group.ts";
import { Phrases } from "../verbs/phrases.ts";

/** What a rule looks at: sums of money, posts, people who may be hired or dismissed, or agreements. */
export const subjects = ["money", "jobs", "people", "agreement"] as const;
export type RuleSubject = (typeof subjects)[number];

const aspects = ["done", "present", "future", "conditional", "open"] as const satisfies readonly Aspect[];

const words = z.array(z.string().min(1)).min(1);

/** Words and how many other words may stand between them and the quantity. */
const trigger = z.strictObject({
  words,
  within: z.number().int().min(0).max(40),
  /** Words that say little by themselves ("d'un montant de"): any other rule that reaches the quantity goes first. */
  weak: z.boolean().optional(),
  /** The quantity must open its sentence, as in the items of a list. */
  opening: z.boolean().optional(),
  /** The words say what a bare number behind them counts: "job losses reached 4,000". */
  names: z.boolean().optional(),
  aspect: z.array(z.enum(aspects)).min(1).optional(),
});

const wording = z
  .strictObject({
    /** Words that stand before the quantity. */
    before: z.array(trigger).optional(),
    /** Words that stand behind it. */
    after: z.array(trigger).optional(),
    /** Words near the quantity that keep the rule from it. */
    unless: words.optional(),
    /** Words of which the sentence, or one shortly before it, must hold one where only weak words reach the quantity. */
    needs: words.optional(),
  })
  .refine(
    (value) => value.before !== undefined || value.after !== undefined,
    "needs words before or after the quantity",
  );

const gives = z.union([
  z.strictObject({
    type: z.enum(["convention", "jobs", "funds"]),
    kind: z.enum(factKinds).nullable().optional(),
    status: z.enum(statuses).optional(),
  }),
  z.strictObject({ type: z.literal("indicator"), metric: z.enum(metrics) }),
  z.strictObject({ refuses: z.literal(true) }),
]);

/** A sentence in one or more languages, with the day it was published on. */
const sentence = z.strictObject({
  fr: z.string().min(3).optional(),
  ar: z.string().min(3).optional(),
  en: z.string().min(3).optional(),
  es: z.string().min(3).optional(),
  published: z.string().optional(),
});

const expected = z.strictObject({
  value: z.number().nullable().optional(),
  max: z.number().optional(),
  unit: z.string().optional(),
  status: z.enum(statuses).optional(),
  kind: z.enum(factKinds).optional(),
  metric: z.enum(metrics).optional(),
  qualifier: z.string().optional(),
  per: z.string().optional(),
  date: z.string().optional(),
  horizon: z.string().optional(),
});

const rule = z
  .strictObject({
    id: z.string().regex(/^[a-z]+\/[a-z-]+$/, 'is written "family/name"'),
    of: z.array(z.enum(subjects)).min(1),
    gives,
    /** The status by what the verb of the trigger says about time; without it the verb that governs the quantity decides. */
    status: z.partialRecord(z.enum(aspects), z.enum(statuses)).optional(),
    /** Its words say how far a sum has got and not what it is: an indicator before it in the sentence goes on. */
    follows: z.boolean().optional(),
    /** Its kind is only the usual one: a giver of one of these kinds that the sentence names decides. */
    givers: z.array(z.enum(factKinds)).min(1).optional(),
    /** What it finds is a share of a sum told before. */
    share: z.boolean().optional(),
    /** A refusal that goes before whatever would give a fact, however near the words of that stand. */
    overrides: z.boolean().optional(),
    /** An article in which so many sentences have its words speaks of it throughout: it refuses all that it looks at. */
    pervades: z.number().int().min(2).optional(),
    reason: z.string().min(10),
    words: z.partialRecord(z.enum(languages), wording),
    examples: z.array(sentence.extend({ facts: z.array(expected) })).min(1, "needs an example"),
    rejects: z.array(sentence).min(1, "needs a sentence that it must not touch"),
  })
  .refine(
    ({ gives: given, overrides, pervades }) =>
      "refuses" in given || (overrides === undefined && pervades === undefined),
    "only a refusal overrides or pervades",
  );

/** What is wrong with a phrase, so that it cannot be looked for; null where nothing is. */
function problemOf(phrase: string, language: Language): string | null {
  try {
    new Phrases(language).add(phrase, null);
    return null;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

/** The phrases of a wording with their places in its file. */
const phrasesOf = (own: Wording): { phrase: string; path: (string | number)[] }[] => [
  ...(["before", "after"] as const).flatMap((side) =>
    (own[side] ?? []).flatMap((one, at) =>
      one.words.map((phrase, index) => ({ phrase, path: [side, at, "words", index] })),
    ),
  ),
  ...(["unless", "needs"] as const).flatMap((field) =>
    (own[field] ?? []).map((phrase, index) => ({ phrase, path: [field, index] })),
  ),
];

/** A file of rules. A phrase that cannot be looked for, as with a verb that no paradigm fits, is refused with its line. */
export const ruleFile = z.array(
  rule.superRefine((one, context) => {
    for (const language of languages) {
      const own = one.words[language];
      for (const { phrase, path } of own === undefined ? [] : phrasesOf(own)) {
        const message = problemOf(phrase, language);
        if (message !== null) context.addIssue({ code: "custom", message, path: ["words", language, ...path] });
      }
    }
  }),
);

export type Wording = z.infer<typeof wording>;
export type Trigger = z.infer<typeof trigger>;
export type Expected = z.infer<typeof expected>;

/** One rule as its file states it. */
export type Rule = z.infer<typeof rule>;

/** What a rule makes of a quantity. */
export type Verdict =
  | { readonly type: "convention" | "jobs" | "funds"; readonly kind: FactKind | null; readonly status: Status | null }
  | { readonly type: "indicator"; readonly metric: Metric }
  | { readonly type: "refusal" };

export function verdictOf(one: Rule): Verdict {
  if ("refuses" in one.gives) return { type: "refusal" };
  if (one.gives.type === "indicator") return one.gives;
  return { type: one.gives.type, kind: one.gives.kind ?? null, status: one.gives.status ?? null };
}

/** Throws where two rules of a set share an id. */
export function assertUniqueIds(rules: readonly Rule[], file: string): void {
  const seen = new Set<string>();
  for (const { id } of rules) {
    if (seen.has(id))
      throw new SijillError("bad-data", `${file}: the rule ${id} stands twice; give one of them another id`);
    seen.add(id);
  }
}
