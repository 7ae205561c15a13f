/** Regions, sectors and programmes of a fact: what its sentence names, else what the article is about. */
import { gazetteer } from "../names/gazetteer.ts";
import type { NameKind, NameMention } from "../names/find.ts";
import type { Claim, CuedSentence } from "./claim.ts";
import type { Connectors } from "./connectors/lexicon.ts";
import type { Draft } from "./draft.ts";
import type { NamedSentence } from "./named.ts";
import type { Sentence } from "./sentence.ts";

/** Gazetteer ids: of a province with its region, of a branch with its sector. */
export interface Tags {
  readonly regions: readonly string[];
  readonly sectors: readonly string[];
  readonly programmes: readonly string[];
}

type TagKind = Exclude<NameKind, "institution">;
const tagKinds = ["region", "sector", "programme"] as const satisfies readonly TagKind[];

/** A single name in an article is what it is about where it is said at least so often, or in the first paragraph. */
const oftenEnough = 2;
/** Tokens between an event and the place it is held at. */
const eventReach = 4;

/** Further from a figure, in tokens, nothing that is named belongs to it. */
const reach = 120;

/** One thing named: what it is and the token where. */
interface Naming {
  readonly kind: TagKind;
  readonly id: string;
  readonly at: number;
}

/** What a mention names: itself, or the place and sector that an institution stands for. */
function namings(mention: NameMention): Naming[] {
  if (mention.kind !== "institution") return [{ kind: mention.kind, id: mention.id, at: mention.first }];
  const institution = gazetteer().institutions.get(mention.id);
  return [
    ...(institution?.province === undefined
      ? []
      : [{ kind: "region" as const, id: institution.province, at: mention.first }]),
    ...(institution?.sector === undefined
      ? []
      : [{ kind: "sector" as const, id: institution.sector, at: mention.first }]),
  ];
}

/** "signée lundi à Settat": where something was said or signed is not where it happens. */
function isVenue(naming: Naming, { sentence }: NamedSentence, lexicon: Connectors): boolean {
  const { tokens, dates } = sentence;
  // "Casablanca a accueilli"
  if (naming.at === 0 && [1, 2].some((at) => isEvent(at, tokens, lexicon))) return true;
  const day = (at: number): boolean =>
    dates.some(({ date, first, last }) => date?.precision === "day" && at >= first && at <= last);
  if (!lexicon.has("at", tokens[naming.at - 1])) {
    return tokens
      .slice(Math.max(0, naming.at - 3), naming.at)
      .some((_, back) => isEvent(naming.at - 1 - back, tokens, lexicon));
  }
  const before = naming.at - 2;
  const after = naming.at + 1;
  if (day(before) || (tokens[before]?.text === "," && day(before - 1)) || day(after) || day(after + 1)) return true;
  return tokens
    .slice(Math.max(0, before - eventReach), before + 1)
    .some((_, at) => isEvent(before - at, tokens, lexicon));
}

const isEvent = (at: number, tokens: Sentence["tokens"], lexicon: Connectors): boolean =>
  lexicon.phraseAt("events", tokens, at) !== null;

/** True where no other clause stands between a name and the claim. */
function inClause(naming: Naming, claim: Claim, lexicon: Connectors): boolean {
  const { tokens } = claim.place.sentence;
  const { first, last } = claim.quantity;
  if (naming.at < first - reach || naming.at > last + reach) return false;
  const between = naming.at < first ? tokens.slice(naming.at, first) : tokens.slice(last + 1, naming.at);
  return !between.some(
    (token, index) =>
      token.text === ";" || (naming.at > last && token.text === "," && lexicon.has("clauses", between[index + 1])),
  );
}

/** "La pêche reçoit 30 MDH, suivie de l'artisanat avec 12": what stands before the figure before is that one's. */
function isOthers(naming: Naming, { quantity, place, partOf }: Claim): boolean {
  const before = place.sentence.quantities.findLast(
    (one) => one.last < quantity.first && one.family === quantity.family,
  );
  if (before === undefined || partOf !== null || naming.at > before.first) return false;
  return place.sentence.tokens.slice(before.last + 1, quantity.first).some((token) => token.text === ",");
}

