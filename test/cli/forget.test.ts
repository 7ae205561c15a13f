import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { crawlSmallSite } from "./crawled.ts";
import { jsonLines, makeFolder, sijill } from "./program.ts";

test(
  "a forgotten page is gone, is noted, and does not come back with the next crawl",
  { timeout: 240_000 },
  async () => {
    const { folder, env, addressOf } = await crawlSmallSite();
    const page = addressOf("/quais");
    const asked = await sijill(["forget", page], { folder, env });
    expect([asked.status, asked.out, asked.err]).toEqual([
      2,
      "",
      expect.stringMatching(/add --yes .+\(wrong-use\)\n$/),
    ]);
    const done = await sijill(["forget", page, "--yes", "--reason", "asked by its author"], { folder, env });
    expect(done).toEqual({ status: 0, out: `Forgot ${page}: pages 1, articles 1, facts 1\n`, err: "" });
    // The article is gone from the file, not from the lists alone.
    expect(readFileSync(join(folder, "data", "register.db"), "utf8")).not.toContain("Des quais pour Nador");

    const again = await sijill(["crawl", "port_news"], { folder, env });
    expect(again.out).toMatch(/^port_news +\d+ +0 +0 /m);
    const [facts, list, lines] = await Promise.all([
      sijill(["facts", "--format", "csv"], { folder, env }),
      sijill(["forget", "--list"], { folder, env }),
      sijill(["forget", "--list", "--json"], { folder, env }),
    ]);
    expect(facts.out).not.toContain("quais");
    expect(facts.out).toContain("870 emplois");
    expect(list.out).toMatch(/^\d{4}-\d\d-\d\d +page +https\S+\/quais +1 +1 +1 +[01] +asked by its author$/m);
    expect(jsonLines(lines.out)).toMatchObject([{ kind: "page", facts: 1, reason: "asked by its author" }]);
  },
);

test(
  "a forgotten publisher goes with all its pages, and nothing of it is taken up again",
  { timeout: 240_000 },
  async () => {
    const { folder, env } = await crawlSmallSite();
    const done = await sijill(["forget", "port_news", "--yes"], { folder, env });
    expect(done).toEqual({ status: 0, out: "Forgot port_news: pages 4, articles 3, facts 2\n", err: "" });
    const again = await sijill(["crawl", "port_news"], { folder, env });
    expect(again.status).toBe(0);
    const [facts, list] = await Promise.all([
      sijill(["facts"], { folder, env }),
      sijill(["forget", "--list"], { folder, env }),
    ]);
    expect(facts.out).toMatch(/^no facts/);
    expect(list.out).toMatch(/^\S+ +source +port_news +4 +3 +2 +1$/m);
  },
);

test("it asks what is to be forgotten, and for a register", { timeout: 60_000 }, async () => {
  const folder = makeFolder();
  const [nothing, missing] = await Promise.all([
    sijill(["forget", "--yes"], { folder }),
    sijill(["forget", "--list"], { folder }),
  ]);
  expect([nothing.status, nothing.err]).toEqual([2, expect.stringMatching(/name the web address/)]);
  expect([missing.status, missing.err]).toEqual([1, expect.stringMatching(/\(missing-input\)\n$/)]);
});
