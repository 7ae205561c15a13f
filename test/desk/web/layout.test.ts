/** How the pages stand: for those who cannot see them, on a telephone, from right to left, in the dark. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, openChromium } from "../../support/browser/chromium.ts";
import { builtPages, look } from "./pages.ts";
import { differenceOf } from "./pictures.ts";
import { openStandIn, type StandIn } from "./stand-in/stand-in.ts";

const paths = [
  "/inbox",
  "/inbox?record=rfa20&state=any",
  "/inbox?q=nothing+has+these+words",
  "/records/rfa10",
  "/records/rfa11",
  "/overview",
  "/undertakings",
  "/sources",
  "/rules",
  "/rules/funds%2Fmade",
  "/people",
  "/people/audit",
  "/nothing/here",
] as const;

const telephone = { viewport: { width: 320, height: 640 } };

/** The page is there when nothing is being read any more. */
async function settled(page: Page): Promise<void> {
  await page.locator("main :is(h1, h2)").first().waitFor({ state: "attached" });
  await page.waitForFunction(() => document.querySelector(".skeleton") === null);
}

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message ?? ""}`));
}

describe.runIf(hasChromium())("every page", () => {
  let browser: Browser;
  let desk: StandIn;
  beforeAll(async () => {
    [browser, desk] = await Promise.all([openChromium(), builtPages().then((pages) => openStandIn(pages, 8))]);
  });
  afterAll(() => Promise.all([browser.close(), desk.close()]));

  const open = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const { page } = await look(browser, desk.address + path, options);
    await settled(page);
    return page;
  };

  it.each(paths)("has no fault that axe finds, light and dark: %s", async (path) => {
    const page = await open(path);
    expect(await faults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await faults(page)).toEqual([]);
  });

  it.each(["/inbox", "/records/rfa11", "/overview", "/undertakings", "/people/audit"])(
    "has none in Arabic and on a telephone: %s",
    async (path) => {
      expect(await faults(await open(path, { locale: "ar-MA", ...telephone }))).toEqual([]);
    },
  );

  it.each(["e", "r", "?", "m"])("has none with the dialogue of the key %s", async (key) => {
    const page = await open("/inbox");
    await page.locator(".article").waitFor();
    await page.keyboard.press(key);
    await page.getByRole("dialog").waitFor();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
  });

  it.each(paths)("is no wider than a screen of 320 points, in French and Arabic: %s", async (path) => {
    for (const locale of ["fr-FR", "ar-MA"]) {
      const page = await open(path, { locale, ...telephone });
      const [inner, outer] = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return [scrollWidth, clientWidth];
      });
      expect(inner).toBeLessThanOrEqual(outer ?? 0);
    }
  });

  it("stands from right to left in Arabic, as in a mirror", async () => {
    const [french, arabic] = [await open("/inbox"), await open("/inbox", { locale: "ar-MA" })];
    expect(await arabic.locator("html").getAttribute("dir")).toBe("rtl");
    expect(await arabic.locator("html").getAttribute("lang")).toBe("ar");
    for (const part of [".brand", ".side", ".record-pane", ".article-pane"]) {
      const [left, right] = [await french.locator(part).boundingBox(), await arabic.locator(part).boundingBox()];
      const mirrored = 1440 - (right?.x ?? 0) - (right?.width ?? 0);
      expect(Math.abs((left?.x ?? Infinity) - mirrored)).toBeLessThan(30);
    }
  });

  it("looks in Arabic the same whether it was opened so or switched to, and nothing like French", async () => {
    const short = "/inbox?record=rfa20&state=any";
    const [opened, switched] = [await open(short, { locale: "ar-MA" }), await open(short)];
    const french = await switched.screenshot();
    await switched.getByRole("banner").getByLabel("Langue").selectOption("ar");
    await switched.getByRole("button", { name: "قبول" }).waitFor();
    const pictures: Buffer[] = [];
    for (const page of [opened, switched]) {
      await page.locator(".article mark").first().waitFor();
      await page.locator(".brand").hover();
      await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
      pictures.push(await page.screenshot());
    }
    const [one = french, other = french] = pictures;
    expect(await differenceOf(opened, one, other)).toBeLessThan(0.002);
    expect(await differenceOf(opened, one, french)).toBeGreaterThan(0.05);
  });

  it("keeps the map as it is, west on the left, in Arabic as well", async () => {
    const page = await open("/overview", { locale: "ar-MA" });
    const x = async (name: string): Promise<number> =>
      (await page.locator(".map text", { hasText: name }).boundingBox())?.x ?? Number.NaN;
    expect(await x("الدار البيضاء")).toBeLessThan(await x("الشرق"));
  });

  it("tells an article in its own direction whatever the language of the interface", async () => {
    const page = await open("/inbox?record=rfa20&state=any");
    await page.locator(".article p").first().waitFor();
    const first = page.locator(".article p").first();
    expect(await first.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
    expect(await page.locator(".article").getAttribute("lang")).toBe("ar");
    expect(await page.locator("html").getAttribute("dir")).toBe("ltr");
  });

  it("changes language and theme at once and remembers them", async () => {
    const page = await open("/overview");
    await page.getByLabel("Langue").selectOption("ar");
    await page.getByRole("heading", { name: "نظرة عامة" }).waitFor();
    await page.getByLabel("المظهر").selectOption("dark");
    await page.reload();
    await page.getByRole("heading", { name: "نظرة عامة" }).waitFor();
    await expect.poll(() => page.locator("html").getAttribute("dir")).toBe("rtl");
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await expect.poll(ground).toBe("rgb(20, 24, 26)");
  });

  it("shows a list first on a telephone, then the record over it, and the way back", async () => {
    const page = await open("/inbox", telephone);
    expect(await page.locator(".record-pane").isVisible()).toBe(false);
    await page
      .getByRole("link", { name: /640 emplois/ })
      .first()
      .click();
    await page.locator(".record-pane").waitFor();
    expect(await page.locator(".side").isVisible()).toBe(false);
    await page.getByRole("button", { name: "Retour à la liste" }).click();
    await page.locator(".side").waitFor();
    expect(await page.locator(".record-pane").isVisible()).toBe(false);
  });

  it("can be walked through by keyboard: past the navigation, and nowhere without a visible focus", async () => {
    const page = await open("/inbox");
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").textContent()).toBe("Aller au contenu");
    for (let step = 0; step < 25; step += 1) {
      await page.keyboard.press("Tab");
      const outline = await page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
        return `${document.activeElement?.tagName} ${outlineStyle} ${outlineWidth}`;
      });
      expect(outline).toMatch(/solid 2px$/);
    }
  });
});
