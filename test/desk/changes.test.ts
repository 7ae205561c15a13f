import { get } from "node:http";
import { describe, expect, it } from "vitest";
import { changeList } from "../../src/desk/api/changes.ts";
import { recordList } from "../../src/desk/api/records.ts";
import { articleKey } from "../../src/text/identity.ts";
import { ask, openTestDesk, type TestDesk } from "./desk.ts";
import { abattoir, fill, keepArticles, merge, school } from "./press.ts";

async function changes(desk: TestDesk, query = "") {
  const answer = await ask(desk, { url: `/api/changes?${query}` });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return changeList.parse(answer.json());
}

async function records(desk: TestDesk, query = "") {
  return recordList.parse((await ask(desk, { url: `/api/records?${query}` })).json()).records;
}

/** Decides about the record of the school. */
async function decide(desk: TestDesk, action: "accept" | "reject") {
  const record = (await records(desk)).find(({ value }) => value === 9_000_000);
  if (record === undefined) throw new Error("The press tells of a school.");
  const { id, version } = record;
  const at = "2026-03-02T12:00:00.000Z";
  await desk.register.decide({ record: id, version, action, why: "Vu.", who: "Leïla", at });
  return id;
}

describe("changes", () => {
  it("are all there is at first, and what has changed since from then on", async () => {
    const desk = await openTestDesk();
    expect(await changes(desk)).toEqual({ changes: [], next: 0, more: false, last: 0 });
    await fill(desk);
    const all = await changes(desk);
    const listed = await records(desk, "sort=since");
    expect(all.changes.map(({ record }) => record).toSorted(byId)).toEqual(listed.toSorted(byId));
    expect(all.changes.every(({ change, into }) => change === "changed" && into === null)).toBe(true);
    expect(all).toMatchObject({ next: all.changes.at(-1)?.seq, more: false, last: await desk.register.lastChange() });
    const first = await changes(desk, "limit=2");
    expect(first).toMatchObject({ more: true, next: all.changes[1]?.seq });
    const others = await changes(desk, `since=${first.next}`);
    expect([...first.changes, ...others.changes]).toEqual(all.changes);
    const id = await decide(desk, "accept");
    const since = await changes(desk, `since=${all.next}`);
    expect(since.changes).toMatchObject([
      { id, change: "changed", at: "2026-03-02T12:00:00.000Z", record: { state: "accepted" } },
    ]);
  });

  it("tell of records that are gone, and of those that a filter does not leave any more", async () => {
    const desk = await openTestDesk();
    await fill(desk);
    const { next } = await changes(desk);
    const id = await decide(desk, "reject");
    expect((await changes(desk, `since=${next}&state=pending`)).changes).toMatchObject([
      { id, change: "left", record: null },
    ]);
    expect((await changes(desk, `since=${next}&state=rejected`)).changes).toMatchObject([{ id, change: "changed" }]);
    const note = { at: "2026-03-03T00:00:00.000Z", reason: null };
    await desk.register.forgetPage(school.url ?? "", (address) => address, note);
    const gone = (await changes(desk, `since=${next}&state=pending`)).changes;
    expect(gone.find((change) => change.id === id)).toEqual(
      expect.objectContaining({ id, change: "removed", at: note.at, record: null, into: null }),
    );
  });

  it("are waited for, whatever comes without being one of a record", async () => {
    const desk = await openTestDesk();
    await fill(desk);
    const { next } = await changes(desk);
    const waiting = changes(desk, `since=${next}&wait=20`);
    const begun = performance.now();
    expect((await changes(desk, `since=${next}&wait=0.3`)).changes).toEqual([]);
    expect(performance.now() - begun).toBeGreaterThan(250);
    // The article alone is no record yet.
    await keepArticles(desk, [{ ...abattoir, url: "https://journal.example/autre" }]);
    await new Promise((resolve) => setTimeout(resolve, 700));
    await merge(desk.register);
    const told = await waiting;
    expect(told.changes.length).toBeGreaterThan(0);
    expect(told.changes.every(({ seq }) => seq > next)).toBe(true);
    const key = articleKey({ ...abattoir, url: "https://journal.example/autre" });
    expect((await desk.register.listChanges(next, 10, "article")).map(({ id }) => id)).toEqual([key]);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it.each([
    ["since=-1", "since"],
    ["since=", "since"],
    ["since=x", "since"],
    ["since=1.5", "since"],
    ["limit=501", "limit"],
    ["wait=31", "wait"],
    ["state=done", "state: "],
    ["sort=since", "sort"],
  ])("are not told by %s", async (query, told) => {
    const desk = await openTestDesk();
    const answer = await ask(desk, { url: `/api/changes?${query}` });
    expect([answer.statusCode, answer.body.includes(told)]).toEqual([400, true]);
  });

  it("that the register has not come to are those of another one", async () => {
    const desk = await openTestDesk();
    await fill(desk);
    const answer = await ask(desk, { url: "/api/changes?since=1000" });
    expect(answer.statusCode).toBe(410);
    expect(answer.json()).toMatchObject({ code: "unknown-change", detail: /begin at 0/ });
  });

  it("are waited for by so many and no more, and a place is free again when its client goes away", async () => {
    const desk = await openTestDesk();
    await desk.app.listen({ host: "127.0.0.1", port: 0 });
    const address = desk.app.server.address();
    if (address === null || typeof address === "string") throw new Error("The desk listens.");
    const url = `http://127.0.0.1:${address.port}/api/changes?wait=30`;
    const statuses: number[] = [];
    const clients = Array.from({ length: 201 }, () => {
      const request = get(url, { agent: false, headers: { host: "localhost" } });
      request.on("error", () => undefined);
      request.on("response", (response) => statuses.push(response.resume().statusCode ?? 0));
      return request;
    });
    await expect.poll(() => statuses, { timeout: 20_000 }).toEqual([503]);
    const asked = () => ask(desk, { url: "/api/changes?wait=0.1" });
    const refused = await asked();
    expect([refused.statusCode, refused.headers["retry-after"]]).toEqual([503, "2"]);
    expect((await ask(desk, { url: "/api/changes" })).statusCode).toBe(200);
    for (const client of clients.slice(0, 10)) client.destroy();
    await expect.poll(async () => (await asked()).statusCode, { timeout: 10_000 }).toBe(200);
    await fill(desk);
    await expect
      .poll(() => statuses.filter((status) => status === 200).length, { timeout: 20_000 })
      .toBeGreaterThan(180);
    expect(statuses.filter((status) => status !== 200)).toEqual([503]);
  });

  it("keep nobody waiting when the desk closes", async () => {
    const desk = await openTestDesk();
    const waiting = changes(desk, "wait=30");
    await new Promise((resolve) => setTimeout(resolve, 100));
    const begun = performance.now();
    await desk.app.close();
    expect((await waiting).changes).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});

function byId(one: { id: string } | null, other: { id: string } | null): number {
  return (one?.id ?? "") < (other?.id ?? "") ? -1 : 1;
}
