import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { lines, pageOf, sources } from "./pages.ts";
import { readPage } from "../../src/page/read.ts";

/** What reading a page of `fixtures/pages` gives; its README tells what the fields mean. */
const expectedSchema = z.object({
  url: z.string(),
  article: z.record(z.string(), z.unknown()),
  text: z.array(z.string()),
  absent: z.array(z.string()),
});

const folder = new URL("../../fixtures/pages/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".html"));

describe("a page in the manner of the press", () => {
  test.each(names)("%s gives its article and nothing else", (name) => {
    const expected = expectedSchema.parse(
      JSON.parse(readFileSync(new URL(name.replace(".html", ".json"), folder), "utf8")),
    );
    const body = readFileSync(new URL(name, folder));
    const page = pageOf(body, {
      address: expected.url,
      headers: { "content-type": "text/html" },
      fetchedAt: "2026-12-01T12:00:00Z",
    });
    const article = readPage(page, sources);
    expect(article).toMatchObject(expected.article);
    expect(lines(article)).toEqual(expected.text);
    for (const words of expected.absent) expect(article.text).not.toContain(words);
  });
});
