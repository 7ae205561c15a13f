/** Who may use the desk. Secrets are kept as hashes only. */

/** What a role may do, each with everything of the one before. */
export const roles = ["reader", "reviewer", "admin"] as const;
export type Role = (typeof roles)[number];

/** Whether somebody of a role may do what needs another at least. */
export function mayAs(role: Role, least: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(least);
}

export interface User {
  readonly name: string;
  readonly role: Role;
  readonly createdAt: string;
  readonly disabledAt: string | null;
}

/** A login in a browser. */
export interface Login {
  readonly idHash: string;
  readonly user: string;
  readonly csrf: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** A token for programs. Its scope is the most that it may do, never more than its user may. */
export interface Token {
  readonly id: string;
  readonly user: string;
  readonly label: string;
  readonly scope: Role;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly usedAt: string | null;
  readonly revokedAt: string | null;
}

export interface AuditEntry {
  readonly seq: number;
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly detail: { readonly [name: string]: string | number | boolean | null };
}

export interface Accounts {
  /** Keeps a user, in place of what was kept under the name; with another password all logins end. */
  saveUser(user: User, passwordHash: string): Promise<void>;
  /** False where there is no such user. */
  setRole(name: string, role: Role): Promise<boolean>;
  /** Ends logins and tokens as well. False where there is no such user. */
  disableUser(name: string, at: string): Promise<boolean>;
  findUser(name: string): Promise<{ readonly user: User; readonly passwordHash: string } | null>;
  /** By name. */
  listUsers(): Promise<User[]>;
  /** Keeps a login, or puts off the end of one that is kept. */
  saveLogin(login: Login): Promise<void>;
  /** Null for one that has expired by `now`, or whose user is disabled. */
  findLogin(idHash: string, now: string): Promise<{ readonly login: Login; readonly user: User } | null>;
  endLogin(idHash: string): Promise<void>;
  saveToken(token: Token, secretHash: string): Promise<void>;
  /** Notes that it was used, to the minute. Null for one that is revoked or has expired by `now`, or whose user is disabled. */
  useToken(secretHash: string, now: string): Promise<{ readonly token: Token; readonly user: User } | null>;
  /** Newest first, of one user or of all. */
  listTokens(user: string | null): Promise<Token[]>;
  /** False for one that is not there or revoked already. */
  revokeToken(id: string, at: string): Promise<boolean>;
  noteAudit(entry: Omit<AuditEntry, "seq">): Promise<void>;
  /** Newest first, before `before` where it is given. */
  listAudit(limit: number, before?: number): Promise<AuditEntry[]>;
}
