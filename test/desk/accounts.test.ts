import { describe, expect, it } from "vitest";
import { addUser, ask, localToken, logIn, noon, openTestDesk, password, tokenFor } from "./desk.ts";

const hour = 3_600_000;

describe("on loopback", () => {
  it("nobody has to log in as long as there are no users", async () => {
    const desk = await openTestDesk();
    const session = await ask(desk, { url: "/api/session" });
    expect(session.json()).toMatchObject({
      user: { name: "local", role: "admin" },
      loginNeeded: false,
      csrf: expect.any(String),
      version: "1.2.3",
    });
    expect((await ask(desk, { url: "/api/audit" })).statusCode).toBe(200);
    await addUser(desk, "amina", "admin");
    expect((await ask(desk, { url: "/api/audit" })).statusCode).toBe(401);
    expect((await ask(desk, { url: "/api/session" })).json()).toMatchObject({ user: null, loginNeeded: true });
  });

  it("whoever comes through a proxy that says so is nobody known", async () => {
    const desk = await openTestDesk();
    const headers = { "x-forwarded-for": "192.0.2.1" };
    expect((await ask(desk, { url: "/api/audit", headers })).statusCode).toBe(401);
  });

  it.each([
    ["evil.example", 421],
    ["evil.example:4090", 421],
    ["127.0.0.1.evil.example", 421],
    ["localhost", 200],
    ["127.0.0.1:4090", 200],
    ["[::1]:4090", 200],
  ])("a request for %s is answered with %i", async (host, status) => {
    const desk = await openTestDesk();
    expect((await ask(desk, { url: "/api/session", headers: { host } })).statusCode).toBe(status);
  });

  it("names that were configured are answered, and ask for a login", async () => {
    const desk = await openTestDesk({ names: ["desk.example"] });
    const headers = { host: "desk.example" };
    expect((await ask(desk, { url: "/api/session", headers })).json()).toMatchObject({ loginNeeded: true, user: null });
    expect((await ask(desk, { url: "/api/audit" })).statusCode).toBe(401);
  });
});

describe("a login", () => {
  it("is a cookie that no script reads and no other site sends", async () => {
    const desk = await openTestDesk({ names: ["desk.example"] });
    await addUser(desk, "amina", "reviewer");
    const payload = { name: "amina", password };
    const over = await ask(desk, { method: "POST", url: "/api/login", payload });
    expect(over.cookies).toMatchObject([{ name: "sijill_login", httpOnly: true, sameSite: "Strict", path: "/" }]);
    expect(over.cookies[0]).not.toHaveProperty("secure");
    const headers = { host: "desk.example" };
    const secured = await ask(desk, { method: "POST", url: "/api/login", payload, headers });
    expect(secured.cookies).toMatchObject([{ secure: true, httpOnly: true }]);
  });

  it("tells who is there, and ends by logout", async () => {
    const desk = await openTestDesk();
    await addUser(desk, "amina", "reviewer");
    const headers = await logIn(desk, "amina");
    expect((await ask(desk, { url: "/api/session", headers })).json()).toMatchObject({
      user: { name: "amina", role: "reviewer" },
    });
    expect((await ask(desk, { method: "POST", url: "/api/logout", headers })).statusCode).toBe(204);
    expect((await ask(desk, { url: "/api/session", headers })).json()).toMatchObject({ user: null, csrf: null });
  });

  it("ends when nobody has used it for twelve hours, and after a week in any case", async () => {
    const desk = await openTestDesk();
    await addUser(desk, "amina", "reader");
    const headers = await logIn(desk, "amina");
    const isThere = async () => (await ask(desk, { url: "/api/tokens", headers })).statusCode === 200;
    desk.clock.time = noon + 11 * hour;
    expect(await isThere()).toBe(true);
    desk.clock.time = noon + 22 * hour;
    expect(await isThere()).toBe(true);
    desk.clock.time = noon + 34 * hour + 60_000;
    expect(await isThere()).toBe(false);

    desk.clock.time = noon;
    const others = await logIn(desk, "amina");
    for (let time = noon; time < noon + 7 * 24 * hour; time += 10 * hour) {
      desk.clock.time = time;
      expect((await ask(desk, { url: "/api/tokens", headers: others })).statusCode).toBe(200);
    }
    desk.clock.time = noon + 7 * 24 * hour;
    expect((await ask(desk, { url: "/api/tokens", headers: others })).statusCode).toBe(401);
  });

  it("is refused alike for a wrong password, an unknown name and a disabled user", async () => {
    const desk = await openTestDesk();
    await addUser(desk, "amina", "reader");
    await addUser(desk, "brahim", "reader");
    await desk.register.disableUser("brahim", "2026-02-01T00:00:00Z");
    const attempt = async (name: string, tried: string) => {
      const answer = await ask(desk, { method: "POST", url: "/api/login", payload: { name, password: tried } });
      return [answer.statusCode, answer.json(), answer.cookies];
    };
    const refused = await attempt("amina", "a wrong password");
    expect(refused).toEqual([401, expect.objectContaining({ code: "login-refused" }), []]);
    expect(await attempt("nobody", password)).toEqual(refused);
    expect(await attempt("brahim", password)).toEqual(refused);
  });

  it("is tried a few times for a name and no more, by right passwords either", async () => {
    const desk = await openTestDesk({ logins: { byAddress: 100, byName: 3 } });
    await addUser(desk, "amina", "reader");
    const attempt = (name: string, tried: string) =>
      ask(desk, { method: "POST", url: "/api/login", payload: { name, password: tried } });
    for (let count = 0; count < 3; count += 1) expect((await attempt("amina", "wrong")).statusCode).toBe(401);
    const last = await attempt("amina", password);
    expect(last.statusCode).toBe(429);
    expect(Number(last.headers["retry-after"])).toBeGreaterThan(0);
    expect((await attempt("brahim", "wrong")).statusCode).toBe(401);
  });

  it("is tried a few times from an address and no more, whatever the name", async () => {
    const desk = await openTestDesk({ logins: { byAddress: 2, byName: 100 } });
    await addUser(desk, "amina", "reader");
    const attempt = (name: string) => ask(desk, { method: "POST", url: "/api/login", payload: { name, password } });
    expect((await attempt("a")).statusCode).toBe(401);
    expect((await attempt("b")).statusCode).toBe(401);
    expect((await attempt("c")).json()).toMatchObject({ status: 429, title: "Too Many Requests" });
  });
});

