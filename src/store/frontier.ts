/** The frontier: the addresses that are known and when each is due, and the hosts they are on. */

/** What an address is fetched for: to be read as an article, or for the addresses that it shows. */
export type AddressRole = "page" | "feed" | "sitemap" | "listing" | "posts";

/** An address that a source has, or has shown. */
export interface FoundAddress {
  readonly address: string;
  /** The same for two addresses of the same page, see `identityOf`. */
  readonly identity: string;
  readonly sourceId: string;
  readonly role: AddressRole;
  /** Steps from a document that the source itself names. */
  readonly depth: number;
  readonly foundAt: string;
  /** How it was found, for people: `feed`, `sitemap`, `listing`, `robots`, `source`. */
  readonly foundBy: string;
  /** When its article was published, as the document that showed it says; null where it does not. */
  readonly shownDay: string | null;
  /** When it is to be fetched first. */
  readonly nextDue: string;
}

/** What a server gave to ask "has it changed?" with, as it wrote it. Null where it gave none. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** `new`: never answered; `fetched`: the last attempt got an answer; `failed`: it did not. */
export type AddressStatus = "new" | "fetched" | "failed";

/** An address of the frontier with what is needed to fetch it. */
export interface KnownAddress extends Omit<FoundAddress, "identity" | "nextDue"> {
  readonly status: AddressStatus;
  /** When it last answered; null where it never did. */
  readonly fetchedAt: string | null;
  /** Failures since the last answer. */
  readonly failures: number;
  /** Code of the last failure, null after an answer. */
  readonly lastError: string | null;
  /** Null for an address that is not to be fetched again. */
  readonly nextDue: string | null;
  /** For a conditional request: set only where the body they speak of is kept. */
  readonly validators: Validators;
}

/** A failed attempt. `code` is one of `errorCodes`; `nextDue` is null to give the address up. */
export interface FailedFetch {
  readonly address: string;
  readonly code: string;
  readonly nextDue: string | null;
}

/** What all processes must know of a host to be polite to it together. */
export interface HostState {
  /** When the last request to it ended; null before the first. */
  readonly askedAt: string | null;
  /** It is to be left alone until then; null where nothing speaks against the next request but the pause. */
  readonly freeAt: string | null;
  /** Visits in a row that ended with its failing. */
  readonly failures: number;
  /** What it says to robots, as whoever asked it wrote it down; null where nobody has. */
  readonly robots: string | null;
}

export interface Frontier {
  /**
   * Adds addresses to the frontier. One whose identity is known stays as it was first found; a day of publication is added
   * where none was known. What was forgotten is not added.
   * @returns how many were new
   * @throws SijillError "bad-address" for what is no absolute http(s) address
   */
  saveAddresses(addresses: readonly FoundAddress[]): Promise<number>;

  /**
   * Makes known addresses due at `now`, whatever they were waiting for.
   * @param leastDepth leaves those alone that were found in fewer steps, so that documents that name each other are no circle
   */
  makeDue(addresses: readonly string[], now: string, leastDepth?: number): Promise<void>;

  /** Gives up what a source named itself and names no longer. @param roots the documents that it names now */
  retireRoots(sourceId: string, roots: readonly string[]): Promise<void>;

  /**
   * Hosts that have something due at `now`, are free and nobody visits; those that were not asked for longest first.
   * @param sourceIds only addresses of these sources; null for all
   */
  dueHosts(now: string, limit: number, sourceIds: readonly string[] | null): Promise<string[]>;

  /** The first moment at which a host with something due at `now` may be visited that may not be now; null where there is none. */
  nextFreeHost(now: string, sourceIds: readonly string[] | null): Promise<string | null>;

  /** Addresses of a host that are due at `now`: what shows others before pages, the longest due first, at most `limit`. */
  dueAddresses(host: string, now: string, limit: number, sourceIds: readonly string[] | null): Promise<KnownAddress[]>;

  /** How many addresses of each source are due at `now`. */
  countDue(now: string): Promise<ReadonlyMap<string, number>>;

  /** Counts a failed attempt on an address; what was kept of it before stays. */
  recordFailure(failure: FailedFetch): Promise<void>;

  /**
   * Takes a host for one visitor, so that no other speaks to it; taken again, it is held longer. A visitor that vanishes
   * loses it at `until`.
   * @param host as it stands in an address, with its port where that is not the default one
   * @returns null while another visitor has it
   */
  takeHost(host: string, visitor: string, now: string, until: string): Promise<HostState | null>;

  /** Notes something of a host; what is left out stays. */
  noteHost(host: string, changes: Partial<HostState>): Promise<void>;

  /** Lets a host go; one that is another's by now is left alone. */
  leaveHost(host: string, visitor: string): Promise<void>;
}
