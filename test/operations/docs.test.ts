/** What docs/operations.md names is there. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { errorCodes } from "../../src/errors.ts";
import { healthStates } from "../../src/operations/health.ts";
import { openMetrics } from "../../src/operations/metrics.ts";

const text = readFileSync(new URL("../../docs/operations.md", import.meta.url), "utf8");

test("every metric is told of, and every one that is told of exists", async () => {
  const metrics = openMetrics({ sources: [], version: "9.9.9" });
  metrics.addProcess();
  const { body } = await metrics.write();
  const existing = new Set([...body.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name));
  const told = new Set(
    [...text.matchAll(/\b(?:sijill|nodejs|process)_[a-z0-9_]*[a-z0-9]\b/g)].map(([name]) =>
      name.replace(/_bucket$/, ""),
    ),
  );
  told.delete("sijill_inside");
  for (const name of [...existing].filter((one) => one?.startsWith("sijill_") === true)) expect(told).toContain(name);
  for (const name of told) if (name !== "sijill_new") expect(existing).toContain(name);
});

test("every state of a source is told of, with codes that exist", () => {
  const states = text.slice(text.indexOf("What the states of a source mean"), text.indexOf("## Sizing"));
  for (const state of healthStates) expect(states).toContain(`**${state}**`);
  const codes = [...states.matchAll(/`([a-z]+-[a-z-]+)`/g)].map(([, code]) => code);
  expect(codes.length).toBeGreaterThan(3);
  for (const code of codes) expect(Object.keys(errorCodes)).toContain(code);
});

test("links lead to a heading", () => {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^a-z0-9 -]/g, "")
      .replaceAll(" ", "-"),
  );
  const links = [...text.matchAll(/\]\(#([a-z0-9-]+)\)/g)].map(([, link]) => link);
  expect(links.length).toBeGreaterThan(5);
  for (const link of links) expect(headings).toContain(link);
});