describe("a change", () => {
  it("by cookie needs the token of the session, from a page of the desk", async () => {
    const desk = await openTestDesk();
    await addUser(desk, "amina", "reader");
    const { cookie, ...token } = await logIn(desk, "amina");
    const change = async (headers: Record<string, string>) => {
      const payload = { label: "export", scope: "reader", days: null };
      const answer = await ask(desk, { method: "POST", url: "/api/tokens", headers: { cookie, ...headers }, payload });
      return [answer.statusCode, answer.json<{ code?: string }>().code];
    };
    expect(await change({})).toEqual([403, "csrf-token"]);
    expect(await change({ "x-csrf-token": "guessed" })).toEqual([403, "csrf-token"]);
    expect(await change({ ...token, origin: "http://evil.example" })).toEqual([403, "foreign-origin"]);
    expect(await change({ ...token, origin: "http://localhost:4090" })).toEqual([201, undefined]);
  });

  it("without users needs it as well", async () => {
    const desk = await openTestDesk();
    const payload = { name: "amina", role: "admin", password };
    const forged = await ask(desk, { method: "POST", url: "/api/users", payload });
    expect([forged.statusCode, forged.json()]).toEqual([403, expect.objectContaining({ code: "csrf-token" })]);
    const answer = await ask(desk, { method: "POST", url: "/api/users", payload, headers: await localToken(desk) });
    expect(answer.statusCode).toBe(201);
    expect(answer.body).not.toContain("scrypt");
  });

  it("is noted with who made it, and secrets are not", async () => {
    const desk = await openTestDesk();
    const admin = await tokenFor(desk, "amina", "admin");
    const payload = { name: "brahim", role: "reader", password };
    await ask(desk, { method: "POST", url: "/api/users", payload, headers: admin });
    await ask(desk, { method: "POST", url: "/api/users", payload, headers: admin });
    const changed = {
      method: "PATCH",
      url: "/api/users/brahim",
      payload: { role: "reviewer" },
      headers: admin,
    } as const;
    await ask(desk, changed);
    const { entries } = (await ask(desk, { url: "/api/audit", headers: admin })).json<{ entries: unknown[] }>();
    expect(entries).toMatchObject([
      { who: "amina", what: "user.change", detail: { name: "brahim", role: "reviewer" } },
      { who: "amina", what: "user.add", at: "2026-03-02T12:00:00.000Z", detail: { name: "brahim", role: "reader" } },
    ]);
    expect(JSON.stringify(entries)).not.toContain(password);
  });
});

