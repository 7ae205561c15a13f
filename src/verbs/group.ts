/** What a verb says about time once the small words around it are read: "n'ont pas encore été signées". */
import type { Token } from "../text/tokens.ts";
import type { Tense, VerbLexicon } from "./lexicon.ts";

/**
 * - `done`: it has happened ("a signé", "signées", "vient de signer")
 * - `present`: it happens ("signe")
 * - `future`: it will ("signera", "va signer", "doit être signé")
 * - `conditional`: it would ("signerait")
 * - `open`: another verb decides ("pour signer", "signant")
 */
export type Aspect = "done" | "present" | "future" | "conditional" | "open";

export interface VerbGroup {
  /** Null for a verbal noun that no other verb carries: "توقيع" without "تم". */
  readonly aspect: Aspect | null;
  readonly negated: boolean;
  /** True where it has not happened yet but is due ("n'a pas encore été signé"). */
  readonly pending: boolean;
  /** Index of the first token of the group. */
  readonly first: number;
  /** True for a participle without an auxiliary ("les conventions signées lundi"). */
  readonly bare: boolean;
}

/** How far back an auxiliary may stand, and how far that of a verbal noun, which names and days may part from it. */
const reach = 8;
const nounReach = 16;

const simple: { readonly [tense in Tense]: Aspect } = {
  infinitive: "open",
  gerund: "open",
  present: "present",
  imperfect: "present",
  past: "done",
  participle: "done",
  future: "future",
  conditional: "conditional",
  noun: "open",
};

/** An auxiliary or modal in one of its forms. */
interface Helper {
  readonly role: "auxiliary" | "modal" | "justDone";
  readonly tenses: readonly Tense[];
  /** True for the auxiliary that makes a past of its infinitive: "avoir investi". */
  readonly perfect: boolean;
}

const helpersOf = (lexicon: VerbLexicon): ReadonlyMap<string, Helper> => {
  const helpers = new Map<string, Helper>();
  for (const role of ["justDone", "modal", "auxiliary"] as const) {
    const lemmas = { auxiliary: lexicon.data.auxiliaries, modal: lexicon.data.modals, justDone: lexicon.data.justDone }[
      role
    ];
    for (const lemma of lemmas) {
      const perfect = lemma === lexicon.data.auxiliaries[0];
      for (const [form, tenses] of lexicon.forms(lemma) ?? []) helpers.set(form, { role, tenses, perfect });
    }
  }
  return helpers;
};

const helperCache = new WeakMap<VerbLexicon, ReturnType<typeof helpersOf>>();
const helpers = (lexicon: VerbLexicon): ReturnType<typeof helpersOf> => {
  const known = helperCache.get(lexicon) ?? helpersOf(lexicon);
  helperCache.set(lexicon, known);
  return known;
};

const passesOver = (token: Token, lexicon: VerbLexicon): boolean =>
  token.text === "-" ||
  token.text === "," ||
  lexicon.data.between.includes(token.lower) ||
  lexicon.data.negation.after.includes(token.lower) ||
  lexicon.data.negation.before.includes(token.lower) ||
  (token.kind === "word" &&
    token.text.length > 6 &&
    lexicon.data.adverbEndings.some((ending) => token.lower.endsWith(ending)));

/**
 * Reads the group of the verb at `index`.
 * @param tenses what its form may be by itself
 */
export function readVerbGroup(
  tokens: readonly Token[],
  index: number,
  tenses: readonly Tense[],
  lexicon: VerbLexicon,
): VerbGroup {
  const noun = tenses.includes("noun");
  const subordinate = isSubordinate(tokens, index, tenses, lexicon);
  const progressive = lexicon.data.progressive && tenses.includes("gerund");
  const dependent =
    noun || subordinate || progressive || tenses.includes("participle") || tenses.includes("infinitive");
  const found: Helper[] = [];
  let first = index;
  let commas = 0;
  if (dependent) {
    for (let at = index - 1; at >= 0 && index - at <= (noun ? nounReach : reach); at -= 1) {
      const token = tokens[at];
      if (token === undefined) break;
      const helper = token.kind === "word" ? helpers(lexicon).get(token.lower) : undefined;
      if (helper !== undefined) {
        found.unshift(helper);
        first = at;
        continue;
      }
      if (token.text === ",") commas += 1;
      if (commas > 2 || !(passesOver(token, lexicon) || (noun && waits(token, lexicon)))) break;
    }
  }
  const negated = isNegated(tokens, first, index, lexicon);
  const pending =
    negated &&
    tokens
      .slice(Math.max(0, first - 3), index + 2)
      .some((token) => lexicon.data.negation.pending.includes(token.lower));
  const finite = governs(found, tenses, lexicon) ? found[0] : undefined;
  if (finite === undefined) {
    if (noun) return { aspect: null, negated, pending, first, bare: false };
    if (subordinate) return { aspect: "open", negated, pending, first, bare: false };
    const own = tenses.find((tense) => tense !== "participle" && tense !== "infinitive");
    const bare = tenses.includes("participle") && !(tenses.includes("past") && takesObject(tokens[index + 1], lexicon));
    if (bare && own === "present") return { aspect: "present", negated, pending, first, bare: true };
    // English writes infinitive and present alike; with nothing before it that asks for an infinitive it is a present.
    return { aspect: bare ? "done" : simple[own ?? tenses[0] ?? "present"], negated, pending, first, bare };
  }
  return { aspect: aspectWith(found, finite, tenses), negated, pending, first, bare: false };
}

