/**
 * Who is there: GET /api/session, POST /api/login, POST /api/logout. Users (GET and POST /api/users, PATCH /api/users/:name) and the
 * audit (GET /api/audit) for admins; tokens (GET and POST /api/tokens, DELETE /api/tokens/:id) of one's own for everybody.
 */
import { z } from "zod";
import { roles } from "../../store/accounts.ts";

/** `user` is null where nobody is logged in and a login is asked for; on loopback without users it is "local" with the role admin. */
export const session = z.object({
  user: z.object({ name: z.string(), role: z.enum(roles) }).nullable(),
  loginNeeded: z.boolean(),
  /** To be sent as header `x-csrf-token` with every request that changes something. */
  csrf: z.string().nullable(),
  version: z.string(),
});
export type SessionAnswer = z.infer<typeof session>;

/** Two names in histories are nobody's: what Sijill does by itself, and what is done where nobody logs in. */
export const userName = z.string().regex(/^(?!(?:automatic|local)$)[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$/u);
export const loginRequest = z.strictObject({ name: z.string().min(1).max(64), password: z.string().min(1).max(1024) });
export const userAnswer = z.object({
  name: z.string(),
  role: z.enum(roles),
  createdAt: z.string(),
  disabledAt: z.string().nullable(),
});
export const userList = z.object({ users: z.array(userAnswer) });
const newPassword = z.string().min(12, "a password has at least 12 characters").max(1024);
export const userRequest = z.strictObject({ name: userName, role: z.enum(roles), password: newPassword });
/** What is left out stays as it is. Disabling ends logins and tokens, another password the logins. */
export const userChange = z
  .strictObject({ role: z.enum(roles), disabled: z.boolean(), password: newPassword })
  .partial()
  .refine((change) => Object.keys(change).length > 0, "says nothing to change");
export const tokenRequest = z.strictObject({
  label: z.string().trim().min(1).max(100),
  scope: z.enum(roles),
  /** Null for one that does not expire. */
  days: z.int().min(1).max(3650).nullable(),
});
export const tokenAnswer = z.object({
  id: z.string(),
  user: z.string(),
  label: z.string(),
  scope: z.enum(roles),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  usedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});
export const tokenId = z.string().regex(/^t[0-9a-f]{16}$/);
export const tokenList = z.object({ tokens: z.array(tokenAnswer) });
/** The secret is shown once, when the token is made. */
export const newToken = z.object({ token: tokenAnswer, secret: z.string() });
export const auditEntry = z.object({
  seq: z.int(),
  at: z.string(),
  who: z.string(),
  what: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export const auditQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).optional(),
  before: z.coerce.number().int().min(1).optional(),
});
/** `next` goes into `before` for what is older; null where there is nothing. */
export const auditList = z.object({ entries: z.array(auditEntry), next: z.int().nullable() });
