/** Who asks, and whether they may. */
import type { FastifyRequest } from "fastify";
import { mayAs, type Role } from "../../store/accounts.ts";
import type { Access, App, Desk, Person } from "./app.ts";
import { hostIn, isLoopback, isOpen } from "./hosts.ts";
import { findLoggedIn } from "./logins.ts";
import { Refusal } from "./refusal.ts";
import { hashOfSecret, isSame, newSecret } from "./secrets.ts";

export const csrfHeader = "x-csrf-token";

/** Finds out who asks, and turns away whoever may not do what the route does. */
export function guard(app: App, desk: Desk): void {
  const hasUsers = usersOf(desk);
  const local: Person = { name: "local", role: "admin", by: "local", csrf: newSecret() };
  app.decorateRequest("person", null);
  app.addHook("onRequest", async (request, reply) => {
    const { access } = request.routeOptions.config;
    if (access === undefined) return;
    request.person =
      (await byToken(request, desk, access)) ??
      (await findLoggedIn(request, reply, desk)) ??
      (mayBeLocal(request, desk) && !(await hasUsers()) ? local : null);
    if (access.role !== null) demand(request, access.role);
    if (request.method !== "GET" && request.method !== "HEAD") refuseForged(request);
  });
}

/** Whoever asks, where the route asks for somebody. */
export function personOf({ person }: FastifyRequest): Person {
  if (person === null) throw new Refusal(401, "Log in first, or send a token.");
  return person;
}

/** Whether anybody has to log in. */
export function usersOf({ register }: Pick<Desk, "register">): () => Promise<boolean> {
  // Users can be disabled and never removed: once there is one there always is.
  let known = false;
  return async () => {
    known ||= (await register.listUsers()).length > 0;
    return known;
  };
}

/** A proxy on this machine that forgets to tell for whom it asks is nobody's fault here; one that tells brings strangers. */
function mayBeLocal({ headers }: FastifyRequest, desk: Desk): boolean {
  const brought = headers["x-forwarded-for"] ?? headers["forwarded"] ?? headers["x-real-ip"];
  return isOpen(desk) && brought === undefined && isLoopback(hostIn(headers.host ?? ""));
}

async function byToken({ headers }: FastifyRequest, { register, now }: Desk, access: Access): Promise<Person | null> {
  const { authorization } = headers;
  if (authorization === undefined) return null;
  const [, secret] =
    /^Bearer ([\w-]{1,200})$/i.exec(authorization) ?? (access.basic === true ? basic(authorization) : []);
  const used = secret === undefined ? null : await register.useToken(hashOfSecret(secret), now());
  if (used === null) throw new Refusal(401, "The token is not valid: it is unknown, revoked or has expired.");
  const { token, user } = used;
  return { name: user.name, role: mayAs(user.role, token.scope) ? token.scope : user.role, by: "token", csrf: null };
}

/** The password of HTTP Basic (RFC 7617) in the place of a match's first group; the name before it says nothing that the token does not. */
function basic(authorization: string): readonly string[] {
  const [, encoded = ""] = /^Basic ([A-Za-z0-9+/=]{1,400})$/i.exec(authorization) ?? [];
  return /^[^:]*:([\w-]{1,200})$/.exec(Buffer.from(encoded, "base64").toString()) ?? [];
}

function demand(request: FastifyRequest, least: Role): void {
  const { name, role } = personOf(request);
  if (!mayAs(role, least)) throw new Refusal(403, `This takes the role ${least}; ${name} has the role ${role} here.`);
}

/** A change must come from the desk's own pages: a browser sends cookies along with what other sites make it ask, too. */
function refuseForged({ headers, person }: FastifyRequest): void {
  if (person?.by === "token") return;
  const { origin, host = "" } = headers;
  if (origin !== undefined && hostPort(origin) !== host.toLowerCase())
    throw new Refusal(403, "Changes are taken from the desk's own pages only.", { code: "foreign-origin" });
  if (person === null || person.csrf === null) return;
  const given = headers[csrfHeader];
  if (typeof given === "string" && isSame(given, person.csrf)) return;
  const detail = `Send the token that GET /api/session gives as "csrf" in the header ${csrfHeader}.`;
  throw new Refusal(403, detail, { code: "csrf-token" });
}

function hostPort(origin: string): string {
  return origin.toLowerCase().replace(/^https?:\/\//, "");
}