/** False where only modals stand before a form that is no infinitive, and the language has them before infinitives only. */
const governs = (found: readonly Helper[], tenses: readonly Tense[], lexicon: VerbLexicon): boolean =>
  !lexicon.data.modalsTakeInfinitive ||
  tenses.includes("infinitive") ||
  found.length > 1 ||
  found.some((helper) => helper.role !== "modal");

/** "allocated MAD 3 million" tells, "a fund allocated to roads" describes: an English past and participle are parted by their object. */
const takesObject = (next: Token | undefined, lexicon: VerbLexicon): boolean =>
  next !== undefined &&
  (next.kind === "number" ||
    /^(?:\p{Sc}|\p{Lu}{2,3})$/u.test(next.text) ||
    lexicon.data.determiners.includes(next.lower));

function aspectWith(found: readonly Helper[], finite: Helper, tenses: readonly Tense[]): Aspect {
  const modal = found.find((helper) => helper.role === "modal");
  if (modal !== undefined && !(modal !== finite && modal.tenses.includes("participle"))) {
    return finite.tenses.includes("conditional") ? "conditional" : "future";
  }
  if (tenses.includes("noun")) return simple[finite.tenses[0] ?? "past"];
  if (tenses.includes("gerund")) return finite.tenses.includes("gerund") ? "open" : "present";
  if (tenses.includes("participle")) {
    if (finite.tenses.includes("future")) return "future";
    // "auraient été créés": the press tells what it has from others like this, and tells it as done.
    if (finite.tenses.includes("conditional")) return finite.perfect ? "done" : "conditional";
    if (modal !== undefined && finite.perfect && finite.tenses.includes("present")) return "done";
    // "are being created" goes on.
    if (found.length > 1 && found.at(-1)?.tenses.includes("gerund") === true) return "present";
    if (finite.role === "auxiliary" && finite.tenses.includes("infinitive")) return finite.perfect ? "done" : "open";
    return "done";
  }
  return achieved(found, finite) ?? simple[tenses[0] ?? "present"];
}

/** "acaba de crear", "ha logrado crear": done, where it is not itself still ahead ("logrará crear"). */
function achieved(found: readonly Helper[], finite: Helper): Aspect | null {
  if (!found.some((helper) => helper.role === "justDone")) return null;
  if (finite.tenses.includes("future")) return "future";
  if (finite.tenses.includes("conditional")) return "conditional";
  return finite.tenses.includes("infinitive") ? "open" : "done";
}

/** "أن يوقع": a present form behind a word that makes it depend on what stands before. */
const isSubordinate = (
  tokens: readonly Token[],
  index: number,
  tenses: readonly Tense[],
  lexicon: VerbLexicon,
): boolean => tenses.includes("present") && lexicon.data.subordinators.includes(tokens[index - 1]?.lower ?? "");

/** "تم، أمس بالرباط، توقيع": names and days may stand between an auxiliary and its verbal noun, but no clause of their own. */
const waits = (token: Token, lexicon: VerbLexicon): boolean =>
  token.kind !== "mark" && lexicon.data.stops.length > 0 && !lexicon.data.stops.includes(token.lower);

/** "n'ont pas été signées", "pas encore signées": a negation around the group or right before it. */
function isNegated(tokens: readonly Token[], first: number, index: number, lexicon: VerbLexicon): boolean {
  const { before, after } = lexicon.data.negation;
  if (tokens.slice(Math.max(0, first - 2), index).some((token, at, near) => denies(token, near.slice(at + 1), lexicon)))
    return true;
  const words = tokens.slice(Math.max(0, first - 2), index + 3).map((token) => token.lower);
  const denied = words.some((word) => after.includes(word));
  return (
    denied &&
    (words.some((word) => before.includes(word)) ||
      tokens
        .slice(Math.max(0, index - 2), index)
        .some((token) => after.includes(token.lower) && token.lower !== "plus"))
  );
}

/** "لم يتم توقيع", "دون أن يوقع": only small words stand between what denies and the group. */
const denies = (token: Token, between: readonly Token[], lexicon: VerbLexicon): boolean =>
  lexicon.data.negation.alone.includes(token.lower) &&
  between.every(
    (one) =>
      lexicon.data.subordinators.includes(one.lower) || helpers(lexicon).has(one.lower) || passesOver(one, lexicon),
  );
