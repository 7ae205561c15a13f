/** What the stand-in answers besides records: names, sums, sources and rules. */
import type { RecordCountsAnswer, RecordDetailAnswer } from "../../../../src/desk/api/records.ts";
import type { UndertakingAnswer } from "../../../../src/desk/api/undertakings.ts";
import type { OverviewAnswer } from "../../../../src/desk/api/overview.ts";
import { deliveredOf } from "../../../../src/records/delivered.ts";
import { gazetteer } from "../../../../src/names/gazetteer.ts";
import type { StandInRegister } from "./register.ts";

export function names() {
  const given = gazetteer()
    .all.filter(({ kind }) => kind !== "institution")
    .map(({ kind, bearer }) => ({
      id: bearer.id,
      family: kind,
      fr: bearer.fr?.[0] ?? bearer.id,
      ar: bearer.ar?.[0] ?? bearer.id,
      en: bearer.en?.[0] ?? bearer.fr?.[0] ?? bearer.id,
    }));
  return { names: given };
}

const tagsOf = (record: RecordDetailAnswer, by: string | undefined): (string | null)[] => {
  if (by === undefined) return [null];
  if (by === "sector") return record.sectors;
  if (by === "region") return record.regions;
  return by === "party" ? record.parties.map(({ name }) => name.toLowerCase()) : [];
};

export function overview(register: StandInRegister, by: string | undefined): OverviewAnswer {
  const sums = [...register.records.values()].flatMap((record) =>
    tagsOf(record, by).map((tag) => ({
      tag,
      year: record.date?.value.slice(0, 4) ?? null,
      type: record.type,
      unit: record.unit,
      status: record.status,
      reviewed: record.state === "accepted" || record.state === "corrected",
      records: 1,
      total: record.value ?? 0,
    })),
  );
  return { sums, names: {} };
}

/** What so many records add up to: money alone, which is enough to be shown. */
export function counts(records: readonly RecordDetailAnswer[]): RecordCountsAnswer {
  const money = records.filter(({ type, unit }) => type === "funds" && unit === "MAD");
  const total = money.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const byState = { pending: 0, accepted: 0, corrected: 0, rejected: 0, "needs-second-look": 0 };
  return { all: records.length, byState, totals: [{ type: "funds", unit: "MAD", records: money.length, total }] };
}

export function undertakings(promises: readonly RecordDetailAnswer[]): UndertakingAnswer[] {
  return promises.map((promise) => {
    const results = promise.course.map(({ record, reasons }) => ({ record, reasons }));
    return {
      promise,
      results,
      delivered: deliveredOf(
        promise,
        promise.course.map(({ record }) => record),
      ),
    };
  });
}

export const audit = {
  entries: [
    {
      seq: 3,
      at: "2026-03-01T09:00:00.000Z",
      who: "أمينة",
      what: "record.review",
      detail: { id: "rfa11", action: "reject" },
    },
    { seq: 2, at: "2026-03-01T08:00:00.000Z", who: "amina", what: "login", detail: {} },
    {
      seq: 1,
      at: "2026-02-28T08:00:00.000Z",
      who: "command line",
      what: "user.erase",
      detail: { name: "a-long-name-".repeat(20) },
    },
  ],
  next: null,
};

export const sources = {
  sources: ["La Lagune", "صدى الأوراش", "The Rabat Ledger"].map((name, at) => ({
    id: ["fr", "ar", "en"][at] ?? "fr",
    name,
    kind: "press",
    hosts: [`paper${at}.invalid`],
    languages: [(["fr", "ar", "en"] as const)[at] ?? "fr"],
    proven: at !== 2,
    pages: 120 * at,
    articles: 80 * at,
    facts: 190 * at,
    lastFetchedAt: at === 0 ? null : "2026-03-02T05:00:00.000Z",
    warning: at === 1 ? "silent for 9 days, twice as long as ever before" : null,
  })),
};

const rule = {
  id: "funds/made",
  type: "funds" as const,
  reason: "money that somebody has bound himself to spend",
  accepted: 6,
  corrected: 1,
  rejected: 2,
  missed: 1,
  precision: 0.67,
  facts: 40,
  acceptance: null,
};
export const rules = {
  rules: [rule, { ...rule, id: "jobs/made", type: "jobs" as const, precision: null, accepted: 1 }],
};

export const ruleDetail = (register: StandInRegister) => ({
  ...rule,
  examples: [{ language: "fr" as const, sentence: "La commune a débloqué 5 MDH pour le marché couvert." }],
  rejects: [{ language: "ar" as const, sentence: "بلغ رقم معاملات الشركة 9 ملايين درهم." }],
  recent: [...register.records.values()].slice(0, 3),
  failures: [
    {
      record: "rfa11",
      action: "reject",
      why: "un chiffre d’affaires",
      quote: "185 MDH",
      at: "2026-03-01T09:00:00.000Z",
    },
  ],
});

export const statistics = (register: StandInRegister) => ({
  articles: register.articles.size,
  facts: register.records.size,
  pages: 300,
  addresses: 900,
  records: register.records.size,
  pending: [...register.records.values()].filter(({ state }) => state === "pending").length,
  reviewedByDay: [{ day: "2026-03-01", reviews: 12 }],
});
