import type { Kysely } from "kysely";
import type { Token, User } from "../accounts.ts";
import { utc } from "../times.ts";
import type { TokenRow } from "./account-tables.ts";
import type { Tables } from "./tables.ts";
import { userOf } from "./users.ts";

/** Milliseconds: that a token was used is noted no more often than this, so that reading by token does not write each time. */
const noted = 60_000;

const tokenColumns = [
  "tokens.id",
  "tokens.user_name",
  "tokens.label",
  "tokens.scope",
  "tokens.created_at",
  "tokens.expires_at",
  "tokens.used_at",
  "tokens.revoked_at",
] as const;

export async function saveToken(database: Kysely<Tables>, token: Token, secretHash: string): Promise<void> {
  const changes = {
    label: token.label,
    scope: token.scope,
    expires_at: orNull(token.expiresAt),
    used_at: orNull(token.usedAt),
    revoked_at: orNull(token.revokedAt),
  };
  const row: TokenRow = {
    id: token.id,
    user_name: token.user,
    secret_hash: secretHash,
    created_at: utc(token.createdAt),
    ...changes,
  };
  const insert = database.insertInto("tokens").values(row);
  await insert.onConflict((conflict) => conflict.column("id").doUpdateSet(changes)).execute();
}

export async function useToken(
  database: Kysely<Tables>,
  secretHash: string,
  now: string,
): Promise<{ token: Token; user: User } | null> {
  const instant = utc(now);
  const row = await database
    .selectFrom("tokens")
    .innerJoin("users", "users.name", "tokens.user_name")
    .select(tokenColumns)
    .select(["users.role", "users.created_at as user_since"])
    .where("tokens.secret_hash", "=", secretHash)
    .where("tokens.revoked_at", "is", null)
    .where((each) => each.or([each("tokens.expires_at", "is", null), each("tokens.expires_at", ">", instant)]))
    .where("users.disabled_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const user = userOf({ name: row.user_name, role: row.role, created_at: row.user_since, disabled_at: null });
  const token = tokenOf(row);
  const usedAt = token.usedAt === null ? Number.NEGATIVE_INFINITY : Date.parse(token.usedAt);
  if (Date.parse(instant) - usedAt < noted) return { token, user };
  await database.updateTable("tokens").set({ used_at: instant }).where("id", "=", token.id).execute();
  return { token: { ...token, usedAt: instant }, user };
}

export async function listTokens(database: Kysely<Tables>, user: string | null): Promise<Token[]> {
  const all = database.selectFrom("tokens").select(tokenColumns).orderBy("created_at", "desc").orderBy("id");
  const rows = await (user === null ? all : all.where("user_name", "=", user)).execute();
  return rows.map(tokenOf);
}

export async function revokeToken(database: Kysely<Tables>, id: string, at: string): Promise<boolean> {
  const valid = database.updateTable("tokens").where("id", "=", id).where("revoked_at", "is", null);
  const { numUpdatedRows } = await valid.set({ revoked_at: utc(at) }).executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

function tokenOf(row: Omit<TokenRow, "secret_hash">): Token {
  return {
    id: row.id,
    user: row.user_name,
    label: row.label,
    scope: row.scope,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    revokedAt: row.revoked_at,
  };
}

function orNull(instant: string | null): string | null {
  return instant === null ? null : utc(instant);
}
