import { describe, expect, it } from "vitest";
import type { Login, Register, Token, User } from "../../../src/store/register.ts";
import type { MakePlace } from "../register.contract.ts";

const user = (name: string, changes: Partial<User> = {}): User => ({
  name,
  role: "reviewer",
  createdAt: "2026-01-01T08:00:00.000Z",
  disabledAt: null,
  ...changes,
});

const login = (idHash: string, changes: Partial<Login> = {}): Login => ({
  idHash,
  user: "amina",
  csrf: `csrf of ${idHash}`,
  createdAt: "2026-02-01T08:00:00.000Z",
  expiresAt: "2026-02-01T20:00:00.000Z",
  ...changes,
});

const token = (id: string, changes: Partial<Token> = {}): Token => ({
  id,
  user: "amina",
  label: "nightly export",
  scope: "reader",
  createdAt: "2026-02-01T08:00:00.000Z",
  expiresAt: null,
  usedAt: null,
  revokedAt: null,
  ...changes,
});

const entry = (number: number) => ({
  at: "2026-02-01T09:00:00.000Z",
  who: "amina",
  what: "review.accept",
  detail: { record: `r${number}`, why: null, sure: true, number },
});

/** A register with Amina, who reviews, and Brahim, who reads. */
async function openWithUsers(makePlace: MakePlace): Promise<Register> {
  const register = await (await makePlace()).open();
  await register.saveUser(user("brahim", { role: "reader" }), "hash of brahim");
  await register.saveUser(user("amina"), "hash of amina");
  return register;
}

export function accountsContract(makePlace: MakePlace): void {
  describe("accounts", () => {
    it("hold users by name, each with the hash of a password", async () => {
      const register = await openWithUsers(makePlace);
      expect(await register.listUsers()).toEqual([user("amina"), user("brahim", { role: "reader" })]);
      expect(await register.findUser("amina")).toEqual({ user: user("amina"), passwordHash: "hash of amina" });
      expect(await register.findUser("Amina")).toBeNull();
      expect(await register.setRole("amina", "admin")).toBe(true);
      expect(await register.setRole("nobody", "admin")).toBe(false);
      expect((await register.findUser("amina"))?.user.role).toBe("admin");
    });

    it("know a login until it expires, and the user with it", async () => {
      const register = await openWithUsers(makePlace);
      await register.saveLogin(login("one"));
      expect(await register.findLogin("one", "2026-02-01T19:59:59Z")).toEqual({
        login: login("one"),
        user: user("amina"),
      });
      expect(await register.findLogin("one", "2026-02-01T20:00:00Z")).toBeNull();
      expect(await register.findLogin("other", "2026-02-01T09:00:00Z")).toBeNull();
      await register.saveLogin(login("one", { expiresAt: "2026-02-01T22:00:00+01:00" }));
      expect((await register.findLogin("one", "2026-02-01T20:30:00Z"))?.login.expiresAt).toBe(
        "2026-02-01T21:00:00.000Z",
      );
      await register.endLogin("one");
      expect(await register.findLogin("one", "2026-02-01T09:00:00Z")).toBeNull();
    });

    it("end the logins of whoever gets another password, and of nobody else", async () => {
      const register = await openWithUsers(makePlace);
      await register.saveLogin(login("one"));
      await register.saveLogin(login("two", { user: "brahim" }));
      await register.saveUser(user("amina", { role: "admin" }), "hash of amina");
      expect(await register.findLogin("one", "2026-02-01T09:00:00Z")).toMatchObject({ user: { role: "admin" } });
      await register.saveUser(user("amina"), "another hash");
      expect(await register.findLogin("one", "2026-02-01T09:00:00Z")).toBeNull();
      expect(await register.findLogin("two", "2026-02-01T09:00:00Z")).not.toBeNull();
    });

    it("find a token by its secret's hash, note that it was used, and revoke it once", async () => {
      const register = await openWithUsers(makePlace);
      await register.saveToken(token("t1"), "secret one");
      await register.saveToken(token("t2", { expiresAt: "2026-03-01T00:00:00.000Z", user: "brahim" }), "secret two");
      const used = await register.useToken("secret one", "2026-02-02T08:00:00Z");
      expect(used).toEqual({ token: token("t1", { usedAt: "2026-02-02T08:00:00.000Z" }), user: user("amina") });
      expect(await register.useToken("t1", "2026-02-02T08:00:00Z")).toBeNull();
      expect(await register.useToken("secret two", "2026-02-28T23:59:59Z")).not.toBeNull();
      expect(await register.useToken("secret two", "2026-03-01T00:00:00Z")).toBeNull();
      expect(await register.revokeToken("t1", "2026-02-03T08:00:00Z")).toBe(true);
      expect(await register.revokeToken("t1", "2026-02-04T08:00:00Z")).toBe(false);
      expect(await register.revokeToken("t9", "2026-02-04T08:00:00Z")).toBe(false);
      expect(await register.useToken("secret one", "2026-02-03T09:00:00Z")).toBeNull();
      expect(await register.listTokens("amina")).toEqual([
        token("t1", { usedAt: "2026-02-02T08:00:00.000Z", revokedAt: "2026-02-03T08:00:00.000Z" }),
      ]);
      expect((await register.listTokens(null)).map(({ id }) => id)).toEqual(["t1", "t2"]);
    });

    it("note the use of a token no more than once a minute", async () => {
      const register = await openWithUsers(makePlace);
      await register.saveToken(token("t1"), "secret");
      const usedAt = async (now: string) => (await register.useToken("secret", now))?.token.usedAt;
      expect(await usedAt("2026-02-02T08:00:00Z")).toBe("2026-02-02T08:00:00.000Z");
      expect(await usedAt("2026-02-02T08:00:59Z")).toBe("2026-02-02T08:00:00.000Z");
      expect(await usedAt("2026-02-02T08:01:00Z")).toBe("2026-02-02T08:01:00.000Z");
    });

    it("end everything of a user who is disabled, until the user is saved anew", async () => {
      const register = await openWithUsers(makePlace);
      await register.saveLogin(login("one"));
      await register.saveToken(token("t1"), "secret");
      expect(await register.disableUser("amina", "2026-02-01T09:00:00Z")).toBe(true);
      expect(await register.disableUser("nobody", "2026-02-01T09:00:00Z")).toBe(false);
      expect(await register.findUser("amina")).toMatchObject({ user: { disabledAt: "2026-02-01T09:00:00.000Z" } });
      expect(await register.findLogin("one", "2026-02-01T09:00:00Z")).toBeNull();
      expect(await register.useToken("secret", "2026-02-01T09:00:00Z")).toBeNull();
      await register.saveUser(user("amina"), "hash of amina");
      expect(await register.useToken("secret", "2026-02-01T09:00:00Z")).toBeNull();
      expect(await register.listTokens("amina")).toMatchObject([{ revokedAt: "2026-02-01T09:00:00.000Z" }]);
    });

    it("list what was done from the newest on, page by page, numbered in its order", async () => {
      const register = await (await makePlace()).open();
      await Promise.all([1, 2, 3, 4, 5].map((number) => register.noteAudit(entry(number))));
      const first = await register.listAudit(2);
      expect(first.map(({ seq }) => seq)).toEqual([5, 4]);
      const rest = await register.listAudit(10, 4);
      expect(rest.map(({ seq }) => seq)).toEqual([3, 2, 1]);
      const noted = [...first, ...rest].toSorted(
        (one, other) => Number(one.detail["number"]) - Number(other.detail["number"]),
      );
      expect(noted).toMatchObject([1, 2, 3, 4, 5].map(entry));
    });
  });
}
