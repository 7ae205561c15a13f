import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { makeFolder, sijill } from "./program.ts";

const commands = ["read", "extract", "explain", "crawl", "facts", "reextract", "prune", "forget", "sources", "sample"];
const described: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const { version } = z.object({ version: z.string() }).parse(described);

test("help has examples for every command, and version is the package's", async () => {
  const folder = makeFolder();
  const helps = await Promise.all(commands.map((command) => sijill([command, "--help"], { folder })));
  for (const [at, { status, out, err }] of helps.entries()) {
    expect([status, err]).toEqual([0, ""]);
    expect(out).toMatch(new RegExp(`^Usage: sijill ${commands[at]}[^]+\nExamples:\n[^]* sijill ${commands[at]}`));
  }
  const [whole, told] = await Promise.all([sijill(["--help"], { folder }), sijill(["--version"], { folder })]);
  for (const command of commands) expect(whole.out).toMatch(new RegExp(`^ {2}${command}\\b`, "m"));
  expect([told.status, told.out]).toEqual([0, `${version}\n`]);
});

test("wrong use ends with status 2 and says what is right", async () => {
  const folder = makeFolder({ "page.html": "<p>x</p>" });
  const wrong: [string[], RegExp][] = [
    [[], /^Usage: sijill/],
    [["raed", "page.html"], /unknown command 'raed'\n\(Did you mean read\?\)/],
    [["read"], /missing required argument 'input'/],
    [["extract", "page.html", "--colour"], /unknown option '--colour'/],
    [["extract", "page.html", "--format", "xml"], /Allowed choices are text, ndjson/],
    [["extract", "page.html", "--published", "2024-02-30"], /Write a day of the calendar as 2024-05-31/],
    [["facts", "--type", "jobs,money"], /Allowed: convention, jobs, funds, indicator/],
    [["facts", "--limit", "0"], /whole number/],
    [["crawl"], /sijill sources lists them.+\(wrong-use\)\n$/],
    [["crawl", "lematn"], /did you mean lematin\?/],
    [["crawl", "--all", "lematin"], /not both/],
  ];
  const ended = await Promise.all(wrong.map(([args]) => sijill(args, { folder })));
  for (const [at, [args, said]] of wrong.entries()) {
    expect({ args, status: ended[at]?.status, out: ended[at]?.out }).toEqual({ args, status: 2, out: "" });
    expect(ended[at]?.err).toMatch(said);
  }
});

test("a setting that cannot be used is wrong use too, and a register that is not there is not made", async () => {
  const folder = makeFolder();
  const [setting, register] = await Promise.all([
    sijill(["read", "page.html"], { folder, env: { SIJILL_PAGE_LIMIT: "much" } }),
    sijill(["facts", "--data", "nowhere"], { folder }),
  ]);
  expect(setting).toMatchObject({
    status: 2,
    err: expect.stringMatching(/^sijill: SIJILL_PAGE_LIMIT .+ \(bad-setting\)\n$/),
  });
  expect(register).toMatchObject({ status: 1, err: expect.stringMatching(/sijill crawl .+ \(missing-input\)\n$/) });
  expect(existsSync(join(folder, "nowhere"))).toBe(false);
});
