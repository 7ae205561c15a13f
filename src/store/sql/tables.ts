/** The tables as Kysely sees them; `migrations/` makes them. Columns that end in `_json` hold JSON. */
import type {
  ArticleField,
  ArticleKind,
  DateBasis,
  DatePrecision,
  FactKind,
  FactType,
  Language,
  Metric,
  PartyRole,
  Qualifier,
  Rate,
  Status,
} from "../../model.ts";
import type { AddressRole, AddressStatus } from "../frontier.ts";
import type { Relation, Sighting } from "../../twins/relate.ts";
import type { Reading } from "../register.ts";
import type { Removal } from "../removals.ts";
import type { AccountTables } from "./account-tables.ts";
import type { RecordTables } from "./record-tables.ts";
import type { ReviewTables } from "./review-tables.ts";
import type { SubscriptionTables } from "./subscription-tables.ts";

export interface AddressRow {
  address: string;
  identity: string;
  host: string;
  role: AddressRole;
  depth: number;
  shown_day: string | null;
  source_id: string;
  found_at: string;
  found_by: string;
  status: AddressStatus;
  fetched_at: string | null;
  failures: number;
  last_error: string | null;
  next_due: string | null;
}

export interface HostRow {
  host: string;
  /** Who speaks to it, until `visited_until`; null for nobody. */
  visitor: string | null;
  visited_until: string | null;
  asked_at: string | null;
  free_at: string | null;
  failures: number;
  robots: string | null;
}

export interface PageRow {
  address: string;
  final_address: string;
  status: number;
  headers_json: string;
  fetched_at: string;
  body_hash: string;
  etag: string | null;
  last_modified: string | null;
  role: AddressRole;
  /** Hash of the rules that read the body; null until it is read. */
  read_by: string | null;
  read_kind: Reading["kind"] | null;
  read_reason: string | null;
}

export interface BodyRow {
  hash: string;
  size: number;
  compressed: Uint8Array;
}

export interface ArticleRow {
  key: string;
  url: string | null;
  title: string;
  language: Language | null;
  published_at: string | null;
  published_from: string | null;
  modified_at: string | null;
  modified_from: string | null;
  outlet: string | null;
  outlet_folded: string | null;
  original_outlet: string | null;
  original_outlet_folded: string | null;
  author: string | null;
  kind: ArticleKind;
  kind_reason: string;
  text_hash: string;
  page_hash: string | null;
  rules_hash: string;
  source_id: string | null;
  found_at: string | null;
  text: string;
  blocks_json: string;
  section: string | null;
  /** When the page that it was read from was fetched; null for one that came without a page. */
  fetched_at: string | null;
  /** When text and blocks were removed; null while they are there. */
  text_pruned_at: string | null;
}

export interface FactRow {
  id: string;
  article_key: string;
  type: FactType;
  kind: FactKind | null;
  status: Status;
  value: number | null;
  max: number | null;
  unit: string;
  per: Rate | null;
  qualifier: Qualifier;
  alternatives_json: string;
  date_value: string | null;
  date_end: string | null;
  date_precision: DatePrecision | null;
  date_basis: DateBasis | null;
  /** The last day that `date_value` covers; "" where there is none, so that such facts sort last. */
  sort_day: string;
  horizon: string | null;
  subject_text: string | null;
  subject_field: ArticleField | null;
  subject_start: number | null;
  subject_end: number | null;
  said_by: string | null;
  part_of: string | null;
  metric: Metric | null;
  rule: string;
  confidence: number;
  confidence_parts_json: string;
  /** Title, quotes and parties, each on a line, as `foldForSearch` makes them. */
  searched: string;
}

export interface EvidenceRow {
  fact_id: string;
  position: number;
  field: ArticleField;
  span_start: number;
  span_end: number;
  quote: string;
}

export interface PartyRow {
  fact_id: string;
  position: number;
  name: string;
  party_id: string | null;
  role: PartyRole;
}

export type TagFamily = "sector" | "region" | "programme";

/** A gazetteer id that a fact carries. */
export interface TagRow {
  fact_id: string;
  family: TagFamily;
  position: number;
  tag: string;
}

export interface FingerprintRow {
  article_key: string;
  outlet_kind: Sighting["outletKind"];
  packed: Uint8Array;
}

/** A key that an article is found by. */
export interface FingerprintKeyRow {
  key: string;
  article_key: string;
}

/** Two articles that are twins, the smaller key first. */
export interface LinkRow {
  one_key: string;
  other_key: string;
  relation: Relation;
}

export interface UnlinkedArticleRow {
  article_key: string;
}

export interface RemovalRow {
  what: string;
  kind: Removal["kind"];
  removed_at: string;
  reason: string | null;
  pages: number;
  articles: number;
  facts: number;
  refused: number;
}

/** What an article said before it was edited at the same address. */
export interface VersionRow {
  article_key: string;
  fetched_at: string;
  replaced_at: string;
  title: string;
  modified_at: string | null;
  text_hash: string;
  page_hash: string;
  /** How many facts it stated. */
  facts: number;
}

/** By what something forgotten is known when it comes up again. */
export interface RemovedKeyRow {
  key: string;
  what: string;
}

/** The last number given out under a name, see `nextNumber`; under "identity" the register's own, see `readIdentity`. */
export interface CounterRow {
  name: string;
  value: number;
}

/** The latest change of a record or an article; `changing` writes it. */
export interface ChangeRow {
  of: "record" | "article";
  id: string;
  seq: number;
  at: string | null;
  removed: number;
  into_id: string | null;
}

export interface Tables extends AccountTables, RecordTables, ReviewTables, SubscriptionTables {
  addresses: AddressRow;
  hosts: HostRow;
  pages: PageRow;
  bodies: BodyRow;
  articles: ArticleRow;
  facts: FactRow;
  fact_evidence: EvidenceRow;
  fact_parties: PartyRow;
  fact_tags: TagRow;
  fingerprints: FingerprintRow;
  fingerprint_keys: FingerprintKeyRow;
  article_links: LinkRow;
  unlinked_articles: UnlinkedArticleRow;
  article_versions: VersionRow;
  removals: RemovalRow;
  removed_keys: RemovedKeyRow;
  counters: CounterRow;
  changes: ChangeRow;
}
