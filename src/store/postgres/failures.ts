import { type ErrorCode, SijillError } from "../../errors.ts";

/** How a database is called where it fails, and where people mend it. */
export interface DatabaseNames {
  /** As the beginning of a sentence; never with a password. */
  readonly name: string;
  /** What its address is set by. */
  readonly setting: string;
  /** Where its rights are described. */
  readonly guide: string;
}

/** What a failure's sign (SQLSTATE, error code of the system, else message) means to people. */
const meanings: readonly (readonly [sign: RegExp, code: ErrorCode, told: string])[] = [
  [
    /^(?:08...|57P0[1-5]|53300|25P0[34]|E(?:CONN\w+|PIPE|HOSTUNREACH|NETUNREACH|TIMEDOUT|AI_AGAIN|ADDR\w+))$|^Connection terminated|^timeout exceeded|not queryable/,
    "store-unreachable",
    "cannot be reached; see that it runs, and try again",
  ],
  [/^57014$|^Query read timeout/, "store-unreachable", "did not answer in time; try again later"],
  [/^(?:40001|40P01|55P03)$/, "store-locked", "is being written by others and did not become free; try again later"],
  [/^(?:ENOTFOUND|ENOENT|3D000)$/, "store-broken", "is not there; check host and database name in {setting}"],
  [/^28...$|password must be a string/, "store-broken", "turns the user away; check name and password in {setting}"],
  [/^(?:42501|25006)$/, "store-broken", "may not be written by this user; give it the rights, see {guide}"],
  [/^53[12]00$/, "store-broken", "cannot grow because its disk or memory is full; make room"],
  [/^(?:58...|XX00[12])$/, "store-broken", "is damaged or its disk is; restore it from a backup"],
  [/^(?:\w*CERT\w*|ERR_TLS\w*|\w*SSL\w*)$|SSL/, "store-broken", "cannot be reached safely; check sslmode in {setting}"],
  [/^54000$/, "too-large", "does not take a key as long as one of these"],
];

/** Rows that another transaction took or made at the same moment: begun anew, the transaction sees them. */
const conflicts: ReadonlySet<string> = new Set(["40001", "40P01", "23503", "23505"]);

/** A server that is stopped takes its name or its socket with it: who has spoken to it before knows that it is away. */
const departures: ReadonlySet<string> = new Set(["ENOTFOUND", "ENOENT"]);

/** The expected failures of a database as SijillErrors; everything else as it is, for it is a defect. */
export function told(error: unknown, { name, setting, guide }: DatabaseNames): unknown {
  const sign = signOf(error);
  const [, code, reason] = meanings.find(([pattern]) => pattern.test(sign)) ?? [];
  if (code === undefined) return error;
  const what = reason?.replace("{setting}", setting).replace("{guide}", guide);
  return new SijillError(code, `${name} ${what}.`, { cause: error });
}

/** Whether a transaction failed only because of another at the same moment. */
export function isConflict(error: unknown): boolean {
  return conflicts.has(signOf(error instanceof SijillError ? error.cause : error));
}

/** Whether the connection that an error came from is of no more use. */
export function isLost(error: unknown): boolean {
  return error instanceof SijillError && error.code === "store-unreachable";
}

/** Whether the server is away, as one that restarts is: what was asked of it may be asked again when it is back. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof SijillError)) return false;
  const sign = signOf(error.cause);
  return departures.has(sign) || (isLost(error) && !/^57014$|^Query read timeout/.test(sign));
}

function signOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  return "code" in error && typeof error.code === "string" ? error.code : error.message;
}
