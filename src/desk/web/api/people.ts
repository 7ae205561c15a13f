/** Who is there, and what admins may do about it. */
import type { z } from "zod";
import type {
  auditEntry,
  auditList,
  loginRequest,
  newToken,
  SessionAnswer,
  tokenAnswer,
  tokenRequest,
  userAnswer,
  userRequest,
} from "../../api/session.ts";
import { ask } from "./client.ts";

export type User = z.infer<typeof userAnswer>;
export type Token = z.infer<typeof tokenAnswer>;
export type AuditEntry = z.infer<typeof auditEntry>;
export type NewToken = z.infer<typeof newToken>;

export const readSession = (): Promise<SessionAnswer> => ask("session");
export const login = (request: z.input<typeof loginRequest>): Promise<unknown> => ask("login", "POST", request);
export const logout = (): Promise<unknown> => ask("logout", "POST", {});

export const listUsers = (): Promise<{ users: User[] }> => ask("users");
export const addUser = (request: z.input<typeof userRequest>): Promise<User> => ask("users", "POST", request);
export const disableUser = (name: string): Promise<unknown> =>
  ask(`users/${encodeURIComponent(name)}`, "PATCH", { disabled: true });
export const listTokens = (): Promise<{ tokens: Token[] }> => ask("tokens");
export const addToken = (request: z.input<typeof tokenRequest>): Promise<NewToken> => ask("tokens", "POST", request);
export const revokeToken = (id: string): Promise<unknown> => ask(`tokens/${encodeURIComponent(id)}`, "DELETE");
/** @param before `next` of the page before; null for the first */
export const listAudit = (before: string | null): Promise<z.infer<typeof auditList>> =>
  ask(`audit?limit=50${before === null ? "" : `&before=${before}`}`);
