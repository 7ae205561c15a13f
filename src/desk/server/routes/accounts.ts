import { randomBytes } from "node:crypto";
import { z } from "zod";
import { mayAs } from "../../../store/accounts.ts";
import {
  auditList,
  auditQuery,
  newToken,
  tokenId,
  tokenList,
  tokenRequest,
  userAnswer,
  userChange,
  userList,
  userName,
  userRequest,
} from "../../api/session.ts";
import type { App, Desk } from "../app.ts";
import { hashPassword } from "../passwords.ts";
import { personOf } from "../people.ts";
import { found, Refusal, refused } from "../refusal.ts";
import { hashOfSecret, newSecret } from "../secrets.ts";

const tags = ["accounts"];
const day = 24 * 3_600_000;
const usualAudit = 50;

/** Users, tokens and the audit. */
export function addAccountRoutes(app: App, desk: Desk): void {
  addUserRoutes(app, desk);
  addTokenRoutes(app, desk);
  app.route({
    method: "GET",
    url: "/api/audit",
    config: { access: { role: "admin" } },
    schema: { summary: "What was changed, newest first", tags, querystring: auditQuery, response: { 200: auditList } },
    handler: async ({ query: { limit = usualAudit, before } }) => {
      const entries = await desk.register.listAudit(limit, before);
      return { entries, next: entries.length < limit ? null : (entries.at(-1)?.seq ?? null) };
    },
  });
}

function addUserRoutes(app: App, { register, now }: Desk): void {
  app.route({
    method: "GET",
    url: "/api/users",
    config: { access: { role: "admin" } },
    schema: { summary: "The users", tags, response: { 200: userList } },
    handler: async () => ({ users: await register.listUsers() }),
  });

  app.route({
    method: "POST",
    url: "/api/users",
    config: { access: { role: "admin", changes: "user.add" } },
    schema: { summary: "Add a user", tags, body: userRequest, response: { 201: userAnswer } },
    handler: async ({ body: { name, role, password } }, reply) => {
      if ((await register.findUser(name)) !== null)
        throw refused(409, "user-known", `There is a user ${name} already.`, { name });
      const user = { name, role, createdAt: now(), disabledAt: null };
      await register.saveUser(user, await hashPassword(password));
      return await reply.code(201).send(user);
    },
  });

  app.route({
    method: "PATCH",
    url: "/api/users/:name",
    config: { access: { role: "admin", changes: "user.change" } },
    schema: {
      summary: "Give a user another role or password, disable or enable one",
      tags,
      params: z.object({ name: userName }),
      body: userChange,
      response: { 200: userAnswer },
    },
    handler: async (request) => {
      const { name } = request.params;
      const { role, disabled, password } = request.body;
      const { user, passwordHash } = found(await register.findUser(name), "user");
      const isSelf = personOf(request).name === name;
      if (isSelf && (disabled === true || (role !== undefined && role !== "admin")))
        throw refused(422, "own-rights", "Nobody takes his own rights away here: another admin can, or sijill user.");
      if (disabled === true) await register.disableUser(name, now());
      const isEnded = disabled ?? user.disabledAt !== null;
      const changed = { ...user, role: role ?? user.role, disabledAt: isEnded ? (user.disabledAt ?? now()) : null };
      await register.saveUser(changed, password === undefined ? passwordHash : await hashPassword(password));
      return changed;
    },
  });
}

function addTokenRoutes(app: App, { register, clock, now }: Desk): void {
  app.route({
    method: "GET",
    url: "/api/tokens",
    config: { access: { role: "reader" } },
    schema: { summary: "One's own tokens; for admins those of all", tags, response: { 200: tokenList } },
    handler: async (request) => {
      const { name, role } = personOf(request);
      return { tokens: await register.listTokens(role === "admin" ? null : name) };
    },
  });

  app.route({
    method: "POST",
    url: "/api/tokens",
    config: { access: { role: "reader", changes: "token.add" } },
    schema: { summary: "Make a token for oneself", tags, body: tokenRequest, response: { 201: newToken } },
    handler: async (request, reply) => {
      const { name, role, by } = personOf(request);
      const { label, scope, days } = request.body;
      // Whoever got hold of a token must not outlive it by another.
      if (by === "token") throw new Refusal(403, "A token makes no tokens: log in, or use sijill token add.");
      if (by === "local")
        throw refused(422, "token-local", "Tokens belong to users: add one first, by sijill user add.");
      if (!mayAs(role, scope))
        throw refused(403, "token-scope", `A token of ${name} may be for ${role} at most.`, { role });
      const secret = newSecret();
      const expiresAt = days === null ? null : new Date(clock.now() + days * day).toISOString();
      const token = {
        id: newTokenId(),
        user: name,
        label,
        scope,
        createdAt: now(),
        expiresAt,
        usedAt: null,
        revokedAt: null,
      };
      await register.saveToken(token, hashOfSecret(secret));
      return await reply.code(201).send({ token, secret });
    },
  });

  app.route({
    method: "DELETE",
    url: "/api/tokens/:id",
    config: { access: { role: "reader", changes: "token.revoke" } },
    schema: {
      summary: "Revoke a token of one's own; admins those of all",
      tags,
      params: z.object({ id: tokenId }),
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      const { name, role } = personOf(request);
      const tokens = await register.listTokens(role === "admin" ? null : name);
      const { id } = found(
        tokens.find((token) => token.id === request.params.id),
        "token",
      );
      await register.revokeToken(id, now());
      return await reply.code(204).send(null);
    },
  });
}

/** It names the token to people and opens nothing. */
export function newTokenId(): string {
  return `t${randomBytes(8).toString("hex")}`;
}
