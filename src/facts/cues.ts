/** Every phrase that rules and governors look for, in one trie per language. */
import { SijillError } from "../errors.ts";
import type { Language } from "../model.ts";
import { readVerbGroup } from "../verbs/group.ts";
import type { Aspect, VerbGroup } from "../verbs/group.ts";
import { verbsOf } from "../verbs/lexicon.ts";
import type { Tense, VerbLexicon } from "../verbs/lexicon.ts";
import { phraseMaker, Phrases } from "../verbs/phrases.ts";
import type { PhraseHit } from "../verbs/phrases.ts";
import type { Governor } from "./governor.ts";
import type { Rule, Trigger } from "./rule.ts";
import type { Sentence } from "./sentence.ts";

/** What a phrase is there for. */
export type Cue =
  | {
      readonly role: "trigger";
      readonly rule: Rule;
      readonly side: "before" | "after";
      readonly trigger: Trigger;
      /** Its words say too little where none of those that the rule needs stand around. */
      readonly needy: boolean;
    }
  | { readonly role: "unless" | "needs"; readonly rule: Rule }
  | { readonly role: "governor"; readonly governor: Governor };

/** A cue found in a sentence. */
export interface CueHit {
  readonly cue: Cue;
  readonly first: number;
  readonly last: number;
  readonly words: number;
  /** What the verb says about time; null for a cue without a verb. */
  readonly aspect: Aspect | null;
  /** True for a verbal noun that no other verb gives a time ("إحداث" without "تم"). */
  readonly noun: boolean;
  readonly negated: boolean;
  /** True where the form of the verb may be a participle. */
  readonly participle: boolean;
  /** True for a participle without an auxiliary, which describes and does not tell: "un fonds doté de". */
  readonly bare: boolean;
  /** True for a form that leaves it to the verb before it when it happens: "..., créant 300 emplois". */
  readonly gerund: boolean;
  /** True where it is denied only for now: "pas encore signé". */
  readonly pending: boolean;
}

/** The phrases of one language. Errors: SijillError "bad-data" naming the rule and the phrase. */
export function compileCues(rules: readonly Rule[], governors: readonly Governor[], language: Language): Phrases<Cue> {
  const phrases = new Phrases<Cue>(language);
  const add = (owner: string, list: readonly string[], cue: Cue): void => {
    for (const phrase of list) {
      try {
        phrases.add(phrase, cue);
      } catch (cause) {
        throw new SijillError(
          "bad-data",
          `${owner} (${language}): ${cause instanceof Error ? cause.message : String(cause)}`,
          { cause },
        );
      }
    }
  };
  for (const rule of rules) {
    const wording = rule.words[language];
    if (wording === undefined) continue;
    for (const side of ["before", "after"] as const) {
      for (const trigger of wording[side] ?? []) {
        const needy = trigger.weak === true && wording.needs !== undefined;
        add(rule.id, trigger.words, { role: "trigger", rule, side, trigger, needy });
      }
    }
    add(rule.id, wording.needs ?? [], { role: "needs", rule });
    add(rule.id, wording.unless ?? [], { role: "unless", rule });
  }
  for (const governor of governors) add(governor.id, governor.words[language] ?? [], { role: "governor", governor });
  return phrases;
}

/** Of these the triggers of refusals that may pervade an article: few sentences hold one, and only those are asked for all their cues. */
export const compilePervading = (rules: readonly Rule[], language: Language): Phrases<Rule> =>
  phraseMaker(language)(
    ...rules
      .filter(({ pervades }) => pervades !== undefined)
      .flatMap((rule) => {
        const { before = [], after = [] } = rule.words[language] ?? {};
        return [...before, ...after].map(({ words }) => [words, rule] as const);
      }),
  );

/** The cues of a sentence with what their verbs say about time. */
export function findCues(sentence: Sentence, phrases: Phrases<Cue>, language: Language): CueHit[] {
  const lexicon = verbsOf(language);
  // One form may belong to two verbs ("توقع" signs or expected), each with tenses of its own; many phrases share a verb.
  const groups = new Map<number, Map<readonly Tense[], VerbGroup>>();
  const groupOf = ({ at, tenses }: NonNullable<PhraseHit<Cue>["verb"]>) => {
    const here = groups.get(at) ?? new Map<readonly Tense[], VerbGroup>();
    const known = here.get(tenses) ?? readVerbGroup(sentence.tokens, at, tenses, lexicon);
    groups.set(at, here.set(tenses, known));
    return known;
  };
  return phrases
    .all(sentence.tokens)
    .filter((hit) => hit.verb === null || !isNoun(sentence, hit.verb, lexicon))
    .map((hit) => {
      const group = hit.verb === null ? null : groupOf(hit.verb);
      return {
        cue: hit.payload,
        first: hit.first,
        last: hit.last,
        words: hit.words,
        aspect: group?.aspect ?? null,
        noun: group !== null && group.aspect === null,
        negated: group?.negated ?? false,
        participle: hit.verb?.tenses.includes("participle") ?? false,
        bare: group?.bare ?? false,
        gerund: group?.aspect === "open" && hit.verb?.tenses.includes("gerund") === true,
        pending: group?.pending ?? false,
      };
    });
}

/**
 * "du programme" is no form of "programmer": behind a determiner only infinitives and long groups stay verbs,
 * and forms that are a past as well: "the planned extension".
 */
function isNoun(sentence: Sentence, verb: NonNullable<PhraseHit<Cue>["verb"]>, lexicon: VerbLexicon): boolean {
  const before = sentence.tokens[verb.at - 1];
  if (before === undefined || !lexicon.data.determiners.includes(before.lower)) return false;
  return verb.tenses.includes("present") || (verb.tenses.includes("participle") && !verb.tenses.includes("past"));
}
