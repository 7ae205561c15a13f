import { describe, expect, it } from "vitest";
import { amend, differing, keepShown, shown, type Amendments } from "../../src/records/amend.ts";
import { sampleClaim } from "./claimed.ts";

describe("amendments", () => {
  it("are shown over the claim, whatever merging says later", () => {
    const amended = amend(sampleClaim(), {}, { value: 540, horizon: null });
    expect(shown(sampleClaim({ value: 460, horizon: "2030", kind: "total" }), amended)).toMatchObject({
      value: 540,
      horizon: null,
      kind: "total",
    });
  });

  it("add to those that were set before", () => {
    expect(amend(sampleClaim(), { value: 540 }, { status: "realised" })).toEqual({ value: 540, status: "realised" });
  });

  it.each<[string, Amendments]>([
    ["a value", { value: 450 }],
    ["nothing", { metric: null }],
    ["a date", { date: { basis: "publication", precision: "day", end: null, value: "2024-05-14" } }],
    ["a list in another order", { sectors: ["agro", "auto"] }],
    [
      "parties in another order",
      {
        parties: [
          { id: null, name: "Veltris", role: "employer" },
          { id: null, name: "la région", role: "funder" },
        ],
      },
    ],
  ])("are dropped where they say what the claim says: %s", (_, more) => {
    expect(amend(sampleClaim(), {}, more)).toEqual({});
  });

  it("take back what was set where they say what the claim says", () => {
    expect(amend(sampleClaim(), { value: 540, horizon: "2030" }, { value: 450 })).toEqual({ horizon: "2030" });
  });

  it.each<[string, Amendments]>([
    ["the unit of jobs is job, not MAD", { unit: "MAD" }],
    ["jobs is of the kind direct, indirect, total or none, not investment", { kind: "investment" }],
    ["only an indicator has a metric, not jobs", { metric: "workforce" }],
    ["value counts, so it is a whole number", { value: 4.5 }],
    ["value -3 is no figure; 0 or more is one", { value: -3 }],
    ["only agreements may be without a value", { value: null }],
    ["a range has a max, and only a range has one", { qualifier: "range" }],
    ["a range has a max, and only a range has one", { max: 500 }],
    ["the max of a range is above its value", { qualifier: "range", max: 450 }],
    ["2024-02-30 is no year, month or day of the calendar", date("2024-02-30", "day")],
    ["the precision of 2024-02 is not day", date("2024-02", "day")],
    ["the precision of 2024-02 is not year", date("2024-02", "year")],
    ["a date has an end where its precision is range, and only there", date("2024", "range")],
    ["a date has an end where its precision is range, and only there", date("2024", "year", "2025")],
    ["the end of a date is not before its value", date("2024-03", "range", "2024-02")],
    ["2024-13 is no year, month or day of the calendar", date("2024-01", "range", "2024-13")],
    ["no sector of the gazetteers is cars", { sectors: ["auto", "cars"] }],
    ["no region of the gazetteers is agadir_south", { regions: ["agadir_south"] }],
    ["no programme of the gazetteers is none", { programmes: ["none"] }],
    [
      "no institution of the gazetteers is veltris",
      { parties: [{ name: "Veltris", id: "veltris", role: "employer" }] },
    ],
    ["the horizon 2027-00 is no year, month or day of the calendar", { horizon: "2027-00" }],
  ])("that contradict themselves are turned away: %s", (told, more) => {
    expect(() => amend(sampleClaim(), {}, more)).toThrowError(
      expect.objectContaining({ code: "wrong-use", message: expect.stringContaining(told) as unknown }),
    );
  });

  it.each<[string, Amendments]>([
    ["a range", { qualifier: "range", max: 500 }],
    ["a month", date("2024-02", "month")],
    ["a quarter", date("2024-06", "quarter")],
    ["a span of years", date("2024", "range", "2026")],
    ["a province and an institution", { regions: ["kenitra"], parties: [{ name: "OCP", id: "ocp", role: "funder" }] }],
    ["a horizon of a day", { horizon: "2027-12-31" }],
  ])("that fit are taken: %s", (_, more) => {
    expect(amend(sampleClaim(), {}, more)).toEqual(more);
  });

  it("of one field do not answer for what is amiss with another", () => {
    const claim = sampleClaim({ date: { value: "2024-02", end: null, precision: "day", basis: "explicit" } });
    expect(amend(claim, {}, { value: 500 })).toEqual({ value: 500 });
  });

  it("of agreements and money have units of their own", () => {
    const agreements = sampleClaim({ type: "convention", unit: "agreement", kind: null, value: 12 });
    expect(amend(agreements, {}, { value: null })).toEqual({ value: null });
    const money = sampleClaim({ type: "funds", unit: "MAD", kind: "investment", value: 1e6 });
    expect(amend(money, {}, { unit: "EUR", value: 1.5e6 })).toEqual({ unit: "EUR", value: 1.5e6 });
    expect(() => amend(money, {}, { unit: "job" })).toThrowError("a currency such as MAD");
  });
});

describe("what was decided about", () => {
  it("is shown as it was, when merging words it otherwise", () => {
    const [before, after] = [sampleClaim(), sampleClaim({ value: 460, sectors: ["auto"], outlets: ["Le Matinal"] })];
    const amended = keepShown(before, after, { status: "realised" });
    expect(amended).toEqual({ status: "realised", value: 450, sectors: ["auto", "agro"] });
    expect(differing(shown(after, amended), shown(before, { status: "realised" }))).toEqual([]);
  });

  it("keeps what a person set rather than what merging said before", () => {
    expect(keepShown(sampleClaim(), sampleClaim({ value: 460 }), { value: 500 })).toEqual({ value: 500 });
  });
});

function date(
  value: string,
  precision: NonNullable<Amendments["date"]>["precision"],
  end: string | null = null,
): Amendments {
  return { date: { value, end, precision, basis: "explicit" } };
}
