/** The tables of users, and of what they did. */
import type { Role } from "../accounts.ts";

export interface UserRow {
  name: string;
  role: Role;
  password_hash: string;
  created_at: string;
  disabled_at: string | null;
}

export interface LoginRow {
  id_hash: string;
  user_name: string;
  csrf: string;
  created_at: string;
  expires_at: string;
}

export interface TokenRow {
  id: string;
  user_name: string;
  label: string;
  secret_hash: string;
  scope: Role;
  created_at: string;
  expires_at: string | null;
  used_at: string | null;
  revoked_at: string | null;
}

export interface AuditRow {
  /** In the order of commits, see `nextNumber`. */
  seq: number;
  at: string;
  who: string;
  what: string;
  detail_json: string;
}

export interface AccountTables {
  users: UserRow;
  logins: LoginRow;
  tokens: TokenRow;
  audit: AuditRow;
}
