import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";
import type { Register } from "../../../src/store/register.ts";
import { sampleAddress, sampleArticle, sampleFacts, samplePage } from "../../support/samples.ts";
import type { MakePlace, Place } from "../register.contract.ts";

const samples = new URL("../../support/samples.ts", import.meta.url).href;

/** Saves articles with three facts each, and tells the address of each on a line once it is saved. */
function writingCode(place: Place, name: string, count: number): string {
  return `
    import { sampleArticle, sampleFacts } from ${JSON.stringify(samples)};
    ${place.openingCode}
    for (let index = 0; index < ${count}; index += 1) {
      const article = sampleArticle({ url: "https://${name}.example/" + index });
      await register.saveArticle(article, sampleFacts(article), "rules-1", null);
      process.stdout.write(article.url + "\\n");
    }
    await register.close();`;
}

function run(code: string): ChildProcess {
  const options = ["--import", "tsx", "--input-type=module", "--eval", code];
  return spawn(process.execPath, options, { stdio: ["ignore", "pipe", "inherit"] });
}

async function write(register: Register, name: string, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const article = sampleArticle({ url: `https://${name}.example/${index}` });
    await register.saveArticle(article, sampleFacts(article), "rules-1", null);
  }
}

export function concurrencyContract(makePlace: MakePlace): void {
  describe("writers at the same time", () => {
    it("lose nothing within one process", async () => {
      const place = await makePlace();
      const [one, other] = await Promise.all([place.open(), place.open()]);
      await Promise.all([
        write(one, "one", 30),
        write(one, "two", 30),
        write(other, "three", 30),
        write(other, "four", 30),
      ]);
      expect(await one.counts()).toMatchObject({ articles: 120, facts: 360 });
      expect(await other.counts()).toEqual(await one.counts());
    });

    it("saving the same article leave one", async () => {
      const place = await makePlace();
      const [one, other] = await Promise.all([place.open(), place.open()]);
      await Promise.all([write(one, "same", 20), write(other, "same", 20)]);
      expect(await one.counts()).toMatchObject({ articles: 20, facts: 60 });
    });

    it("saving the same in opposite orders do not stand in each other's way", async () => {
      const place = await makePlace();
      const registers = await Promise.all([place.open(), place.open()]);
      const addresses = Array.from({ length: 12 }, (_, index) => {
        return sampleAddress({ address: `https://h${index}.example/1`, identity: `h${index}.example/1` });
      });
      const readings = addresses.map(({ address }) => {
        const article = sampleArticle({ url: address });
        const facts = sampleFacts(article);
        return {
          address,
          bodyHash: "none",
          rulesHash: "rules-1",
          kind: "article",
          reason: "",
          article,
          facts,
        } as const;
      });
      const save = async (register: Register, turn: <T>(list: readonly T[]) => readonly T[]) => {
        await register.saveAddresses(turn(addresses));
        for (let round = 0; round < 3; round += 1) await register.saveReadings(turn(readings));
      };
      const [one, other] = registers;
      await Promise.all([save(one, (list) => list), save(other, (list) => list.toReversed())]);
      expect(await one.counts()).toMatchObject({ addresses: 12, articles: 12, facts: 36 });
    });

    it("fetching pages that change into each other lose no body", async () => {
      const place = await makePlace();
      const registers = await Promise.all([place.open(), place.open()]);
      const pages = Array.from({ length: 6 }, (_, index) => `https://journal.example/${index}`);
      const fetchAll = async (address: string, index: number) => {
        for (let round = 0; round < 10; round += 1) {
          await registers[index % 2]?.recordFetch(samplePage(`body ${(index + round) % 2}`, { address }), null);
        }
      };
      await Promise.all(pages.map(fetchAll));
      for (const address of pages) {
        const page = await registers[0].findPage(address);
        expect(await registers[0].readBody(page?.bodyHash ?? "")).not.toBeNull();
      }
    });

    it("lose nothing in several processes that begin on an empty database", async () => {
      const place = await makePlace();
      const writers = [run(writingCode(place, "one", 40)), run(writingCode(place, "two", 40))];
      for (const writer of writers) writer.stdout?.resume();
      const ends = Promise.all(writers.map((writer) => once(writer, "close")));
      const register = await place.open();
      await write(register, "three", 40);
      expect(await ends).toEqual([
        [0, null],
        [0, null],
      ]);
      expect(await register.counts()).toMatchObject({ articles: 120, facts: 360 });
    });

    it("killed in the midst of it have saved all they said they had, and no article in part", async () => {
      const place = await makePlace();
      const writer = run(writingCode(place, "killed", 100_000));
      const told: string[] = [];
      if (writer.stdout === null) throw new Error("The writer has no output.");
      for await (const line of createInterface({ input: writer.stdout })) {
        told.push(line);
        if (told.length === 200) writer.kill("SIGKILL");
      }
      const register = await place.open();
      const found = await Promise.all(told.map((url) => register.findArticle(url)));
      expect(found).not.toContain(null);
      const { articles, facts } = await register.counts();
      expect(articles).toBeGreaterThanOrEqual(told.length);
      expect(facts).toBe(3 * articles);
      await write(register, "after", 1);
      expect(await register.counts()).toMatchObject({ articles: articles + 1 });
    });
  });
}
