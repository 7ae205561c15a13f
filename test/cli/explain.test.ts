import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { jsonLines, makeFolder, samplePages, sijill } from "./program.ts";

const page = readFileSync(join(samplePages, "leseco-taounate-indh.html"));

test("explain tells of each quantity what took or refused it, and why", async () => {
  const folder = makeFolder({ "page.html": page });
  const [text, json, lines] = await Promise.all(
    ["text", "json", "ndjson"].map((format) => sijill(["explain", "page.html", "--format", format], { folder })),
  );
  expect([text?.status, json?.status, lines?.status]).toEqual([0, 0, 0]);
  expect(text?.out).toMatch(/^112 mn MAD +fact +funds\/\S+: .+\n {4}.+\[112 MDH\]/m);
  expect(text?.out).toMatch(/\d+ quantities: \d+ fact, \d+ refused, \d+ unexplained\n$/);
  const whole = z.looseObject({ accounts: z.array(z.unknown()) }).parse(JSON.parse(json?.out ?? ""));
  expect(whole).toMatchObject({ input: "page.html", article: { kind: "article" }, rules: expect.any(String) });
  const account = { outcome: "fact", reason: expect.any(String), fact: expect.any(String) };
  expect(whole.accounts[0]).toMatchObject({ mention: { quote: "112 MDH", value: 112_000_000 }, ...account });
  expect(jsonLines(lines?.out ?? "")).toEqual(whole.accounts);
});

test("a page that cannot be explained is told like any other", async () => {
  const folder = makeFolder({ "empty.html": "" });
  const { status, out, err } = await sijill(["explain", "empty.html"], { folder });
  expect([status, out]).toEqual([1, ""]);
  expect(err).toMatch(/^sijill: empty\.html: .+ \(empty-input\)\n$/);
});
