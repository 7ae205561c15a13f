import { describe, expect, it } from "vitest";
import { testDatabase } from "../../support/servers/index.ts";
import { makeSinkPlace, type SinkPlace } from "./place.ts";

const { available } = await testDatabase();

/** A record's columns that a view looks at. */
interface Told {
  readonly id: string;
  readonly type?: string;
  readonly kind?: string;
  readonly status?: string;
  readonly value?: number | null;
  readonly unit?: string;
  readonly per?: string;
  readonly is_part?: boolean;
  readonly state?: string;
  readonly withdrawn_at?: string;
  readonly date?: string;
  readonly date_first?: string;
  readonly date_last?: string;
  readonly horizon_last?: string;
  readonly sectors?: readonly string[];
  readonly results?: readonly string[];
  readonly confidence?: number;
}

async function keep(place: SinkPlace, records: readonly Told[]): Promise<void> {
  const usual = {
    version: 1,
    since: "2024-05-14T08:00:00Z",
    changed_at: "2024-05-14T08:00:00Z",
    state: "pending",
    type: "jobs",
    status: "planned",
    unit: "job",
    qualifier: "exact",
    is_part: false,
    independent_outlets: 1,
    fact_count: 1,
    disagreements: 0,
    confidence: 0.9,
    ...Object.fromEntries(
      [
        "parties",
        "party_ids",
        "sectors",
        "regions",
        "programmes",
        "languages",
        "outlets",
        "rules",
        "sources",
        "promises",
        "results",
      ].map((name) => [name, []]),
    ),
  };
  await place.ask("insert into records select * from json_populate_recordset(null::records, $1)", [
    JSON.stringify(records.map((record) => ({ ...usual, ...record }))),
  ]);
}

async function filled(records: readonly Told[]): Promise<SinkPlace> {
  const place = await makeSinkPlace();
  await place.prepare();
  await keep(place, records);
  return place;
}

