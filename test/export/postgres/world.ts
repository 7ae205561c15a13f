/** A register in which everything that a sink is told of happens, in an order that a seed gives. */
import { SijillError } from "../../../src/errors.ts";
import type { Article, Fact } from "../../../src/model.ts";
import { mergeArticles } from "../../../src/pipeline/merge.ts";
import type { Register } from "../../../src/store/register.ts";
import { sampleArticle, sampleFact } from "../../support/samples.ts";

/** Numbers from 0 to 1, always the same for a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const never = new AbortController().signal;
const outlets = ["matin", "nord", "soir", "أخبار", "atlas"];
const places = ["Kénitra", "Nador"];

/** An article of an outlet that states a sum and posts; other outlets state the same ones. */
export function pressArticle(outlet: string, number: number, edit: number): [Article, Fact[]] {
  const where = places[number % places.length] ?? "";
  const text = `Lantana ${number} investit ${40 + number} MDH à ${where}.\nElle a créé ${100 + number} emplois, "sans délai".`;
  const article = sampleArticle({
    url: `https://${encodeURIComponent(outlet)}.example/${number}`,
    outlet,
    title: `Lantana ${number} vue par ${outlet}`,
    text,
    publishedAt: "2024-05-14T23:30:00+01:00",
  });
  const about = {
    parties: [{ name: `Lantana ${number}`, id: null, role: "funder" }],
    sectors: ["auto", "aero"],
    regions: [number % 2 === 0 ? "rabat-sale-kenitra" : "oriental"],
  } as const;
  const funds = sampleFact(article, `${40 + number} MDH`, {
    ...about,
    type: "funds",
    kind: "investment",
    status: "committed",
    unit: "MAD",
    value: (40 + number) * 1e6 + 0.5,
    alternatives: [{ value: 4_000_000.25, unit: "EUR", qualifier: "about" }],
  });
  const jobs = sampleFact(article, `${100 + number} emplois`, {
    ...about,
    status: edit === 0 ? "planned" : "realised",
    value: 100 + number,
  });
  return [article, edit === 2 ? [funds] : edit === 3 ? [] : [funds, jobs]];
}

/** One thing that happens, whatever it is; what is not allowed just then is left. */
export async function happen(register: Register, random: () => number, turn: number): Promise<void> {
  const at = new Date(Date.UTC(2026, 0, 1) + turn * 60_000).toISOString();
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const { records } = await register.listRecords({ withdrawn: true }, { by: "since", descending: random() < 0.5 }, 20);
  const [one, other] = [pick(records), pick(records)];
  const chance = random();
  if (chance < 0.45 || one === undefined || other === undefined) {
    const [article, facts] = pressArticle(pick(outlets) ?? "", Math.floor(random() * 8), Math.floor(random() * 4));
    await register.saveArticle(article, facts, "rules-1", null);
    if (random() < 0.7) await mergeArticles(register, () => at, never);
    return;
  }
  const by = { record: one.id, version: one.version, who: pick(["amina", "karim"]) ?? "", at };
  try {
    if (chance < 0.7) {
      const action = pick(["accept", "reject", "flag", "note", "reopen", "correct"] as const) ?? "note";
      const amend = action === "correct" ? { amend: { value: Math.round(random() * 1000), subject: "l'usine" } } : {};
      await register.decide({ ...by, action, why: 'À revoir ; "page 2"', ...amend });
    } else if (chance < 0.78) await register.undo(one.id, one.version, by.who, at);
    else if (chance < 0.84) await register.join(one.id, one.version, other.id, by.who, at);
    else if (chance < 0.9) await register.split(one.id, one.version, one.facts.slice(0, 1), by.who, at);
    else if (chance < 0.95) {
      const url = one.lead?.url ?? "";
      await register.forgetPage(url, (address) => address, { at, reason: null });
    } else await register.weighRecords(at);
  } catch (error) {
    if (!(error instanceof SijillError)) throw error;
  }
  if (random() < 0.5) await mergeArticles(register, () => at, never);
}
