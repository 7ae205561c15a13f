/**
 * The types that pass between the steps of Sijill: Page → Article → Fact. What facts become is `ClaimRecord` in `records/record.ts`.
 *
 * Everything here is plain data that survives JSON. Offsets are counted in UTF-16 code units,
 * days are ISO 8601 dates, sums of money are in whole currency units (dirhams, never millions).
 */

/** The four languages that facts are read in, as ISO 639-1 codes. */
export const languages = ["fr", "ar", "en", "es"] as const;
/** One of `languages`. */
export type Language = (typeof languages)[number];

/** Bytes as they were fetched, kept so that better rules can be run over them later. */
export interface Page {
  /** The address that was asked for. */
  readonly address: string;
  /** The address that answered, after redirects. */
  readonly finalAddress: string;
  /** HTTP status code; 200 for a page read from a file. */
  readonly status: number;
  /** Header names in lower case; a repeated header is joined with ", ". */
  readonly headers: { readonly [name: string]: string };
  /** ISO 8601 instant in UTC at which the answer was complete. */
  readonly fetchedAt: string;
  readonly body: Uint8Array;
}

/** What part a block of text plays on its page. Only the roles in `contentRoles` reach `Article.text`. */
export type BlockRole =
  | "paragraph"
  | "heading"
  | "list"
  | "quote"
  | "caption"
  | "table"
  | "promotion"
  | "related"
  | "ticker"
  | "share"
  | "menu"
  | "byline"
  | "dateline";

/** Roles of the blocks that make up the text of an article. */
export const contentRoles: ReadonlySet<BlockRole> = new Set([
  "paragraph",
  "heading",
  "list",
  "quote",
  "caption",
  "table",
]);

/** One block of a page in reading order. `removed` says why it is not in the text, as "step: reason"; null where it is. */
export interface Block {
  readonly role: BlockRole;
  readonly text: string;
  readonly removed: string | null;
}

/** What kind of page was read. Only `article`, `page` and `partial` give facts. */
export const articleKinds = [
  "article",
  "page",
  "partial",
  "listing",
  "home",
  "gallery",
  "video",
  "blocked",
  "empty",
] as const;
/** One of `articleKinds`. */
export type ArticleKind = (typeof articleKinds)[number];

/** A day or instant with the place on the page that told it, for example `json-ld` or `dateline`. */
export interface DatedFrom {
  /** ISO 8601: a bare day where no time is known, otherwise an instant with its offset. */
  readonly value: string;
  readonly from: string;
}

/** One article, as a reader of its page would copy it: title and paragraphs, without the site around them. */
export interface Article {
  /** Canonical address, or the address it was read from; null for a text that came without one. */
  readonly url: string | null;
  /** Without the name of the site; "" where the page has none. */
  readonly title: string;
  /** The content blocks joined by one line feed. No block holds a line feed of its own. */
  readonly text: string;
  /** Every block of the page, kept and removed, in reading order. */
  readonly blocks: readonly Block[];
  /** Null where the text is in none of the four languages or too short to tell. */
  readonly language: Language | null;
  /** ISO 8601: a bare day where no time is known, otherwise an instant with its offset; a bare month ("2022-07") where that is all that is known. Null where nothing is. */
  readonly publishedAt: string | null;
  readonly publishedFrom: string | null;
  readonly modifiedAt: string | null;
  readonly modifiedFrom: string | null;
  /** Name of the site that shows the article. */
  readonly outlet: string | null;
  /** Name of the outlet an aggregator took it from ("Publié dans …"), or of the agency that wrote it. */
  readonly originalOutlet: string | null;
  readonly author: string | null;
  /** The section of its site that it stands in, as the page writes it. */
  readonly section: string | null;
  readonly kind: ArticleKind;
  /** Why it is of this kind, for people. */
  readonly kindReason: string;
}

/**
 * What a fact counts: agreements between organisations (`convention`), posts created, promised or lost (`jobs`), money that somebody
 * invests, allocates, lends, grants or contracts for (`funds`); and as `indicator` what is none of the three, see `metrics`.
 */
export const factTypes = ["convention", "jobs", "funds", "indicator"] as const;
/** One of `factTypes`. */
export type FactType = (typeof factTypes)[number];

/** Of posts whether they are direct, indirect or both together (`total`); of money what it is given as. Agreements have none. */
export const factKinds = [
  "direct",
  "indirect",
  "total",
  "investment",
  "public_funding",
  "financing",
  "procurement",
] as const;
/** One of `factKinds`. */
export type FactKind = (typeof factKinds)[number];

/** How far the thing has got. The order is that of progress; `lost` stands outside it. */
export const statuses = ["planned", "approved", "committed", "underway", "realised", "lost"] as const;
/** One of `statuses`. */
export type Status = (typeof statuses)[number];

/** How exactly a figure is told: as it is, "environ", "plus de", "jusqu'à", or by two ends. */
export const qualifiers = ["exact", "about", "at_least", "at_most", "range"] as const;
/** One of `qualifiers`. */
export type Qualifier = (typeof qualifiers)[number];

/** What a rate counts by: "8.000 emplois par an". */
export const rates = ["year", "month", "day"] as const;
/** One of `rates`. */
export type Rate = (typeof rates)[number];

/** What an `indicator` measures. */
export const metrics = [
  "turnover",
  "profit",
  "exports",
  "imports",
  "value_added",
  "trade_balance",
  "gdp_share",
  "workforce",
  "firms",
  "tax_receipts",
  "production",
  "capacity",
  "land",
  "trainees",
  "debt",
] as const;
/** One of `metrics`. */
export type Metric = (typeof metrics)[number];