describe.runIf(available)("the views of a sink", () => {
  it("sum neither rejected nor withdrawn records, parts, rates or indicators", async () => {
    const place = await filled([
      { id: "counted", value: 450, date: "2024-05" },
      { id: "rejected", value: 1, state: "rejected" },
      { id: "withdrawn", value: 1, withdrawn_at: "2024-06-01T00:00:00Z" },
      { id: "part", value: 1, is_part: true },
      { id: "rate", value: 1, per: "year" },
      { id: "indicator", value: 1, type: "indicator" },
      { id: "accepted", value: 50, state: "accepted", date: "2024" },
      { id: "several", type: "convention", unit: "agreement", value: null, status: "committed" },
    ]);
    expect(
      await place.ask("select year, type, reviewed, records::int, total from sums_by_year order by total desc"),
    ).toEqual([
      { year: "2024", type: "jobs", reviewed: false, records: 1, total: 450 },
      { year: "2024", type: "jobs", reviewed: true, records: 1, total: 50 },
      { year: null, type: "convention", reviewed: false, records: 1, total: 1 },
    ]);
  });

  it("show what was promised beside what came of it, by sector and year", async () => {
    const place = await filled([
      { id: "a", value: 500, status: "planned", date: "2024", sectors: ["auto", "aero"] },
      { id: "b", value: 300, status: "committed", date: "2024-03", sectors: ["auto"] },
      { id: "c", value: 200, status: "realised", date: "2024-11", sectors: ["auto", "auto"] },
      { id: "d", value: 40, status: "lost", date: "2024", sectors: ["auto"] },
    ]);
    const columns = "sector, year, promised, realised, lost, promises::int, results::int";
    expect(await place.ask(`select ${columns} from promises_and_results_by_sector order by sector`)).toEqual([
      { sector: "aero", year: "2024", promised: 500, realised: null, lost: null, promises: 1, results: 0 },
      { sector: "auto", year: "2024", promised: 800, realised: 200, lost: 40, promises: 2, results: 1 },
    ]);
    expect(await place.ask("select promised, realised from promises_and_results_by_year")).toEqual([
      { promised: 800, realised: 200 },
    ]);
    expect(await place.ask("select * from promises_and_results_by_region")).toEqual([]);
  });

  it("keep currencies apart", async () => {
    const place = await filled([
      { id: "a", type: "funds", unit: "MAD", value: 80_000_000, kind: "investment", date: "2024" },
      { id: "b", type: "funds", unit: "MAD", value: 20_000_000, kind: "investment", date: "2024" },
      { id: "c", type: "funds", unit: "EUR", value: 7_400_000.5, kind: "investment", date: "2024" },
      { id: "d", value: 450, date: "2024" },
    ]);
    expect(await place.ask("select unit, total from money_by_year order by unit")).toEqual([
      { unit: "EUR", total: 7_400_000.5 },
      { unit: "MAD", total: 100_000_000 },
    ]);
  });

  it("pair a promise with each of its results", async () => {
    const place = await filled([
      {
        id: "promise",
        value: 9240,
        horizon_last: "2020-12-31",
        results: ["begun", "early", "late", "rejected", "gone"],
      },
      { id: "begun", value: 9240, status: "underway" },
      { id: "early", value: 4620, status: "realised", date: "2018", date_last: "2018-12-31" },
      { id: "late", value: 9240, status: "realised", date: "2021", date_last: "2021-12-31", unit: "person" },
      { id: "rejected", value: 1, status: "realised", state: "rejected" },
    ]);
    expect(await place.ask("select result_id, share, in_time from promise_result_pairs order by result_id")).toEqual([
      { result_id: "begun", share: null, in_time: null },
      { result_id: "early", share: 0.5, in_time: true },
      { result_id: "late", share: null, in_time: false },
    ]);
    expect(await place.ask("select promise_id, results::int, last_result, delivered from undertakings")).toEqual([
      { promise_id: "promise", results: 3, last_result: "2021", delivered: 0.5 },
    ]);
  });

  it("count the agreements of each party once, in whatever roles", async () => {
    const place = await filled([
      { id: "signed", type: "convention", unit: "agreement", value: 12, status: "committed", date_first: "2024-05-01" },
      { id: "announced", type: "convention", unit: "agreement", value: null, status: "planned" },
      { id: "money", type: "funds", unit: "MAD", value: 5 },
    ]);
    await place.ask(`insert into parties (record_id, position, name, party_id, role) values
      ('signed', 0, 'l''Etat', 'etat', 'signatory'), ('signed', 1, 'État', 'etat', 'funder'), ('signed', 2, 'Atlas', null, 'signatory'),
      ('announced', 0, 'الدولة', 'etat', 'signatory'), ('money', 0, 'Atlas', null, 'funder')`);
    const columns = "party_id, signed, announced, records::int, first_day::text";
    expect(await place.ask(`select ${columns} from agreements_by_party order by records`)).toEqual([
      { party_id: null, signed: 12, announced: null, records: 1, first_day: "2024-05-01" },
      { party_id: "etat", signed: 12, announced: 1, records: 2, first_day: "2024-05-01" },
    ]);
  });

  it("tell who decided what, and what waits", async () => {
    const place = await filled([
      { id: "accepted", state: "accepted" },
      { id: "waiting", confidence: 0.4 },
      { id: "flagged", state: "needs-second-look", confidence: 0.2 },
      { id: "withdrawn", withdrawn_at: "2024-06-01T00:00:00Z" },
    ]);
    await place.ask(`insert into reviews (seq, record_id, at, who, action, state_before, state_after, set_before, set_after, undone_by) values
      (1, 'accepted', '2024-05-31T23:30:00Z', 'karim', 'reject', 'pending', 'rejected', '{}', '{}', 2),
      (2, 'accepted', '2024-06-02T08:00:00Z', 'karim', 'undo', 'rejected', 'pending', '{}', '{}', null),
      (3, 'accepted', '2024-06-03T08:00:00Z', 'amina', 'accept', 'pending', 'accepted', '{}', '{}', null),
      (4, 'accepted', '2024-06-04T08:00:00Z', 'amina', 'note', 'accepted', 'accepted', '{}', '{}', null)`);
    expect(await place.ask("select id from waiting_records")).toEqual([{ id: "flagged" }, { id: "waiting" }]);
    expect(await place.ask("select id, state, who, action from reviewed_records order by id")).toEqual([
      { id: "accepted", state: "accepted", who: "amina", action: "accept" },
      { id: "flagged", state: "needs-second-look", who: null, action: null },
    ]);
    expect(
      await place.ask(
        "select month::text, action, reviews::int, taken_back::int from reviews_by_person where who = 'karim' order by 1",
      ),
    ).toEqual([
      { month: "2024-05-01", action: "reject", reviews: 1, taken_back: 1 },
      { month: "2024-06-01", action: "undo", reviews: 1, taken_back: 0 },
    ]);
  });
});
