import { describe, expect, it } from "vitest";
import { load } from "cheerio";
import { sumNew } from "../../../src/export/digest/sums.ts";
import type { DigestValues } from "../../../src/export/digest/values.ts";
import { writeDigest } from "../../../src/export/digest/write.ts";
import { wordsIn } from "../../../src/export/words/words.ts";
import { listed } from "../listed.ts";

const none = { items: [], all: 0 };
const values = (changes: Partial<DigestValues> = {}): DigestValues => ({
  name: "usines",
  from: "2026-03-01T00:00:00.000Z",
  to: "2026-03-02T00:00:00.000Z",
  desk: "https://desk.example",
  sums: [],
  fresh: none,
  corrected: none,
  disagreeing: none,
  results: none,
  ...changes,
});
const full = values({
  sums: [
    { type: "jobs", status: "planned", unit: "job", records: 2, total: 1_450 },
    { type: "funds", status: "committed", unit: "MAD", records: 1, total: 45_000_000 },
    { type: "funds", status: "committed", unit: "EUR", records: 1, total: 2_500_000.5 },
  ],
  fresh: { items: [listed()], all: 14 },
  corrected: { items: [{ record: listed({ state: "corrected" }), who: "amina" }], all: 1 },
  disagreeing: {
    items: [
      {
        record: listed(),
        disagreements: [
          {
            field: "value",
            tellings: [
              { value: { value: 320, max: null, unit: "job", qualifier: "exact" }, facts: ["f1"], outlets: 2 },
              { value: { value: 350, max: null, unit: "job", qualifier: "about" }, facts: ["f2"], outlets: 1 },
            ],
          },
          {
            field: "date",
            tellings: [
              { value: { value: "2026-02", end: null, precision: "month", basis: "explicit" }, facts: [], outlets: 1 },
            ],
          },
          { field: "status", tellings: [{ value: "approved", facts: [], outlets: 1 }] },
          { field: "kind", tellings: [{ value: "direct", facts: [], outlets: 1 }] },
          { field: "horizon", tellings: [{ value: "2030", facts: [], outlets: 1 }] },
        ],
      },
    ],
    all: 1,
  },
  results: {
    items: [{ promise: listed({ value: 400 }), result: listed({ id: "r9", status: "realised", value: 380 }) }],
    all: 1,
  },
});

