import { createHmac } from "node:crypto";

/** The header that a receiver checks. */
export const signatureHeader = "sijill-signature";

/**
 * What proves that an event comes from here and is not an old one sent anew: `t=<seconds>,v1=<hex>`, HMAC-SHA256 of "t.body" under the
 * subscription's secret. While a secret is replaced there is one `v1` for each.
 * @param at milliseconds since 1970
 */
export function signatureOf(body: string, secrets: readonly string[], at: number): string {
  const time = Math.floor(at / 1000);
  const marks = secrets.map((secret) => `v1=${createHmac("sha256", secret).update(`${time}.${body}`).digest("hex")}`);
  return [`t=${time}`, ...marks].join(",");
}
