import { once } from "node:events";
import { request } from "node:http";
import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { mergeArticles } from "../../src/pipeline/merge.ts";
import type { Register } from "../../src/store/register.ts";
import { sampleArticle, sampleFact } from "../support/samples.ts";
import { addUser, ask, openTestDesk, tokenFor } from "./desk.ts";

async function fill(register: Register, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const text = `La zone n° ${at} ouvrira.\nElle créera ${at + 10} emplois. Rien de plus.`;
    const article = sampleArticle({ url: `https://journal.example/${at}`, title: `Zone ${at}`, text });
    await register.saveArticle(
      article,
      [sampleFact(article, `${at + 10} emplois`, { value: at + 10 })],
      "rules-1",
      null,
    );
  }
  await mergeArticles(register, () => "2026-01-01T00:00:00.000Z", new AbortController().signal);
}

describe("exports of the desk", () => {
  it("are files with a name, of what the filter leaves", async () => {
    const desk = await openTestDesk();
    await fill(desk.register, 3);
    const answer = await ask(desk, { url: "/api/export?leastValue=11&titles=fr" });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="sijill-records-2026-03-02.csv"',
    });
    const lines = answer.body.trimEnd().split("\r\n");
    expect(lines[0]).toMatch(/^\u{feff}Identifiant,/u);
    expect(lines).toHaveLength(3);
    const facts = await ask(desk, { url: "/api/export?table=facts&format=jsonl&q=zone%202" });
    expect(JSON.parse(facts.body)).toMatchObject({ value: 12, article_title: "Zone 2" });
    const parquet = await ask(desk, { url: "/api/export?table=articles&format=parquet" });
    expect(parquet.rawPayload.subarray(0, 4).toString()).toBe("PAR1");
  });

  it("leave rejected records out unless states are named", async () => {
    const desk = await openTestDesk();
    await fill(desk.register, 2);
    const { records } = await desk.register.listRecords({}, { by: "value", descending: true }, 1);
    const [record = ""] = records.map(({ id }) => id);
    const at = "2026-01-02T00:00:00.000Z";
    await desk.register.decide({ record, version: 1, action: "reject", why: null, who: "local", at });
    expect((await ask(desk, { url: "/api/export" })).body).not.toContain(record);
    expect((await ask(desk, { url: "/api/export?state=rejected" })).body).toContain(record);
  });

  it("refuse what they do not know, and whoever is nobody", async () => {
    const desk = await openTestDesk();
    for (const query of ["table=pages", "format=docx", "titles=es", "from=soon", "text=true"])
      expect((await ask(desk, { url: `/api/export?${query}` })).statusCode).toBe(400);
    await addUser(desk, "idir", "admin");
    expect((await ask(desk, { url: "/api/export" })).statusCode).toBe(401);
    const headers = await tokenFor(desk, "rachid", "reader");
    expect((await ask(desk, { url: "/api/export", headers })).statusCode).toBe(200);
  });

  it("are a few at one time, and end when their receiver goes", { timeout: 60_000 }, async () => {
    const desk = await openTestDesk();
    await fill(desk.register, 2);
    let [open, ended] = [0, 0];
    const exportRecords = desk.register.exportRecords.bind(desk.register);
    // Rows without end, so that an export is at work for as long as somebody takes it.
    Reflect.set(desk.register, "exportRecords", async function* endless(filter: object) {
      open += 1;
      try {
        for (; ; await setImmediate()) yield* exportRecords(filter);
      } finally {
        ended += 1;
      }
    });
    const { port } = new URL(await desk.app.listen({ host: "127.0.0.1", port: 0 }));
    const begin = async () => {
      const asked = request({ host: "127.0.0.1", port, path: "/api/export?format=jsonl" }).end();
      const [answer] = await once(asked, "response");
      return { asked, status: Number(answer.statusCode) };
    };
    const three = [await begin(), await begin(), await begin()];
    expect(three.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await begin()).status).toBe(429);
    for (const { asked } of three) asked.destroy();
    await expect.poll(() => ended).toBe(3);
    expect(open).toBe(3);
    const again = await begin();
    expect(again.status).toBe(200);
    again.asked.destroy();
    await expect.poll(() => ended).toBe(4);
  });
});
