/** The desk itself, served over a register of its own with a small press in it. */
import type { Page } from "playwright-core";
import { extractFacts } from "../../../src/facts/extract.ts";
import { loadEngine } from "../../../src/facts/engine.ts";
import { mergeArticles } from "../../../src/pipeline/merge.ts";
import { sampleArticle } from "../../support/samples.ts";
import { openTestDesk, password, type TestDesk } from "../desk.ts";
import { builtPages } from "./pages.ts";

/** Two outlets tell of one slaughterhouse, a third of a school; the fourth holds a script. */
const press = [
  sampleArticle({
    url: "https://journal.example/abattoir",
    title: "Un abattoir à Guercif",
    text: "La commune de Guercif a alloué 45 MDH à son abattoir le 12 mars 2024, et il créera 320 emplois.\nLe gérant a réalisé un chiffre d'affaires de 12 MDH.",
    publishedAt: "2024-03-13",
  }),
  sampleArticle({
    url: "https://gazette.example/guercif",
    outlet: "La Gazette d'Essai",
    title: "Guercif finance son abattoir",
    text: "À Guercif, la commune a alloué 45 millions de dirhams à l'abattoir le 12 mars 2024, dit-on au conseil.",
    publishedAt: "2024-03-14",
  }),
  sampleArticle({
    url: "https://sahifa.example/madrasa",
    outlet: "صحيفة التجربة",
    language: "ar",
    title: "الجهة تخصص 9 ملايين درهم لمدرسة بفكيك",
    text: "خصصت جهة الشرق 9 ملايين درهم لبناء مدرسة بفكيك سنة 2023.\nوتضم المدرسة 70 مقعدا.",
    publishedAt: "2024-01-09",
  }),
  sampleArticle({
    url: "https://journal.example/script",
    title: `<script>window.hasRun = 1</script> Un marché à Tahla`,
    text: `La commune de Tahla a alloué 3 MDH à son marché <img src=x onerror="window.hasRun=2"> en 2022.`,
    publishedAt: "2022-11-09",
  }),
];

export interface ServedDesk extends TestDesk {
  readonly address: string;
  /** Makes records of what has been kept or added. */
  readonly merge: () => Promise<void>;
}

/** Closed when the test ends. */
export async function serveDesk(): Promise<ServedDesk> {
  const desk = await openTestDesk({ pages: await builtPages(), clock: { now: Date.now } });
  const engine = loadEngine();
  for (const article of press) {
    const { facts, rules } = extractFacts(article, engine);
    await desk.register.saveArticle(article, facts, rules, null);
  }
  const merge = async (): Promise<void> => {
    await mergeArticles(desk.register, () => "2026-03-01T00:00:00.000Z", new AbortController().signal);
  };
  await merge();
  return { ...desk, merge, address: await desk.app.listen({ host: "127.0.0.1", port: 0 }) };
}

/** Logs a user of the tests in by the page. */
export async function logInAs(page: Page, name: string, typed = password): Promise<void> {
  await page.getByLabel("Nom", { exact: true }).fill(name);
  await page.getByLabel("Mot de passe").fill(typed);
  await page.getByRole("button", { name: "Se connecter" }).click();
}
