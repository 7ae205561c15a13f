/** Logins of browsers: a cookie with a random id, of which only the hash is kept. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Login, User } from "../../store/accounts.ts";
import type { Desk, Person } from "./app.ts";
import { hostIn, isLoopback } from "./hosts.ts";
import { hashOfSecret, newSecret } from "./secrets.ts";

const cookie = "sijill_login";
const hour = 3_600_000;
/** Milliseconds: a login ends when nobody has used it for so long, and in any case after a week. */
const idle = 12 * hour;
const longest = 7 * 24 * hour;
/** Its end is put off no more often than this, so that reading does not write each time. */
const noted = hour / 4;

export async function beginLogin(
  user: User,
  request: FastifyRequest,
  reply: FastifyReply,
  { register, clock }: Pick<Desk, "register" | "clock">,
): Promise<Person> {
  const id = newSecret();
  const now = clock.now();
  const login: Login = {
    idHash: hashOfSecret(id),
    user: user.name,
    csrf: newSecret(),
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + idle).toISOString(),
  };
  await register.saveLogin(login);
  setCookie(request, reply, id, now + longest);
  return personOf(login, user);
}

/** Whoever is logged in by the cookie of a request; null for nobody. */
export async function findLoggedIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { register, clock, now }: Pick<Desk, "register" | "clock" | "now">,
): Promise<Person | null> {
  const id = request.cookies[cookie];
  if (id === undefined) return null;
  const found = await register.findLogin(hashOfSecret(id), now());
  if (found === null) {
    reply.clearCookie(cookie, { path: "/" });
    return null;
  }
  const { login, user } = found;
  const until = Math.min(Date.parse(login.createdAt) + longest, clock.now() + idle);
  if (until - Date.parse(login.expiresAt) >= noted)
    await register.saveLogin({ ...login, expiresAt: new Date(until).toISOString() });
  return personOf(login, user);
}

export async function endLogin(
  request: FastifyRequest,
  reply: FastifyReply,
  { register }: Pick<Desk, "register">,
): Promise<void> {
  const id = request.cookies[cookie];
  if (id !== undefined) await register.endLogin(hashOfSecret(id));
  reply.clearCookie(cookie, { path: "/" });
}

function personOf({ csrf }: Login, { name, role }: User): Person {
  return { name, role, by: "login", csrf };
}

function setCookie({ headers }: FastifyRequest, reply: FastifyReply, id: string, until: number): void {
  reply.setCookie(cookie, id, {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    // A browser keeps no secure cookie that comes without TLS, which nobody has on loopback.
    secure: !isLoopback(hostIn(headers.host ?? "")),
    expires: new Date(until),
  });
}