/** Of several names beside several figures each figure has those between it and its neighbour. */
function ownOf(found: readonly Naming[], claim: Claim): readonly Naming[] {
  const { quantity, place } = claim;
  const same = place.sentence.quantities.filter((one) => one.family === quantity.family || one.family === "count");
  if (same.length < 2 || new Set(found.map(({ id }) => id)).size < 2) return found;
  const before = same.findLast((one) => one.last < quantity.first)?.last ?? -1;
  const after = same.find((one) => one.first > quantity.last)?.first ?? Infinity;
  const leading = found.filter(({ at }) => at > before && at < quantity.first);
  return leading.length > 0 ? leading : found.filter(({ at }) => at > quantity.last && at < after);
}

/** An id with what stands above it: a province's region, a branch's sector. */
function withParent({ kind, id }: Naming): string[] {
  const { regionOf, sectors } = gazetteer();
  const parent = kind === "region" ? regionOf.get(id) : kind === "sector" ? sectors.get(id)?.group : undefined;
  const shown = parent !== undefined && (kind === "region" || sectors.has(parent));
  return shown ? [parent, id] : [id];
}

const idsOf = (found: readonly Naming[]): string[] => [...new Set(found.flatMap(withParent))];

/** What the article as a whole is about. */
class ArticleTopics {
  readonly #about: ReadonlyMap<TagKind, readonly string[]>;

  constructor(places: readonly CuedSentence[], named: ReadonlyMap<Sentence, readonly Naming[]>) {
    const inTitle: Naming[] = [];
    const all: { readonly naming: Naming; readonly lead: boolean }[] = [];
    const lead = places.find(({ sentence }) => sentence.passage.field === "text")?.sentence.passage.order;
    for (const { sentence } of places) {
      for (const naming of named.get(sentence) ?? []) {
        if (sentence.passage.field === "title") inTitle.push(naming);
        all.push({ naming, lead: sentence.passage.order === lead });
      }
    }
    this.#about = new Map(
      tagKinds.map((kind) => {
        const titled = inTitle.filter((naming) => naming.kind === kind);
        if (titled.length > 0) return [kind, idsOf(titled)];
        const rest = all.filter(({ naming }) => naming.kind === kind);
        const ids = new Set(rest.map(({ naming }) => naming.id));
        const sure = rest.length >= oftenEnough || rest.some((one) => one.lead);
        return [kind, ids.size === 1 && sure ? idsOf(rest.map(({ naming }) => naming)) : []];
      }),
    );
  }

  of(kind: TagKind): readonly string[] {
    return this.#about.get(kind) ?? [];
  }
}

/** Tags the facts of one article. */
export class Tagger {
  /** What each sentence names, without the places where something was only said or signed. */
  readonly #named: ReadonlyMap<Sentence, readonly Naming[]>;
  readonly #lexicon: Connectors;
  readonly #topics: ArticleTopics;

  constructor(places: readonly CuedSentence[], named: ReadonlyMap<Sentence, NamedSentence>, lexicon: Connectors) {
    this.#lexicon = lexicon;
    this.#named = new Map(
      [...named].map(([sentence, one]) => [
        sentence,
        one.mentions.flatMap(namings).filter((naming) => naming.kind !== "region" || !isVenue(naming, one, lexicon)),
      ]),
    );
    this.#topics = new ArticleTopics(places, this.#named);
  }

  /** The tags of one fact. */
  of(draft: Draft): Tags {
    return {
      regions: this.#tags(draft, "region"),
      sectors: this.#tags(draft, "sector"),
      programmes: this.#tags(draft, "programme"),
    };
  }

  #tags(draft: Draft, kind: TagKind): readonly string[] {
    for (const claim of draft.claims) {
      const found = (this.#named.get(claim.place.sentence) ?? []).filter(
        (naming) => naming.kind === kind && inClause(naming, claim, this.#lexicon) && !isOthers(naming, claim),
      );
      if (found.length > 0) return idsOf(ownOf(found, claim));
    }
    return this.#topics.of(kind);
  }
}
