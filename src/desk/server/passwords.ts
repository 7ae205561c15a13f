import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { SijillError } from "../../errors.ts";

interface Cost {
  /** Base-2 logarithm of scrypt's N. */
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP's recommendation that takes 32 MB, so that a small machine bears several at a time. */
const usual: Cost = { ln: 15, r: 8, p: 3 };
/** More memory than this is given to no hash, whatever it says. */
const mostMemory = 256 * 1024 * 1024;
const keyLength = 32;

export const leastPassword = 12;
export const mostPassword = 1024;

/**
 * What is kept of a password, with the cost of making it, in the form of PHC: `$scrypt$ln=15,r=8,p=3$SALT$KEY`.
 * @throws SijillError "wrong-use" for one that is too short or too long
 */
export async function hashPassword(password: string): Promise<string> {
  if (password.length < leastPassword || password.length > mostPassword)
    throw new SijillError("wrong-use", `a password has ${leastPassword} to ${mostPassword} characters`);
  const salt = randomBytes(16);
  const key = await derive(password, salt, usual);
  return `$scrypt$ln=${usual.ln},r=${usual.r},p=${usual.p}$${salt.toString("base64")}$${key.toString("base64")}`;
}

/** Stands for the hash of a user who does not exist: to find that out takes as long as to try a wrong password. */
const nobodys = `$scrypt$ln=${usual.ln},r=${usual.r},p=${usual.p}$${"A".repeat(22)}==$${"A".repeat(43)}=`;

/** @param hash of `hashPassword`; null where there is no such user, which is never right and takes as long */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [, ln = "", r = "", p = "", salt = "", key = ""] = form.exec(hash ?? nobodys) ?? [];
  const expected = Buffer.from(key, "base64");
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
  if (expected.length !== keyLength || memoryOf(cost) > mostMemory) {
    throw new SijillError("store-broken", "a password's hash in the register cannot be read; set the password anew");
  }
  const actual = await derive(password, Buffer.from(salt, "base64"), cost);
  return timingSafeEqual(actual, expected) && hash !== null;
}

const form = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/=]{22,88})\$([A-Za-z0-9+/=]{43,44})$/;

function memoryOf({ ln, r }: Cost): number {
  return 128 * 2 ** ln * r;
}

function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  // Two ways to type one letter are one password.
  const typed = password.normalize("NFKC");
  const options = { N: 2 ** cost.ln, r: cost.r, p: cost.p, maxmem: 2 * memoryOf(cost) };
  return new Promise((resolve, reject) => {
    scrypt(typed, salt, keyLength, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
