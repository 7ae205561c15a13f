import { describe, expect, it } from "vitest";
import { ask, noon, openTestDesk, type TestDesk, tokenFor } from "./desk.ts";
import { fill } from "./press.ts";

type Made = { webhook: { id: string }; secret: string };

async function openWithWebhook(desk: TestDesk, payload: object = {}) {
  const idir = await tokenFor(desk, "idir", "admin");
  const send = (method: "GET" | "POST" | "PATCH" | "DELETE", path: string, body?: object) =>
    ask(desk, { method, url: `/api/webhooks${path}`, headers: idir, ...(body === undefined ? {} : { payload: body }) });
  const wanted = { name: "warehouse", url: "https://hooks.example/key-7", filter: { type: "funds" }, ...payload };
  const answer = await send("POST", "", wanted);
  return { send, answer, wanted, ...answer.json<Made>() };
}

describe("webhooks", () => {
  it("are made by admins, and tell their secret once", async () => {
    const desk = await openTestDesk();
    const { answer, send, secret, webhook, wanted } = await openWithWebhook(desk);
    expect(answer.statusCode).toBe(201);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(webhook).toMatchObject({ name: "warehouse", url: wanted.url, state: "active", createdBy: "idir" });
    const shown = [await send("GET", ""), await send("GET", `/${webhook.id}`)].map(({ body }) => body).join();
    expect(shown).toContain("warehouse");
    expect(shown).not.toContain(secret);
    expect((await send("POST", "", wanted)).statusCode).toBe(409);
    const audit = JSON.stringify(await desk.register.listAudit(10));
    expect(audit).toContain("webhook.add");
    expect(audit).not.toMatch(new RegExp(`${secret}|key-7`));
  });

  it("go to no address that a crawl would not go to", async () => {
    const desk = await openTestDesk();
    for (const url of [
      "http://10.0.0.7/",
      "http://[::1]/",
      "http://localhost:1/x",
      "ftp://hooks.example/",
      "nowhere",
      "https://a:b@hooks.example/",
    ])
      expect((await openWithWebhook(desk, { name: "x", url })).answer.statusCode).toBe(422);
    expect(await desk.register.listSubscriptions()).toEqual([]);
  });

  it("begin with what changes from now on, or with what is there", async () => {
    const desk = await openTestDesk();
    await fill(desk);
    const last = await desk.register.lastChange();
    const { send } = await openWithWebhook(desk);
    await send("POST", "", { name: "copy", url: "https://hooks.example/", filter: {}, fromStart: true });
    expect((await desk.register.listSubscriptions()).map(({ name, cursor }) => [name, cursor])).toEqual([
      ["copy", 0],
      ["warehouse", last],
    ]);
  });

  it("are paused, given another secret, and removed", async () => {
    const desk = await openTestDesk();
    const { send, webhook, secret } = await openWithWebhook(desk);
    expect((await send("PATCH", `/${webhook.id}`, { state: "paused" })).json()).toMatchObject({ state: "paused" });
    const rotated = (await send("POST", `/${webhook.id}/secret`, { keepHours: 2 })).json<
      Made & { previousUntil: string }
    >();
    expect(rotated.secret).not.toBe(secret);
    expect(rotated.previousUntil).toBe(new Date(noon + 2 * 3_600_000).toISOString());
    expect((await send("GET", "")).body).not.toContain(rotated.secret);
    expect((await send("DELETE", `/${webhook.id}`)).statusCode).toBe(204);
    expect((await send("GET", `/${webhook.id}`)).statusCode).toBe(404);
  });

  it("show their dead letters, and send them again when they are asked to", async () => {
    const desk = await openTestDesk();
    await fill(desk);
    const { send, webhook } = await openWithWebhook(desk, { fromStart: true });
    const at = new Date(noon).toISOString();
    await desk.register.takeSubscription("one", at, new Date(noon + 1_000).toISOString());
    const delivery = {
      record: "r1",
      seq: 1,
      state: "dead",
      attempts: 10,
      at,
      status: 500,
      error: "answered 500",
    } as const;
    const note = { delivery, isOver: false, cursor: 1, failures: 0, nextAt: null };
    await desk.register.noteDelivery(webhook.id, "one", note, at);
    const shown = (await send("GET", `/${webhook.id}`)).json();
    expect(shown).toMatchObject({ deliveries: { dead: 1 }, dead: [delivery], latest: [delivery] });
    expect((await send("POST", `/${webhook.id}/retry`, { record: null })).json()).toEqual({ asked: 1 });
    expect((await send("GET", `/${webhook.id}`)).json()).toMatchObject({ deliveries: { dead: 0, asked: 1 }, dead: [] });
  });
});
