/** Quantities of a sentence: numbers with their unit, hedge and noun, before any rule has looked at them. */
import type { MentionFamily, Qualifier, Rate } from "../model.ts";

/** How a noun without a numeral is introduced: "la convention", "cette convention", "des conventions", "no agreement". */
export type Introduction = "numeral" | "indefinite" | "definite" | "demonstrative" | "bare" | "denied";

/** A quantity over tokens `first` to `last` (inclusive) of one sentence. */
export interface Quantity {
  readonly family: MentionFamily;
  /** What the noun counts; null for money and bare numbers. */
  readonly noun: "post" | "person" | "agreement" | "weak-agreement" | null;
  /** Null for a plural without a number. */
  readonly value: number | null;
  readonly max: number | null;
  /** Currency, "job", "agreement" or "%"; null where the words give none and a quantity before them may. */
  readonly unit: string | null;
  readonly per: Rate | null;
  readonly qualifier: Qualifier;
  /** Posts only. */
  readonly kind: "direct" | "indirect" | "total" | null;
  readonly introduction: Introduction;
  /** True for one agreement singled out of a number of them: "la deuxième convention", "l'une de ces conventions". */
  readonly oneOfSeveral: boolean;
  /** For an agreement told by its rank alone ("la seconde"): the nouns it may stand for; null for all others. */
  readonly standsFor: readonly string[] | null;
  /** True where the number is taken from a whole that the words name: "deux des cinq conventions". */
  readonly partitive: boolean;
  /** True where the words tell it apart from one told before: "trois nouveaux contrats", "d'autres accords". */
  readonly renewed: boolean;
  readonly first: number;
  readonly last: number;
  /** First token of the number itself, behind any article. */
  readonly number: number;
}
