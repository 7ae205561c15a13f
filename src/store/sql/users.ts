import type { Kysely } from "kysely";
import type { Login, Role, User } from "../accounts.ts";
import { utc } from "../times.ts";
import type { LoginRow, UserRow } from "./account-tables.ts";
import type { Tables } from "./tables.ts";

const userColumns = ["users.name", "users.role", "users.created_at", "users.disabled_at"] as const;

export async function saveUser(database: Kysely<Tables>, user: User, passwordHash: string): Promise<void> {
  const changes = {
    role: user.role,
    password_hash: passwordHash,
    disabled_at: user.disabledAt === null ? null : utc(user.disabledAt),
  };
  await database.transaction().execute(async (transaction) => {
    const known = transaction.selectFrom("users").select("password_hash").where("name", "=", user.name);
    const before = await known.executeTakeFirst();
    const row = { name: user.name, created_at: utc(user.createdAt), ...changes };
    const insert = transaction.insertInto("users").values(row);
    await insert.onConflict((conflict) => conflict.column("name").doUpdateSet(changes)).execute();
    // Whoever sets another password wants those out who know the old one.
    if (before === undefined || before.password_hash === passwordHash) return;
    await transaction.deleteFrom("logins").where("user_name", "=", user.name).execute();
  });
}

export async function setRole(database: Kysely<Tables>, name: string, role: Role): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable("users")
    .set({ role })
    .where("name", "=", name)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

export function disableUser(database: Kysely<Tables>, name: string, at: string): Promise<boolean> {
  const instant = utc(at);
  return database.transaction().execute(async (transaction) => {
    const known = transaction.selectFrom("users").select("name").where("name", "=", name);
    if ((await known.executeTakeFirst()) === undefined) return false;
    const able = transaction.updateTable("users").where("name", "=", name).where("disabled_at", "is", null);
    await able.set({ disabled_at: instant }).execute();
    await transaction.deleteFrom("logins").where("user_name", "=", name).execute();
    const valid = transaction.updateTable("tokens").where("user_name", "=", name).where("revoked_at", "is", null);
    await valid.set({ revoked_at: instant }).execute();
    return true;
  });
}

export async function findUser(
  database: Kysely<Tables>,
  name: string,
): Promise<{ user: User; passwordHash: string } | null> {
  const row = await database.selectFrom("users").selectAll().where("name", "=", name).executeTakeFirst();
  return row === undefined ? null : { user: userOf(row), passwordHash: row.password_hash };
}

export async function listUsers(database: Kysely<Tables>): Promise<User[]> {
  const rows = await database.selectFrom("users").select(userColumns).orderBy("name").execute();
  return rows.map(userOf);
}

export async function saveLogin(database: Kysely<Tables>, login: Login): Promise<void> {
  const row: LoginRow = {
    id_hash: login.idHash,
    user_name: login.user,
    csrf: login.csrf,
    created_at: utc(login.createdAt),
    expires_at: utc(login.expiresAt),
  };
  await database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom("logins").where("expires_at", "<=", row.created_at).execute();
    const insert = transaction.insertInto("logins").values(row);
    await insert
      .onConflict((conflict) => conflict.column("id_hash").doUpdateSet({ expires_at: row.expires_at }))
      .execute();
  });
}

export async function findLogin(
  database: Kysely<Tables>,
  idHash: string,
  now: string,
): Promise<{ login: Login; user: User } | null> {
  const row = await database
    .selectFrom("logins")
    .innerJoin("users", "users.name", "logins.user_name")
    .select(userColumns)
    .select(["logins.csrf", "logins.created_at as begun_at", "logins.expires_at"])
    .where("logins.id_hash", "=", idHash)
    .where("logins.expires_at", ">", utc(now))
    .where("users.disabled_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { csrf, begun_at: createdAt, expires_at: expiresAt } = row;
  return { login: { idHash, user: row.name, csrf, createdAt, expiresAt }, user: userOf(row) };
}

export async function endLogin(database: Kysely<Tables>, idHash: string): Promise<void> {
  await database.deleteFrom("logins").where("id_hash", "=", idHash).execute();
}

export function userOf(row: Omit<UserRow, "password_hash">): User {
  return { name: row.name, role: row.role, createdAt: row.created_at, disabledAt: row.disabled_at };
}
