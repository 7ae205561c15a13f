import { describe, expect, it } from "vitest";
import type { PageFilter, Register } from "../../../src/store/register.ts";
import { collect } from "../../support/collect.ts";
import { samplePage } from "../../support/samples.ts";
import type { MakePlace } from "../register.contract.ts";

const host = "https://journal.example";

async function keep(register: Register, path: string, fetchedAt = "2024-05-15T08:00:00.000Z"): Promise<void> {
  const address = `${host}/${path}`;
  await register.recordFetch(samplePage(path, { address, finalAddress: address, fetchedAt }), null);
}

async function pathsIn(register: Register, filter: Partial<PageFilter> = {}): Promise<string[]> {
  const listed = await collect(register.listPages({ from: null, before: null, ...filter }));
  return listed.map(({ page }) => page.address.slice(host.length + 1));
}

export function pagesContract(makePlace: MakePlace): void {
  describe("listing pages", () => {
    it("gives them as they are kept, with what they were fetched for, in the order of their addresses", async () => {
      const register = await (await makePlace()).open();
      const feed = samplePage("<rss>", { address: `${host}/a`, headers: { etag: '"1"' } });
      await register.recordFetch(feed, null, "feed");
      await keep(register, "b");
      await keep(register, "B");
      const listed = await collect(register.listPages({ from: null, before: null }));
      expect(listed).toEqual([
        { page: await register.findPage(`${host}/B`), role: "page" },
        { page: await register.findPage(`${host}/a`), role: "feed" },
        { page: await register.findPage(`${host}/b`), role: "page" },
      ]);
    });

    it("knows when they were fetched", async () => {
      const register = await (await makePlace()).open();
      await keep(register, "1", "2024-05-14T23:59:59.999Z");
      await keep(register, "2", "2024-05-15T00:00:00.000Z");
      await keep(register, "3", "2024-05-16T00:00:00.000Z");
      expect(await pathsIn(register, { from: "2024-05-15T01:00:00+01:00" })).toEqual(["2", "3"]);
      expect(await pathsIn(register, { before: "2024-05-16T00:00:00Z" })).toEqual(["1", "2"]);
      expect(await pathsIn(register, { from: "2024-05-15T00:00:00Z", before: "2024-05-16T00:00:00Z" })).toEqual(["2"]);
    });

    it("gives all of many, those kept meanwhile too", async () => {
      const register = await (await makePlace()).open();
      const paths = Array.from({ length: 250 }, (_, at) => String(at).padStart(3, "0"));
      for (const path of paths) await keep(register, path);
      const seen: string[] = [];
      for await (const { page } of register.listPages({ from: null, before: null })) {
        seen.push(page.address.slice(host.length + 1));
        if (seen.length === 100) await keep(register, "zzz");
      }
      expect(seen).toEqual([...paths, "zzz"]);
    });
  });
}
