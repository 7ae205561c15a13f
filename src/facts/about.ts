/** Who, where and what: parties, regions, sectors, programmes, subject and speaker of each fact of an article. */
import type { Article, Fact, Language } from "../model.ts";
import type { CuedSentence } from "./claim.ts";
import { connectorsOf } from "./connectors/lexicon.ts";
import type { Draft } from "./draft.ts";
import { nameSentences } from "./named.ts";
import type { NamedSentence } from "./named.ts";
import { PartyFinder } from "./parties.ts";
import { Tagger } from "./places.ts";
import type { Sentence } from "./sentence.ts";
import { SpeakerReader } from "./speaker.ts";
import { SubjectReader } from "./subject.ts";
import type { Connectors } from "./connectors/lexicon.ts";

/** What of a fact its names fill. */
export type About = Pick<Fact, "subject" | "saidBy" | "parties" | "sectors" | "regions" | "programmes">;

/**
 * Reads the names around the facts of an article.
 * @param places the sentences of the article, in reading order
 */
export function aboutAll(
  drafts: readonly Draft[],
  places: readonly CuedSentence[],
  language: Language,
  publishedAt: Article["publishedAt"],
): ReadonlyMap<Draft, About> {
  if (drafts.length === 0) return new Map();
  const lexicon = connectorsOf(language);
  const year = publishedAt === null ? null : Number(publishedAt.slice(0, 4));
  const named = nameSentences(
    places.map(({ sentence }) => sentence),
    language,
    year,
  );
  const parties = new PartyFinder(named, lexicon);
  const partiesOf = parties.all(drafts);
  const tagger = new Tagger(places, named, lexicon);
  const told = new Set(drafts.map((draft) => draft.claim.place.sentence.passage));
  const speakers = speakersOf(
    places.filter(({ sentence }) => told.has(sentence.passage)),
    named,
    lexicon,
  );
  return new Map(
    drafts.map((draft) => {
      const { sentence } = draft.claim.place;
      const one = named.get(sentence);
      const subject =
        one === undefined
          ? null
          : new SubjectReader(one, lexicon).of(draft.claim, parties.companiesIn(draft, sentence), draft.kind);
      const about: About = {
        ...tagger.of(draft),
        parties: partiesOf.get(draft) ?? [],
        subject,
        saidBy: speakers.get(sentence) ?? null,
      };
      return [draft, about];
    }),
  );
}

/** Who says each sentence; "a-t-il ajouté" is said by the last speaker of the same paragraph. */
function speakersOf(
  places: readonly CuedSentence[],
  named: ReadonlyMap<Sentence, NamedSentence>,
  lexicon: Connectors,
): ReadonlyMap<Sentence, string> {
  const speakers = new Map<Sentence, string>();
  const lastOf = new Map<number, string>();
  for (const { sentence } of places) {
    const one = named.get(sentence);
    const saying = one === undefined ? null : new SpeakerReader(one, lexicon).read();
    if (saying === null) continue;
    const passage = sentence.passage.order;
    const name = saying.name ?? lastOf.get(passage);
    if (name === undefined) continue;
    lastOf.set(passage, name);
    speakers.set(sentence, name);
  }
  return speakers;
}
