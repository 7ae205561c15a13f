import { join } from "node:path";
import { expect, test } from "vitest";
import { openRegister } from "../../src/store/open.ts";
import { crawlSmallSite } from "./crawled.ts";
import { jsonLines, makeFolder, sijill } from "./program.ts";

const edited = `<html lang="fr"><head><meta property="og:type" content="article"><meta property="article:published_time" content="2025-03-04">
  </head><body><article><h1>Un parc agrandi pour Taza</h1><p>Le parc a créé 910 emplois depuis son ouverture, selon ses gérants.</p>
  <p>Les responsables du chantier ont présenté mardi le calendrier des travaux aux habitants, en présence du ministre.</p></article></body></html>`;

test(
  "an article that was edited shows both versions, what the edit changed, and what it said on a day",
  { timeout: 240_000 },
  async () => {
    const { folder, env, addressOf } = await crawlSmallSite();
    const page = addressOf("/emplois");
    const never = await sijill(["versions", page, "--changes"], { folder, env });
    expect(never).toEqual({ status: 0, out: "the article was never edited\n", err: "" });

    // As a visit in a later year leaves it; the next crawl reads what is kept and unread.
    const register = await openRegister(join(folder, "data", "register.db"));
    const kept = await register.findPage(page);
    const { finalAddress = page, headers = {} } = kept ?? {};
    const fetched = { address: page, finalAddress, status: 200, headers, body: Buffer.from(edited) };
    await register.recordFetch({ ...fetched, fetchedAt: "2999-05-06T10:20:30Z" }, null);
    await register.close();
    expect(await sijill(["crawl", "port_news"], { folder, env })).toMatchObject({ status: 0 });

    const today = new Date().getUTCFullYear();
    const [list, lines, changes, before, after, early] = await Promise.all([
      sijill(["versions", page], { folder, env }),
      sijill(["versions", page, "--json"], { folder, env }),
      sijill(["versions", page, "--changes"], { folder, env }),
      sijill(["versions", page, "--at", `${today + 2}`], { folder, env }),
      sijill(["versions", page, "--at", "2999-05-06"], { folder, env }),
      sijill(["versions", page, "--at", "2001"], { folder, env }),
    ]);
    expect(list.out).toMatch(
      /^fetched +until +modified +facts +page +title\n2999-05-06 10:20 +now +1 +kept +Un parc agrandi pour Taza\n\S+ \S+ +2999-05-06 10:20 +1 +kept +Un parc pour Taza\n$/,
    );
    expect(jsonLines(lines.out)).toMatchObject([
      { title: "Un parc agrandi pour Taza", replacedAt: null, facts: 1 },
      { title: "Un parc pour Taza", replacedAt: "2999-05-06T10:20:30.000Z", facts: 1 },
    ]);
    expect(changes.out).toMatch(/^2999-05-06 10:20\nUn parc agrandi pour Taza\n/);
    expect(changes.out).toMatch(/gone +870 jobs/);
    expect(changes.out).toMatch(/new +910 jobs/);
    expect(before.out).toContain("870 emplois");
    expect(after.out).toContain("910 emplois");
    expect([early.status, early.err]).toEqual([1, expect.stringContaining("(missing-input)")]);
  },
);

test("it asks for an article that is there", { timeout: 60_000 }, async () => {
  const folder = makeFolder();
  const missing = await sijill(["versions", "https://journal.example/1"], { folder });
  expect([missing.status, missing.err]).toEqual([1, expect.stringContaining("(missing-input)")]);
});
