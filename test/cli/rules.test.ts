import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder, samplePages, sijill } from "./program.ts";

/** A rule of one's own, whose example says `status`. */
const ownRule = (status: string): string => `- id: own/quay
  of: [money]
  gives: { type: funds, kind: investment, status: planned }
  reason: quays that a town dreams of
  words:
    fr:
      before:
        - { words: [RÊVER de], within: 5 }
  examples:
    - { fr: "La ville rêve de 40 MDH de quais.", facts: [{ value: 40000000, status: ${status} }] }
  rejects:
    - { fr: "La ville rêve de plages." }
`;

test("the built-in rules are listed and all their sentences hold", async () => {
  const folder = makeFolder();
  const [list, tried] = await Promise.all([
    sijill(["rules", "list"], { folder }),
    sijill(["rules", "test"], { folder }),
  ]);
  expect([list.status, tried.status]).toEqual([0, 0]);
  expect(list.out).toMatch(/^funds\/invest +funds \(investment\) +fr en es ar +\S/m);
  expect(tried.out).toMatch(/^[1-9]\d+ sentences hold, 0 do not\n$/);
});

test("rules of one's own are laid over them, tried, and used", async () => {
  const text = "Aménagement du port : la ville rêve de 40 MDH de quais. ".repeat(8);
  const folder = makeFolder({ "own/quay.yaml": ownRule("planned"), "page.txt": `Le port\n\n${text}` });
  const [tried, found] = await Promise.all([
    sijill(["rules", "test", "--rules", "own"], { folder }),
    sijill(["extract", "page.txt", "--rules", "own", "--format", "ndjson"], { folder }),
  ]);
  expect([tried.status, found.status]).toEqual([0, 0]);
  expect(found.out).toContain('"rule":"own/quay"');
});

test("a sentence that does not hold is told with what is wrong, and sets the exit status", async () => {
  const folder = makeFolder({ "own/quay.yaml": ownRule("lost") });
  const { status, out } = await sijill(["rules", "test", "--rules", "own"], { folder });
  expect(status).toBe(1);
  expect(out).toContain("own/quay example (fr): La ville rêve de 40 MDH de quais.\n  status is planned and not lost\n");
});

test("coverage counts what each rule took on pages and lists what none explains", async () => {
  const page = readFileSync(join(samplePages, "aujourdhui-mercato.html"));
  const folder = makeFolder({ "page.html": page });
  const { status, out } = await sijill(["rules", "coverage", "page.html"], { folder });
  expect(status).toBe(0);
  expect(out).toMatch(/^refuse\/dividend +refusal +[1-9]/m);
  expect(out).toMatch(/^\d+ quantities that no rule explains$/m);
});
