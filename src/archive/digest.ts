import { createHash } from "node:crypto";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Base32 (RFC 4648) without padding, in which archives write digests. */
export function base32(bytes: Uint8Array): string {
  let [bits, held, text] = [0, 0, ""];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += letters.charAt((held >>> (bits - 5)) & 31);
    held &= 0xff;
  }
  return bits === 0 ? text : text + letters.charAt((held << (5 - bits)) & 31);
}

const algorithms: ReadonlyMap<string, string> = new Map([
  ["sha1", "sha1"],
  ["sha-1", "sha1"],
  ["sha256", "sha256"],
  ["sha-256", "sha256"],
  ["sha512", "sha512"],
  ["sha-512", "sha512"],
  ["md5", "md5"],
]);

/**
 * Whether a digest is that of some bytes.
 * @param labelled as an archive writes it: `sha1:` and base32, or hexadecimal
 * @returns null for a digest that cannot be checked
 */
export function digestFits(labelled: string, bytes: Uint8Array): boolean | null {
  const [name = "", written = ""] = labelled.trim().split(":", 2);
  const algorithm = algorithms.get(name.toLowerCase());
  if (algorithm === undefined || written === "") return null;
  const digest = createHash(algorithm).update(bytes).digest();
  return (
    written.toLowerCase() === digest.toString("hex") || written.toUpperCase().replace(/=+$/u, "") === base32(digest)
  );
}