/** What somebody is in a fact: who signs, who pays, who hires, whom it is for. */
export const partyRoles = ["signatory", "funder", "employer", "beneficiary"] as const;
/** One of `partyRoles`. */
export type PartyRole = (typeof partyRoles)[number];

/** How exactly a date is known. */
export const datePrecisions = ["day", "month", "quarter", "half", "year", "range"] as const;
/** One of `datePrecisions`. */
export type DatePrecision = (typeof datePrecisions)[number];

/** How a date is known, see `FactDate.basis`. */
export const dateBases = ["explicit", "relative", "publication"] as const;
/** One of `dateBases`. */
export type DateBasis = (typeof dateBases)[number];

/** The two fields of an article that a span may point into. */
export type ArticleField = "title" | "text";

/** A stretch of an article: `article[field].slice(start, end)`, in UTF-16 code units. */
export interface Span {
  readonly field: ArticleField;
  readonly start: number;
  readonly end: number;
}

/** A span with its words: `article[field].slice(start, end) === quote`, always. No span crosses a line feed. */
export interface Evidence extends Span {
  readonly quote: string;
}

/** A span with the words it covers, naming a project, programme, agreement or company. */
export interface Subject extends Span {
  readonly text: string;
}

/** When a fact happened or held. A period is written by its last month or day, with its precision. */
export interface FactDate {
  /** `2018-12-31`, `2017-06` or `2017`; for a range, its beginning. */
  readonly value: string;
  /** The end of a range, otherwise null. */
  readonly end: string | null;
  readonly precision: DatePrecision;
  /** `explicit`: written in the text; `relative`: resolved against the publication day or month; `publication`: that day or month itself. */
  readonly basis: DateBasis;
}

/** The same quantity as the article states it in another currency or rounding. */
export interface Alternative {
  readonly value: number;
  readonly unit: string;
  readonly qualifier: Qualifier;
}

/** Somebody a fact concerns. `id` is the gazetteer's, null for a name it does not hold. */
export interface Party {
  readonly name: string;
  readonly id: string | null;
  readonly role: PartyRole;
}

/** 0 to 1, the product of its named parts, each 0 to 1. */
export interface Confidence {
  readonly score: number;
  readonly parts: { readonly [part: string]: number };
}

/** One quantity that one article states about an agreement, about jobs or about committed money. */
export interface Fact {
  /** The same across runs and rules: made of article, type, unit, value and normalised quote, never of rule or offset. */
  readonly id: string;
  readonly type: FactType;
  /** Null where the text does not tell. */
  readonly kind: FactKind | null;
  readonly status: Status;
  /** Null only for an unnumbered plural of agreements ("plusieurs conventions"). For a range, its lower end. */
  readonly value: number | null;
  /** Upper end of a range, otherwise null. */
  readonly max: number | null;
  /** `agreement`, `job`, an ISO 4217 currency; for an indicator a currency or `person`. */
  readonly unit: string;
  /** Set for a rate ("8.000 emplois par an"). Rates are never summed. */
  readonly per: Rate | null;
  readonly qualifier: Qualifier;
  readonly alternatives: readonly Alternative[];
  /** Null where neither the text nor the page tells. */
  readonly date: FactDate | null;
  /** ISO 8601 year, month or day by which something planned is due; null without a deadline. */
  readonly horizon: string | null;
  readonly subject: Subject | null;
  /** Who is quoted as saying it. */
  readonly saidBy: string | null;
  readonly parties: readonly Party[];
  /** Gazetteer ids. */
  readonly sectors: readonly string[];
  readonly regions: readonly string[];
  readonly programmes: readonly string[];
  /** Id of the fact of the same article that this one is a part of. Sums skip parts. */
  readonly partOf: string | null;
  /** Set for type `indicator`, otherwise null. */
  readonly metric: Metric | null;
  /** One span for each time the article says it; never empty. */
  readonly evidence: readonly Evidence[];
  /** Id of the rule that found it. */
  readonly rule: string;
  readonly confidence: Confidence;
}

/** What a mention measures, before any rule has looked at it. */
export type MentionFamily = "money" | "jobs" | "agreement" | "percentage" | "count";

/** A quantity found in a text: the words, and the value they state. */
export interface Mention extends Evidence {
  readonly family: MentionFamily;
  /** Null for an unnumbered plural. */
  readonly value: number | null;
  readonly max: number | null;
  readonly unit: string;
  readonly per: Rate | null;
  readonly qualifier: Qualifier;
}

/** What became of a mention: a fact, a refusal with the rule that refused it, or nothing that any rule explains. */
export type Outcome = "fact" | "refused" | "unexplained";

/** One quantity of an article accounted for. */
export interface Account {
  readonly mention: Mention;
  readonly outcome: Outcome;
  /** The rule that took or refused it; null where none did. */
  readonly rule: string | null;
  /** The rule's reason, or why nothing took it. */
  readonly reason: string;
  /** Id of the fact it became part of, otherwise null. */
  readonly fact: string | null;
}

/** Everything the rules make of one article. */
export interface Extraction {
  readonly facts: readonly Fact[];
  /** Every quantity of the article in reading order, money and posts without exception. */
  readonly accounts: readonly Account[];
  /** Hash of rules, lexicons and resolver that made it. */
  readonly rules: string;
}

/** What people have said about a record; `pending` where nobody has decided. */
export const reviewStates = ["pending", "accepted", "corrected", "rejected", "needs-second-look"] as const;
/** One of `reviewStates`. */
export type ReviewState = (typeof reviewStates)[number];
