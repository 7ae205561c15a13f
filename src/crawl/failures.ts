import { errors } from "undici";
import { type ErrorCode, SijillError } from "../errors.ts";

/** A server that asks for patience. It costs the address nothing: the same request is good after the wait. */
export class AskedToWait extends SijillError {
  /** Seconds the server named; null where it named none. */
  readonly seconds: number | null;

  constructor(code: "too-many-requests" | "server-error" | "host-busy", message: string, seconds: number | null) {
    super(code, message);
    this.seconds = seconds;
  }
}

/**
 * What an HTTP status outside 200 to 299 means for the caller.
 * @param seconds what the Retry-After header asks for; null without one
 */
export function refusedStatus(url: URL, status: number, seconds: number | null): SijillError {
  const wait = seconds === null ? "later" : `in ${seconds} seconds`;
  if (status === 429)
    return new AskedToWait(
      "too-many-requests",
      `${url.host} asks for fewer requests (429); try again ${wait}`,
      seconds,
    );
  if (status >= 500) {
    const message = `${url.host} has trouble of its own (${status}); try again ${wait}`;
    return seconds === null
      ? new SijillError("server-error", message)
      : new AskedToWait("server-error", message, seconds);
  }
  return new SijillError(
    "http-refused",
    `${url.href} was refused with status ${status}; look whether the address is still right`,
  );
}

/** What is wrong with a certificate, by the codes of OpenSSL and Node. */
const certificateFaults: { readonly [code: string]: string } = {
  CERT_HAS_EXPIRED: "its certificate has expired",
  CERT_NOT_YET_VALID: "its certificate is not valid yet",
  CERT_REVOKED: "its certificate was revoked",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another host",
  DEPTH_ZERO_SELF_SIGNED_CERT: "it signed its certificate itself",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate comes from an issuer that nobody vouches for",
  UNABLE_TO_GET_ISSUER_CERT: "its certificate comes from an issuer that is not known",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its certificate comes from an issuer that is not known",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "it does not send the certificate of its issuer",
};

/** Names that are not there, and name servers that do not answer for now (`getaddrinfo`, c-ares). */
const unknownNames: ReadonlySet<string> = new Set(["ENOTFOUND", "ENODATA", "EAI_NONAME", "EAI_NODATA"]);
const silentNameServers: ReadonlySet<string> = new Set(["EAI_AGAIN", "EAI_FAIL", "ESERVFAIL", "EREFUSED", "ETIMEOUT"]);

/** What a failure underneath HTTP means for the caller. Failures that are already understood pass through. */
export function refusedConnection(url: URL, thrown: unknown): SijillError {
  if (thrown instanceof SijillError) return thrown;
  const failed = (code: ErrorCode, message: string) => new SijillError(code, message, { cause: thrown });
  const code = codeOf(thrown);
  if (isTimeout(thrown)) return failed("timed-out", `${url.host} took too long to answer; try again later`);
  if (unknownNames.has(code))
    return failed("unknown-host", `there is no host ${url.hostname}; look at the spelling of the address`);
  if (silentNameServers.has(code))
    return failed("connection-failed", `no name server says where ${url.hostname} is (${code}); try again`);
  if (code === "UND_ERR_HEADERS_OVERFLOW")
    return failed("too-large", `${url.host} answers with headers larger than any page needs; give it up`);
  if (code === "UND_ERR_RES_EXCEEDED_MAX_SIZE")
    return failed("too-large", `${url.host} answers with more bytes than the limit; raise it if they should be read`);
  const fault =
    certificateFaults[code] ?? (/^(?:CERT_|ERR_TLS_CERT)/.test(code) ? `its certificate is bad (${code})` : null);
  if (fault !== null)
    return failed(
      "tls-failed",
      `${url.host} cannot be trusted: ${fault}; try again later, or name the issuer in NODE_EXTRA_CA_CERTS if it is your own`,
    );
  if (code === "EPROTO" || /^ERR_(?:SSL|TLS)_/.test(code))
    return failed(
      "tls-failed",
      `${url.host} does not speak TLS as it should; look whether the address begins with http://`,
    );
  if (thrown instanceof errors.HTTPParserError)
    return failed(
      "connection-failed",
      `${url.host} does not answer in HTTP (${thrown.message.slice(0, 200)}); try again`,
    );
  const reason = thrown instanceof Error && thrown.message !== "" ? thrown.message.slice(0, 200) : code;
  return failed("connection-failed", `the connection to ${url.host} failed (${reason}); try again`);
}

function isTimeout(thrown: unknown): boolean {
  if (thrown instanceof Error && thrown.name === "TimeoutError") return true;
  return (
    thrown instanceof errors.ConnectTimeoutError ||
    thrown instanceof errors.HeadersTimeoutError ||
    thrown instanceof errors.BodyTimeoutError ||
    codeOf(thrown) === "ETIMEDOUT"
  );
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && "code" in thrown ? String(thrown.code) : "no reason given";
}
