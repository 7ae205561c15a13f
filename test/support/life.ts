/** What may happen to a register, by chance and told by a seed: readings, merges, decisions, everything that goes away. */
import { SijillError } from "../../src/errors.ts";
import type { Article, Fact } from "../../src/model.ts";
import { linkArticles } from "../../src/pipeline/link.ts";
import { mergeArticles } from "../../src/pipeline/merge.ts";
import type { KeptRecord } from "../../src/store/records.ts";
import type { Register } from "../../src/store/register.ts";
import { articleKey } from "../../src/text/identity.ts";
import { seededRandom } from "../chaos/random.ts";
import { sampleAddress, sampleArticle, sampleFact, samplePage } from "./samples.ts";

const never = new AbortController().signal;
const outlets = ["matin", "soir", "nord", "sud", "est"] as const;
const sums = ["80", "12", "30"] as const;
const regions: readonly [string[], string[]] = [["rabat-sale-kenitra", "kenitra"], ["oriental"]];
const rules = ["funds/engages", "funds/spent"] as const;
const who = "Leïla";

/** One register, and what happens to it next. */
export interface Life {
  /** Does one thing, which may turn out to be impossible. @returns what it was, for messages */
  step(): Promise<string>;
  /** Merges what waits for it. */
  settle(): Promise<void>;
}

export function lifeOf(register: Register, seed: number): Life {
  const random = seededRandom(seed);
  let minute = 0;
  const now = (): string => new Date(Date.UTC(2026, 0, 1, 0, (minute += 1))).toISOString();

  const anArticle = (): [Article, Fact[]] => {
    const outlet = random.pick(outlets);
    const value = random.pick(sums);
    const other = random.pick(sums);
    const text = `Lantana investit ${value} MDH à Kénitra. Il créera ${other}0 emplois, dit-on ici.`;
    const url = `https://${outlet}.example/${random.whole(1, 3)}`;
    const article = sampleArticle({
      url,
      outlet,
      title: `Vu par ${outlet}`,
      text,
      author: random.pick([null, "A. B."]),
    });
    const names = { regions: random.pick([...regions, regions[0]]), sectors: ["auto"] };
    const day = random.pick(["2024-05-14", "2025-06-20"]);
    const money = sampleFact(article, `${value} MDH`, {
      ...names,
      type: "funds",
      status: random.pick(["committed", "realised"]),
      unit: "MAD",
      value: Number(value) * 1e6,
      date: { value: day, end: null, precision: "day", basis: "explicit" },
      parties: [{ name: "Lantana", id: null, role: "funder" }],
      rule: random.pick(rules),
      confidence: { score: random.pick([0.7, 0.9]), parts: { date: 0.9 } },
    });
    const jobs = sampleFact(article, `${other}0 emplois`, { ...names, value: Number(other) * 10 });
    return [article, random.pick([[money, jobs], [money, jobs], [money], [jobs], []])];
  };

  const read = async () => {
    const [article, facts] = anArticle();
    const address = article.url ?? "";
    await register.saveAddresses([sampleAddress({ address, identity: address })]);
    const page = samplePage(`${article.text} ${random.whole(1, 2)}`, {
      address,
      finalAddress: address,
      fetchedAt: now(),
    });
    const { bodyHash } = await register.recordFetch(page, null);
    if (bodyHash === null) return;
    const rulesHash = random.pick(["rules-1", "rules-2"]);
    const is = random.whole(1, 8) === 1 ? null : article;
    const kind = is === null ? "listing" : "article";
    await register.saveReadings([
      { address, bodyHash, rulesHash, kind, reason: "", article: is, facts: is ? facts : [] },
    ]);
  };
  const save = async () => {
    const [article, facts] = anArticle();
    await register.saveArticle(article, facts, "rules-1", null);
  };

  const aRecord = async (): Promise<KeptRecord | null> => {
    const order = { by: "since", descending: false } as const;
    const { records } = await register.listRecords({ withdrawn: true }, order, 200);
    const [first, ...others] = records;
    return first === undefined ? null : register.findRecord(random.pick([first, ...others]).id);
  };
  const withRecord = async (change: (record: KeptRecord) => Promise<unknown>) => {
    const record = await aRecord();
    if (record !== null) await change(record);
  };
  const decide = () =>
    withRecord(({ id, version }) => {
      const action = random.pick(["accept", "reject", "reject", "flag", "reopen", "note", "correct"] as const);
      const asked = { record: id, version, why: "Vu.", who, at: now() };
      const amend = { value: random.whole(1, 9) * 1e6 };
      return register.decide(action === "correct" ? { ...asked, action, amend } : { ...asked, action });
    });

  const steps: Readonly<Record<string, () => Promise<unknown>>> = {
    read,
    readMore: read,
    save,
    merge: () => mergeArticles(register, now, never),
    mergeAgain: () => mergeArticles(register, now, never),
    mergeOnceMore: () => mergeArticles(register, now, never),
    link: () => linkArticles(register, () => "press"),
    decide,
    decideMore: decide,
    undo: () => withRecord(({ id, version }) => register.undo(id, version, who, now())),
    decideAll: () =>
      register.decideAll({
        filter: { statuses: [random.pick(["planned", "committed"])] },
        action: random.pick(["accept", "reject", "flag"]),
        why: null,
        who,
        at: now(),
        most: 100,
      }),
    split: () => withRecord(({ id, version, facts }) => register.split(id, version, facts.slice(0, 1), who, now())),
    join: () =>
      withRecord(async ({ id, version }) => {
        const other = await aRecord();
        if (other !== null) await register.join(id, version, other.id, who, now());
      }),
    addFact: async () => {
      const [article] = anArticle();
      const found = await register.findStatedArticle(articleKey(article));
      // A text that was pruned says nothing any more.
      if (found === null || found.article.text === "") return;
      const value = { type: "jobs", value: 7, rule: "person", confidence: { score: 1, parts: {} } } as const;
      await register.addFact(articleKey(article), sampleFact(found.article, "Lantana", value), who, now(), rules[0]);
    },
    acceptByRule: async () => {
      const rule = random.pick(rules);
      await register.setAcceptance(rule, { rule, threshold: 0.6, sample: 0.1, who, at: now() });
      await register.acceptByRule(now());
      await register.setAcceptance(rule, null);
    },
    weigh: async () => {
      // Enough is decided about rules that what it teaches counts.
      await register.decideAll({ filter: {}, action: "accept", why: null, who, at: now(), most: 100 });
      await register.weighRecords(now());
    },
    weighAgain: () => register.weighRecords(now()),
    forget: async () => {
      const [article] = anArticle();
      // Rarely, so that something is left.
      if (random.whole(1, 3) > 1) return;
      await register.forgetPage(article.url ?? "", (address) => address, { at: now(), reason: null });
    },
    pruneTexts: () => register.pruneTexts(now(), now(), random.whole(1, 3)),
    pruneBodies: () => register.pruneBodies(now(), "", random.whole(1, 3)),
  };
  const [first = "", ...others] = Object.keys(steps);

  return {
    async step() {
      const name = random.pick([first, ...others]);
      try {
        await steps[name]?.();
      } catch (error) {
        // What a record's state does not allow is asked for as well.
        if (!(error instanceof SijillError) || !["wrong-use", "bad-data"].includes(error.code)) throw error;
      }
      return name;
    },
    async settle() {
      await linkArticles(register, () => "press");
      await mergeArticles(register, now, never);
    },
  };
}
