import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 256 random bits as text: nobody guesses them, so that a quick hash of them is safe to keep. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a secret. */
export function hashOfSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/** Compares in a time that tells nothing of where two texts differ. */
export function isSame(one: string, other: string): boolean {
  return timingSafeEqual(createHash("sha256").update(one).digest(), createHash("sha256").update(other).digest());
}
