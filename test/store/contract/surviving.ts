import { describe, expect, it } from "vitest";
import type { Article, Fact } from "../../../src/model.ts";
import { mergeArticles } from "../../../src/pipeline/merge.ts";
import type { Register } from "../../../src/store/register.ts";
import type { Decision } from "../../../src/store/reviews.ts";
import { articleKey } from "../../../src/text/identity.ts";
import { sampleArticle, sampleFact } from "../../support/samples.ts";
import type { MakePlace } from "../register.contract.ts";

const never = new AbortController().signal;
let hour = 0;

function now(): string {
  hour += 1;
  return new Date(Date.UTC(2026, 0, 1, hour)).toISOString();
}

interface Printed {
  readonly article: Article;
  readonly fact: Fact;
  /** The record that the fact founds. */
  readonly id: string;
}

/** An article of an outlet that states what Lantana invests in Kénitra. */
function told(outlet: string, millions: number, changes: Partial<Fact> = {}): Printed {
  const text = `Le groupe Lantana investit ${millions} MDH dans une usine de câblage à Kénitra.`;
  const article = sampleArticle({ url: `https://${outlet}.example/1`, outlet, title: "Lantana à Kénitra", text });
  const fact = sampleFact(article, `${millions} MDH`, {
    type: "funds",
    kind: "investment",
    status: "committed",
    unit: "MAD",
    value: millions * 1_000_000,
    rule: "funds/invest",
    parties: [{ name: "Lantana", id: null, role: "funder" }],
    regions: ["rabat-sale-kenitra", "kenitra"],
    ...changes,
  });
  return { article, fact, id: `r${fact.id}` };
}

async function save(register: Register, ...printed: readonly Printed[]): Promise<void> {
  for (const { article, fact } of printed) await register.saveArticle(article, [fact], "rules-1", null);
  await mergeArticles(register, now, never);
}

async function decide(register: Register, record: string, changes: Partial<Decision> = {}): Promise<void> {
  const version = (await register.findRecord(record))?.version ?? 0;
  const given = { record, version, action: "accept", why: null, who: "Leïla", at: now(), ...changes } as const;
  expect(await register.decide(given)).toMatchObject({ outcome: "kept" });
}

async function join(register: Register, one: string, other: string): Promise<void> {
  const version = (await register.findRecord(one))?.version ?? 0;
  expect(await register.join(one, version, other, "Leïla", now())).toMatchObject({ outcome: "kept" });
  await mergeArticles(register, now, never);
}

async function history(register: Register, id: string): Promise<string[]> {
  return (await register.reviewsOf(id)).map(({ action, who, after }) => `${action} by ${who}: ${after.state}`);
}

const first = told("matin", 857);
/** Nothing that merging would take for the same by itself. */
const far = told("soir", 300);

const loan = told("nord", 120, { kind: "financing" });

async function two(makePlace: MakePlace): Promise<Register> {
  const register = await (await makePlace()).open();
  await save(register, first);
  await save(register, far);
  expect((await register.countRecords({})).all).toBe(2);
  return register;
}

