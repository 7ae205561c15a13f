/** Saved filters, from the browser to the register and back. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, openChromium } from "../../support/browser/chromium.ts";
import { look } from "./pages.ts";
import { serveDesk } from "./served.ts";

describe.runIf(hasChromium())("saved filters in the inbox", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(() => browser.close());

  it("are saved, followed, fed and removed by the keyboard", async () => {
    const desk = await serveDesk();
    const { page } = await look(browser, `${desk.address}/inbox?type=funds`);
    await page.locator("details.filters summary").press("Enter");
    await page.getByRole("button", { name: "Filtres enregistrés…" }).press("Enter");
    const dialog = page.getByRole("dialog", { name: "Filtres enregistrés" });
    await dialog.getByLabel("Nom").fill("argent public");
    await page.keyboard.press("Enter");
    const link = dialog.getByRole("link", { name: "argent public", exact: true });
    await link.waitFor();
    expect(await desk.register.listSavedFilters()).toMatchObject([
      { name: "argent public", owner: "local", filter: { types: ["funds"], states: ["pending"] } },
    ]);
    const feed = await dialog.getByRole("link", { name: "Flux Atom" }).getAttribute("href");
    expect(feed).toBe("/feeds/argent%20public.atom?language=fr");
    const { violations } = await new AxeBuilder({ page }).include("dialog").analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await link.press("Enter");
    await page.waitForURL(/state=pending&type=funds|type=funds&state=pending/);
    await page.getByRole("button", { name: "Filtres enregistrés…" }).press("Enter");
    await dialog.getByRole("button", { name: "Supprimer argent public" }).press("Enter");
    await dialog.getByText("Aucun filtre").waitFor();
    expect(await desk.register.listSavedFilters()).toEqual([]);
  });
});
