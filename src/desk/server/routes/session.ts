import { z } from "zod";
import { loginRequest, session, type SessionAnswer } from "../../api/session.ts";
import type { App, Desk, Person } from "../app.ts";
import { isOpen } from "../hosts.ts";
import { beginLogin, endLogin } from "../logins.ts";
import { isPassword } from "../passwords.ts";
import { usersOf } from "../people.ts";
import { Refusal, refused } from "../refusal.ts";

const tags = ["session"];
const quarterOfAnHour = 15 * 60_000;

/** Who is there, login and logout. */
export function addSessionRoutes(app: App, desk: Desk): void {
  const { register, version } = desk;
  const hasUsers = usersOf(desk);
  const answer = async (person: Person | null): Promise<SessionAnswer> => ({
    user: person === null ? null : { name: person.name, role: person.role },
    loginNeeded: !isOpen(desk) || (await hasUsers()),
    csrf: person?.csrf ?? null,
    version,
  });

  app.route({
    method: "GET",
    url: "/api/session",
    config: { access: { role: null } },
    schema: { summary: "Who is logged in", tags, response: { 200: session } },
    handler: ({ person }) => answer(person),
  });

  // Attempts are counted for each address, and for each name whatever the address.
  const ofAddress = app.createRateLimit({ max: desk.logins.byAddress, timeWindow: quarterOfAnHour });
  const ofName = app.createRateLimit({
    max: desk.logins.byName,
    timeWindow: quarterOfAnHour,
    keyGenerator: ({ body }) => `name ${loginRequest.parse(body).name}`,
  });

  app.route({
    method: "POST",
    url: "/api/login",
    config: { access: { role: null, changes: "login" } },
    schema: { summary: "Log in", tags, body: loginRequest, response: { 200: session } },
    handler: async (request, reply) => {
      for (const limit of [await ofAddress(request), await ofName(request)]) {
        if (limit.isAllowed || !limit.isExceeded) continue;
        reply.header("retry-after", Math.ceil(limit.ttlInSeconds));
        const count = Math.ceil(limit.ttlInSeconds / 60);
        throw refused(429, "attempts", `There were too many attempts; try again in ${count} minutes.`, { count });
      }
      const { name, password } = request.body;
      const known = await register.findUser(name);
      const isRight = await isPassword(password, known?.passwordHash ?? null);
      if (known === null || !isRight || known.user.disabledAt !== null)
        throw new Refusal(401, "Name and password do not belong together.", { code: "login-refused" });
      request.person = await beginLogin(known.user, request, reply, desk);
      return await answer(request.person);
    },
  });

  app.route({
    method: "POST",
    url: "/api/logout",
    config: { access: { role: "reader", changes: "logout" } },
    schema: { summary: "Log out", tags, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await endLogin(request, reply, desk);
      return await reply.code(204).send(null);
    },
  });
}
