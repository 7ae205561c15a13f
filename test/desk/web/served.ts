/** The desk itself, served over a register of its own with a small press in it. */
import type { Page } from "playwright-core";
import { sampleArticle } from "../../support/samples.ts";
import { keepArticles, merge, press as others } from "../press.ts";
import { openTestDesk, password, type TestDesk } from "../desk.ts";
import { builtPages } from "./pages.ts";

/** Two outlets tell of one slaughterhouse, a third of a school; the fourth holds a script. */
const press = [
  ...others.slice(0, 2),
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
  await keepArticles(desk, press);
  await merge(desk.register);
  return { ...desk, merge: () => merge(desk.register), address: await desk.app.listen({ host: "127.0.0.1", port: 0 }) };
}

/** Logs a user of the tests in by the page. */
export async function logInAs(page: Page, name: string, typed = password): Promise<void> {
  await page.getByLabel("Nom", { exact: true }).fill(name);
  await page.getByLabel("Mot de passe").fill(typed);
  await page.getByRole("button", { name: "Se connecter" }).click();
}
