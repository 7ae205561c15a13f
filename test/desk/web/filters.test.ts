/** Filters live in the address. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, openChromium } from "../../support/browser/chromium.ts";
import { builtPages, look } from "./pages.ts";
import { openStandIn, type StandIn } from "./stand-in/stand-in.ts";

describe.runIf(hasChromium())("filters", () => {
  let browser: Browser;
  let desk: StandIn;
  beforeAll(async () => {
    [browser, desk] = await Promise.all([openChromium(), builtPages().then((pages) => openStandIn(pages))]);
  });
  afterAll(() => Promise.all([browser.close(), desk.close()]));

  it("are chosen, told, kept over a reload, and taken away one by one", async () => {
    const { page } = await look(browser, `${desk.address}/inbox`);
    await page.getByText("68 fiches").waitFor();
    await page.getByText("Filtres", { exact: true }).click();
    await page.getByLabel("Secteur").selectOption("btp");
    await page.getByText("60 fiches").waitFor();
    await page.getByLabel("Région").selectOption("oriental");
    await page.getByText("40 fiches").waitFor();
    const shown = () => page.locator(".row-quantity").allTextContents();
    await expect.poll(async () => (await shown()).length).toBe(40);
    const unsorted = await shown();
    await page.getByLabel("Ordre").selectOption("-confidence");
    await expect.poll(async () => (await shown()).length === 40 && (await shown())[0] !== unsorted[0]).toBe(true);
    const before = await shown();
    await page.reload();
    await page.getByText("40 fiches").waitFor();
    await expect.poll(shown).toEqual(before);
    expect(new URL(page.url()).search).toBe("?sector=btp&region=oriental&sort=-confidence");
    await page.getByRole("button", { name: /Enlever : Secteur/ }).click();
    await page.getByText("42 fiches").waitFor();
    await page.getByRole("button", { name: "Tout enlever" }).click();
    await page.getByText("68 fiches").waitFor();
  });

  it("search for words by the key /, and give the way out where nothing is found", async () => {
    const { page } = await look(browser, `${desk.address}/inbox`);
    await page.locator(".row").first().waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("numéro 7 ");
    await page.keyboard.press("Enter");
    await page.getByText("1 fiche", { exact: true }).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("aucun titre");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Tout enlever" }).click();
    await page.getByText("68 fiches").waitFor();
  });

  it("keep the open record in the address, with the others behind it read on demand", async () => {
    const { page } = await look(browser, `${desk.address}/inbox?record=rfmore200&state=any`);
    await page.locator(".record-pane .quantity", { hasText: "22 M MAD" }).waitFor();
    await page.reload();
    await page.locator(".record-pane .quantity", { hasText: "22 M MAD" }).waitFor();
    expect(await page.locator(".row").count()).toBe(50);
    await page.getByRole("button", { name: "Suite de la liste" }).click();
    await expect.poll(() => page.locator(".row").count()).toBe(68);
  });

  it("lead from a figure of the overview to its records", async () => {
    const { page } = await look(browser, `${desk.address}/overview`);
    await page.getByRole("link", { name: /2023 – réalisé/ }).click();
    await page.locator(".row .type-funds").first().waitFor();
    const search = new URL(page.url()).searchParams;
    expect(Object.fromEntries(search)).toEqual({
      state: "pending,accepted,corrected,needs-second-look",
      type: "funds",
      unit: "MAD",
      status: "realised",
      summed: "true",
      from: "2023",
      to: "2023",
      sort: "-value",
    });
    const figure = page.locator(".list-head strong");
    expect(await figure.textContent()).toMatch(/MAD$/);
    await page.getByRole("button", { name: /Enlever : Totaux/ }).click();
    await expect.poll(() => figure.count()).toBe(0);
  });

  it("lead from a promise to what came of it, and the other way round", async () => {
    const { page } = await look(browser, `${desk.address}/overview?of=jobs`);
    await page.getByRole("heading", { name: "Promesses et résultats" }).waitFor();
    await page.getByRole("link", { name: "Toutes les promesses suivies" }).click();
    const promise = page.locator(".undertaking");
    await promise.first().waitFor();
    expect(await promise.count()).toBe(1);
    expect(await promise.locator(".delivered").textContent()).toMatch(/^\d+\s%/);
    await page.getByLabel("Région").selectOption("souss_massa");
    await page.getByRole("heading", { name: "Aucune promesse suivie" }).waitFor();
    await page.reload();
    await page.getByRole("link", { name: "Tout enlever" }).click();
    await promise.getByRole("link").last().click();
    await page.locator("h1.quantity").waitFor();
    expect(new URL(page.url()).pathname).toBe("/records/rfa31");
  });

  it("can be used without single keys", async () => {
    const { page } = await look(browser, `${desk.address}/inbox?state=any`);
    await page.locator(".row").first().waitFor();
    await page.keyboard.press("?");
    await page.getByLabel("Une seule touche suffit").uncheck();
    await page.keyboard.press("Escape");
    await page.keyboard.press("a");
    await page.keyboard.press("?");
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(desk.register.records.get("rfa10")?.state).toBe("pending");
  });
});
