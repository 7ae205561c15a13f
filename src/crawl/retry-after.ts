/** Longest wait that a header can ask for, in seconds; a server that wants a year has made a mistake. */
const longest = 24 * 3600;

/**
 * Seconds that a Retry-After header asks to wait (RFC 9110, section 10.2.3: seconds or an HTTP date), at most a day; 0 for a
 * moment that has passed; null without the header or where it says neither.
 * @param now milliseconds since 1970
 */
export function retryAfterSeconds(header: string | undefined, now: number): number | null {
  const value = header?.trim() ?? "";
  if (/^\d{1,100}$/.test(value)) return Math.min(Number(value), longest);
  if (!/^[A-Za-z]{3,9},? /.test(value)) return null;
  const moment = Date.parse(value);
  return Number.isNaN(moment) ? null : Math.min(Math.max(0, Math.ceil((moment - now) / 1000)), longest);
}
