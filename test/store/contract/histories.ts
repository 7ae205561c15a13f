import { describe, expect, it } from "vitest";
import type { HistoryWindows, Register } from "../../../src/store/register.ts";
import { sampleAddress, sampleArticle, samplePage } from "../../support/samples.ts";
import type { MakePlace } from "../register.contract.ts";

const windows: HistoryWindows = {
  recentFrom: "2024-05-10T00:00:00Z",
  usualFrom: "2024-04-01T00:00:00+01:00",
  rhythmDays: 30,
};
const nothing = { kinds: {}, failures: {} };

const document = (name: string, sourceId = "journal") =>
  sampleAddress({
    address: `https://${name}.example/feed`,
    identity: `${name}.example/feed`,
    sourceId,
    role: "feed",
    depth: 0,
    foundAt: "2024-03-01T08:00:00Z",
  });

const page = (name: string, foundAt: string, sourceId = "journal") =>
  sampleAddress({ address: `https://journal.example/${name}`, identity: name, sourceId, foundAt });

/** Fetches the page of an address and reads it as what is wished. */
async function read(register: Register, name: string, kind: "article" | "listing" | "failed"): Promise<void> {
  const address = `https://journal.example/${name}`;
  const { bodyHash } = await register.recordFetch(samplePage(name, { address }), null);
  const article = kind === "article" ? sampleArticle({ url: address }) : null;
  const about = { address, bodyHash: bodyHash ?? "", rulesHash: "rules-1", reason: "for a test" };
  await register.saveReadings([{ ...about, kind, article, facts: [] }]);
}

export function historiesContract(makePlace: MakePlace): void {
  describe("histories", () => {
    it("tell when a source showed something new, up to the last time", async () => {
      const register = await (await makePlace()).open();
      await register.saveAddresses([
        document("journal"),
        document("mute", "mute"),
        page("old", "2024-03-10T08:59:59Z"),
        page("1", "2024-04-20T10:15:00Z"),
        page("2", "2024-04-20T10:45:00Z"),
        page("3", "2024-04-20T23:30:00-01:00"),
        page("4", "2024-05-12T06:00:00Z"),
        page("other", "2024-05-13T06:00:00Z", "other"),
      ]);
      const histories = await register.sourceHistories(["mute", "never", "journal"], windows);
      expect(histories.map(({ sourceId, lastShown, shownHours }) => ({ sourceId, lastShown, shownHours }))).toEqual([
        { sourceId: "mute", lastShown: null, shownHours: [] },
        {
          sourceId: "journal",
          lastShown: "2024-05-12T06:00:00.000Z",
          shownHours: ["2024-04-20T10:00:00.000Z", "2024-04-21T00:00:00.000Z", "2024-05-12T06:00:00.000Z"],
        },
      ]);
      expect(await register.sourceHistories([], windows)).toEqual([]);
    });

    it("tell what the documents of a source answered, those it names no longer left out", async () => {
      const register = await (await makePlace()).open();
      const [one, two, three] = [document("a"), document("b"), document("c")];
      await register.saveAddresses([one, two, three]);
      await register.recordFetch(samplePage("<rss/>", { address: one.address }), "2024-05-16T00:00:00Z", "feed");
      const failure = { address: one.address, code: "timed-out", nextDue: "2024-05-17T00:00:00Z" };
      await register.recordFailure(failure);
      await register.retireRoots("journal", [one.address, two.address]);
      const [history] = await register.sourceHistories(["journal"], windows);
      const foundAt = "2024-03-01T08:00:00.000Z";
      expect(history).toEqual({
        sourceId: "journal",
        documents: [
          { address: one.address, foundAt, answeredAt: "2024-05-15T08:00:00.000Z", lastError: "timed-out" },
          { address: two.address, foundAt, answeredAt: null, lastError: null },
        ],
        lastShown: null,
        shownHours: [],
        lastArticle: null,
        recent: nothing,
        usual: nothing,
      });
    });

    it("tell what became of pages, of the recent ones and of those before", async () => {
      const register = await (await makePlace()).open();
      const usual = ["u1", "u2", "u3"].map((name) => page(name, "2024-04-20T10:00:00Z"));
      const recent = ["r1", "r2", "r3", "r4", "r5"].map((name) => page(name, "2024-05-10T00:00:00Z"));
      await register.saveAddresses([document("journal"), page("before", "2024-03-31T00:00:00Z"), ...usual, ...recent]);
      for (const name of ["before", "u1", "u2", "r1"]) await read(register, name, "article");
      await read(register, "r2", "listing");
      await read(register, "r3", "failed");
      for (const name of ["u3", "r4"]) {
        await register.recordFailure({
          address: `https://journal.example/${name}`,
          code: "http-refused",
          nextDue: null,
        });
      }
      const [history] = await register.sourceHistories(["journal"], windows);
      expect(history).toMatchObject({
        lastArticle: "2024-05-10T00:00:00.000Z",
        usual: { kinds: { article: 2 }, failures: { "http-refused": 1 } },
        recent: { kinds: { article: 1, listing: 1, failed: 1 }, failures: { "http-refused": 1 } },
      });
    });

    it("are told of many sources at once", async () => {
      const register = await (await makePlace()).open();
      const ids = Array.from({ length: 450 }, (_, at) => `source_${at}`);
      await register.saveAddresses(ids.map((id) => document(id.replace("_", "-"), id)));
      await register.saveAddresses(ids.map((id) => page(id, "2024-05-12T06:00:00Z", id)));
      const histories = await register.sourceHistories(ids, windows);
      expect(histories.map(({ sourceId }) => sourceId)).toEqual(ids);
      expect(new Set(histories.map(({ shownHours }) => shownHours.join()))).toEqual(
        new Set(["2024-05-12T06:00:00.000Z"]),
      );
    });
  });
}