describe("users", () => {
  it("are disabled and enabled by admins, and end with all they had", async () => {
    const desk = await openTestDesk();
    const admin = await tokenFor(desk, "amina", "admin");
    const brahim = await tokenFor(desk, "brahim", "reader");
    const change = (name: string, payload: object) =>
      ask(desk, { method: "PATCH", url: `/api/users/${name}`, payload, headers: admin });
    expect((await change("brahim", { disabled: true })).json()).toMatchObject({
      disabledAt: "2026-03-02T12:00:00.000Z",
    });
    expect((await ask(desk, { url: "/api/tokens", headers: brahim })).statusCode).toBe(401);
    expect((await change("brahim", { disabled: false })).json()).toMatchObject({ disabledAt: null });
    await expect(logIn(desk, "brahim")).resolves.toBeDefined();
    expect((await change("brahim", { password: "another long one" })).statusCode).toBe(200);
    await expect(logIn(desk, "brahim")).rejects.toThrow("login-refused");
    expect((await change("nobody", { role: "admin" })).statusCode).toBe(404);
    expect((await change("brahim", {})).statusCode).toBe(400);
    expect((await change("amina", { role: "reader" })).statusCode).toBe(422);
    expect((await change("amina", { disabled: true })).statusCode).toBe(422);
  });
});

describe("tokens", () => {
  it("open what their scope allows, until they are revoked or expire", async () => {
    const desk = await openTestDesk();
    await addUser(desk, "amina", "admin");
    const headers = await logIn(desk, "amina");
    const made = await ask(desk, {
      method: "POST",
      url: "/api/tokens",
      headers,
      payload: { label: "nightly", scope: "reader", days: 30 },
    });
    expect(made.statusCode).toBe(201);
    const { token, secret } = made.json<{ token: { id: string }; secret: string }>();
    const bearer = { authorization: `Bearer ${secret}` };
    expect((await ask(desk, { url: "/api/tokens", headers: bearer })).statusCode).toBe(200);
    expect((await ask(desk, { url: "/api/users", headers: bearer })).statusCode).toBe(403);
    expect((await ask(desk, { url: "/api/session", headers: bearer })).json()).toMatchObject({
      user: { name: "amina", role: "reader" },
      csrf: null,
    });
    desk.clock.time = noon + 30 * 24 * hour;
    expect((await ask(desk, { url: "/api/tokens", headers: bearer })).statusCode).toBe(401);
    desk.clock.time = noon;
    expect((await ask(desk, { method: "DELETE", url: `/api/tokens/${token.id}`, headers })).statusCode).toBe(204);
    expect((await ask(desk, { url: "/api/tokens", headers: bearer })).statusCode).toBe(401);
    expect(JSON.stringify(await desk.register.listTokens(null))).not.toContain(secret);
  });

  it("are made by people who log in, for no more than they may themselves, and revoked by their owners and admins", async () => {
    const desk = await openTestDesk();
    await addUser(desk, "brahim", "reader");
    const headers = await logIn(desk, "brahim");
    const make = async (scope: string, by: Record<string, string>) =>
      (await ask(desk, { method: "POST", url: "/api/tokens", headers: by, payload: { label: "x", scope, days: null } }))
        .statusCode;
    expect(await make("reviewer", headers)).toBe(403);
    expect(await make("reader", headers)).toBe(201);
    const amina = await tokenFor(desk, "amina", "reviewer");
    expect(await make("reader", amina)).toBe(403);
    const [own] = await desk.register.listTokens("brahim");
    const revoke = async (by: Record<string, string>) =>
      (await ask(desk, { method: "DELETE", url: `/api/tokens/${own?.id ?? ""}`, headers: by })).statusCode;
    expect(await revoke(amina)).toBe(404);
    await desk.register.setRole("amina", "admin");
    expect(await revoke(amina)).toBe(404);
    expect(await revoke(headers)).toBe(204);
  });
});