describe("a digest", () => {
  it("tells in plain text what is new, with sums by currency", () => {
    const { subject, text } = writeDigest(full, wordsIn("en"));
    expect(subject).toBe("usines: 14 new records, 1 March 2026");
    expect(text).toContain("Jobs, planned: 1,450 jobs (2 records)");
    expect(text).toContain("Funds, committed: 45,000,000\u00a0MAD (1 record)");
    expect(text).toContain("Funds, committed: 2,500,000.5\u00a0EUR (1 record)");
    expect(text).toContain(
      [
        "- 320 jobs, planned (28 February 2026)",
        "  l'abattoir de Guercif, la commune",
        "  “il créera 320 emplois”",
        "  Le Journal d'Essai, 2 outlets – Un abattoir à Guercif",
        "  https://journal.example/abattoir?a=1&b=2",
        "  https://desk.example/records/r0a1b2c3d4e5f60718293a4b5",
        "  13 more",
      ].join("\n"),
    );
    expect(text).toContain("  320 jobs (2 outlets) / about 350 jobs (1 outlet)\n");
    expect(text).toContain(
      "  February 2026 (1 outlet)\n  approved (1 outlet)\n  direct (1 outlet)\n  due 2030 (1 outlet)",
    );
    expect(text).toContain("  promised: 400 jobs, planned (28 February 2026)\n");
    expect(text).toContain("  corrected by amina\n");
    expect(text).toContain("currencies stand apart");
  });

  it("speaks French and Arabic, the latter from right to left, with the same in it", () => {
    const french = writeDigest(full, wordsIn("fr"));
    expect(french.subject).toBe("usines : 14 nouvelles fiches, 1 mars 2026");
    expect(french.text).toContain("320 emplois, prévu");
    const arabic = writeDigest(full, wordsIn("ar"));
    expect(arabic.subject).toContain("14 قيدا جديدا");
    expect(arabic.text).toContain("320 منصب شغل، مبرمج");
    const page = load(arabic.html);
    expect([page("html").attr("lang"), page("html").attr("dir"), page("body").attr("dir")]).toEqual([
      "ar",
      "rtl",
      "rtl",
    ]);
    expect(page("th").first().attr("style")).toContain("text-align:right");
    expect(load(french.html)("th").first().attr("style")).toContain("text-align:left");
    for (const { html } of [french, arabic]) {
      expect(load(html)("h2")).toHaveLength(5);
      expect(load(html)("a[href='https://desk.example/records/r9']")).toHaveLength(1);
    }
  });

  it("says that nothing is new where nothing is", () => {
    const week = values({ to: "2026-03-08T00:00:00.000Z" });
    const { subject, text, html } = writeDigest(week, wordsIn("fr"));
    expect(subject).toBe("usines : 0 nouvelle fiche, du 1 mars 2026 au 7 mars 2026");
    expect(text).toContain("Rien de nouveau");
    expect(text).not.toContain("devises");
    expect(html).toContain("Rien de nouveau");
  });

  it("shows what articles say as text, whatever it is", () => {
    const lead = {
      fact: "f",
      quote: '<script>alert(1)</script>\r\nSubject: x " onmouseover="y',
      title: "</title><img src=x onerror=alert(1)>",
      url: "javascript:alert(1)",
      outlet: "الجريدة",
      language: "ar" as const,
      publishedAt: null,
    };
    const strange = values({ name: "<b>\r\nBcc: x@y.example", fresh: { items: [listed({ lead })], all: 1 } });
    const { subject, html, text } = writeDigest(strange, wordsIn("en"));
    expect(subject).not.toMatch(/[\r\n]/);
    const page = load(html);
    expect(page("script, img, style, link, [onmouseover], [src]")).toHaveLength(0);
    expect(
      page("a")
        .map((_, one) => page(one).attr("href"))
        .get(),
    ).toEqual(["https://desk.example/records/r0a1b2c3d4e5f60718293a4b5"]);
    expect(page("bdi").text()).toContain("<script>alert(1)</script> Subject: x");
    expect(text).toContain("  “<script>alert(1)</script> Subject: x");
    expect(text).not.toContain("\r");
  });
});

describe("the sums of new records", () => {
  it("leave out parts, rates, indicators, rejected and withdrawn records, and keep currencies apart", () => {
    const money = { type: "funds", status: "committed", unit: "MAD", value: 10 } as const;
    const records = [
      listed({ ...money }),
      listed({ ...money, value: 5, max: 7, qualifier: "range" }),
      listed({ ...money, unit: "EUR", value: 3 }),
      listed({ ...money, isPart: true, value: 1_000 }),
      listed({ ...money, per: "year", value: 1_000 }),
      listed({ ...money, type: "indicator", metric: "turnover", value: 1_000 }),
      listed({ ...money, state: "rejected", value: 1_000 }),
      listed({ ...money, withdrawnAt: "2026-03-01T00:00:00.000Z", value: 1_000 }),
      listed({ type: "convention", status: "committed", unit: "agreement", value: null }),
      listed({ value: 320 }),
    ];
    expect(sumNew(records)).toEqual([
      { type: "convention", status: "committed", unit: "agreement", records: 1, total: 1 },
      { type: "jobs", status: "planned", unit: "job", records: 1, total: 320 },
      { type: "funds", status: "committed", unit: "MAD", records: 2, total: 15 },
      { type: "funds", status: "committed", unit: "EUR", records: 1, total: 3 },
    ]);
  });
});
