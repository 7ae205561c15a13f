import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { FoundAddress } from "../../../src/store/register.ts";
import { sampleAddress, sampleArticle, samplePage } from "../../support/samples.ts";
import type { MakePlace } from "../register.contract.ts";

const found = sampleAddress();
const at = (path: string, changes: Partial<FoundAddress> = {}) =>
  sampleAddress({ address: `https://journal.example/${path}`, identity: `journal.example/${path}`, ...changes });
const later = "2024-05-20T00:00:00Z";

export function frontierContract(makePlace: MakePlace): void {
  describe("the frontier", () => {
    it("keeps an address as it was first found, and says how many were new", async () => {
      const register = await (await makePlace()).open();
      expect(await register.saveAddresses([found, at("z")])).toBe(2);
      expect(await register.saveAddresses([{ ...found, foundAt: later, foundBy: "sitemap" }])).toBe(0);
      const [first] = await register.dueAddresses("journal.example", later, 10, null);
      const { identity: _, ...known } = found;
      expect(first).toEqual({
        ...known,
        foundAt: "2024-05-14T08:00:00.000Z",
        nextDue: "2024-05-14T08:00:00.000Z",
        status: "new",
        fetchedAt: null,
        failures: 0,
        lastError: null,
        validators: { etag: null, lastModified: null },
      });
    });

    it("knows two addresses of the same page for one", async () => {
      const register = await (await makePlace()).open();
      const twin = { ...found, address: "https://m.journal.example/economie/1", shownDay: "2024-05-13" };
      expect(await register.saveAddresses([found, twin])).toBe(1);
      expect(await register.saveAddresses([twin])).toBe(0);
      const [first] = await register.dueAddresses("journal.example", later, 10, null);
      expect(first).toMatchObject({ address: found.address, shownDay: "2024-05-13" });
      expect(await register.dueAddresses("m.journal.example", later, 10, null)).toEqual([]);
    });

    it("keeps the first day that is shown of an article", async () => {
      const register = await (await makePlace()).open();
      await register.saveAddresses([{ ...found, shownDay: "2024-05-13" }]);
      await register.saveAddresses([{ ...found, shownDay: "2024-05-20" }]);
      expect(await register.dueAddresses("journal.example", later, 1, null)).toMatchObject([
        { shownDay: "2024-05-13" },
      ]);
    });

    it("gives what is due on one host, what shows others first and then the longest due", async () => {
      const register = await (await makePlace()).open();
      await register.saveAddresses([
        at("b", { nextDue: "2024-05-16T00:00:00+01:00" }),
        at("a", { nextDue: "2024-05-15T23:30:00Z", sourceId: "guest" }),
        at("c", { nextDue: "2024-05-17T00:00:00Z" }),
        at("feed", { nextDue: "2024-05-16T01:00:00Z", role: "feed" }),
        sampleAddress({ address: "https://other.example/d", identity: "d", sourceId: "other" }),
      ]);
      const due = async (limit: number, sourceIds: string[] | null = null) => {
        const addresses = await register.dueAddresses("journal.example", "2024-05-16T12:00:00Z", limit, sourceIds);
        return addresses.map(({ address }) => address.replace("https://journal.example/", ""));
      };
      expect(await due(10)).toEqual(["feed", "b", "a"]);
      expect(await due(2)).toEqual(["feed", "b"]);
      expect(await due(10, ["guest"])).toEqual(["a"]);
      expect(await due(10, [])).toEqual([]);
    });

    it("makes addresses due that were waiting or given up", async () => {
      const register = await (await makePlace()).open();
      await register.saveAddresses([found, at("2", { nextDue: "2030-01-01T00:00:00Z" })]);
      await register.recordFailure({ address: found.address, code: "http-refused", nextDue: null });
      expect(await register.dueAddresses("journal.example", later, 10, null)).toEqual([]);
      await register.makeDue([found.address, "https://journal.example/2", "https://journal.example/unknown"], later);
      expect(await register.dueAddresses("journal.example", later, 10, null)).toHaveLength(2);
      await register.makeDue([found.address], "2024-01-01T00:00:00Z", 2);
      expect(await register.dueAddresses("journal.example", "2024-01-01T00:00:00Z", 10, null)).toEqual([]);
      expect(await register.countDue(later)).toEqual(new Map([["journal", 2]]));
      expect(await register.countDue("2024-01-01T00:00:00Z")).toEqual(new Map());
    });

    it("takes many addresses at once", async () => {
      const register = await (await makePlace()).open();
      const many = Array.from({ length: 1001 }, (_, index) => at(String(index)));
      expect(await register.saveAddresses(many)).toBe(1001);
      expect((await register.counts()).addresses).toBe(1001);
    });

    it.each(["", "journal.example/1", "ftp://journal.example/1", "http://"])(
      "turns away %j, which is no address of a page",
      async (address) => {
        const register = await (await makePlace()).open();
        await expect(register.saveAddresses([found, { ...found, address, identity: "other" }])).rejects.toMatchObject({
          code: "bad-address",
        });
        expect((await register.counts()).addresses).toBe(0);
      },
    );

    it("takes the longest address that sitemaps may name, for an article too, and turns away longer ones", async () => {
      const register = await (await makePlace()).open();
      // Hashes, so that no database makes it shorter.
      const hashes = Array.from({ length: 32 }, (_, index) => createHash("sha256").update(`${index}`).digest("hex"));
      const address = `https://journal.example/${hashes.join("")}`.slice(0, 2048);
      const identity = address.slice("https://".length);
      expect(await register.saveAddresses([{ ...found, address, identity }])).toBe(1);
      const { bodyHash } = await register.recordFetch(samplePage("1", { address }), null);
      await register.saveArticle(sampleArticle({ url: address }), [], "rules-1", bodyHash);
      expect(await register.findArticle(address)).not.toBeNull();
      const longer = `${address}x`;
      await expect(register.saveAddresses([{ ...found, address: longer }])).rejects.toMatchObject({
        code: "bad-address",
      });
      const saving = register.saveArticle(sampleArticle({ url: longer }), [], "rules-1", null);
      await expect(saving).rejects.toMatchObject({ code: "bad-address" });
    });

    it("turns away times that cannot be compared", async () => {
      const register = await (await makePlace()).open();
      await expect(register.dueAddresses("journal.example", "14/05/2024", 10, null)).rejects.toMatchObject({
        code: "bad-data",
      });
      await expect(register.saveAddresses([{ ...found, nextDue: "2024-05-14T08:00" }])).rejects.toMatchObject({
        code: "bad-data",
      });
    });

    it("counts failures until an address answers, and forgets one that is given up", async () => {
      const register = await (await makePlace()).open();
      await register.saveAddresses([found]);
      const failure = { address: found.address, code: "timed-out", nextDue: "2024-05-15T00:00:00Z" };
      await register.recordFailure(failure);
      await register.recordFailure(failure);
      const [failed] = await register.dueAddresses("journal.example", later, 10, null);
      expect(failed).toMatchObject({ status: "failed", failures: 2, lastError: "timed-out" });
      await register.recordFetch(samplePage("<p>1</p>"), "2024-05-16T00:00:00Z");
      const [fetched] = await register.dueAddresses("journal.example", later, 10, null);
      expect(fetched).toMatchObject({
        status: "fetched",
        failures: 0,
        lastError: null,
        fetchedAt: "2024-05-15T08:00:00.000Z",
      });
      await register.recordFailure({ ...failure, nextDue: null });
      expect(await register.dueAddresses("journal.example", later, 10, null)).toEqual([]);
    });
  });

  describe("pages", () => {
    it("keep their bytes, headers and validators", async () => {
      const register = await (await makePlace()).open();
      await register.saveAddresses([found]);
      const headers = { etag: 'W/"1"', "last-modified": "Tue, 14 May 2024 08:00:00 GMT" };
      const page = samplePage("<p>سجل ".repeat(10_000), { headers, finalAddress: "https://journal.example/moved" });
      const { bodyHash, changed } = await register.recordFetch(page, later);
      expect(changed).toBe(true);
      expect(Buffer.from((await register.readBody(bodyHash ?? "")) ?? []).equals(page.body)).toBe(true);
      const { body: _, ...metadata } = page;
      const validators = { etag: headers.etag, lastModified: headers["last-modified"] };
      expect(await register.findPage(page.address)).toEqual({ ...metadata, bodyHash, validators });
      expect(await register.dueAddresses("journal.example", later, 1, null)).toMatchObject([{ validators }]);
    });

    it("that have not changed keep their body and take over each new validator", async () => {
      const register = await (await makePlace()).open();
      const first = samplePage("<p>1</p>", {
        headers: { etag: '"1"', "last-modified": "Tue, 14 May 2024 08:00:00 GMT" },
      });
      const { bodyHash } = await register.recordFetch(first, later);
      const unchanged = samplePage("", { status: 304, headers: { etag: '"2"' }, fetchedAt: "2024-05-16T08:00:00Z" });
      expect(await register.recordFetch(unchanged, later)).toEqual({ bodyHash, changed: false });
      expect(await register.findPage(first.address)).toMatchObject({
        status: 200,
        fetchedAt: "2024-05-16T08:00:00.000Z",
        validators: { etag: '"2"', lastModified: "Tue, 14 May 2024 08:00:00 GMT" },
      });
    });

    it("of which a server says 'unchanged' although none is kept stay unknown", async () => {
      const register = await (await makePlace()).open();
      expect(await register.recordFetch(samplePage("", { status: 304 }), null)).toEqual({
        bodyHash: null,
        changed: false,
      });
      expect((await register.counts()).pages).toBe(0);
    });

    it("with the same bytes share one body, which goes with the last of them", async () => {
      const register = await (await makePlace()).open();
      const other = { address: "https://journal.example/2" };
      const { bodyHash } = await register.recordFetch(samplePage("same"), null);
      expect(await register.recordFetch(samplePage("same"), null)).toEqual({ bodyHash, changed: false });
      expect(await register.recordFetch(samplePage("same", other), null)).toEqual({ bodyHash, changed: true });
      await register.recordFetch(samplePage("new"), null);
      expect(await register.readBody(bodyHash ?? "")).not.toBeNull();
      await register.recordFetch(samplePage("newer", other), null);
      expect(await register.readBody(bodyHash ?? "")).toBeNull();
    });

    it("may be empty", async () => {
      const register = await (await makePlace()).open();
      const { bodyHash } = await register.recordFetch(samplePage(""), null);
      expect(await register.readBody(bodyHash ?? "")).toHaveLength(0);
    });
  });
}
