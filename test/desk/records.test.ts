import { describe, expect, it } from "vitest";
import { z } from "zod";
import { articleAnswer } from "../../src/desk/api/articles.ts";
import { problem } from "../../src/desk/api/fields.ts";
import { bulkAnswer, recordCounts, recordDetail, recordList } from "../../src/desk/api/records.ts";
import { ruleDetail, ruleList } from "../../src/desk/api/sources.ts";
import { names, overview, statistics } from "../../src/desk/api/overview.ts";
import { ask, localToken, openTestDesk, tokenFor, type TestDesk } from "./desk.ts";
import { abattoir, fill, merge, school } from "./press.ts";

/** What is answered to a question, in its form. */
async function get<Schema extends z.ZodType>(desk: TestDesk, url: string, schema: Schema): Promise<z.output<Schema>> {
  const answer = await ask(desk, { url });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return schema.parse(answer.json());
}

async function post(desk: TestDesk, url: string, payload: object, headers?: Record<string, string>) {
  const answer = await ask(desk, { method: "POST", url, payload, headers: headers ?? (await localToken(desk)) });
  return { status: answer.statusCode, body: answer.json<unknown>() };
}

/** The record of the 45 million, which two outlets tell. */
async function shared(desk: TestDesk) {
  const { records } = await get(desk, "/api/records?type=funds&leastValue=40000000", recordList);
  const [record] = records;
  if (record === undefined || records.length > 1) throw new Error(`There are ${records.length} such records.`);
  return record;
}