export function survivingContract(makePlace: MakePlace): void {
  describe("what was decided", () => {
    it("stays when articles are saved again, and is shown as it was when they are read otherwise", async () => {
      const register = await (await makePlace()).open();
      await save(register, first);
      await decide(register, first.id);
      await save(register, first);
      expect(await register.findRecord(first.id)).toMatchObject({ state: "accepted", version: 2, amended: {} });
      const otherwise = { ...first, fact: { ...first.fact, kind: "public_funding" as const } };
      await save(register, otherwise);
      expect(await register.findRecord(first.id)).toMatchObject({
        state: "accepted",
        kind: "investment",
        claim: { kind: "public_funding" },
      });
      expect(await history(register, first.id)).toEqual(["note by automatic: accepted", "accept by Leïla: accepted"]);
      expect((await register.reviewsOf(first.id))[0]?.why).toBe(
        'Merging now says kind "public_funding"; what was decided about is shown.',
      );
    });

    it("stays when other outlets tell it otherwise, and what nobody has decided about goes by them", async () => {
      const register = await (await makePlace()).open();
      await save(register, first);
      await decide(register, first.id, { action: "correct", amend: { status: "planned" } });
      await save(register, told("soir", 855), told("nord", 855), told("sud", 855));
      const record = await register.findRecord(first.id);
      expect(record).toMatchObject({ state: "corrected", status: "planned", value: 857_000_000 });
      expect(record?.claim).toMatchObject({ status: "committed", value: 855_000_000 });
      expect(record?.facts).toHaveLength(4);
    });

    it("stays with a record that nobody states any more, and when it is stated again", async () => {
      const register = await (await makePlace()).open();
      await save(register, first);
      await decide(register, first.id);
      await register.saveArticle(first.article, [], "rules-2", null);
      await mergeArticles(register, now, never);
      const gone = await register.findRecord(first.id);
      expect(gone).toMatchObject({ state: "accepted", value: 857_000_000 });
      expect(gone?.withdrawnAt).not.toBeNull();
      expect(await register.sumRecords(null)).toEqual([]);
      await save(register, first);
      expect(await register.findRecord(first.id)).toMatchObject({ state: "accepted", withdrawnAt: null });
      expect(await history(register, first.id)).toEqual(["accept by Leïla: accepted"]);
    });

    it("goes on in the record that it became part of, where nobody had decided about that", async () => {
      const register = await two(makePlace);
      await decide(register, far.id, { action: "reject", why: "C'est un prêt." });
      await join(register, first.id, far.id);
      const record = await register.findRecord(far.id);
      expect(record).toMatchObject({ id: first.id, state: "rejected", aliases: [far.id] });
      expect(await history(register, first.id)).toEqual([
        "reject by automatic: rejected",
        "join by Leïla: pending",
        "reject by Leïla: rejected",
      ]);
      expect((await register.reviewsOf(first.id))[0]?.why).toBe(
        `${far.id} has become part of it, which Leïla had rejected.`,
      );
      expect(await register.ruleTallies()).toMatchObject([{ rule: "funds/invest", rejected: 1 }]);
      expect(await register.undo(first.id, record?.version ?? 0, "Omar", now())).toMatchObject({ outcome: "kept" });
      expect(await register.findRecord(first.id)).toMatchObject({ state: "pending" });
      expect(await register.ruleTallies()).toMatchObject([{ rule: "funds/invest", rejected: 0 }]);
    });

    it("stays in the older one of two that become one, and the other's is in the history", async () => {
      const register = await two(makePlace);
      await decide(register, first.id, { action: "correct", amend: { kind: "financing" } });
      await decide(register, far.id, {
        action: "correct",
        amend: { kind: "financing", value: 857_000_000 },
        who: "Omar",
      });
      await join(register, first.id, far.id);
      expect(await register.findRecord(far.id)).toMatchObject({ id: first.id, state: "corrected", kind: "financing" });
      expect(await history(register, first.id)).toEqual([
        "join by Leïla: corrected",
        "correct by Omar: corrected",
        "correct by Leïla: corrected",
      ]);
    });

    it.each([
      ["was rejected", { action: "reject" } as const, ""],
      ["was corrected otherwise", { action: "correct", amend: { kind: "financing" } } as const, " (kind)"],
    ])("needs a second look where the other %s", async (_, other, fields) => {
      const register = await two(makePlace);
      await decide(register, first.id);
      await decide(register, far.id, { ...other, who: "Omar" });
      await join(register, first.id, far.id);
      expect(await register.findRecord(first.id)).toMatchObject({ state: "needs-second-look", kind: "investment" });
      const [entry] = await register.reviewsOf(first.id);
      expect(entry).toMatchObject({ action: "flag", who: "automatic", before: { state: "accepted" } });
      expect(entry?.why).toContain(`which Omar had ${other.action}ed${fields}, while Leïla had accepted this one.`);
    });

    it("stays with the part that keeps its id when a record is split, and the other is what it was before", async () => {
      const register = await two(makePlace);
      await decide(register, far.id, { action: "reject" });
      await decide(register, first.id);
      await join(register, first.id, far.id);
      await decide(register, first.id);
      const version = (await register.findRecord(first.id))?.version ?? 0;
      expect(await register.split(first.id, version, [far.fact.id], "Omar", now())).toMatchObject({ outcome: "kept" });
      await mergeArticles(register, now, never);
      expect(await register.findRecord(first.id)).toMatchObject({
        id: first.id,
        state: "accepted",
        facts: [first.fact.id],
      });
      expect(await register.findRecord(far.id)).toMatchObject({ id: far.id, state: "rejected", facts: [far.fact.id] });
      await mergeArticles(register, now, never);
      expect((await register.countRecords({})).all).toBe(2);
    });

    it("of a fact that a person added is that it is right, by itself and in the record that it becomes part of", async () => {
      const register = await (await makePlace()).open();
      await save(register, first);
      const silent = told("soir", 857);
      await register.saveArticle(silent.article, [], "rules-1", null);
      await register.addFact(articleKey(silent.article), silent.fact, "Leïla", now(), null);
      await mergeArticles(register, now, never);
      expect(await register.findRecord(silent.id)).toMatchObject({
        id: first.id,
        state: "accepted",
        confidence: 1,
        rules: ["funds/invest", "person"],
      });
      const alone = told("nord", 300);
      await register.saveArticle(alone.article, [], "rules-1", null);
      await register.addFact(articleKey(alone.article), alone.fact, "Leïla", now(), "funds/invest");
      await mergeArticles(register, now, never);
      expect(await register.findRecord(alone.id)).toMatchObject({ id: alone.id, state: "accepted", rules: ["person"] });
      expect(await history(register, alone.id)).toEqual(["add by Leïla: accepted"]);
      expect(await register.ruleTallies()).toMatchObject([{ rule: "funds/invest", missed: 1, accepted: 0 }]);
    });

    it("goes with a record when all that states it is forgotten, and stays while others do", async () => {
      const place = await makePlace();
      const register = await place.open();
      await save(register, first, told("soir", 857));
      await save(register, loan);
      await decide(register, first.id, { action: "correct", amend: { subject: "Selon Leïla" } });
      await decide(register, loan.id, { why: "Lantana le dit." });
      const forget = async ({ article }: Printed): Promise<void> => {
        await register.forgetPage(article.url ?? "", (address) => address, { at: now(), reason: null });
        await mergeArticles(register, now, never);
      };
      await forget(first);
      expect(await register.findRecord(first.id)).toMatchObject({ state: "corrected", subject: "Selon Leïla" });
      await forget(loan);
      expect(await register.findRecord(loan.id)).toBeNull();
      expect(await register.reviewsOf(loan.id)).toEqual([]);
      expect(await register.ruleTallies()).toMatchObject([{ accepted: 1, corrected: 1 }]);
      expect(await register.sumRecords(null)).toMatchObject([{ records: 1 }]);
    });
  });
}