describe("records", () => {
  it("are listed by filter and order, page by page, and counted alike", async () => {
    const desk = await openTestDesk();
    await fill(desk);
    const { records, next } = await get(desk, "/api/records?sort=-value", recordList);
    expect(next).toBeNull();
    expect(records.map(({ value, unit }) => [value, unit]).slice(0, 3)).toEqual([
      [45_000_000, "MAD"],
      [12_000_000, "MAD"],
      [9_000_000, "MAD"],
    ]);
    expect((await get(desk, "/api/records/counts", recordCounts)).all).toBe(records.length);
    const found = [];
    for (let after = ""; ;) {
      const page = await get(desk, `/api/records?sort=-value&limit=1${after}`, recordList);
      found.push(...page.records.map(({ id }) => id));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    expect(found).toEqual(records.map(({ id }) => id));
    const jobs = await get(desk, "/api/records?type=jobs,convention&q=GUERCIF", recordList);
    expect(jobs.records.map(({ value }) => value)).toEqual([320]);
    expect((await get(desk, "/api/records/counts?type=funds&disagreeing=true", recordCounts)).all).toBe(0);
  });

  it.each([
    ["state=done", "state: "],
    ["type=funds,x", "type: "],
    ["from=march", "from: write a year"],
    ["q=%D9%8B", "q: write at least one letter"],
    ["changedSince=now", "changedSince: "],
    ["after=abc", "no place in the list"],
    ["sort=age", "sort: "],
    ["limit=0", "limit: "],
  ])("with ?%s are malformed questions", async (query, reason) => {
    const desk = await openTestDesk();
    const answer = await ask(desk, { url: `/api/records?${query}` });
    expect([answer.statusCode, problem.parse(answer.json()).detail]).toEqual([400, expect.stringContaining(reason)]);
  });

  it("tell everything that is known of one, and nothing that the database keeps for itself", async () => {
    const desk = await openTestDesk();
    await fill(desk);
    const { id } = await shared(desk);
    const answer = await ask(desk, { url: `/api/records/${id}` });
    const record = z.strictObject(recordDetail.shape).parse(answer.json());
    expect(record).toMatchObject({ id, version: 1, state: "pending", independentOutlets: 2, history: [] });
    expect(new Set(record.statedBy.map(({ article }) => article.outlet))).toEqual(
      new Set(["La Gazette d'Essai", "Le Journal d'Essai"]),
    );
    for (const { fact, passages } of record.statedBy) {
      expect(fact.evidence[0]?.quote).toMatch(/45/);
      expect(passages.map(({ quote }) => quote)).toEqual(fact.evidence.map(({ quote }) => quote));
      // The words around the figure, too.
      expect(passages.map(({ before, after }) => before + after).join(" ").length).toBeGreaterThan(20);
    }
    const headers = { "if-none-match": String(answer.headers["etag"]) };
    expect((await ask(desk, { url: `/api/records/${id}`, headers })).statusCode).toBe(304);
    await post(desk, `/api/records/${id}/reviews`, { action: "accept", version: 1 });
    expect((await ask(desk, { url: `/api/records/${id}`, headers })).statusCode).toBe(200);
  });
});

describe("a decision", () => {
  it("is answered with the record as it is then, and taken back", async () => {
    const desk = await openTestDesk();
    await fill(desk);
    const amina = await tokenFor(desk, "amina", "reviewer");
    const { id } = (await desk.register.listRecords({ types: ["jobs"] }, { by: "since", descending: true }, 1))
      .records[0] ?? { id: "" };
    const amend = { value: 310, horizon: "2027" };
    const corrected = await post(
      desk,
      `/api/records/${id}/reviews`,
      { action: "correct", version: 1, amend, why: "read again" },
      amina,
    );
    expect(corrected).toMatchObject({
      status: 200,
      body: { state: "corrected", version: 2, value: 310, claim: { value: 320 }, amended: amend },
    });
    expect(corrected.body).toMatchObject({ history: [{ who: "amina", action: "correct", why: "read again" }] });
    const undone = await post(desk, `/api/records/${id}/undo`, { version: 2 }, amina);
    expect(undone).toMatchObject({ status: 200, body: { state: "pending", value: 320, version: 3 } });
    expect(await post(desk, `/api/records/${id}/undo`, { version: 3 }, amina)).toMatchObject({ status: 422 });
  });

  it("about what somebody has changed since keeps nothing and shows what it is now", async () => {
    const desk = await openTestDesk();
    await fill(desk);
    const { id } = await shared(desk);
    const [amina, brahim] = [await tokenFor(desk, "amina", "reviewer"), await tokenFor(desk, "brahim", "reviewer")];
    await post(desk, `/api/records/${id}/reviews`, { action: "accept", version: 1 }, amina);
    const late = await post(desk, `/api/records/${id}/reviews`, { action: "reject", version: 1 }, brahim);
    expect(late.status).toBe(409);
    const { code, detail, current } = problem.parse(late.body);
    expect([code, detail]).toEqual(["stale", expect.stringContaining("by amina")]);
    const now = z.strictObject(recordDetail.shape).parse(current);
    expect(now).toMatchObject({ version: 2, state: "accepted", history: [{ who: "amina" }] });
    const again = await post(desk, `/api/records/${id}/reviews`, { action: "reject", version: now.version }, brahim);
    expect(again).toMatchObject({ status: 200, body: { state: "rejected" } });
  });

  it.each([
    [{ action: "accept", version: 1, amend: { value: 3 } }, 422],
    [{ action: "correct", version: 1 }, 422],
    [{ action: "correct", version: 1, amend: { unit: "job" } }, 422],
    [{ action: "reopen", version: 1 }, 422],
    [{ action: "correct", version: 1, amend: { unit: "dirhams" } }, 400],
    [{ action: "correct", version: 1, amend: { value: -1 } }, 400],
    [{ action: "correct", version: 1, amend: { type: "jobs" } }, 400],
    [{ action: "split", version: 1 }, 400],
    [{ action: "accept", version: 0 }, 400],
  ])("such as %j is refused with %i", async (payload, status) => {
    const desk = await openTestDesk();
    await fill(desk);
    const { id } = await shared(desk);
    expect((await post(desk, `/api/records/${id}/reviews`, payload)).status).toBe(status);
    expect(await get(desk, `/api/records/${id}`, recordDetail)).toMatchObject({
      version: 1,
      state: "pending",
      history: [],
    });
  });

  it("parts facts from a record and joins them again, by the next merge", async () => {
    let merges = 0;
    const desk = await openTestDesk({ mergeSoon: () => (merges += 1) });
    await fill(desk);
    const { id, facts } = await shared(desk);
    expect((await post(desk, `/api/records/${id}/split`, { version: 1, facts: facts.slice(1) })).status).toBe(200);
    await merge(desk.register);
    const parted = await get(desk, "/api/records?type=funds&leastValue=40000000", recordList);
    expect(parted.records.map((record) => record.facts.length)).toEqual([1, 1]);
    const other = parted.records.find((record) => record.id !== id);
    const { version } = await get(desk, `/api/records/${id}`, recordDetail);
    expect((await post(desk, `/api/records/${id}/join`, { version, other: other?.id })).status).toBe(200);
    await merge(desk.register);
    expect((await shared(desk)).facts.toSorted()).toEqual(facts.toSorted());
    expect(merges).toBe(2);
    expect((await post(desk, `/api/records/${id}/split`, { version: 99, facts })).status).toBe(409);
  });

  it("about many is shown before it is made", async () => {
    const desk = await openTestDesk();
    await fill(desk);
    const { id } = await shared(desk);
    await post(desk, `/api/records/${id}/reviews`, { action: "reject", version: 1 });
    const decide = async (preview: boolean) =>
      bulkAnswer.parse(
        (await post(desk, "/api/reviews/bulk", { filter: { type: "funds" }, action: "accept", preview })).body,
      );
    const shown = await decide(true);
    expect(shown.records).toBe(shown.sample.length);
    expect(shown.sample.map(({ value }) => value)).toEqual([9_000_000]);
    expect((await get(desk, "/api/records/counts?state=accepted", recordCounts)).all).toBe(0);
    expect(await decide(false)).toEqual({ records: 1, sample: [] });
    expect((await get(desk, "/api/records?state=accepted", recordList)).records.map(({ value }) => value)).toEqual([
      9_000_000,
    ]);
    expect(await get(desk, `/api/records/${id}`, recordDetail)).toMatchObject({ state: "rejected" });
    const noted = await desk.register.listAudit(10);
    expect(noted.map(({ what }) => what)).toEqual(["records.bulk", "record.review"]);
    const wrong = { filter: { type: "x" }, action: "accept", preview: true };
    expect((await post(desk, "/api/reviews/bulk", wrong)).status).toBe(400);
  });
});

describe("an article", () => {
  it("is told with its facts and marks, and its words are nothing but words", async () => {
    const desk = await openTestDesk();
    const [key = "", , scripted = ""] = await fill(desk);
    const { text, facts, marks, hasText } = await get(desk, `/api/articles/${key}`, articleAnswer);
    expect([text, hasText]).toEqual([abattoir.text, true]);
    expect(facts.length).toBeGreaterThan(1);
    const held = new Set(facts.map(({ id }) => id));
    for (const { start, end, fact } of marks) {
      expect(end).toBeGreaterThan(start);
      if (fact !== null) expect(held).toContain(fact);
    }
    const answer = await ask(desk, { url: `/api/articles/${scripted}` });
    expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(articleAnswer.parse(answer.json()).title).toBe(school.title);
  });

  it("whose text is kept no more says so, and takes no facts", async () => {
    const desk = await openTestDesk();
    const [key = ""] = await fill(desk);
    const { bodyHash } = await desk.register.recordFetch(
      {
        address: abattoir.url ?? "",
        finalAddress: abattoir.url ?? "",
        status: 200,
        headers: {},
        fetchedAt: "2024-03-13T00:00:00Z",
        body: new TextEncoder().encode("<p>"),
      },
      null,
    );
    await desk.register.saveArticle(abattoir, [], "rules-2", bodyHash);
    for (let left = 1; left > 0;)
      left = await desk.register.pruneTexts("2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z", 10);
    expect(await get(desk, `/api/articles/${key}`, articleAnswer)).toMatchObject({
      text: "",
      hasText: false,
      marks: [],
    });
    const said = {
      articleKey: key,
      field: "text",
      start: 0,
      end: 3,
      type: "jobs",
      status: "planned",
      unit: "job",
      value: 3,
    };
    expect((await post(desk, "/api/facts", said)).status).toBe(422);
  });

  it("takes a fact that no rule found, by its words, once", async () => {
    let merges = 0;
    const desk = await openTestDesk({ mergeSoon: () => (merges += 1) });
    const [, , key = ""] = await fill(desk);
    const start = school.text.indexOf("70 places");
    const said = {
      articleKey: key,
      field: "text",
      start,
      end: start + 9,
      type: "jobs",
      status: "realised",
      unit: "job",
      value: 70,
    };
    const added = await post(desk, "/api/facts", said);
    expect(added).toMatchObject({
      status: 201,
      body: { fact: { value: 70, rule: "person", evidence: [{ quote: "70 places" }] } },
    });
    await merge(desk.register);
    const { records } = await get(desk, "/api/records?rule=person", recordList);
    expect(records).toMatchObject([{ value: 70, state: "accepted", lead: { quote: "70 places" } }]);
    expect(merges).toBe(1);
    expect(await post(desk, "/api/facts", said)).toMatchObject({ status: 409, body: { code: "known-fact" } });
    for (const wrong of [
      { start: 5, end: 5 },
      { end: 100_000 },
      { start: 0, end: school.text.length },
      { unit: "MAD" },
      { subject: "words that do not stand there" },
    ])
      expect([wrong, (await post(desk, "/api/facts", { ...said, ...wrong })).status]).toEqual([wrong, 422]);
  });
});

describe("overviews", () => {
  it("add up what records say, and call things by their names", async () => {
    const desk = await openTestDesk();
    await fill(desk);
    const { sums } = await get(desk, "/api/overview", overview);
    expect(sums).toContainEqual({
      tag: null,
      year: "2024",
      type: "funds",
      unit: "MAD",
      status: "committed",
      reviewed: false,
      records: 1,
      total: 45_000_000,
    });
    const byRegion = await get(desk, "/api/overview?by=region", overview);
    const tags = byRegion.sums.flatMap(({ tag }) => tag ?? []);
    const { names: known } = await get(desk, "/api/names", names);
    expect(tags.length).toBeGreaterThan(0);
    for (const tag of tags) expect(known.map(({ id }) => id)).toContain(tag);
    for (const name of known) expect([name.fr, name.ar, name.en]).not.toContain("");
  });

  it("tell how much there is, and how much of it people have looked at by day", async () => {
    const desk = await openTestDesk();
    await fill(desk);
    const { id } = await shared(desk);
    await post(desk, `/api/records/${id}/reviews`, { action: "accept", version: 1 });
    const told = await get(desk, "/api/statistics", statistics);
    expect(told).toMatchObject({ articles: 3, pages: 0 });
    expect(told.pending).toBe(told.records - 1);
    expect(told.reviewedByDay).toHaveLength(14);
    expect(told.reviewedByDay.at(-1)).toEqual({ day: "2026-03-02", reviews: 1 });
    expect(told.reviewedByDay[0]).toEqual({ day: "2026-02-17", reviews: 0 });
  });
});

describe("rules", () => {
  it("are told with what they found, and what people made of it", async () => {
    const desk = await openTestDesk();
    await fill(desk);
    const { id, rules } = await shared(desk);
    await post(desk, `/api/records/${id}/reviews`, { action: "reject", version: 1, why: "a rumour" });
    const [rule = ""] = rules;
    const { rules: listed } = await get(desk, "/api/rules", ruleList);
    const one = listed.find((each) => each.id === rule);
    expect(one).toMatchObject({ type: "funds", rejected: 1, accepted: 0, precision: null, acceptance: null });
    expect(one?.facts).toBeGreaterThan(0);
    const detail = await get(desk, `/api/rules/${encodeURIComponent(rule)}`, ruleDetail);
    expect(detail.examples.length).toBeGreaterThan(0);
    expect(detail.recent.map((record) => record.id)).toContain(id);
    expect(detail.failures).toMatchObject([
      { record: id, action: "reject", why: "a rumour", quote: expect.stringContaining("45") },
    ]);
  });

  it("accept by themselves only when an admin says so", async () => {
    let merges = 0;
    const desk = await openTestDesk({ mergeSoon: () => (merges += 1) });
    const [reviewer, admin] = [await tokenFor(desk, "amina", "reviewer"), await tokenFor(desk, "idir", "admin")];
    const set = (acceptance: object | null, headers: Record<string, string>) =>
      ask(desk, { method: "PUT", url: "/api/rules/funds%2Finvest/acceptance", payload: { acceptance }, headers });
    const wanted = { threshold: 0.9, sample: 0.1 };
    expect((await set(wanted, reviewer)).statusCode).toBe(403);
    expect((await set({ threshold: 0.1, sample: 0.1 }, admin)).statusCode).toBe(400);
    expect((await set(wanted, admin)).json()).toMatchObject({ acceptance: { ...wanted, who: "idir" } });
    expect(merges).toBe(1);
    expect((await set(null, admin)).json()).toEqual({ acceptance: null });
  });
});
